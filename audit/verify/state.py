"""The state of a verification: what it has established so far, in order.

Later checks look at these values, never at raw files. Each is set once, by the check that
establishes it, and in the order listed here; reading a value that could not be established
raises `NotEstablished`, and the runner then reports exactly that function's checks as not
possible. (Learnt from python-tuf's TrustedMetadataSet: used out of order, it raises.)
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from audit.box.writer import Head
from audit.record.candidates import CandidateRow
from audit.record.cards import CardRow
from audit.record.counts import CountRow
from audit.record.differences import Difference, find_differences
from audit.record.files import RecordFiles
from audit.trail.codec import LoggedEvent
from audit.trail.events import (
    CardCancelled,
    CardsMade,
    ContestStopped,
    ListsLocked,
    ListsOpenedAgain,
    LossStated,
    TrailEvent,
)
from audit.trail.losses import lost_by_contest
from audit.trail.stopped import counted_contests, reasons_by_contest
from audit.verify.report import ReportBuilder
from ballots.counting import Totals
from ballots.definition.model import Contest, Election
from ballots.stages import Stage

Kind = TypeVar("Kind", bound=TrailEvent)
Value = TypeVar("Value")


class NotEstablished(Exception):
    """A check needs a value that could not be established because of an earlier finding."""


class UsedOutOfOrder(RuntimeError):
    """The program set a value twice, or after one that comes later: a programming error."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail whose lines and order hold. ``hashes`` are its leaf hashes."""

    events: tuple[LoggedEvent, ...]
    hashes: tuple[bytes, ...]
    stage: Stage

    @property
    def standing(self) -> tuple[LoggedEvent, ...]:
        """The events of the lists that stand: those after the lists were last opened again."""
        return standing_events(self.events)

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Yield all events of a kind that stand, in order."""
        return (logged.event for logged in self.standing if isinstance(logged.event, kind))

    def last(self, kind: type[Kind]) -> Kind | None:
        """Return the last event of a kind."""
        return next(reversed(list(self.of(kind))), None)

    @property
    def electorates(self) -> Mapping[str, int]:
        """Return how many people may vote in each contest, by id."""
        locked = self.last(ListsLocked)
        return locked.electorates if locked else {}

    def cancelled(self, listed: Container[tuple[str, str]]) -> list[tuple[str, str]]:
        """List (uuid, credential) of the cards that were cancelled.

        Those that were replaced when all cards were made again no longer matter. But a card that is
        ``listed`` now stays cancelled, however often it was announced since.
        """
        cards: list[tuple[str, str]] = []
        for logged in self.standing:
            if isinstance(logged.event, CardsMade):
                cards = [card for card in cards if card in listed]
            elif isinstance(logged.event, CardCancelled):
                cards.append((logged.event.uuid, logged.event.credential))
        return cards


def standing_events(events: Sequence[LoggedEvent]) -> tuple[LoggedEvent, ...]:
    """Return the events after the lists were last opened again: what is before them is void."""
    void = [number for number, e in enumerate(events) if isinstance(e.event, ListsOpenedAgain)]
    return tuple(events[void[-1] + 1 if void else 0 :])


@dataclass(frozen=True, slots=True)
class ChainEvent:
    """One event of a box as later checks need it; ``owner`` for shares only."""

    type: str
    hash: str
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class VotesOfBox:
    """The sealed votes of a box, all of them good.

    ``votes_by_card``: public credential -> number of its sealed votes. ``ballots``: height and
    credential of each vote, in order.
    """

    votes_by_card: Mapping[str, int]
    ballots: tuple[tuple[int, str], ...]

    @property
    def counted(self) -> int:
        """Return how many votes count: one for each card that voted."""
        return len(self.votes_by_card)


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """The contents of one box. Reading what could not be established raises `NotEstablished`."""

    contest: Contest
    chain: tuple[ChainEvent, ...]
    trustees: bytes
    listed: tuple[str, ...] | None
    sealed: VotesOfBox | None
    opened: tuple[int, ...] | None

    @property
    def head(self) -> Head:
        """The last event."""
        return Head(len(self.chain) - 1, self.chain[-1].hash)

    @property
    def credentials(self) -> tuple[str, ...]:
        """The public credentials of its cards."""
        return _established(self.listed, "credentials")

    @property
    def votes(self) -> VotesOfBox:
        """Its sealed votes."""
        return _established(self.sealed, "votes")

    @property
    def totals(self) -> tuple[int, ...]:
        """Votes for each candidate, computed from the shares."""
        return _established(self.opened, "totals")


def _established(value: Value | None, name: str) -> Value:
    if value is None:
        raise NotEstablished(name)
    return value


class _Slot(Generic[Value]):
    """A value of the state: set once and in order, read only when it is there."""

    def __init__(self) -> None:
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, state: None, owner: type) -> _Slot[Value]: ...
    @overload
    def __get__(self, state: VerificationState, owner: type) -> Value: ...
    def __get__(self, state: VerificationState | None, owner: type) -> _Slot[Value] | Value:
        if state is None:
            return self
        if self._name not in state.established:
            raise NotEstablished(self._name)
        value: Value = state.established[self._name]  # type: ignore[assignment]
        return value

    def __set__(self, state: VerificationState, value: Value) -> None:
        later = ORDER[ORDER.index(self._name) :]
        if any(name in state.established for name in later):
            raise UsedOutOfOrder(self._name)
        state.established[self._name] = value


class VerificationState:
    """The verification so far; see the module's text for how it may be used."""

    definition = _Slot[Election]()
    candidates = _Slot[tuple[CandidateRow, ...]]()
    leaves = _Slot[tuple[bytes, ...]]()
    events = _Slot[tuple[LoggedEvent, ...]]()
    trail = _Slot[Trail]()
    boxes = _Slot[Mapping[str, BoxFacts]]()  # those that could be read
    listed_cards = _Slot[tuple[CardRow, ...]]()  # well formed
    cards = _Slot[tuple[CardRow, ...]]()  # and those of the boxes
    written_counts = _Slot[tuple[CountRow, ...]]()  # well formed
    counts = _Slot[tuple[CountRow, ...]]()  # computed again

    def __init__(self, files: RecordFiles, report: ReportBuilder) -> None:
        self.files = files
        self.report = report
        self.established: dict[str, object] = {}

    def has(self, name: str) -> bool:
        """Tell whether a value is established, for checks that can do without it."""
        return name in self.established

    @property
    def stopped(self) -> Mapping[str, str]:
        """The contests that were stopped, by id, each with the reason."""
        return reasons_by_contest(self.definition, self.trail.of(ContestStopped))

    @property
    def counted_contests(self) -> tuple[Contest, ...]:
        """The contests that get a result: all that were not stopped, in order."""
        return counted_contests(self.definition, self.stopped)

    def counted_boxes(self) -> Mapping[str, BoxFacts]:
        """Return the boxes that are opened. Raises `NotEstablished` if one is missing."""
        stopped = self.stopped
        return {
            uuid: facts
            for uuid, facts in self.all_boxes().items()
            if facts.contest.id not in stopped
        }

    def all_boxes(self) -> Mapping[str, BoxFacts]:
        """Return the boxes of all contests. Raises `NotEstablished` if one is missing."""
        if {contest.uuid for contest in self.definition.contested_contests} != self.boxes.keys():
            raise NotEstablished("boxes")
        return self.boxes

    @property
    def differences(self) -> Mapping[str, Difference]:
        """Contests with too many or lost votes, by id. Raises `NotEstablished` before a result."""
        rows = zip(self.counted_contests, self.counts, strict=True)
        totals = [(contest, Totals(row.totals, row.counted)) for contest, row in rows]
        lost = lost_by_contest(self.definition, self.trail.of(LossStated))
        return find_differences(totals, self.trail.electorates, lost)

    def read(self, name: str) -> bytes:
        """Read a file of the record. Raises `NotEstablished` if it is missing."""
        if name not in self.files.names:
            raise NotEstablished(name)
        return self.files.read(name)


ORDER = (
    *("definition", "candidates", "leaves", "events", "trail", "boxes"),
    *("listed_cards", "cards", "written_counts", "counts"),
)
