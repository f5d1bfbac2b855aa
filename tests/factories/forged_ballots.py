"""Forged votes, each by name, with the code that must refuse it.

``forgeries`` needs two cards of one box: the forger's own, and another voter's sealed vote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ballots import ballot
from ballots.box_params import BoxParams
from ballots.credential import secret_exponent
from ballots.encoding import ordered, sha256_b64
from ballots.group import (
    GENERATOR,
    ORDER,
    add,
    hash_scalar,
    parse_point,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
)
from ballots.proofs.ciphertext import Ciphertext
from ballots.proofs.interval import prove_interval
from ballots.proofs.proof import Proof
from ballots.proofs.schnorr import sign_hash

Json = Any
# A point of order 8, and the same number y = 3 + p that is not below p.
SMALL_ORDER = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
NOT_CANONICAL = (3 + 2**255 - 19).to_bytes(32, "big").hex()


@dataclass(frozen=True, slots=True)
class Forgery:
    name: str
    raw: bytes
    code: str


def sign(params: BoxParams, unsigned: dict[str, Json], secret: str) -> bytes:
    """Sign changed content with a card's secret, as a cheating voter would."""
    hash_b64 = sha256_b64(ordered(unsigned))
    proof = sign_hash(secret_exponent(secret, params.uuid), hash_b64)
    return ordered(unsigned | {"signature": {"hash": hash_b64, "proof": proof.to_json()}})


def _parts(raw: bytes) -> dict[str, Json]:
    value: dict[str, Json] = json.loads(raw)
    del value["signature"]
    return value


def _cheat(
    params: BoxParams, secret: str, numbers: list[int], claim: Callable[[int], int], most: int
) -> bytes:
    """Seal ``numbers`` with proofs that claim other, allowed numbers."""
    credential = scalar_mult_base(secret_exponent(secret, params.uuid))
    key = params.public_key
    statement = ballot._statement(params, credential)
    nonces = [random_scalar() for _ in numbers]
    sealed = [
        Ciphertext(scalar_mult_base(nonce), add(scalar_mult(nonce, key), scalar_mult_base(number)))
        for nonce, number in zip(nonces, numbers, strict=True)
    ]
    single = [
        prove_interval(statement, ciphertext, (nonce, claim(number)), range(2), key)
        for ciphertext, nonce, number in zip(sealed, nonces, numbers, strict=True)
    ]
    overall = prove_interval(
        ballot._whole_statement(statement, sealed),
        ballot._product(sealed),
        (sum(nonces) % ORDER, min(sum(numbers), most)),
        range(most + 1),
        key,
    )
    return sign(params, ballot._unsigned(params, credential, sealed, single, overall), secret)


def _weak_proof(params: BoxParams, sealed: Ciphertext, nonce: int, number: int) -> list[Proof]:
    """Make a proof of ``number`` whose hash leaves the statement out (Bernhard et al. 2012)."""
    key = params.public_key
    witness, other = random_scalar(), Proof(random_scalar(), random_scalar())
    left = add(scalar_mult_base(other.response), scalar_mult(other.challenge, sealed.alpha))
    right = add(scalar_mult(other.response, key), scalar_mult(other.challenge, sealed.beta))
    commitments = ",".join(
        point_text(p) for p in (left, right, scalar_mult_base(witness), scalar_mult(witness, key))
    )
    challenge = (hash_scalar(f"prove|{commitments}") - other.challenge) % ORDER
    return [other, Proof(challenge, (witness - nonce * challenge * number) % ORDER)]


def _raw_edits(raw: bytes) -> Iterator[Forgery]:
    text = raw.decode()
    proof = json.loads(raw)["answers"][0]["overall_proof"][0]
    response = proof["response"]
    edits = {
        "response plus q": (f'"{response}"', f'"{int(response) + ORDER}"'),
        "leading zero": (f'"{response}"', f'"0{response}"'),
        "added space": ('"answers":', '"answers": '),
        "unknown field": ('{"election_uuid"', '{"note":"me","election_uuid"'),
        "field twice": ('{"election_uuid"', '{"election_uuid":"x","election_uuid"'),
        "upper case": ('"alpha":"', '"alpha":"A'),
    }
    for name, (old, new) in edits.items():
        changed = text.replace(old, new, 1)
        assert changed != text
        yield Forgery(name, changed.encode(), "ballot-form")
    yield Forgery("line end added", raw + b"\n", "ballot-form")
    yield Forgery("byte order mark", b"\xef\xbb\xbf" + raw, "ballot-form")
    yield Forgery("cut off", raw[:-20], "ballot-form")
    yield Forgery("nothing", b"", "ballot-form")
    yield Forgery("deep nesting", b"[" * 2_000, "ballot-form")


def forgeries(params: BoxParams, own_secret: str, others: bytes) -> Iterator[Forgery]:
    """Yield every forged vote; ``others`` is another voter's honest sealed vote."""
    options, most = len(params.answers), params.max_choices
    vote = [1] + [0] * (options - 1)
    honest = ballot.seal(params, own_secret, vote)
    credential = _parts(honest)["credential"]

    yield Forgery(
        "value 2 in an option",
        _cheat(params, own_secret, [2] + [0] * (options - 1), lambda n: min(n, 1), most),
        "ballot-option-proof",
    )
    yield Forgery(
        "value -1 in an option",
        _cheat(params, own_secret, [ORDER - 1] + [0] * (options - 1), lambda _: 0, most),
        "ballot-option-proof",
    )
    too_many = [1] * (most + 1) + [0] * (options - most - 1)
    yield Forgery(
        "one choice too many",
        _cheat(params, own_secret, too_many, lambda n: n, most),
        "ballot-overall-proof",
    )
    yield Forgery(
        "another voter's answers under one's own card",
        sign(params, _parts(others) | {"credential": credential}, own_secret),
        "ballot-option-proof",
    )
    swapped = _parts(honest)
    choices = swapped["answers"][0]["choices"]
    choices[0], choices[1] = choices[1], choices[0]
    yield Forgery("swapped ciphertexts", sign(params, swapped, own_secret), "ballot-option-proof")
    weak = _parts(honest)
    nonce = random_scalar()
    sealed = Ciphertext(scalar_mult_base(nonce), scalar_mult(nonce, params.public_key))
    weak["answers"][0]["choices"][0] = sealed.to_json()
    weak["answers"][0]["individual_proofs"][0] = [
        proof.to_json() for proof in _weak_proof(params, sealed, nonce, 1)
    ]
    yield Forgery(
        "proof without its statement", sign(params, weak, own_secret), "ballot-option-proof"
    )
    yield Forgery(
        "another voter's name on one's own vote",
        sign(params, _parts(honest) | {"credential": _parts(others)["credential"]}, own_secret),
        "ballot-signature",
    )
    yield Forgery(
        "another election",
        sign(params, _parts(honest) | {"election_hash": "x" * 43}, own_secret),
        "ballot-election",
    )
    changed = json.loads(honest)
    changed["signature"]["hash"] = sha256_b64(b"something else")
    yield Forgery("hash of something else", ordered(changed), "ballot-hash")
    yield from _bad_points(params, honest, own_secret)
    yield from _raw_edits(honest)


def _bad_points(params: BoxParams, honest: bytes, secret: str) -> Iterator[Forgery]:
    alpha = _parts(honest)["answers"][0]["choices"][0]["alpha"]
    mixed = add(parse_point(alpha), bytes.fromhex(SMALL_ORDER))
    for name, text in {
        "point of small order": bytes.fromhex(SMALL_ORDER)[::-1].hex(),
        "point outside the group": point_text(mixed),
        "point not in canonical form": NOT_CANONICAL,
        "neutral point": "0" * 63 + "1",
        "top bit set": f"{int(point_text(GENERATOR), 16) + 2**255:064x}",
        "not on the curve": f"{2:064x}",
    }.items():
        forged = _parts(honest)
        forged["answers"][0]["choices"][0]["alpha"] = text
        raw = sign(params, forged, secret)
        code = "ballot-option-proof" if name == "top bit set" else "ballot-point"
        yield Forgery(name, raw, code)
