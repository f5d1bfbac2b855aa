"""Plan who votes for whom in an example election: the same votes for the same seed.

Choices are vectors of 0 and 1 in the order of a box, candidates by name without case. About 60 % of
the members vote; some choose fewer people than they may, some choose no one, some vote again.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import add

from ballots.definition.model import Contest, Election
from ballots.encoding import strict_json
from ballots.errors import BadInput
from ballots.typed_json import read_value

Choices = tuple[int, ...]
_LIMIT = 64 * 1024  # bytes of a demo.json
_TURNOUT = (0.56, 0.66)
_CHOSE_NO_ONE, _CHOSE_FEWER = 0.04, 0.2
_CHANGED_MIND = 0.04


@dataclass(frozen=True, slots=True)
class FixedTurnout:
    """A contest in which just so many people vote."""

    contest: str
    votes: int


@dataclass(frozen=True, slots=True)
class SpecialCases:
    """Special cases of an example. ``ties``: contests with a tie for their last seat."""

    ties: tuple[str, ...] = ()
    votes: tuple[FixedTurnout, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestVotes:
    """Votes of one contest by card, from 0: ``replaced`` is posted before ``final``."""

    final: tuple[Choices, ...]
    replaced: Mapping[int, Choices]


def parse_special_cases(raw: bytes) -> SpecialCases:
    """Parse a ``demo.json`` (examples/README.md). Raises `BadInput` if it is not one."""
    return read_value(SpecialCases, strict_json(raw, _LIMIT), "demo.json")


def plan_votes(
    election: Election, electorates: Mapping[str, int], cases: SpecialCases, seed: int
) -> dict[str, ContestVotes]:
    """Plan the votes of every contest that has a box, by contest id.

    Only the contests of ``cases.ties`` have a tie for their last seat, unless too few people vote
    to tell candidates apart. ``electorates``: contest id to number of members.
    Raises `BadInput` for a special case that the election cannot have.
    """
    fixed = {case.contest: case.votes for case in cases.votes}
    _require_possible(election, electorates, cases)
    return {
        contest.id: _plan_contest(
            contest,
            fixed.get(contest.id, _turnout(election, contest, electorates[contest.id], seed)),
            seed,
            is_tied=contest.id in cases.ties,
        )
        for contest in election.contested_contests
    }


def totals(votes: Iterable[Iterable[int]], candidates: int) -> list[int]:
    """Add up the votes for each candidate."""
    counts = [0] * candidates
    for vote in votes:
        counts = list(map(add, counts, vote))
    return counts


def is_last_seat_tied(counts: list[int], seats: int) -> bool:
    """Tell whether somebody elected and somebody not elected have the same number of votes."""
    ranked = sorted(counts, reverse=True)
    return len(ranked) > seats and ranked[seats - 1] == ranked[seats]


def _require_possible(
    election: Election, electorates: Mapping[str, int], cases: SpecialCases
) -> None:
    contests = {contest.id: contest for contest in election.contested_contests}
    for name in (*cases.ties, *(case.contest for case in cases.votes)):
        if name not in contests:
            raise BadInput("demo-contest", f"demo.json: nobody stands in a contest {name!r}.")
    for case in cases.votes:
        if not 0 <= case.votes <= electorates[case.contest]:
            text = f"demo.json: {case.contest} has {electorates[case.contest]} members."
            raise BadInput("demo-votes", f"{text} Choose a smaller number of votes.")
    for name in cases.ties:
        if len(contests[name].candidates) <= contests[name].seats:
            text = f"demo.json: in {name} everybody who stands gets a seat. There is no tie."
            raise BadInput("demo-tie", text)


def _lot(purpose: str, contest: Contest, seed: int) -> random.Random:
    return random.Random(f"{purpose}|{seed}|{contest.id}")  # noqa: S311 - the same again for a seed


def _turnout(election: Election, contest: Contest, members: int, seed: int) -> int:
    share = _lot("turnout", contest, seed).uniform(*_TURNOUT)
    return min(members, max(election.rules.small_contest, round(members * share)))


def _plan_contest(contest: Contest, turnout: int, seed: int, *, is_tied: bool) -> ContestVotes:
    lot = _lot("votes", contest, seed)
    popularity = [lot.uniform(0.35, 1.0) ** 2 for _ in contest.candidates]
    votes = [_choose(lot, contest, popularity) for _ in range(turnout)]
    if is_tied:
        _tie_last_seat(votes, contest)
    else:
        _untie_last_seat(votes, contest)
    again = min(turnout, max(1, round(turnout * _CHANGED_MIND)))
    replaced = {
        card: tuple(_choose(lot, contest, popularity))
        for card in sorted(lot.sample(range(turnout), again))
    }
    return ContestVotes(tuple(map(tuple, votes)), replaced)


def _choose(lot: random.Random, contest: Contest, popularity: list[float]) -> list[int]:
    most = min(contest.question.max_choices, len(contest.candidates))
    mood = lot.random()
    if mood < _CHOSE_NO_ONE:
        wanted = 0
    elif mood < _CHOSE_NO_ONE + _CHOSE_FEWER:
        wanted = lot.randint(1, most)
    else:
        wanted = most
    # the largest of random powers: a weighted draw without replacement (Efraimidis, Spirakis 2006)
    keys = [lot.random() ** (1 / weight) for weight in popularity]
    chosen = sorted(range(len(keys)), key=keys.__getitem__, reverse=True)[:wanted]
    return [int(place in chosen) for place in range(len(keys))]


def _around_last_seat(counts: list[int], seats: int) -> tuple[int, int]:
    """Find the places of the last candidate in and the first one out."""
    order = sorted(range(len(counts)), key=lambda place: (-counts[place], place))
    return order[seats - 1], order[seats]


def _tie_last_seat(votes: list[list[int]], contest: Contest) -> None:
    """Move choices from the last one in to the first one out until both have the same number.

    Each move narrows the gap by two, the last one may narrow it by one; nobody chooses more
    people than before, so every vote stays valid. At least as many votes can be moved as the gap.
    """
    counts = totals(votes, len(contest.candidates))
    inside, outside = _around_last_seat(counts, contest.seats)
    gap = counts[inside] - counts[outside]
    for vote in votes:
        if gap > 0 and vote[inside] and not vote[outside]:
            vote[inside], vote[outside] = 0, int(gap > 1)
            gap -= 1 + vote[outside]


def _untie_last_seat(votes: list[list[int]], contest: Contest) -> None:
    """Move choices from the first one out to the last one in until they differ."""
    counts = totals(votes, len(contest.candidates))
    while is_last_seat_tied(counts, contest.seats):
        inside, outside = _around_last_seat(counts, contest.seats)
        movable = (vote for vote in votes if vote[outside] and not vote[inside])
        # nobody chose only one of the two: let one of their voters drop the other
        vote = next(movable, None) or next((vote for vote in votes if vote[outside]), None)
        if vote is None:
            return  # nobody chose either
        vote[inside], vote[outside] = 1, 0
        counts = totals(votes, len(contest.candidates))
