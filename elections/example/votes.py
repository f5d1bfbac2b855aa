"""Who votes for whom in an example: a plan of choices, the same for the same seed.

Choices stand in the order of a box: candidates by name without case.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from elections.example.shapes import SHAPES, ContestShape

Choices = tuple[int, ...]
_TURNOUT = (0.56, 0.66)
_SMALLEST = 10  # votes in a contest that does not set its own number
_CHOSE_NO_ONE, _CHOSE_FEWER = 0.04, 0.2
_CHANGED_MIND = 0.04


@dataclass(frozen=True, slots=True)
class ContestPlan:
    """``last[i]`` is what card i chose at last; ``first`` what some cards chose before that."""

    last: tuple[Choices, ...]
    first: dict[int, Choices]


def plan_contest(contest: ContestShape, shape: str, seed: int) -> ContestPlan:
    """Plan one contest."""
    lot = random.Random(f"votes|{shape}|{seed}|{contest.id}")  # noqa: S311 - an example
    turnout = max(_SMALLEST, round(contest.members * lot.uniform(*_TURNOUT)))
    count = turnout if contest.votes is None else contest.votes
    liking = [lot.uniform(0.35, 1.0) ** 2 for _ in range(contest.candidates)]
    votes = [_choose(lot, contest, liking) for _ in range(count)]
    if contest.tie:
        _tie_last_seat(votes, contest.seats)
    else:
        _untie_last_seat(votes, contest.seats)
    cards = lot.sample(range(count), max(1, round(count * _CHANGED_MIND)))
    first = {card: tuple(_choose(lot, contest, liking)) for card in sorted(cards)}
    return ContestPlan(tuple(tuple(vote) for vote in votes), first)


def vote_plan(shape: str, seed: int) -> dict[str, tuple[Choices, ...]]:
    """What the voters of each contest choose at last, by contest id: vectors of 0 and 1.

    About 60 % of the members vote; some choose fewer than they may, some choose no one. In
    ``hampshire`` exactly one contest has a tie for its last seat, in ``county`` none.
    """
    return {
        contest.id: plan_contest(contest, shape, seed).last for contest in SHAPES[shape].contests
    }


def changed_minds(shape: str, seed: int) -> dict[str, dict[int, Choices]]:
    """Votes that some voters replace, by contest id and place in `vote_plan`.

    To be posted first, with the same card; the vote in `vote_plan` then counts instead.
    """
    return {
        contest.id: plan_contest(contest, shape, seed).first for contest in SHAPES[shape].contests
    }


def totals(votes: Iterable[Choices | list[int]]) -> list[int]:
    """Votes for each candidate."""
    return [sum(column) for column in zip(*votes, strict=True)]


def last_seat_tied(counts: list[int], seats: int) -> bool:
    """Whether somebody in and somebody out have the same number of votes."""
    ranked = sorted(counts, reverse=True)
    return len(ranked) > seats and ranked[seats - 1] == ranked[seats]


def _choose(lot: random.Random, contest: ContestShape, liking: list[float]) -> list[int]:
    most = min(contest.seats, contest.candidates)
    mood = lot.random()
    if mood < _CHOSE_NO_ONE:
        wanted = 0
    elif mood < _CHOSE_NO_ONE + _CHOSE_FEWER:
        wanted = lot.randint(1, most)
    else:
        wanted = most
    # the largest of random powers: a draw without putting back, by liking
    keys = [lot.random() ** (1 / weight) for weight in liking]
    chosen = sorted(range(len(keys)), key=keys.__getitem__, reverse=True)[:wanted]
    return [int(place in chosen) for place in range(contest.candidates)]


def _ranked(votes: list[list[int]]) -> list[int]:
    counts = totals(votes)
    return sorted(range(len(counts)), key=lambda place: (-counts[place], place))


def _tie_last_seat(votes: list[list[int]], seats: int) -> None:
    """Move choices from the last one in to the first one out until both have the same number.

    Each move narrows the gap by two, the last one may narrow it by one; nobody chooses more
    people than before, so every vote stays a good one.
    """
    order = _ranked(votes)
    inside, outside = order[seats - 1], order[seats]
    for vote in votes:
        counts = totals(votes)
        gap = counts[inside] - counts[outside]
        if gap == 0:
            return
        if vote[inside] and not vote[outside]:
            vote[inside] = 0
            vote[outside] = int(gap > 1)
    # the votes looked for here are at least as many as the gap: one pass is enough


def _untie_last_seat(votes: list[list[int]], seats: int) -> None:
    """Move choices from the first one out to the last one in until they differ."""
    while last_seat_tied(totals(votes), seats):
        order = _ranked(votes)
        inside, outside = order[seats - 1], order[seats]
        for vote in votes:
            if vote[outside] and not vote[inside]:
                vote[inside], vote[outside] = 1, 0
                break
        else:  # nobody chose only one of the two: let one of their voters drop the other
            next(vote for vote in votes if vote[outside])[outside] = 0
