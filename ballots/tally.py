"""The sealed sum and what it opens to (specification, Encrypted tally, Election result).

Only sums are ever opened. An encrypted tally here is one tuple of ciphertexts because a box asks
one question; in JSON it is a list with that one list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ballots.encoding import Json, fields, ordered, strict_json
from ballots.errors import BadInput
from ballots.group import IDENTITY, Point, add, parse_point, scalar_mult_base, subtract
from ballots.proofs.ciphertext import Ciphertext
from ballots.typed_json import read_value

EncryptedTally = tuple[Ciphertext, ...]
LIMIT = 256 * 1024


def add_votes(options: int, votes: Iterable[Sequence[Ciphertext]]) -> EncryptedTally:
    """Multiply sealed votes pointwise; without any vote the result is neutral."""
    total = [Ciphertext(IDENTITY, IDENTITY)] * options
    for vote in votes:
        total = [left * right for left, right in zip(total, vote, strict=True)]
    return tuple(total)


def encrypted_tally_bytes(tally: EncryptedTally) -> bytes:
    """Write the ``encrypted_tally`` of the specification."""
    return ordered([[ciphertext.to_json() for ciphertext in tally]])


def parse_encrypted_tally(raw: bytes, options: int) -> EncryptedTally:
    """Read an encrypted tally of ``options`` options. Raises `BadInput`."""
    value = strict_json(raw, LIMIT)
    if not (isinstance(value, list) and len(value) == 1 and isinstance(value[0], list)):
        raise BadInput("tally-form", "The sealed sum is not written in the right way.")
    tally = tuple(map(_parse_ciphertext, value[0]))
    if len(tally) != options or encrypted_tally_bytes(tally) != raw:
        raise BadInput("tally-form", "The sealed sum is not written in the right way.")
    return tally


def _parse_ciphertext(value: Json) -> Ciphertext:
    alpha, beta = fields(value, "alpha", "beta")
    return Ciphertext(
        parse_point(alpha, allow_identity=True), parse_point(beta, allow_identity=True)
    )


def open_tally(
    tally: EncryptedTally, factors: Iterable[Sequence[Point]], most: int
) -> tuple[int, ...]:
    """Compute the votes for each option, none above ``most``, from all key holders' factors.

    Raises `BadInput` when an option opens to no number up to ``most``, so time is bounded.
    """
    opened = [ciphertext.beta for ciphertext in tally]
    for shares in factors:
        opened = [subtract(left, share) for left, share in zip(opened, shares, strict=True)]
    logarithms = _logarithms(opened, most)
    try:
        return tuple(logarithms[point] for point in opened)
    except KeyError as problem:
        raise BadInput("tally-open", "The sealed sum does not open to a number.") from problem


def _logarithms(points: Sequence[Point], most: int) -> Mapping[Point, int]:
    logarithms: dict[Point, int] = {}
    wanted = set(points)
    power, generator = IDENTITY, scalar_mult_base(1)
    for number in range(most + 1):
        if power in wanted:
            logarithms[power] = number
        if len(logarithms) == len(wanted):
            break
        power = add(power, generator)
    return logarithms


def result_bytes(totals: Sequence[int]) -> bytes:
    """Write the ``result`` of the specification for one question."""
    return ordered({"result": [list(totals)]})


def parse_result(raw: bytes, options: int) -> tuple[int, ...]:
    """Read a result of ``options`` options. Raises `BadInput`."""
    (value,) = fields(strict_json(raw, LIMIT), "result")
    try:
        (totals,) = read_value(tuple[tuple[int, ...], ...], value, "result")
    except (BadInput, ValueError) as problem:
        raise _wrong_result() from problem
    if len(totals) != options or min(totals, default=0) < 0 or result_bytes(totals) != raw:
        raise _wrong_result()
    return totals


def _wrong_result() -> BadInput:
    return BadInput("result-form", "The result is not written in the right way.")
