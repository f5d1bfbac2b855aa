"""The words for stages, dates and lists of names on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ballots.stages import Stage
from elections.core import catalogue
from elections.core.catalogue import key
from elections.core.dates import date_message, short_date_message
from elections.web.core.language import current, say, say_message

# In the order of an election.
STAGE_NAMES: Mapping[Stage, str] = {
    Stage.SETUP: key("stage-setup"),
    Stage.NOMINATIONS: key("stage-nominations"),
    Stage.CHECKING: key("stage-checking"),
    Stage.LOCKED: key("stage-locked"),
    Stage.OPEN: key("stage-open"),
    Stage.CLOSED: key("stage-closed"),
    Stage.COUNTING: key("stage-counting"),
    Stage.RESULTS: key("stage-results"),
    Stage.CERTIFIED: key("stage-certified"),
}

STAGE_SENTENCES: Mapping[Stage, tuple[str, str]] = {
    Stage.SETUP: (key("stage-setup-now"), key("stage-setup-meaning")),
    Stage.NOMINATIONS: (key("stage-nominations-now"), key("stage-nominations-meaning")),
    Stage.CHECKING: (key("stage-checking-now"), key("stage-checking-meaning")),
    Stage.LOCKED: (key("stage-locked-now"), key("stage-locked-meaning")),
    Stage.OPEN: (key("stage-open-now"), key("stage-open-meaning")),
    Stage.CLOSED: (key("stage-closed-now"), key("stage-closed-meaning")),
    Stage.COUNTING: (key("stage-counting-now"), key("stage-counting-meaning")),
    Stage.RESULTS: (key("stage-results-now"), key("stage-results-meaning")),
    Stage.CERTIFIED: (key("stage-certified-now"), key("stage-certified-meaning")),
}

# Votes are counted, and there is no result before names were drawn.
TIED = (key("stage-tied-now"), key("stage-tied-meaning"))

# The path in a few steps, for everybody: its words, and the stages that belong to it.
SHORT_PATH: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    (
        key("stage-setup"),
        (Stage.SETUP, Stage.NOMINATIONS, Stage.CHECKING, Stage.LOCKED),
    ),
    (key("path-voting"), (Stage.OPEN,)),
    (key("stage-counting"), (Stage.CLOSED, Stage.COUNTING)),
    (key("stage-results"), (Stage.RESULTS,)),
    (key("stage-certified"), (Stage.CERTIFIED,)),
)


# Shown only if the calendar has them, or at that stage.
_OPTIONAL = frozenset({Stage.NOMINATIONS, Stage.CHECKING})


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the path: its words, its day or "", and "done", "now" or "later"."""

    words: str
    date: str
    state: str


def day(iso: str) -> str:
    """Write "2026-05-11" as people say it: "Monday 11 May 2026"; "" if it is no date."""
    message = date_message(current(), iso)
    return say_message(message) if message else ""


def short_day(iso: str) -> str:
    """Write "2026-05-11" without its year: "Monday 11 May"; "" if it is no date."""
    message = short_date_message(current(), iso)
    return say_message(message) if message else ""


def path_steps(stage: Stage, calendar: Mapping[str, str]) -> tuple[PathStep, ...]:
    """List the steps of an election that stands at ``stage``; ``calendar``: stage to ISO date."""
    shown = [name for name in Stage if name not in _OPTIONAL or name in calendar or name is stage]
    now = shown.index(stage)
    return tuple(
        PathStep(
            say(STAGE_NAMES[name]),
            day(calendar.get(name, "")),
            "done" if place < now else "now" if place == now else "later",
        )
        for place, name in enumerate(shown)
    )


def short_path(stage: Stage, calendar: Mapping[str, str]) -> tuple[PathStep, ...]:
    """List the few steps that everybody needs, each with its first day, without the year."""
    now = next(place for place, (_, stages) in enumerate(SHORT_PATH) if stage in stages)
    return tuple(
        PathStep(
            say(words),
            short_day(next((calendar[name] for name in stages if name in calendar), "")),
            "done" if place < now else "now" if place == now else "later",
        )
        for place, (words, stages) in enumerate(SHORT_PATH)
    )


def stage_sentences(stage: Stage, *, is_tied: bool = False) -> tuple[str, str]:
    """Say what is going on now, and what that means for the reader."""
    now, meaning = TIED if is_tied else STAGE_SENTENCES[stage]
    return say(now), say(meaning)


def and_list(language: str, names: list[str]) -> str:
    """Join names: "Ann", "Ann and Bob", "Ann, Bob and Cem"."""
    if len(names) == 1:
        return names[0]
    return catalogue.say(language, "list-and", first=", ".join(names[:-1]), last=names[-1])
