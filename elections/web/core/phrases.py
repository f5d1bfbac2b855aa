"""What stages, numbers and dates are called on the pages. Short sentences, digits from 1 up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ballots.stages import Stage
from elections.web.core.language import count, mark, say

# In the order of a whole election.
STAGE_WORDS: Mapping[Stage, str] = {
    Stage.SETUP: mark("Getting ready"),
    Stage.NOMINATIONS: mark("Putting people forward"),
    Stage.CHECKING: mark("Checking the lists"),
    Stage.LOCKED: mark("The lists are locked"),
    Stage.OPEN: mark("Voting is open"),
    Stage.CLOSED: mark("Voting is closed"),
    Stage.COUNTING: mark("Counting"),
    Stage.RESULTS: mark("Results"),
    Stage.CERTIFIED: mark("Certified"),
}

STAGE_SENTENCES: Mapping[Stage, tuple[str, str]] = {
    Stage.SETUP: (mark("We are getting ready."), mark("Voting is not open yet.")),
    Stage.NOMINATIONS: (mark("People are put forward."), mark("Voting is not open yet.")),
    Stage.CHECKING: (mark("We are checking the lists."), mark("Voting is not open yet.")),
    Stage.LOCKED: (mark("The lists are locked."), mark("Voting is not open yet.")),
    Stage.OPEN: (mark("Voting is open."), mark("You can vote now. You need your vote card.")),
    Stage.CLOSED: (mark("Voting is closed."), mark("The votes are counted next.")),
    Stage.COUNTING: (mark("The votes are being counted."), mark("Come back soon.")),
    Stage.RESULTS: (
        mark("The votes are counted."),
        mark("The board has not signed the result yet."),
    ),
    Stage.CERTIFIED: (mark("The election is finished."), mark("The board has signed the result.")),
}


# Shown only if the calendar has them, or while they are going on.
_OPTIONAL = frozenset({Stage.NOMINATIONS, Stage.CHECKING})

_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the path: its words, its day or "", and "done", "now" or "later"."""

    words: str
    date: str
    state: str


def day(iso: str) -> str:
    """Write "2026-05-11" as people say it: "Monday 11 May 2026"; "" if it is no date."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return ""
    # the day of the month stays beside its month, and the month beside its year
    return say(
        "%(weekday)s %(day)s\N{NO-BREAK SPACE}%(month)s\N{NO-BREAK SPACE}%(year)s",
        weekday=say(_DAYS[when.weekday()]),
        day=when.day,
        month=say(_MONTHS[when.month - 1]),
        year=when.year,
    )


def path_steps(stage: Stage, calendar: Mapping[str, str]) -> tuple[PathStep, ...]:
    """The steps of an election that stands at ``stage``; ``calendar``: stage to ISO date."""
    shown = [name for name in Stage if name not in _OPTIONAL or name in calendar or name is stage]
    now = shown.index(stage)
    return tuple(
        PathStep(
            say(STAGE_WORDS[name]),
            day(calendar.get(name, "")),
            "done" if place < now else "now" if place == now else "later",
        )
        for place, name in enumerate(shown)
    )


def stage_sentences(stage: Stage) -> tuple[str, str]:
    """What is going on now, and what that means for the reader."""
    now, meaning = STAGE_SENTENCES[stage]
    return say(now), say(meaning)


def people(number: int) -> str:
    """Write "1 person", "3 people"."""
    return count("%(n)s person", "%(n)s people", number)


def people_tried(number: int) -> str:
    """How many people tried a version, as a sentence."""
    return count("%(n)s person tried it.", "%(n)s people tried it.", number)


def votes(number: int) -> str:
    """Write "no votes", "1 vote", "12 votes"."""
    return say("no votes") if number == 0 else count("%(n)s vote", "%(n)s votes", number)


def chosen_words(seats: int) -> str:
    """How many get a seat, as a sentence."""
    return count("%(n)s person will be chosen.", "%(n)s people will be chosen.", seats)


def could_choose(max_choices: int) -> str:
    """How many people one voter could choose, as a sentence."""
    return count(
        "Each voter could choose %(n)s person.",
        "Each voter could choose %(n)s people.",
        max_choices,
    )


def stand_words(number: int) -> str:
    """How many people stand, as a sentence."""
    return count("%(n)s person stands.", "%(n)s people stand.", number)


def and_list(names: list[str]) -> str:
    """Join names: "Ann", "Ann and Bob", "Ann, Bob and Cem"."""
    if len(names) == 1:
        return names[0]
    return say("%(first)s and %(last)s", first=", ".join(names[:-1]), last=names[-1])
