"""What a check has established so far. Later checks look at these values, never at raw files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from audit.box.writer import Head
from audit.record.candidates import CandidateRow
from audit.record.cards import CardRow
from audit.record.counts import CountRow
from audit.record.files import RecordFiles
from audit.trail.codec import LoggedEvent
from audit.trail.events import CardCancelled, CardsMade, TrailEvent
from audit.verify.report import Notebook
from ballots.definition.model import Contest, Election
from ballots.stages import Stage

Kind = TypeVar("Kind", bound=TrailEvent)


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail whose lines and order hold. ``hashes`` are its leaf hashes."""

    events: tuple[LoggedEvent, ...]
    hashes: tuple[bytes, ...]
    stage: Stage

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """All events of a kind, in order."""
        return (logged.event for logged in self.events if isinstance(logged.event, kind))

    def last(self, kind: type[Kind]) -> Kind | None:
        """The last event of a kind."""
        return next(reversed(list(self.of(kind))), None)

    def cancelled(self) -> list[tuple[str, str]]:
        """(uuid, credential) of cards cancelled since the cards were made for the last time."""
        found: list[tuple[str, str]] = []
        for logged in self.events:
            if isinstance(logged.event, CardsMade):
                found = []
            elif isinstance(logged.event, CardCancelled):
                found.append((logged.event.uuid, logged.event.credential))
        return found


@dataclass(frozen=True, slots=True)
class Mark:
    """One event of a box as later checks need it; ``owner`` for shares only."""

    type: str
    hash: str
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """What one box holds. A value that could not be established is None.

    ``voted``: public credential -> number of sealed votes. ``ballots``: height and credential of
    each, in order. ``totals``: votes for each candidate, computed from the shares.
    """

    contest: Contest
    marks: tuple[Mark, ...]
    credentials: tuple[str, ...] | None
    trustees: bytes
    voted: Mapping[str, int] | None
    ballots: tuple[tuple[int, str], ...]
    totals: tuple[int, ...] | None

    @property
    def head(self) -> Head:
        """The last event."""
        return Head(len(self.marks) - 1, self.marks[-1].hash)

    @property
    def counted(self) -> int | None:
        """How many votes count: one for each card that voted."""
        return None if self.voted is None else len(self.voted)


@dataclass(slots=True)
class Known:
    """The verification so far. Each field is filled once, by the checks that establish it."""

    files: RecordFiles
    notes: Notebook
    definition: Election | None = None
    candidates: tuple[CandidateRow, ...] | None = None
    trail: Trail | None = None
    boxes: dict[str, BoxFacts] = field(default_factory=dict)
    cards: tuple[CardRow, ...] | None = None
    counts: Sequence[CountRow] | None = None

    def all_boxes(self) -> dict[str, BoxFacts] | None:
        """The boxes, if every contest's box could be read."""
        if self.definition is None:
            return None
        if {contest.uuid for contest in self.definition.contested_contests} != self.boxes.keys():
            return None
        return self.boxes
