"""The sealed vote (specification, Encrypted answers, Signatures, Ballots): seal and check.

`verify_ballot` is the gate for everything a stranger sends: it accepts exactly the bytes that an
honest program writes, for the one homomorphic question of a box, and refuses all else by code.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from ballots.box_params import BoxParams
from ballots.credential import secret_exponent
from ballots.encoding import Json, fields, ordered, sha256_b64, strict_json
from ballots.errors import BadInput, BallotRefused
from ballots.group import (
    ORDER,
    Point,
    RandomBytes,
    parse_point,
    point_text,
    random_scalar,
    scalar_mult_base,
)
from ballots.proofs.ciphertext import Ciphertext, encrypt
from ballots.proofs.interval import is_valid_interval_proof, prove_interval
from ballots.proofs.proof import Proof, parse_proof
from ballots.proofs.schnorr import is_valid_signature, sign_hash
from ballots.typed_json import as_text

BIT = range(2)
_HEX64 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class SealedBallot:
    """A sealed vote whose every proof was checked."""

    credential: str
    tracker: str
    choices: tuple[Ciphertext, ...]


def size_limit(params: BoxParams) -> int:
    """Return the most bytes that a sealed vote of this box can have."""
    return longest_ballot(params.uuid, len(params.answers), params.max_choices)


def longest_ballot(uuid: str, options: int, max_choices: int) -> int:
    """Count the bytes of a sealed vote in which every number has as many digits as it can."""
    point, proof = "0" * 64, Proof(ORDER - 1, ORDER - 1).to_json()
    sha256_in_base64 = "0" * 43
    longest = _ballot_json(uuid, sha256_in_base64, point, [], [], [])
    longest["signature"] = {"hash": sha256_in_base64, "proof": proof}
    option = len(ordered({"alpha": point, "beta": point})) + len(ordered([proof for _ in BIT]))
    commas = 2 * (options - 1) + max_choices
    overall = (max_choices + 1) * len(ordered(proof))
    return len(ordered(longest)) + options * option + overall + commas


def tracker(raw: bytes) -> str:
    """Return the smart ballot tracker: SHA-256 of the exact bytes, Base64 without padding."""
    return sha256_b64(raw)


# --- sealing ---------------------------------------------------------------------------------


def seal(
    params: BoxParams,
    secret: str,
    choices: Sequence[int],
    random_bytes: RandomBytes = secrets.token_bytes,
) -> bytes:
    """Seal ``choices`` (0 or 1 for each answer) with a card's secret.

    Raises `ValueError` for choices that are not a valid vote.
    """
    if len(choices) != len(params.answers) or any(bit not in BIT for bit in choices):
        msg = "one 0 or 1 for each answer"
        raise ValueError(msg)
    if sum(choices) > params.max_choices:
        msg = "more choices than allowed"
        raise ValueError(msg)
    exponent = secret_exponent(secret, params.uuid)
    credential = scalar_mult_base(exponent)
    statement = _statement(params, credential)
    nonces = [random_scalar(random_bytes) for _ in choices]
    sealed = [
        encrypt(bit, nonce, params.public_key) for bit, nonce in zip(choices, nonces, strict=True)
    ]
    single = [
        prove_interval(statement, ciphertext, (nonce, bit), BIT, params.public_key, random_bytes)
        for ciphertext, nonce, bit in zip(sealed, nonces, choices, strict=True)
    ]
    overall = prove_interval(
        _whole_statement(statement, sealed),
        _product(sealed),
        (sum(nonces) % ORDER, sum(choices)),
        range(params.max_choices + 1),
        params.public_key,
        random_bytes,
    )
    unsigned = _unsigned(params, credential, sealed, single, overall)
    hash_b64 = sha256_b64(ordered(unsigned))
    proof = sign_hash(exponent, hash_b64, random_bytes)
    return ordered(unsigned | {"signature": {"hash": hash_b64, "proof": proof.to_json()}})


def _statement(params: BoxParams, credential: Point) -> str:
    """Return S_0 of the specification."""
    return f"{params.fingerprint}|{point_text(credential)}"


def _whole_statement(statement: str, sealed: Sequence[Ciphertext]) -> str:
    """Return S of the specification: S_0 and all ciphertexts."""
    all_sealed = ",".join(f"{point_text(c.alpha)},{point_text(c.beta)}" for c in sealed)
    return f"{statement}|{all_sealed}"


def _product(sealed: Sequence[Ciphertext]) -> Ciphertext:
    total, *rest = sealed
    for ciphertext in rest:
        total = total * ciphertext
    return total


def _unsigned(
    params: BoxParams,
    credential: Point,
    sealed: Sequence[Ciphertext],
    single: Sequence[Sequence[Proof]],
    overall: Sequence[Proof],
) -> dict[str, Json]:
    return _ballot_json(
        params.uuid,
        params.fingerprint,
        point_text(credential),
        [ciphertext.to_json() for ciphertext in sealed],
        [[proof.to_json() for proof in proofs] for proofs in single],
        [proof.to_json() for proof in overall],
    )


def _ballot_json(
    uuid: str,
    fingerprint: str,
    credential: str,
    choices: list[Json],
    single: list[Json],
    overall: list[Json],
) -> dict[str, Json]:
    answer: Json = {"choices": choices, "individual_proofs": single, "overall_proof": overall}
    return {
        "election_uuid": uuid,
        "election_hash": fingerprint,
        "credential": credential,
        "answers": [answer],
    }


# --- checking --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Parsed:
    credential: Point
    sealed: tuple[Ciphertext, ...]
    single: tuple[tuple[Proof, ...], ...]
    overall: tuple[Proof, ...]
    hash_b64: str
    signature: Proof


def verify_ballot(params: BoxParams, raw: bytes) -> SealedBallot:
    """Check form, election, every proof and the signature. Raises `BallotRefused`.

    The caller checks that the credential is on the list and not cancelled.
    """
    parsed = _parse(params, raw)
    key = params.public_key
    statement = _statement(params, parsed.credential)
    if not is_valid_signature(parsed.credential, parsed.hash_b64, parsed.signature):
        raise BallotRefused(
            "ballot-signature",
            "This vote was not signed by its card. Please vote again, or ask for help.",
        )
    for sealed, proofs in zip(parsed.sealed, parsed.single, strict=True):
        if not is_valid_interval_proof(statement, sealed, BIT, proofs, key):
            raise BallotRefused(
                "ballot-option-proof",
                "A part of this vote is not a yes or a no. Please vote again, or ask for help.",
            )
    whole = _whole_statement(statement, parsed.sealed)
    most = range(params.max_choices + 1)
    if not is_valid_interval_proof(whole, _product(parsed.sealed), most, parsed.overall, key):
        raise BallotRefused(
            "ballot-overall-proof",
            "This vote has too many choices. Please vote again, or ask for help.",
        )
    return SealedBallot(point_text(parsed.credential), tracker(raw), parsed.sealed)


def claimed_credential(raw: bytes) -> str | None:
    """Return the public credential that a sealed vote names; nothing is verified yet."""
    try:
        value = strict_json(raw, len(raw))
    except BadInput:
        return None
    claimed = value.get("credential") if isinstance(value, dict) else None
    return claimed if isinstance(claimed, str) and _HEX64.match(claimed) else None


def claimed_parts(raw: bytes) -> tuple[str, tuple[Point, ...]]:
    """Return the credential and the first half of each ciphertext; nothing is verified yet.

    Raises `BallotRefused` for bytes without the form of a sealed vote.
    """
    try:
        value = strict_json(raw, len(raw))
        names = ("election_uuid", "election_hash", "credential", "answers", "signature")
        _, _, credential, answers, _ = fields(value, *names)
        (answer,) = _list_of(answers, 1)
        choices, _, _ = fields(answer, "choices", "individual_proofs", "overall_proof")
        if not isinstance(choices, list) or not isinstance(credential, str):
            raise TypeError(choices)
        return credential, tuple(_first_half(choice) for choice in choices)
    except (BadInput, TypeError, ValueError) as problem:
        raise BallotRefused(
            "ballot-form",
            "This vote is not written in the right way. Please vote again, or ask for help.",
        ) from problem


def _first_half(choice: Json) -> Point:
    alpha, _ = fields(choice, "alpha", "beta")
    if not isinstance(alpha, str):
        raise TypeError(alpha)
    return bytes.fromhex(alpha)[::-1]


def stored_choices(params: BoxParams, raw: bytes) -> tuple[str, tuple[Ciphertext, ...]]:
    """Return credential and ciphertexts of a vote that was verified when it was stored.

    The proofs are not checked again. Raises `BallotRefused` if the form is wrong.
    """
    parsed = _parse(params, raw)
    return point_text(parsed.credential), parsed.sealed


def _parse(params: BoxParams, raw: bytes) -> _Parsed:
    try:
        return _parse_or_bad_input(params, raw)
    except BadInput as problem:
        if problem.code == "point-invalid":
            raise BallotRefused(
                "ballot-point",
                "This vote is not written in the right way. Please vote again, or ask for help.",
            ) from problem
        raise BallotRefused(
            "ballot-form",
            "This vote is not written in the right way. Please vote again, or ask for help.",
        ) from problem


def _parse_or_bad_input(params: BoxParams, raw: bytes) -> _Parsed:
    value = strict_json(raw, size_limit(params))
    uuid, fingerprint, credential_text, answers, signature = fields(
        value, "election_uuid", "election_hash", "credential", "answers", "signature"
    )
    if uuid != params.uuid or fingerprint != params.fingerprint:
        raise BallotRefused(
            "ballot-election",
            "This vote belongs to another election. Please vote again, or ask for help.",
        )
    (answer,) = _list_of(answers, 1)
    choices, single, overall = fields(answer, "choices", "individual_proofs", "overall_proof")
    count = len(params.answers)
    hash_b64, proof = fields(signature, "hash", "proof")
    parsed = _Parsed(
        credential=parse_point(credential_text),
        sealed=tuple(map(_parse_ciphertext, _list_of(choices, count))),
        single=tuple(_parse_proofs(proofs, len(BIT)) for proofs in _list_of(single, count)),
        overall=_parse_proofs(overall, params.max_choices + 1),
        hash_b64=as_text(hash_b64, "hash"),
        signature=parse_proof(proof),
    )
    unsigned = _unsigned(params, parsed.credential, parsed.sealed, parsed.single, parsed.overall)
    if hash_b64 != sha256_b64(ordered(unsigned)):
        raise BallotRefused(
            "ballot-hash", "This vote was changed on its way. Please vote again, or ask for help."
        )
    signed = {"hash": hash_b64, "proof": parsed.signature.to_json()}
    if ordered(unsigned | {"signature": signed}) != raw:
        raise BallotRefused(
            "ballot-form",
            "This vote is not written in the right way. Please vote again, or ask for help.",
        )
    return parsed


def _list_of(value: Json, length: int) -> list[Json]:
    if not isinstance(value, list) or len(value) != length:
        raise BadInput("length", "A list in this file has the wrong length.")
    return value


def _parse_ciphertext(value: Json) -> Ciphertext:
    alpha, beta = fields(value, "alpha", "beta")
    return Ciphertext(parse_point(alpha), parse_point(beta))


def _parse_proofs(value: Json, length: int) -> tuple[Proof, ...]:
    return tuple(map(parse_proof, _list_of(value, length)))
