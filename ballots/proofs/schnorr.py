"""Knowledge of an exponent: keys and signatures (specification, Verification keys, Signatures)."""

from __future__ import annotations

import secrets

from ballots.group import (
    GROUP,
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

# --- knowledge of an exponent ----------------------------------------------------------------


def _schnorr(prefix: str, exponent: int, random_bytes: RandomBytes) -> Proof:
    witness = random_scalar(random_bytes)
    challenge = hash_scalar(f"{prefix}|{point_text(scalar_mult_base(witness))}")
    return Proof(challenge, (witness - exponent * challenge) % ORDER)


def _is_valid(prefix: str, public: Point, proof: Proof) -> bool:
    commitment = add(scalar_mult_base(proof.response), scalar_mult(proof.challenge, public))
    return hash_scalar(f"{prefix}|{point_text(commitment)}") == proof.challenge


def prove_key(
    exponent: int, public: Point, random_bytes: RandomBytes = secrets.token_bytes
) -> Proof:
    """Prove that the publisher of this key knows its private half (``pok``)."""
    return _schnorr(f"pok|{GROUP}|{point_text(public)}", exponent, random_bytes)


def is_valid_key_proof(public: Point, proof: Proof) -> bool:
    """Tell whether a ``pok`` holds."""
    return _is_valid(f"pok|{GROUP}|{point_text(public)}", public, proof)


def sign_hash(
    exponent: int, hash_b64: str, random_bytes: RandomBytes = secrets.token_bytes
) -> Proof:
    """Sign the hash of a sealed vote (specification, Signatures)."""
    return _schnorr(f"sig|{hash_b64}", exponent, random_bytes)


def is_valid_signature(public: Point, hash_b64: str, proof: Proof) -> bool:
    """Tell whether a sealed vote was signed under its public credential."""
    return _is_valid(f"sig|{hash_b64}", public, proof)
