"""Interval membership: the sealed number is one of a few (specification, Interval membership)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from ballots.group import (
    GENERATOR,
    ORDER,
    Point,
    RandomBytes,
    add,
    hash_scalar,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
    subtract,
)
from ballots.proofs.ciphertext import Ciphertext
from ballots.proofs.proof import Proof

# --- interval membership: the sealed number is one of ``values`` -----------------------------


def _interval_hash(
    statement: str, sealed: Ciphertext, commitments: Sequence[tuple[Point, Point]]
) -> int:
    pairs = ",".join(f"{point_text(a)},{point_text(b)}" for a, b in commitments)
    pair = f"{point_text(sealed.alpha)},{point_text(sealed.beta)}"
    return hash_scalar(f"prove|{statement}|{pair}|{pairs}")


def prove_interval(
    statement: str,
    sealed: Ciphertext,
    secret: tuple[int, int],
    values: Sequence[int],
    key: Point,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> tuple[Proof, ...]:
    """Prove that the sealed number is one of ``values`` (``iprove`` of the specification).

    ``secret`` is (nonce, sealed number). Raises `ValueError` if the number is not among ``values``.
    """
    nonce, number = secret
    true_at = list(values).index(number)
    proofs: list[Proof] = []
    commitments: list[tuple[Point, Point]] = []
    for value in values:
        if value == number:
            witness = random_scalar(random_bytes)
            proofs.append(Proof(0, witness))
            commitments.append((scalar_mult_base(witness), scalar_mult(witness, key)))
            continue
        proof = Proof(random_scalar(random_bytes), random_scalar(random_bytes))
        # alpha = g**nonce and beta = y**nonce g**number, so all powers are of g and y.
        mixed = (proof.response + nonce * proof.challenge) % ORDER
        shift = scalar_mult_base((number - value) * proof.challenge)
        proofs.append(proof)
        commitments.append((scalar_mult_base(mixed), add(scalar_mult(mixed, key), shift)))
    others = sum(proof.challenge for proof in proofs)
    challenge = (_interval_hash(statement, sealed, commitments) - others) % ORDER
    witness = proofs[true_at].response
    proofs[true_at] = Proof(challenge, (witness - nonce * challenge) % ORDER)
    return tuple(proofs)


def is_valid_interval_proof(
    statement: str,
    sealed: Ciphertext,
    values: range,
    proofs: Sequence[Proof],
    key: Point,
) -> bool:
    """Tell whether the sealed number is shown to be one of ``values``; a proof for each."""
    if len(proofs) != len(values):
        return False
    commitments: list[tuple[Point, Point]] = []
    shifted = sealed.beta
    for step in range(values.start):
        del step
        shifted = subtract(shifted, GENERATOR)
    for proof in proofs:
        left = add(scalar_mult_base(proof.response), scalar_mult(proof.challenge, sealed.alpha))
        right = add(scalar_mult(proof.response, key), scalar_mult(proof.challenge, shifted))
        commitments.append((left, right))
        shifted = subtract(shifted, GENERATOR)
    total = sum(proof.challenge for proof in proofs) % ORDER
    return _interval_hash(statement, sealed, commitments) == total
