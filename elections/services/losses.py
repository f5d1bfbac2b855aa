"""Find what a database lacks that was put back from earlier: votes, and entries of the trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box.writer import Head
from audit.trail.events import BoxEvent, TrailEvent
from ballots.stages import Stage
from elections.core.log_signer import LogBroken
from elections.core.outside_copy import Heads, OutsideCopy
from elections.models import BoxEntry
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import frozen_election, stage_of

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
    def number(self) -> int:
        """Count the missing votes; one that a card gave again is counted each time."""
        return self.lost.height - self.kept.height


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
            f"The box “{box.title}” had {box.lost.height} votes and now has {box.kept.height}."
            for box in missing
        )
        raise LogBroken("votes-missing", f"Votes are missing. {names} {WAY_ON}")


def missing_votes(session: Session, outside: OutsideCopy) -> tuple[MissingVotes, ...]:
    """Compare each box with its latest heads in the folders outside and in the trail.

    A box that is ahead of them is as it should be. Raises `LogBroken` for one that went another
    way.
    """
    kept = outside.heads()  # before the database is looked at: that may only be ahead
    events = tuple(logged.event for logged in trail_store.events(session))
    known: dict[str, dict[int, str | None]] = {}
    for uuid, head in _told_heads(kept.values(), events):
        other = known.setdefault(uuid, {}).setdefault(head.height, head.hash)
        if other != head.hash:
            raise _other_box(uuid)
    found = []
    for uuid, heights in sorted(known.items()):
        now = box_store.head(session, uuid)
        chain = {
            row.height: row.head
            for row in session.execute(
                select(BoxEntry.height, BoxEntry.head).where(
                    BoxEntry.box_uuid == uuid, BoxEntry.height.in_(heights)
                )
            )
        }
        if any(chain[height] != heights[height] for height in chain):
            raise _other_box(uuid)
        most = max(heights)
        if most > now.height:
            contest = frozen_election(session).contest_of_box(uuid)
            title = contest.title if contest else uuid
            found.append(MissingVotes(uuid, title, now, Head(most, heights[most])))
    return tuple(found)


def _told_heads(kept: Iterable[Heads], events: Iterable[TrailEvent]) -> Iterator[tuple[str, Head]]:
    for heads in kept:
        yield from heads.items()
    for event in events:
        if isinstance(event, BoxEvent):
            yield from event.boxes.items()


def _other_box(uuid: str) -> LogBroken:
    return LogBroken(
        "box-changed",
        f"The box {uuid} is not the one whose votes were acknowledged. "
        "Do not go on. Keep this computer as it is and call for help.",
    )
