"""ElGamal ciphertexts: sealed numbers that can be added."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.encoding import Json
from ballots.group import (
    GENERATOR,
    Point,
    add,
    point_text,
    scalar_mult,
    scalar_mult_base,
)


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """An ElGamal ciphertext ``(g**r, y**r * g**m)``."""

    alpha: Point
    beta: Point

    def to_json(self) -> Json:
        """Return the JSON form, in field order."""
        return {"alpha": point_text(self.alpha), "beta": point_text(self.beta)}

    def __mul__(self, other: Ciphertext) -> Ciphertext:
        """Multiply pointwise: the product encrypts the sum."""
        return Ciphertext(add(self.alpha, other.alpha), add(self.beta, other.beta))


def encrypt(bit: int, nonce: int, key: Point) -> Ciphertext:
    """Seal 0 or 1 under ``key`` with the secret ``nonce``."""
    masked = scalar_mult(nonce, key)
    return Ciphertext(scalar_mult_base(nonce), add(masked, GENERATOR) if bit else masked)
