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
    """How seats are filled from totals, and how far from other people being elected that is."""

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
    """Fewest sealed votes by which others could be elected; None where nobody else could be.

    With fewer votes added or taken away, whatever is in them, the same people are elected.
    """
    return METHODS[contest.method].smallest_margin(contest, totals)
