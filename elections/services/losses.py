"""Find what a database lacks that was put back from earlier: votes, and entries of the trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box.writer import Head
from audit.trail.codec import LoggedEvent
from audit.trail.events import BoxEvent, ContestStopped, Loss
from audit.trail.losses import is_lost, losses_of
from ballots.stages import Stage
from elections.core.log_signer import LogBroken
from elections.core.outside_copy import KeptHeads, OutsideCopy
from elections.models import BoxEntry
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of

WAY_ON = (
    "This is an older copy of the data. Put back the newest copy. If there is none, secretary and "
    "witness can go on without what is missing, and the public record will say so: repvote go-on"
)


@dataclass(frozen=True, slots=True)
class MissingVotes:
    """A box that ends at ``kept`` and went on to ``lost``, which was acknowledged."""

    uuid: str
    title: str
    kept: Head
    lost: Head

    @property
    def loss(self) -> Loss:
        """Give what the officers state of this box."""
        return Loss(self.kept, self.lost)

    @property
    def left(self) -> int:
        """Count the votes that are there."""
        return max(self.kept.height, 0)


def verify_nothing_is_missing(session: Session, outside: OutsideCopy) -> None:
    """Raise `LogBroken` when boxes lack votes that were acknowledged, saying which and what to do.

    Raises it also for a box that is not shorter but another than the one that is kept.
    """
    missing = missing_votes(session, outside)
    if missing and stage_of(session).has_reached(Stage.COUNTING):
        raise LogBroken(
            "box-rolled-back",
            f"The box “{missing[0].title}” is not the one in the trail. "
            "Do not go on. Put back the newest copy of the data.",
        )
    if missing:
        names = " ".join(
            f"The box “{box.title}” had {box.lost.height} votes and now has {box.left}."
            for box in missing
        )
        raise LogBroken("votes-missing", f"Votes are missing. {names} {WAY_ON}")


def missing_votes(
    session: Session, outside: OutsideCopy, put_back: Sequence[LoggedEvent] = ()
) -> tuple[MissingVotes, ...]:
    """Compare each box with its latest heads in the folders outside and in the trail.

    ``put_back`` are entries of the trail that the database lacks.

    A box that is ahead of them is as it should be. Raises `LogBroken` for one that went another
    way.
    """
    kept = outside.heads().values()  # before the database is looked at: that may only be ahead
    events = (*trail_store.events(session), *put_back)
    known: dict[str, dict[int, str | None]] = {}
    for uuid, seq, head in _told_heads(kept, events):
        later = [loss for stated, loss in losses_of(uuid, events) if stated >= seq]
        if is_lost(head, later):
            continue
        other = known.setdefault(uuid, {}).setdefault(head.height, head.hash)
        if other != head.hash:
            raise _other_box(uuid)
    losses = (_missing_of(session, uuid, heights) for uuid, heights in sorted(known.items()))
    return tuple(missing for missing in losses if missing is not None)


def _told_heads(
    kept: Iterable[KeptHeads], events: Iterable[LoggedEvent]
) -> Iterator[tuple[str, int, Head]]:
    """List all heads: box, the first entry of the trail that could take it away, head."""
    for heads in kept:
        for uuid, head in heads.boxes.items():
            yield uuid, heads.trail, head
    for logged in events:
        if isinstance(logged.event, ContestStopped):
            yield logged.event.uuid, logged.seq, logged.event.head
        elif isinstance(logged.event, BoxEvent):
            for uuid, head in logged.event.boxes.items():
                yield uuid, logged.seq, head


def _missing_of(
    session: Session, uuid: str, heights: Mapping[int, str | None]
) -> MissingVotes | None:
    rows = session.execute(
        select(BoxEntry.height, BoxEntry.head).where(
            BoxEntry.box_uuid == uuid, BoxEntry.height.in_(heights)
        )
    )
    if any(row.head != heights[row.height] for row in rows):
        raise _other_box(uuid)
    now, most = box_store.head(session, uuid), max(heights)
    if most <= now.height:
        return None
    contest = locked_election(session).contest_of_box(uuid)
    return MissingVotes(uuid, contest.title if contest else uuid, now, Head(most, heights[most]))


def _other_box(uuid: str) -> LogBroken:
    return LogBroken(
        "box-changed",
        f"The box {uuid} is not the one whose votes were acknowledged. "
        "Do not go on. Keep this computer as it is and call for help.",
    )
