"""Every method of counting by its name. A contest of a definition names its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ballots.counting import plurality
from ballots.counting.count import Count, Totals
from ballots.counting.lots import Lot
from ballots.definition.model import Contest


@dataclass(frozen=True, slots=True)
class Method:
    """The functions of a counting method: who is elected, and by what margin."""

    count_seats: Callable[[Contest, Totals, Lot | None], Count]
    smallest_margin: Callable[[Contest, Totals], int | None]


METHODS: Mapping[str, Method] = {
    "plurality-1": Method(plurality.count_seats, plurality.smallest_margin)
}


def count_seats(contest: Contest, totals: Totals, lot: Lot | None = None) -> Count:
    """Fill the seats of a contest by its own method.

    Raises `BadInput` if a lot is given that is not needed or does not fit.
    """
    return METHODS[contest.method].count_seats(contest, totals, lot)


def smallest_margin(contest: Contest, totals: Totals) -> int | None:
    """Return the fewest sealed votes that could elect others; None where nobody else stands.

    Adding or removing fewer votes than these, whatever they say, elects the same people.
    """
    return METHODS[contest.method].smallest_margin(contest, totals)
