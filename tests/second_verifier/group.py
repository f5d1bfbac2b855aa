"""The prime-order subgroup of Ed25519, and strict signatures on it."""

import hashlib
import re

from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_is_valid_point,
    crypto_core_ed25519_sub,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)

from tests.second_verifier.strict_json import Bad, Json, text_of

Q = 2**252 + 27742317777372353535851937790883648493
NEUTRAL = (1).to_bytes(32, "little")
BASE = crypto_scalarmult_ed25519_base_noclamp((1).to_bytes(32, "little"))
HEX_64 = re.compile(r"[0-9a-f]{64}\Z")
DECIMAL = re.compile(r"(0|[1-9][0-9]*)\Z")


def parse_point(value: Json, *, may_be_neutral: bool = False) -> bytes:
    """Parse 64 hex digits of the big-endian number: canonical, on the curve, in the subgroup."""
    text = text_of(value)
    if not HEX_64.match(text):
        raise Bad("not 64 hex digits")
    point = bytes.fromhex(text)[::-1]
    if point == NEUTRAL and may_be_neutral:
        return point
    require_point(point)
    return point


def require_point(point: bytes) -> None:
    """Refuse what is not canonical, not on the curve, not in the subgroup, or neutral."""
    if len(point) != 32 or not crypto_core_ed25519_is_valid_point(point):
        raise Bad("not a point of the group")


def point_text(point: bytes) -> str:
    """Write a point as Belenios does."""
    return point[::-1].hex()


def parse_scalar(value: Json) -> int:
    """Parse a decimal string without leading zeros, less than q."""
    text = text_of(value)
    if len(text) > 80 or not DECIMAL.match(text) or int(text) >= Q:
        raise Bad("not a number less than q")
    return int(text)


def times(point: bytes, scalar: int) -> bytes:
    """Multiply a point; zero and the neutral element are no special case for the caller."""
    scalar %= Q
    if scalar == 0 or point == NEUTRAL:
        return NEUTRAL
    return crypto_scalarmult_ed25519_noclamp(scalar.to_bytes(32, "little"), point)


def base_times(scalar: int) -> bytes:
    """Multiply the generator."""
    scalar %= Q
    if scalar == 0:
        return NEUTRAL
    return crypto_scalarmult_ed25519_base_noclamp(scalar.to_bytes(32, "little"))


def plus(first: bytes, second: bytes) -> bytes:
    """Add two points (the specification writes it as a product)."""
    return crypto_core_ed25519_add(first, second)


def minus(first: bytes, second: bytes) -> bytes:
    """Subtract two points."""
    return crypto_core_ed25519_sub(first, second)


def hash_number(text: str) -> int:
    """Compute SHA-256 as a big-endian number modulo q."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % Q


def require_signature(key: bytes, message: bytes, signature: bytes) -> None:
    """Require a strict Ed25519 signature: A and R points of the group, S < q, no cofactor."""
    if len(signature) != 64:
        raise Bad("a signature has 64 bytes")
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    require_point(key)
    require_point(r)
    if s >= Q:
        raise Bad("S of the signature is not less than q")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little")
    if minus(base_times(s), times(key, h)) != r:
        raise Bad("the signature does not hold")
