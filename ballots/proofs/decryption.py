"""Proofs that a decryption factor is right (specification, Partial decryptions)."""

from __future__ import annotations

import secrets

from ballots.group import (
    ORDER,
    Point,
    RandomBytes,
    add,
    hash_scalar,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
)
from ballots.proofs.proof import Proof

# --- a decryption factor is right ------------------------------------------------------------


def _decrypt_hash(fingerprint: str, public: Point, left: Point, right: Point) -> int:
    return hash_scalar(
        f"decrypt|{fingerprint}|{point_text(public)}|{point_text(left)},{point_text(right)}"
    )


def prove_decryption(
    fingerprint: str,
    exponent: int,
    alpha: Point,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Proof:
    """Prove that ``alpha ** exponent`` was made with the private half of ``g ** exponent``."""
    witness = random_scalar(random_bytes)
    public = scalar_mult_base(exponent)
    challenge = _decrypt_hash(
        fingerprint, public, scalar_mult_base(witness), scalar_mult(witness, alpha)
    )
    return Proof(challenge, (witness - exponent * challenge) % ORDER)


def is_valid_decryption_proof(
    fingerprint: str, public: Point, alpha: Point, factor: Point, proof: Proof
) -> bool:
    """Tell whether a decryption factor is right (specification, Partial decryptions)."""
    left = add(scalar_mult_base(proof.response), scalar_mult(proof.challenge, public))
    right = add(scalar_mult(proof.response, alpha), scalar_mult(proof.challenge, factor))
    return _decrypt_hash(fingerprint, public, left, right) == proof.challenge
