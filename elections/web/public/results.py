"""The result of each contest as people read it: who has a seat, how a tie was settled, votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ballots.counting import Count, Lot
from ballots.counting.lots import HAT
from elections.services.count.seats import ContestCount
from elections.services.queries.overview import CandidateView, ContestView, Overview
from elections.web.core.language import say
from elections.web.core.phrases import and_list


@dataclass(frozen=True, slots=True)
class Bar:
    """One candidate's votes; ``width`` is 0 to 100 of the longest bar."""

    name: str
    votes: str
    width: int
    elected: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What the page shows of one contest, in this order."""

    id: str
    title: str
    elected: tuple[tuple[CandidateView, str], ...]  # who, and a sentence about them
    sentences: tuple[str, ...]
    story: tuple[tuple[str, tuple[str, ...]], ...]
    bars: tuple[Bar, ...]
    counted: tuple[str, ...]
    steps: tuple[str, ...]


def results(overview: Overview, counts: Sequence[ContestCount]) -> tuple[Result, ...]:
    """All contests in the order of the pages."""
    by_contest = {one.contest.id: one for one in counts}
    return tuple(
        _result(contest, by_contest[contest.id])
        for area in overview.areas
        for contest in area.contests
        if contest.id in by_contest
    )


def _result(contest: ContestView, counted: ContestCount) -> Result:
    count = counted.count
    persons = {one.id: one for one in contest.candidates}
    names = {one.id: one.name for one in contest.candidates}
    # A vote may choose several people, so bars are compared with the longest, not with a whole.
    longest = max(count.totals, default=0)
    ranked = sorted(
        zip(contest.candidates, count.totals, strict=True),
        key=lambda pair: (pair[0].id not in count.elected, -pair[1]),
    )
    return Result(
        id=contest.id,
        title=contest.title,
        elected=tuple(
            (
                persons[one],
                say(
                    "results-is-chosen",
                    name=persons[one].name,
                    role=contest.seat_class,
                ),
            )
            for one in count.elected
        ),
        sentences=_sentences(contest, count),
        story=_story(count, counted.lot, names),
        bars=tuple(
            Bar(
                one.name,
                say("results-votes", votes=total),
                100 * total // longest if longest else 0,
                one.id in count.elected,
            )
            for one, total in ranked
        ),
        counted=(
            say("results-voted", people=counted.counted),
            # else 20 and 19 votes of 23 people look wrong
            *(
                [say("results-could-choose", max=contest.max_choices)]
                if contest.max_choices > 1
                else []
            ),
        ),
        # counts.json says "0 votes"; people read "no votes" (R9)
        steps=tuple(step.replace(" 0 votes", " no votes") for step in count.steps),
    )


def _sentences(contest: ContestView, count: Count) -> tuple[str, ...]:
    said = []
    if not contest.candidates:
        said.append(say("contest-nobody"))
    elif len(contest.candidates) <= contest.seats:
        said.append(say("results-all-have-seat"))
    if count.vacant:
        said.append(say("results-empty", seats=count.vacant))
    return tuple(said)


def _story(
    count: Count, lot: Lot | None, names: Mapping[str, str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The tie as a story in pictures: who was level, what was drawn, who has the seat."""
    tie = count.settled
    if tie is None or lot is None:
        return ()
    level = and_list([names[one] for one in tie.tied])
    lucky = [names[one] for one in count.elected if one in tie.tied]
    drawn = (
        (
            "hat-draw",
            (say("results-hat"), say("results-drawn")),
        )
        if lot.method == HAT
        else ("dice", (say("results-dice"), say("results-higher")))
    )
    has = (
        say("results-one-has", names=lucky[0])
        if len(lucky) == 1
        else say("results-have", names=and_list(lucky))
    )
    return (
        (
            "people",
            (
                say("results-level", names=level, votes=tie.votes),
                say("results-left", seats=tie.seats),
            ),
        ),
        drawn,
        ("winner", (has,)),
    )
