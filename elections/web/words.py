"""What stages, numbers and dates are called on the pages. Short sentences, digits from 1 up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# In the order of a whole election; "nominations" is shown only if the calendar has it.
STAGE_WORDS: Mapping[str, str] = {
    "setup": "Getting ready",
    "nominations": "Putting people forward",
    "checking": "Checking the lists",
    "open": "Voting is open",
    "closed": "Voting is closed",
    "counting": "Counting",
    "results": "Results",
    "certified": "Certified",
}

STAGE_SENTENCES: Mapping[str, tuple[str, str]] = {
    "setup": ("We are getting ready.", "Voting is not open yet."),
    "checking": ("We are checking the lists.", "Voting is not open yet."),
    "open": ("Voting is open.", "You can vote now. You need your vote card."),
    "closed": ("Voting is closed.", "The votes are counted next."),
    "counting": ("The votes are being counted.", "Come back soon."),
    "results": ("The votes are counted.", "The board has not signed the result yet."),
    "certified": ("The election is finished.", "The board has signed the result."),
}


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
    gap = "\N{NO-BREAK SPACE}"
    return f"{when:%A} {when.day}{gap}{when:%B}{gap}{when:%Y}"


def path_steps(stage: str, calendar: Mapping[str, str]) -> tuple[PathStep, ...]:
    """The steps of an election that stands at ``stage``; ``calendar``: stage to ISO date."""
    shown = [name for name in STAGE_WORDS if name != "nominations" or name in calendar]
    now = shown.index(stage)
    return tuple(
        PathStep(
            STAGE_WORDS[name],
            day(calendar.get(name, "")),
            "done" if place < now else "now" if place == now else "later",
        )
        for place, name in enumerate(shown)
    )


def people(number: int) -> str:
    """Write "1 person", "3 people"."""
    return "1 person" if number == 1 else f"{number} people"


def votes(number: int) -> str:
    """Write "no votes", "1 vote", "12 votes"."""
    return "no votes" if number == 0 else "1 vote" if number == 1 else f"{number} votes"


def chosen_words(seats: int) -> str:
    """How many get a seat, as a sentence."""
    return f"{people(seats)} will be chosen."


def stand_words(number: int) -> str:
    """How many people stand, as a sentence."""
    return "1 person stands." if number == 1 else f"{number} people stand."


def and_list(names: list[str]) -> str:
    """Join names: "Ann", "Ann and Bob", "Ann, Bob and Cem"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
