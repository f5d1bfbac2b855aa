"""The closed catalogue of the events of a trail: one frozen dataclass for each.

The type of a field says what it may hold (`ballots.typed_json`); an event with less, more or
something else is refused. Events hold nothing personal: key holders are named because the
board names them in the definition. Which event may stand where: `audit.trail.stages`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Self

from audit.box.writer import Head
from ballots.box_params import UUID_FORM
from ballots.counting import Lot
from ballots.encoding import Json
from ballots.typed_json import Between, Matches, fields_to_json, read_fields

Hex64 = Annotated[str, Matches(re.compile(r"[0-9a-f]{64}\Z"))]
Id = Annotated[str, Matches(re.compile(r"[a-z0-9-]{1,40}\Z"))]
Uuid = Annotated[str, Matches(UUID_FORM)]
Text = Annotated[str, Between(1, 500)]
OfficerSignature = Annotated[str, Matches(re.compile(r"[0-9a-f]{128}\Z"))]
Count = Annotated[int, Between(0, 10**9)]
Heads = Mapping[Uuid, Head]  # of all boxes whose contest was not stopped before
OpenReason = Literal["withdrew", "died", "not_allowed", "list_error", "other"]
StopReason = Literal["died", "withdrew", "not_allowed", "ballot_error", "other"]


class TrailEvent:
    """Base of all events."""

    __slots__ = ()
    kind: ClassVar[str]

    def to_json(self) -> dict[str, Json]:
        """Return the body of the event's leaf."""
        return fields_to_json(self)

    @classmethod
    def from_json(cls, value: Json) -> Self:
        """Read the body of a leaf. Raises `BadInput`."""
        return read_fields(cls, value, cls.kind)


@dataclass(frozen=True, slots=True)
class NominationsOpened(TrailEvent):
    """People can be put forward from now on."""

    kind: ClassVar[str] = "nominations_opened"


@dataclass(frozen=True, slots=True)
class NominationsClosed(TrailEvent):
    """Nobody can be put forward any more; the lists are checked."""

    kind: ClassVar[str] = "nominations_closed"


@dataclass(frozen=True, slots=True)
class ListsLocked(TrailEvent):
    """Definition and list of voters are final.

    ``definition`` is the SHA-256 of definition.json, ``commitment`` that of a secret salt and the
    list of voters (`elections.domain.roll`).
    """

    kind: ClassVar[str] = "lists_locked"
    definition: Hex64
    electorates: Mapping[Id, Count]
    commitment: Hex64


@dataclass(frozen=True, slots=True)
class Signed:
    """An officer's signature, with the public half of the signing key."""

    public_key: Hex64
    signature: OfficerSignature


@dataclass(frozen=True, slots=True)
class ListsOpenedAgain(TrailEvent):
    """The lists are checked again before voting; all that was made of them is void.

    SHA-256 of the void definition, of the last list of cards of each box, and of each key that was
    added (`audit.trail.opened_again`). Nobody is named, nor who is meant by ``reason``.
    """

    kind: ClassVar[str] = "lists_opened_again"
    definition: Hex64
    cards: Mapping[Uuid, Hex64]
    keys: tuple[Hex64, ...]
    reason: OpenReason
    secretary: Signed
    witness: Signed


@dataclass(frozen=True, slots=True)
class KeyAdded(TrailEvent):
    """A key holder, numbered from 1, handed in the public half of a key."""

    kind: ClassVar[str] = "key_added"
    key_holder: Count
    name: Text
    public_key: Hex64


@dataclass(frozen=True, slots=True)
class PrintedCards:
    """Cards of one box; ``credentials`` is the SHA-256 of the list of their public halves."""

    printed: Count
    credentials: Hex64


@dataclass(frozen=True, slots=True)
class CardsMade(TrailEvent):
    """All cards were drawn. When it comes again, the last one counts."""

    kind: ClassVar[str] = "cards_made"
    boxes: Mapping[Uuid, PrintedCards]


@dataclass(frozen=True, slots=True)
class CardCancelled(TrailEvent):
    """A card that was handed back, and has not voted, can no longer be used."""

    kind: ClassVar[str] = "card_cancelled"
    uuid: Uuid
    credential: Hex64


@dataclass(frozen=True, slots=True)
class VotingOpened(TrailEvent):
    """The boxes are there; their heads are at ``Setup``."""

    kind: ClassVar[str] = "voting_opened"
    boxes: Heads


@dataclass(frozen=True, slots=True)
class VotingPaused(TrailEvent):
    """No vote comes in until voting is resumed."""

    kind: ClassVar[str] = "voting_paused"


@dataclass(frozen=True, slots=True)
class VotingResumed(TrailEvent):
    """Votes come in again."""

    kind: ClassVar[str] = "voting_resumed"


@dataclass(frozen=True, slots=True)
class ContestStopped(TrailEvent):
    """No more votes for one contest: its box stays at ``head`` and is never opened.

    ``secretary`` and ``witness`` are their signatures (`audit.trail.stopped`).
    """

    kind: ClassVar[str] = "contest_stopped"
    uuid: Uuid
    head: Head
    reason: StopReason
    secretary: OfficerSignature
    witness: OfficerSignature


@dataclass(frozen=True, slots=True)
class VotingClosed(TrailEvent):
    """No more votes from tablets; heads at the last ``Ballot``, or at ``Setup``."""

    kind: ClassVar[str] = "voting_closed"
    boxes: Heads


@dataclass(frozen=True, slots=True)
class PapersSealed(TrailEvent):
    """Papers that people settled came in after the close, as batch ``batch``, counted from 1.

    Heads after the batch. Each of its votes is by a card that had no vote in the box before.
    """

    kind: ClassVar[str] = "papers_sealed"
    batch: Annotated[int, Between(1, 10**9)]
    boxes: Heads


@dataclass(frozen=True, slots=True)
class Loss:
    """The lost votes of a box: it is at ``kept``, and votes up to ``lost`` were acknowledged."""

    kept: Head
    lost: Head

    @property
    def votes(self) -> int:
        """Count the lost votes; each vote of a card that voted again is one."""
        return self.lost.height - self.kept.height

    @property
    def doubtful(self) -> int:
        """Count the votes by which the margin between two people may be wrong.

        Each lost vote is one, and one more where it may have replaced a vote that is still in the
        box and now counts again; there are at most as many of these as votes in the box.
        """
        return self.votes + min(self.votes, self.kept.height)


@dataclass(frozen=True, slots=True)
class LossStated(TrailEvent):
    """Data was put back from earlier: votes that were acknowledged are gone, and it goes on.

    ``secretary`` and ``witness`` are their signatures (`audit.trail.losses`).
    """

    kind: ClassVar[str] = "loss_stated"
    boxes: Mapping[Uuid, Loss]
    secretary: OfficerSignature
    witness: OfficerSignature


@dataclass(frozen=True, slots=True)
class SmallContestsAgreed(TrailEvent):
    """Both officers know what the totals of these small boxes could show, and agreed."""

    kind: ClassVar[str] = "small_contests_agreed"
    uuids: tuple[Uuid, ...]


@dataclass(frozen=True, slots=True)
class CountStarted(TrailEvent):
    """The sealed sums are in the boxes; heads at ``EncryptedTally``."""

    kind: ClassVar[str] = "count_started"
    boxes: Heads


@dataclass(frozen=True, slots=True)
class SharesAdded(TrailEvent):
    """A key holder's shares; heads at that holder's ``PartialDecryption``."""

    kind: ClassVar[str] = "shares_added"
    key_holder: Count
    boxes: Heads


@dataclass(frozen=True, slots=True)
class ResultOpened(TrailEvent):
    """The totals of every contest whose box is opened; heads at ``Result``."""

    kind: ClassVar[str] = "result_opened"
    boxes: Heads
    totals: Mapping[Id, tuple[Count, ...]]


@dataclass(frozen=True, slots=True)
class LotDrawn(TrailEvent):
    """A lot that was drawn in public for a contest."""

    kind: ClassVar[str] = "lot_drawn"
    contest: Id
    lot: Lot


@dataclass(frozen=True, slots=True)
class SeatsFilled(TrailEvent):
    """The people who have a seat, by contest."""

    kind: ClassVar[str] = "seats_filled"
    elected: Mapping[Id, tuple[Id, ...]]


@dataclass(frozen=True, slots=True)
class DifferencesStated(TrailEvent):
    """Both officers state how many votes too many each of these contests has, by id.

    A contest's margin decides whether it is certified all the same.
    """

    kind: ClassVar[str] = "differences_stated"
    more_votes: Mapping[Id, Annotated[int, Between(1, 10**9)]]


@dataclass(frozen=True, slots=True)
class Certified(TrailEvent):
    """Both officers signed; ``certificate`` is the SHA-256 of certificate.json."""

    kind: ClassVar[str] = "certified"
    certificate: Hex64


EVENTS: Mapping[str, type[TrailEvent]] = {
    event.kind: event
    for event in (
        *(NominationsOpened, NominationsClosed, ListsLocked, ListsOpenedAgain),
        *(KeyAdded, CardsMade, CardCancelled),
        *(VotingOpened, VotingPaused, VotingResumed, ContestStopped, VotingClosed),
        *(PapersSealed, LossStated, SmallContestsAgreed, CountStarted, SharesAdded, ResultOpened),
        *(LotDrawn, SeatsFilled, DifferencesStated, Certified),
    )
}
BoxEvent = VotingOpened | VotingClosed | PapersSealed | CountStarted | SharesAdded | ResultOpened
