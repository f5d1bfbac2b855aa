"""Ed25519 signatures of officers and log, read strictly: the one place where one is verified.

RFC 8032 leaves open what is done with odd keys and points, and libraries differ ("Taming the many
EdDSAs", Chalkias, Garillot and Nikolaenko, 2020). Under a key of small order anybody can sign. So:

- the public key and the point R of the signature are canonical, on the curve, in the prime-order
  group, and not neutral;
- S is less than the order;
- R = S·B - h·A with h = SHA-512(R, A, message), without a cofactor.

Honest signatures always pass, and every program that follows these rules gives the
same answer.
"""

from __future__ import annotations

from hashlib import sha512

from ballots.errors import BadInput
from ballots.group import (
    ORDER,
    parse_point,
    scalar_mult,
    scalar_mult_base,
    subtract,
)

KEY_BYTES = 32
SIGNATURE_BYTES = 64


def is_signing_key(public_key: bytes) -> bool:
    """Tell whether these bytes (RFC 8032) can be the public half of a key."""
    try:
        parse_point(public_key[::-1].hex())
    except BadInput:
        return False
    return True


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the private half of ``public_key`` signed the message (RFC 8032, strictly)."""
    commitment, response = signature[:KEY_BYTES], signature[KEY_BYTES:]
    scalar = int.from_bytes(response, "little")
    if len(signature) != SIGNATURE_BYTES or scalar >= ORDER:
        return False
    if not is_signing_key(public_key) or not is_signing_key(commitment):
        return False
    challenge = int.from_bytes(sha512(commitment + public_key + message).digest(), "little")
    right = subtract(scalar_mult_base(scalar), scalar_mult(challenge, public_key))
    return right == commitment
