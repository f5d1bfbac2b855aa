"""Key holders of the mandatory kind ("Single"): all of them are needed to open a box.

Specification, Verification keys, Trustees, Partial decryptions.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ballots.encoding import Json, fields, ordered, strict_json
from ballots.errors import BadInput
from ballots.group import (
    Point,
    RandomBytes,
    add,
    parse_point,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
)
from ballots.proofs.decryption import is_valid_decryption_proof, prove_decryption
from ballots.proofs.proof import Proof, parse_proof
from ballots.proofs.schnorr import is_valid_key_proof, prove_key
from ballots.tally import EncryptedTally
from ballots.trustees.threshold import KIND as THRESHOLD
from ballots.trustees.threshold import threshold_refusal

MOST_KEY_HOLDERS = 5
LIMIT = 512 * 1024


@dataclass(frozen=True, slots=True)
class Trustee:
    """The public half of a key, with the proof that somebody holds the other half."""

    public_key: Point
    pok: Proof

    def to_json(self) -> Json:
        """Return the ``trustee_public_key`` of the specification."""
        return {"pok": self.pok.to_json(), "public_key": point_text(self.public_key)}

    def to_bytes(self) -> bytes:
        """Return the public part as it is handed in."""
        return ordered(self.to_json())


def new_private_key(random_bytes: RandomBytes = secrets.token_bytes) -> int:
    """Draw a fresh private key. All of them together can open every vote."""
    return random_scalar(random_bytes)


def public_part(private_key: int, random_bytes: RandomBytes = secrets.token_bytes) -> Trustee:
    """Return the public half and its proof."""
    public = scalar_mult_base(private_key)
    return Trustee(public, prove_key(private_key, public, random_bytes))


def parse_trustee(raw: bytes) -> Trustee:
    """Read a public part and check its proof. Raises `BadInput`."""
    trustee = _trustee(strict_json(raw, LIMIT))
    if trustee.to_bytes() != raw:
        raise BadInput("key-form", "The key is not written in the right way.")
    return trustee


def _trustee(value: Json) -> Trustee:
    pok, public_key = fields(value, "pok", "public_key")
    trustee = Trustee(parse_point(public_key), parse_proof(pok))
    if not is_valid_key_proof(trustee.public_key, trustee.pok):
        raise BadInput("key-proof", "This key does not prove that somebody holds it.")
    return trustee


@dataclass(frozen=True, slots=True)
class Single:
    """All key holders of an election, of whom all are needed (`ballots.trustees.base.Trustees`)."""

    trustees: tuple[Trustee, ...]

    @property
    def number(self) -> int:
        """The number of key holders."""
        return len(self.trustees)

    @property
    def needed(self) -> int:
        """The number of key holders who together open a box: all."""
        return len(self.trustees)

    def public_key(self, owner: int) -> Point:
        """Return the public key of key holder ``owner``, counted from 1."""
        return self.trustees[owner - 1].public_key

    def joint_key(self) -> Point:
        """Return the key that seals votes: the product of all public keys."""
        return joint_key(self.trustees)

    def is_enough(self, owners: Collection[int]) -> bool:
        """Tell whether the shares of these key holders open a box."""
        return set(range(1, self.number + 1)) <= set(owners)

    def verify_share(
        self, fingerprint: str, owner: int, tally: EncryptedTally, raw: bytes
    ) -> tuple[Point, ...]:
        """Check every proof of a share and return its factors. Raises `BadInput`."""
        return verify_partial_decryption(fingerprint, self.trustees[owner - 1], tally, raw)

    def combine(self, factors: Mapping[int, tuple[Point, ...]]) -> tuple[tuple[Point, ...], ...]:
        """Return the factors of all key holders. Raises `ValueError` if one is missing."""
        if not self.is_enough(factors):
            msg = "a share is missing"
            raise ValueError(msg)
        return tuple(factors[owner] for owner in range(1, self.number + 1))

    def to_bytes(self) -> bytes:
        """Write the ``trustees`` structure: one mandatory item for each key holder."""
        return ordered([["Single", trustee.to_json()] for trustee in self.trustees])


def parse_trustees(raw: bytes) -> Single:
    """Read a ``trustees`` structure. Raises `BadInput`."""
    value = strict_json(raw, LIMIT)
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_KEY_HOLDERS:
        raise BadInput("keys-number", "There must be one to five key holders.")
    trustees: list[Trustee] = []
    for item in value:
        if not isinstance(item, list) or len(item) != len(("kind", "key")):
            raise BadInput("keys-kind", "This kind of key holder is not known here.")
        if item[0] == THRESHOLD:
            raise threshold_refusal()
        if item[0] != "Single":
            raise BadInput("keys-kind", "This kind of key holder is not known here.")
        trustees.append(_trustee(item[1]))
    single = Single(tuple(trustees))
    if single.to_bytes() != raw:
        raise BadInput("keys-form", "The keys are not written in the right way.")
    if len({trustee.public_key for trustee in trustees}) != len(trustees):
        raise BadInput("keys-same", "Two key holders have the same key.")
    return single


def joint_key(trustees: Sequence[Trustee]) -> Point:
    """Compute the key that seals votes: the product of all public keys."""
    key, *rest = (trustee.public_key for trustee in trustees)
    for other in rest:
        key = add(key, other)
    return key


# --- opening ---------------------------------------------------------------------------------


def partial_decryption(
    fingerprint: str,
    private_key: int,
    tally: EncryptedTally,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> bytes:
    """Make one key holder's share of the opening of one box, with proofs."""
    factors = [point_text(scalar_mult(private_key, ciphertext.alpha)) for ciphertext in tally]
    proofs = [
        prove_decryption(fingerprint, private_key, ciphertext.alpha, random_bytes).to_json()
        for ciphertext in tally
    ]
    return ordered({"decryption_factors": [factors], "decryption_proofs": [proofs]})


def verify_partial_decryption(
    fingerprint: str, trustee: Trustee, tally: EncryptedTally, raw: bytes
) -> tuple[Point, ...]:
    """Check every proof of a share and return its factors. Raises `BadInput`."""
    value = strict_json(raw, LIMIT)
    factor_lists, proof_lists = fields(value, "decryption_factors", "decryption_proofs")
    factors = tuple(
        parse_point(text, allow_identity=True) for text in _only_list(factor_lists, len(tally))
    )
    proofs = tuple(map(parse_proof, _only_list(proof_lists, len(tally))))
    again = {
        "decryption_factors": [[point_text(factor) for factor in factors]],
        "decryption_proofs": [[proof.to_json() for proof in proofs]],
    }
    if ordered(again) != raw:
        raise BadInput("share-form", "The share is not written in the right way.")
    for ciphertext, factor, proof in zip(tally, factors, proofs, strict=True):
        if not is_valid_decryption_proof(
            fingerprint, trustee.public_key, ciphertext.alpha, factor, proof
        ):
            raise BadInput("share-proof", "This share was not made with the right key.")
    return factors


def _only_list(value: Json, length: int) -> list[Json]:
    if not (
        isinstance(value, list)
        and len(value) == 1
        and isinstance(value[0], list)
        and len(value[0]) == length
    ):
        raise BadInput("share-form", "The share is not written in the right way.")
    return value[0]
