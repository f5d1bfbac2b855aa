"""Rule ``plurality-1``: most votes win, seats many (docs/counting.md).

A tie for a last seat waits for its lot. As many people as seats, or fewer: all have a seat.
"""

from __future__ import annotations

from ballots.counting.count import Count, Tie, Totals
from ballots.counting.lots import Lot, lot_order
from ballots.counting.steps import (
    CandidateVotes,
    Elected,
    LotNeeded,
    LotSettled,
    NobodyStands,
    PlaceForEveryone,
    Seats,
    Step,
    Tied,
    Vacant,
)
from ballots.definition.model import Contest
from ballots.errors import BadInput


def count_seats(contest: Contest, totals: Totals, lot: Lot | None = None) -> Count:
    """Fill the seats of one contest; see `ballots.counting.methods.count_seats`."""
    if len(totals.votes) != len(contest.candidates):
        msg = "one total for each candidate"
        raise ValueError(msg)
    ids = [candidate.id for candidate in contest.candidates]
    # stable: equal votes keep the page's order
    ranked = sorted(zip(ids, totals.votes, strict=True), key=lambda pair: -pair[1])
    steps: list[Step] = [Seats(contest.seats)]
    steps += [CandidateVotes(candidate, votes) for candidate, votes in ranked]
    if len(ranked) <= contest.seats:
        _refuse_needless(lot)
        return _unopposed(contest, totals, ranked, steps)
    return _race(contest, totals, ranked, lot, steps)


def smallest_margin(contest: Contest, totals: Totals) -> int | None:
    """Return the votes between the last elected and the first not elected; a tie is 0.

    A sealed vote has at most one vote for each person, so fewer than these change nobody's seat.
    None where all who stood are elected.
    """
    if len(totals.votes) <= contest.seats:
        return None
    ranked = sorted(totals.votes, reverse=True)
    return ranked[contest.seats - 1] - ranked[contest.seats]


def _refuse_needless(lot: Lot | None) -> None:
    if lot is not None:
        raise BadInput("lot-needless", "There is no tie here, so there are no names to draw.")


def _unopposed(
    contest: Contest, totals: Totals, ranked: list[tuple[str, int]], steps: list[Step]
) -> Count:
    elected = tuple(candidate for candidate, _ in ranked)
    steps.append(PlaceForEveryone() if elected else NobodyStands())
    steps += [Elected(candidate, "unopposed") for candidate in elected]
    vacant = contest.seats - len(elected)
    if vacant:
        steps.append(Vacant(vacant))
    return Count(contest.id, totals.votes, elected, None, None, vacant, tuple(steps))


def _race(
    contest: Contest,
    totals: Totals,
    ranked: list[tuple[str, int]],
    lot: Lot | None,
    steps: list[Step],
) -> Count:
    line = ranked[contest.seats - 1][1]
    above = tuple(candidate for candidate, votes in ranked if votes > line)
    level = tuple(candidate for candidate, votes in ranked if votes == line)
    open_seats = contest.seats - len(above)
    steps += [Elected(candidate, "above the line") for candidate in above]
    tie: Tie | None = None
    settled: Tie | None = None
    elected = above
    if len(level) == open_seats:
        _refuse_needless(lot)
        steps += [Elected(candidate, "at the line") for candidate in level]
        elected += level
    else:
        needed_tie = Tie(level, open_seats, line)
        steps.append(Tied(level, line, open_seats))
        if lot is None:
            steps.append(LotNeeded())
            tie = needed_tie
        else:
            order = lot_order(lot, level, open_seats)
            steps.append(LotSettled(lot, order))
            steps += [Elected(candidate, "by lot") for candidate in order[:open_seats]]
            elected += order[:open_seats]
            settled = needed_tie
    return Count(contest.id, totals.votes, elected, tie, settled, 0, tuple(steps))
