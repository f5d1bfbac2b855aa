"""Proofs that show without telling (specification, Verification keys, Interval membership).

All challenges are SHA-256 over the full statement, as the specification writes it. A ``Proof`` is
a pair of scalars. Provers know their exponents, so they need fixed bases only.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from ballots.encoding import Json
from ballots.errors import BadInput
from ballots.group import (
    GENERATOR,
    GROUP,
    ORDER,
    Point,
    RandomBytes,
    add,
    base_times,
    hash_scalar,
    parse_scalar,
    point_text,
    random_scalar,
    subtract,
    times,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """One ``proof`` of the specification."""

    challenge: int
    response: int

    def value(self) -> Json:
        """The JSON form, in field order."""
        return {"challenge": str(self.challenge), "response": str(self.response)}


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """An ElGamal ciphertext ``(g**r, y**r * g**m)``."""

    alpha: Point
    beta: Point

    def value(self) -> Json:
        """The JSON form, in field order."""
        return {"alpha": point_text(self.alpha), "beta": point_text(self.beta)}

    def __mul__(self, other: Ciphertext) -> Ciphertext:
        """The pointwise product: encrypts the sum."""
        return Ciphertext(add(self.alpha, other.alpha), add(self.beta, other.beta))


def fields(value: Json, *names: str) -> tuple[Json, ...]:
    """The fields of a JSON object that has exactly these. Raises `BadInput`."""
    if not isinstance(value, dict) or tuple(value) != names:
        raise BadInput("fields", "Something in this file has other parts than it should have.")
    return tuple(value.values())


def parse_proof(value: Json) -> Proof:
    """Read one proof. Raises `BadInput`."""
    challenge, response = fields(value, "challenge", "response")
    return Proof(parse_scalar(challenge), parse_scalar(response))


def encrypt(bit: int, nonce: int, key: Point) -> Ciphertext:
    """Seal 0 or 1 under ``key`` with the secret ``nonce``."""
    masked = times(nonce, key)
    return Ciphertext(base_times(nonce), add(masked, GENERATOR) if bit else masked)


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
    """``iprove`` of the specification. ``secret`` is (nonce, sealed number); raises `ValueError`
    if the number is not among ``values``.
    """
    nonce, number = secret
    true_at = list(values).index(number)
    proofs: list[Proof] = []
    commitments: list[tuple[Point, Point]] = []
    for value in values:
        if value == number:
            witness = random_scalar(random_bytes)
            proofs.append(Proof(0, witness))
            commitments.append((base_times(witness), times(witness, key)))
            continue
        proof = Proof(random_scalar(random_bytes), random_scalar(random_bytes))
        # alpha = g**nonce and beta = y**nonce g**number, so all powers are of g and y.
        mixed = (proof.response + nonce * proof.challenge) % ORDER
        shift = base_times((number - value) * proof.challenge)
        proofs.append(proof)
        commitments.append((base_times(mixed), add(times(mixed, key), shift)))
    others = sum(proof.challenge for proof in proofs)
    challenge = (_interval_hash(statement, sealed, commitments) - others) % ORDER
    witness = proofs[true_at].response
    proofs[true_at] = Proof(challenge, (witness - nonce * challenge) % ORDER)
    return tuple(proofs)


def check_interval(
    statement: str,
    sealed: Ciphertext,
    values: range,
    proofs: Sequence[Proof],
    key: Point,
) -> bool:
    """Does the sealed number lie in ``values``? One proof for each value, in order."""
    if len(proofs) != len(values):
        return False
    commitments: list[tuple[Point, Point]] = []
    shifted = sealed.beta
    for step in range(values.start):
        del step
        shifted = subtract(shifted, GENERATOR)
    for proof in proofs:
        left = add(base_times(proof.response), times(proof.challenge, sealed.alpha))
        right = add(times(proof.response, key), times(proof.challenge, shifted))
        commitments.append((left, right))
        shifted = subtract(shifted, GENERATOR)
    total = sum(proof.challenge for proof in proofs) % ORDER
    return _interval_hash(statement, sealed, commitments) == total


# --- knowledge of an exponent ----------------------------------------------------------------


def _schnorr(prefix: str, exponent: int, random_bytes: RandomBytes) -> Proof:
    witness = random_scalar(random_bytes)
    challenge = hash_scalar(f"{prefix}|{point_text(base_times(witness))}")
    return Proof(challenge, (witness - exponent * challenge) % ORDER)


def _check_schnorr(prefix: str, public: Point, proof: Proof) -> bool:
    commitment = add(base_times(proof.response), times(proof.challenge, public))
    return hash_scalar(f"{prefix}|{point_text(commitment)}") == proof.challenge


def prove_key(
    exponent: int, public: Point, random_bytes: RandomBytes = secrets.token_bytes
) -> Proof:
    """``pok``: whoever published this key knows its private half."""
    return _schnorr(f"pok|{GROUP}|{point_text(public)}", exponent, random_bytes)


def check_key(public: Point, proof: Proof) -> bool:
    """Check a ``pok``."""
    return _check_schnorr(f"pok|{GROUP}|{point_text(public)}", public, proof)


def sign_hash(
    exponent: int, hash_b64: str, random_bytes: RandomBytes = secrets.token_bytes
) -> Proof:
    """The signature of a sealed vote (specification, Signatures)."""
    return _schnorr(f"sig|{hash_b64}", exponent, random_bytes)


def check_signature(public: Point, hash_b64: str, proof: Proof) -> bool:
    """Check the signature of a sealed vote under its public credential."""
    return _check_schnorr(f"sig|{hash_b64}", public, proof)


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
