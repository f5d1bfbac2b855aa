"""Rule ``plurality-1``: most votes win, seats many (docs/counting.md).

A tie for a last seat waits for its lot. As many people as seats, or fewer: all have a seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ballots.counting.lots import DICE, Lot, lot_order
from ballots.definition.model import Candidate, Contest
from ballots.errors import BadInput


@dataclass(frozen=True, slots=True)
class Tie:
    """People with the same number of votes, more than the seats left for them."""

    tied: tuple[str, ...]
    seats: int
    votes: int


@dataclass(frozen=True, slots=True)
class Count:
    """The worked count of one contest. ``elected`` is complete only when ``tie`` is None.

    ``elected`` is in order of votes; equal votes without a lot keep the order of the voting page.
    ``settled`` is the tie that a lot has settled, ``vacant`` the seats that nobody fills.
    """

    contest: str
    totals: tuple[int, ...]
    elected: tuple[str, ...]
    tie: Tie | None
    settled: Tie | None
    vacant: int
    steps: tuple[str, ...]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _votes(number: int) -> str:
    return "1 vote" if number == 1 else f"{number} votes"


def _seats(number: int) -> str:
    return "1 seat" if number == 1 else f"{number} seats"


def count_seats(contest: Contest, totals: Sequence[int], lot: Lot | None = None) -> Count:
    """Fill the seats of one contest.

    ``totals``: votes for each candidate in canonical order; an empty list if nobody stands.
    Raises `BadInput` if a lot is given that is not needed or does not fit.
    """
    people = contest.candidates
    if len(totals) != len(people):
        msg = "one total for each candidate"
        raise ValueError(msg)
    steps = [
        f"There is {_seats(contest.seats)}."
        if contest.seats == 1
        else f"There are {contest.seats} seats."
    ]
    steps += [
        f"{person.name} has {_votes(votes)}."
        for person, votes in sorted(
            zip(people, totals, strict=True), key=lambda pair: (-pair[1], people.index(pair[0]))
        )
    ]
    if len(people) <= contest.seats:
        _refuse_needless(lot)
        return _unopposed(contest, totals, steps)
    return _race(contest, totals, lot, steps)


def _refuse_needless(lot: Lot | None) -> None:
    if lot is not None:
        raise BadInput("lot-needless", "There is no tie here, so there is no lot to draw.")


def _by_votes(contest: Contest, totals: Sequence[int]) -> list[tuple[Candidate, int]]:
    pairs = zip(contest.candidates, totals, strict=True)
    return sorted(pairs, key=lambda pair: -pair[1])  # stable: equal votes keep the page's order


def _unopposed(contest: Contest, totals: Sequence[int], steps: list[str]) -> Count:
    vacant = contest.seats - len(contest.candidates)
    if not contest.candidates:
        steps.append("Nobody stands here.")
    else:
        steps.append("There are not more people than seats. So all of them have a seat.")
    if vacant:
        steps.append(f"{_seats(vacant)} {'is' if vacant == 1 else 'are'} empty.")
    elected = tuple(person.id for person, _ in _by_votes(contest, totals))
    return Count(contest.id, tuple(totals), elected, None, None, vacant, tuple(steps))


def _race(contest: Contest, totals: Sequence[int], lot: Lot | None, steps: list[str]) -> Count:
    ranked = _by_votes(contest, totals)
    line = ranked[contest.seats - 1][1]
    above = [person for person, votes in ranked if votes > line]
    level = [person for person, votes in ranked if votes == line]
    open_seats = contest.seats - len(above)
    steps += [f"{person.name} has a seat." for person in above]
    if len(level) == open_seats:
        _refuse_needless(lot)
        steps += [f"{person.name} has a seat." for person in level]
        elected = tuple(person.id for person in (*above, *level))
        return Count(contest.id, tuple(totals), elected, None, None, 0, tuple(steps))
    tie = Tie(tuple(person.id for person in level), open_seats, line)
    steps.append(
        f"{_people(len(level))} have {_votes(line)} each. {_seats(open_seats)} "
        f"{'is' if open_seats == 1 else 'are'} left for them."
    )
    fixed = tuple(person.id for person in above)
    if lot is None:
        steps.append("A lot must be drawn in public.")
        return Count(contest.id, tuple(totals), fixed, tie, None, 0, tuple(steps))
    names = {person.id: person.name for person in level}
    order = lot_order(lot, tie.tied, open_seats)
    steps += _lot_steps(lot, [names[one] for one in order])
    steps += [f"{names[one]} has a seat." for one in order[:open_seats]]
    elected = (*fixed, *order[:open_seats])
    return Count(contest.id, tuple(totals), elected, None, tie, 0, tuple(steps))


def _lot_steps(lot: Lot, order: Sequence[str]) -> list[str]:
    if lot.method == DICE:
        rolls = "; then ".join(", ".join(map(str, round_)) for round_ in lot.rounds)
        drawn = f"They rolled dice: {rolls}."
    else:
        drawn = "Their names were drawn from a hat."
    return [drawn, f"The order of the lot is: {', '.join(order)}."]
