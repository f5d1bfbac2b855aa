"""The lot that settles a tie for a last seat: rule ``lot-1`` (docs/counting.md).

The lot is drawn in public after the totals are known. What was drawn is entered; the order
follows from it by this rule alone, so anybody can compute it again.

``hat``: ``entries`` are the ids of the people in the tie, in the order in which their names came
out of the hat. All of them, each once. Who came out first goes first.

``dice``: ``entries`` is a list of rounds; a round is a list of rolls, 1 to 6. In the first round
everybody in the tie rolls, in the order of the voting page. Higher goes first. If people with the
same roll stand at the line between a seat and no seat, they roll again, in the same order, in the
next round, until nobody is at the line; further rounds are refused. People whose rolls stay equal
away from the line keep the order of the voting page among themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ballots.encoding import Json
from ballots.errors import BadInput
from ballots.typed_json import read_value, to_json

HAT = "hat"
DICE = "dice"
SIDES = range(1, 7)
MOST_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Lot:
    """A drawn lot: the order of ``names`` for ``hat``, the ``rounds`` of rolls for ``dice``."""

    method: str
    names: tuple[str, ...] = ()
    rounds: tuple[tuple[int, ...], ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form: ``{"method", "entries"}``."""
        entries: Json = to_json(self.names if self.method == HAT else self.rounds)
        return {"method": self.method, "entries": entries}

    @classmethod
    def from_json(cls, value: Json) -> Lot:
        """Read the JSON form. Raises `BadInput`."""
        if isinstance(value, dict) and value.keys() == {"method", "entries"}:
            method, entries = value["method"], value["entries"]
            if isinstance(entries, list) and len(entries) <= MOST_ROUNDS * 2:
                try:
                    if method == HAT:
                        return cls(HAT, names=read_value(tuple[str, ...], entries, "lot"))
                    if method == DICE:
                        rounds = read_value(tuple[tuple[int, ...], ...], entries, "lot")
                        return cls(DICE, rounds=rounds)
                except BadInput:
                    pass
        raise BadInput("lot-form", "The draw could not be read. Enter it again.")


def lot_order(lot: Lot, tied: Sequence[str], seats: int) -> tuple[str, ...]:
    """Return the tied people in the order of the lot; the first ``seats`` of them get a seat.

    ``tied`` are ids in canonical order. Raises `BadInput` if the lot does not fit the tie.
    """
    if lot.method == HAT:
        return _hat(lot, tied)
    return _dice(lot, tied, seats)


def _hat(lot: Lot, tied: Sequence[str]) -> tuple[str, ...]:
    if sorted(lot.names) != sorted(tied):
        raise BadInput("lot-names", "Enter every name in the tie once, in the order drawn.")
    return lot.names


def _dice(lot: Lot, tied: Sequence[str], seats: int) -> tuple[str, ...]:
    if len(lot.rounds) > MOST_ROUNDS:
        raise BadInput("lot-rounds", "There are too many rounds of dice.")
    before: list[str] = []  # settled, ahead of the line
    after: list[str] = []  # settled, behind it
    level = list(tied)
    for rolls in lot.rounds:
        if not level:
            raise BadInput(
                "lot-settled",
                "The tie was settled before the last round. Take the last round away.",
            )
        if len(rolls) != len(level) or any(roll not in SIDES for roll in rolls):
            raise BadInput("lot-rolls", "Enter one roll, 1 to 6, for each person who rolls.")
        before, level, after = _one_round(before, level, after, rolls, seats)
    if level:
        raise BadInput("lot-open", "There is still a tie. People with the same number roll again.")
    return (*before, *after)


def _one_round(
    before: list[str], level: list[str], after: list[str], rolls: Sequence[int], seats: int
) -> tuple[list[str], list[str], list[str]]:
    by_roll = sorted(zip(rolls, level, strict=True), key=lambda pair: -pair[0])
    still: list[str] = []
    behind: list[str] = []
    for _, group in groupby(by_roll, key=lambda pair: pair[0]):
        people = [name for _, name in group]
        if len(before) >= seats or still:
            behind += people
        elif len(before) + len(people) <= seats:
            before = before + people
        else:
            still = people
    return before, still, behind + after
