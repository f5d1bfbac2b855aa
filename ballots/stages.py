"""The stages of an election: the one list (DESIGN section 3). Only a person's act moves a stage."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages in order; the values stand in tables and in the record.

    Voting can be paused while it is ``open``: that is a flag beside the stage, not a stage.
    """

    SETUP = "setup"
    NOMINATIONS = "nominations"
    CHECKING = "checking"
    LOCKED = "locked"  # the lists are fixed; keys and cards are made
    OPEN = "open"
    CLOSED = "closed"  # papers are read and settled
    COUNTING = "counting"
    RESULTS = "results"
    CERTIFIED = "certified"

    def has_reached(self, stage: Stage) -> bool:
        """Tell whether this is ``stage`` or one after it."""
        return _PLACES[self] >= _PLACES[stage]


_PLACES = {stage: place for place, stage in enumerate(Stage)}

# Nominations and checking may be left out, but only both together. Two acts go back: nominations
# are opened again, and so are locked lists.
NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.SETUP: frozenset({Stage.NOMINATIONS, Stage.LOCKED}),
    Stage.NOMINATIONS: frozenset({Stage.CHECKING}),
    Stage.CHECKING: frozenset({Stage.LOCKED, Stage.NOMINATIONS}),  # too few people stood
    Stage.LOCKED: frozenset({Stage.OPEN, Stage.CHECKING}),
    Stage.OPEN: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.COUNTING}),
    Stage.COUNTING: frozenset({Stage.RESULTS}),
    Stage.RESULTS: frozenset({Stage.CERTIFIED}),
    Stage.CERTIFIED: frozenset(),
}
