"""A decryption factor is right (specification, Partial decryptions)."""

from __future__ import annotations

import secrets

from ballots.group import (
    ORDER,
    Point,
    RandomBytes,
    add,
    base_times,
    hash_scalar,
    point_text,
    random_scalar,
    times,
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
    public = base_times(exponent)
    challenge = _decrypt_hash(fingerprint, public, base_times(witness), times(witness, alpha))
    return Proof(challenge, (witness - exponent * challenge) % ORDER)


def check_decryption(
    fingerprint: str, public: Point, alpha: Point, factor: Point, proof: Proof
) -> bool:
    """Check a decryption factor (specification, Partial decryptions)."""
    left = add(base_times(proof.response), times(proof.challenge, public))
    right = add(times(proof.response, alpha), times(proof.challenge, factor))
    return _decrypt_hash(fingerprint, public, left, right) == proof.challenge
