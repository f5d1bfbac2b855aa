"""The form in which a drawn lot is entered: names from a hat, or rounds of dice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ballots.counting import Lot
from ballots.counting.lots import DICE, HAT, MOST_ROUNDS
from ballots.errors import BadInput
from elections.core.errors import bad_input
from elections.web.core.language import say

ROLLS = frozenset("123456")


@dataclass(frozen=True, slots=True)
class LotField:
    """One field of the form."""

    id: str
    label: str
    value: str


def level_after(
    tied: Sequence[str], seats: int, rounds: Sequence[Sequence[int]]
) -> tuple[tuple[str, ...], ...]:
    """Return who rolls in each round that was entered, and in the next one if there is still a tie.

    ``tied`` in the order of the voting page, ``seats`` left for them. Rounds whose length does
    not fit end the list: the person is asked for them again.
    """
    level, left = tuple(tied), seats
    rolling = [level]
    for rolls in rounds:
        if len(rolls) != len(level):
            return tuple(rolling)
        at_line = sorted(rolls, reverse=True)[left - 1]
        left -= sum(roll > at_line for roll in rolls)
        level = tuple(person for person, roll in zip(level, rolls, strict=True) if roll == at_line)
        if len(level) == left:
            return tuple(rolling)
        rolling.append(level)
    return tuple(rolling)


def hat_fields(number: int, form: Mapping[str, str]) -> tuple[LotField, ...]:
    """Make one field for each name that comes out of the hat."""
    return tuple(
        LotField(
            f"name-{place}",
            say("board-lot-place", place=place),
            form.get(f"name-{place}", ""),
        )
        for place in range(1, number + 1)
    )


def dice_fields(
    rolling: Sequence[Sequence[str]], names: Mapping[str, str], form: Mapping[str, str]
) -> tuple[tuple[LotField, ...], ...]:
    """Make one field for each roll, round by round."""
    return tuple(
        tuple(
            LotField(
                f"roll-{number}-{person}", names[person], form.get(f"roll-{number}-{person}", "")
            )
            for person in level
        )
        for number, level in enumerate(rolling, start=1)
    )


def first_wrong_field(
    method: str, fields: Sequence[LotField], rounds: Sequence[Sequence[LotField]]
) -> str:
    """Find the first field that is wrong: empty, a name used before, or no roll of a die.

    "" when all fit, or no way of drawing was chosen.
    """
    if method == HAT:
        values = [field.value for field in fields]
        wrong = (
            field.id
            for i, field in enumerate(fields)
            if not field.value or field.value in values[:i]
        )
        return next(wrong, "")
    rolls = (roll for row in rounds for roll in row) if method == DICE else ()
    return next((roll.id for roll in rolls if roll.value not in ROLLS), "")


def read_form(form: Mapping[str, str], tied: Sequence[str], seats: int) -> Lot:
    """Read the lot as entered. Raises `BadInput`; whether it settles the tie is asked later."""
    if form.get("method") == HAT:
        return Lot(HAT, names=tuple(field.value for field in hat_fields(len(tied), form)))
    if form.get("method") != DICE:
        raise bad_input("lot-method")
    return Lot(DICE, rounds=_entered(form, tied, seats))


def rounds_to_show(
    form: Mapping[str, str], tied: Sequence[str], seats: int
) -> tuple[tuple[str, ...], ...]:
    """Return who has a field in each round of the form, with the next round while a tie is open."""
    try:
        return level_after(tied, seats, _entered(form, tied, seats))
    except BadInput:
        return (tuple(tied),)


def _entered(
    form: Mapping[str, str], tied: Sequence[str], seats: int
) -> tuple[tuple[int, ...], ...]:
    """Read the rounds of dice that are filled in. Raises `BadInput` for a half-filled one."""
    rounds: list[tuple[int, ...]] = []
    while len(rounds) < MOST_ROUNDS:
        rolling = level_after(tied, seats, rounds)
        if len(rolling) == len(rounds):
            break  # settled: nobody rolls again
        number = len(rounds) + 1
        entered = [form.get(f"roll-{number}-{person}", "") for person in rolling[-1]]
        if not any(entered):
            break
        if not ROLLS.issuperset(entered):
            raise bad_input("lot-rolls")
        rounds.append(tuple(int(roll) for roll in entered))
    return tuple(rounds)
