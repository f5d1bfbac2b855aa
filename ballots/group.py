"""The prime-order Ed25519 group in the Belenios encoding (specification, Groups, Ed25519).

A ``Point`` is the 32-byte compressed form that libsodium uses. On paper and in JSON it is 64 hex
digits of the same number written big-endian, so the bytes are reversed. Scalars are Python ints
modulo ``ORDER``. libsodium refuses zero scalars and neutral results; both are handled here.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from hashlib import sha256

import nacl.bindings as sodium
import nacl.exceptions

from ballots.errors import BadInput

GROUP = "Ed25519"
ORDER = 2**252 + 27742317777372353535851937790883648493
Point = bytes
IDENTITY: Point = (1).to_bytes(32, "little")
RandomBytes = Callable[[int], bytes]

_HEX64 = re.compile(r"[0-9a-f]{64}\Z")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,76})\Z")


def point_text(point: Point) -> str:
    """Write a point as 64 hex digits."""
    return point[::-1].hex()


def parse_point(text: object, *, allow_identity: bool = False) -> Point:
    """Read a point; it must be canonical and of prime order. Raises `BadInput`.

    The neutral element is refused unless ``allow_identity``: only sums of votes may be neutral.
    """
    if not isinstance(text, str) or not _HEX64.match(text):
        raise BadInput("point-form", "A number in this file is not written as it must be.")
    point = bytes.fromhex(text)[::-1]
    if allow_identity and point == IDENTITY:
        return point
    if not sodium.crypto_core_ed25519_is_valid_point(point):
        raise BadInput("point-invalid", "A number in this file is not a point of the group.")
    return point


def parse_scalar(text: object) -> int:
    """Read a scalar: a decimal string without leading zeros, below the order. Raises `BadInput`."""
    if not isinstance(text, str) or not _DECIMAL.match(text):
        raise BadInput("scalar-form", "A number in this file is not written as it must be.")
    value = int(text)
    if value >= ORDER:
        raise BadInput("scalar-range", "A number in this file is too big.")
    return value


def scalar_mult_base(scalar: int) -> Point:
    """Compute ``g ** scalar``, in the multiplicative notation of the specification."""
    scalar %= ORDER
    if scalar == 0:
        return IDENTITY
    return sodium.crypto_scalarmult_ed25519_base_noclamp(scalar.to_bytes(32, "little"))


def scalar_mult(scalar: int, point: Point) -> Point:
    """Compute ``point ** scalar``. Raises `BadInput` if the point is not in the group."""
    scalar %= ORDER
    if scalar == 0 or point == IDENTITY:
        return IDENTITY
    try:
        return sodium.crypto_scalarmult_ed25519_noclamp(scalar.to_bytes(32, "little"), point)
    except nacl.exceptions.RuntimeError as problem:
        raise BadInput(
            "point-invalid", "A number in this file is not a point of the group."
        ) from problem


def add(left: Point, right: Point) -> Point:
    """Add two points (a product in the notation of the specification)."""
    return sodium.crypto_core_ed25519_add(left, right)


def subtract(left: Point, right: Point) -> Point:
    """Subtract two points (a quotient in the notation of the specification)."""
    return sodium.crypto_core_ed25519_sub(left, right)


def random_scalar(random_bytes: RandomBytes = secrets.token_bytes) -> int:
    """Draw a scalar uniformly: 64 random bytes, reduced, so the bias is under 2**-250."""
    return int.from_bytes(random_bytes(64), "little") % ORDER


def hash_scalar(text: str) -> int:
    """Compute SHA-256 of the text as a big-endian number, modulo the order: a proof's challenge."""
    return int.from_bytes(sha256(text.encode()).digest(), "big") % ORDER


GENERATOR: Point = scalar_mult_base(1)
