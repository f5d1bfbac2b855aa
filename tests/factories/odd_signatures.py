"""Ed25519 signatures that libraries judge differently, each made with the key that it needs.

The recipes are those of "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020): points of
small order and with a part of small order as key and as R, numbers and points that are not reduced.
``python -m tests.factories.odd_signatures`` writes ``tests/vectors/signatures.json`` anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha512
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.group import IDENTITY, ORDER, add, scalar_mult_base

FILE = Path(__file__).resolve().parents[1] / "vectors" / "signatures.json"
P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
MESSAGE = b"the head of a trail"
SECRET = 0x1234567890ABCDEF
PUBLIC = scalar_mult_base(SECRET)
NONCE = 77


@dataclass(frozen=True)
class Vector:
    """Key, message and signature in hex; ``holds`` by the strict rule."""

    why: str
    key: str
    message: str
    signature: str
    holds: bool = False

    @property
    def parts(self) -> tuple[bytes, bytes, bytes]:
        return bytes.fromhex(self.key), bytes.fromhex(self.message), bytes.fromhex(self.signature)


def multiple(number: int, point: bytes) -> bytes:
    """Multiply any point of the curve by ``number``, by addition alone."""
    found = IDENTITY
    for _ in range(number):
        found = add(found, point)
    return found


def _encoded(y: int, sign: int) -> bytes:
    return (y | sign << 255).to_bytes(32, "little")


def _roots(square: int) -> list[int]:
    root = pow(square, (P + 3) // 8, P)
    candidates = (root, root * pow(2, (P - 1) // 4, P) % P)
    return [
        sign * candidate % P
        for candidate in candidates
        for sign in (1, -1)
        if pow(candidate, 2, P) == square % P
    ]


def _order_eight() -> bytes:
    # twice (x, y) has y = 0 exactly where x² = -y²; the curve then says d·y⁴ + 2·y² = 1
    for root in _roots(1 + D):
        for y in _roots((root - 1) * pow(D, -1, P) % P):
            if multiple(4, _encoded(y, 0)) == _encoded(P - 1, 0):
                return _encoded(y, 0)
    raise AssertionError


SMALL = [multiple(number, _order_eight()) for number in range(8)]  # SMALL[0] is neutral
# Small points written with a y that is not reduced, or with a sign that their x has not.
UNREDUCED = [
    *(_encoded(P + 1, 0), _encoded(P + 1, 1), _encoded(P, 0), _encoded(P, 1)),
    *(_encoded(1, 1), _encoded(P - 1, 1)),
]
OFF_CURVE = (2).to_bytes(32, "little")


def _challenge(commitment: bytes, public: bytes, message: bytes) -> int:
    return int.from_bytes(sha512(commitment + public + message).digest(), "little") % ORDER


def _scalar(number: int) -> bytes:
    return number.to_bytes(32, "little")


def signed(public: bytes = PUBLIC, twist: bytes = IDENTITY, message: bytes = MESSAGE) -> bytes:
    """Sign with ``SECRET`` in the name of ``public``; ``twist`` is added to R."""
    commitment = add(scalar_mult_base(NONCE), twist)
    scalar = (NONCE + _challenge(commitment, public, message) * SECRET) % ORDER
    return commitment + _scalar(scalar)


def _vector(
    why: str, key: bytes, message: bytes, signature: bytes, *, holds: bool = False
) -> Vector:
    return Vector(why, key.hex(), message.hex(), signature.hex(), holds)


def vectors() -> Iterator[Vector]:
    """Make all vectors, the same each time."""
    for number in range(4):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        public = key.public_key().public_bytes_raw()
        message = bytes(number)
        yield _vector("as everybody signs", public, message, key.sign(message), holds=True)
    yield _vector("by the recipe of this file", PUBLIC, MESSAGE, signed(), holds=True)
    yield _vector("another message", PUBLIC, b"x" + MESSAGE, signed())
    yield _vector("another key", scalar_mult_base(2), MESSAGE, signed())
    yield _vector("no S", PUBLIC, MESSAGE, signed()[:32])
    yield _vector("a byte too many", PUBLIC, MESSAGE, signed() + b"\0")
    yield _vector("nothing", PUBLIC, MESSAGE, b"")
    yield _vector("a key too short", PUBLIC[:31], MESSAGE, signed())
    commitment, scalar = signed()[:32], int.from_bytes(signed()[32:], "little")
    for times in range(1, 15):
        unreduced = commitment + _scalar(scalar + times * ORDER)
        yield _vector(f"S is not reduced: {times} orders more", PUBLIC, MESSAGE, unreduced)
    for number, twist in enumerate(SMALL[1:], 1):
        yield _vector(
            f"R has a part of small order: {number}", PUBLIC, MESSAGE, signed(twist=twist)
        )
        public = add(PUBLIC, twist)
        message = next(  # h is a multiple of 8, so the equation holds without the cofactor too
            message
            for message in (MESSAGE + bytes([n]) for n in range(200))
            if _challenge(scalar_mult_base(NONCE), public, message) % 8 == 0
        )
        signature = signed(public, message=message)
        yield _vector(f"the key has a part of small order: {number}", public, message, signature)
    for number, commitment in enumerate((IDENTITY, *UNREDUCED)):
        answer = _scalar(_challenge(commitment, PUBLIC, MESSAGE) * SECRET % ORDER)
        yield _vector(f"R is of small order: {number}", PUBLIC, MESSAGE, commitment + answer)
    for number, public in enumerate((*SMALL, *UNREDUCED, OFF_CURVE)):
        for other, commitment in enumerate((*SMALL, *UNREDUCED)):
            why = f"key {number} and R {other} are of small order"
            yield _vector(why, public, MESSAGE, commitment + bytes(32))
        for nonce in range(1, 9):
            signature = scalar_mult_base(nonce) + _scalar(nonce)
            yield _vector(f"key {number} is of small order: {nonce}", public, MESSAGE, signature)


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(asdict(vector)) for vector in vectors())
    FILE.write_text(f"[\n{lines}\n]\n")
