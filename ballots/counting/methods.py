"""Every method of counting by its name. A contest of a definition names its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ballots.counting import plurality
from ballots.counting.count import Count, Totals
from ballots.counting.lots import Lot
from ballots.definition.model import Contest

Method = Callable[[Contest, Totals, Lot | None], Count]
METHODS: Mapping[str, Method] = {"plurality-1": plurality.count_seats}


def count_seats(contest: Contest, totals: Totals, lot: Lot | None = None) -> Count:
    """Fill the seats of a contest by its own method.

    Raises `BadInput` if a lot is given that is not needed or does not fit.
    """
    return METHODS[contest.method](contest, totals, lot)
