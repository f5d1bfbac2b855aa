"""Every method of counting by its name. A contest of a definition names its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ballots.counting import plurality
from ballots.counting.lots import Lot
from ballots.counting.plurality import Count
from ballots.definition.model import Contest

Method = Callable[[Contest, Sequence[int], Lot | None], Count]
METHODS: Mapping[str, Method] = {"plurality-1": plurality.count_seats}


def count_seats(contest: Contest, totals: Sequence[int], lot: Lot | None = None) -> Count:
    """Fill the seats of a contest by its own method.

    ``totals``: votes for each candidate in canonical order; an empty list if nobody stands.
    Raises `BadInput` if a lot is given that is not needed or does not fit.
    """
    return METHODS[contest.method](contest, totals, lot)
