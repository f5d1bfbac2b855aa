"""Boxes in the database: each event is one row with its bytes of the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sqlalchemy import distinct, func, insert, select
from sqlalchemy.orm import Session

from audit.box import archive as tar
from audit.box import writer as archive
from audit.trail.events import StopReason
from ballots.ballot import SealedBallot
from ballots.box_params import UUID_FORM, BoxParams
from ballots.trustees.single import parse_trustees
from elections.core.errors import ballot_refused
from elections.core.logging import log
from elections.domain.open_box import OpenBox
from elections.models import (
    Box,
    BoxEntry,
    Card,
    CardBatch,
    Draft,
    SealedVote,
    SeenElement,
    StoppedBox,
)


def open_box(session: Session, uuid: str) -> OpenBox | None:
    """Find a box by its name, or None."""
    row = session.get(Box, uuid) if UUID_FORM.match(uuid) else None
    if row is None:
        return None
    cards = select(func.count()).where(
        Card.batch == select(func.max(CardBatch.number)).scalar_subquery(), Card.box_uuid == uuid
    )
    return OpenBox(
        params=BoxParams.from_bytes(row.params),
        trustees=parse_trustees(row.trustees),
        started=row.started,
        cards=session.scalar(cards) or 0,
        votes_per_card=session.execute(select(Draft.votes_per_card)).scalar_one(),
    )


def uuids(session: Session) -> list[str]:
    """Return the names of all boxes, sorted."""
    return list(session.scalars(select(Box.uuid).order_by(Box.uuid)))


def stopped(session: Session) -> dict[str, StopReason]:
    """Return the boxes of stopped contests, each with the code of the reason."""
    rows = session.execute(select(StoppedBox.box_uuid, StoppedBox.reason))
    return {row.box_uuid: cast("StopReason", row.reason) for row in rows}


def active_uuids(session: Session) -> list[str]:
    """Return the names of the boxes whose contests were not stopped, sorted."""
    gone = stopped(session)
    return [uuid for uuid in uuids(session) if uuid not in gone]


def head(session: Session, uuid: str) -> archive.Head:
    """Return the last event of a box; `audit.box.EMPTY` before the first."""
    last = session.execute(
        select(BoxEntry.height, BoxEntry.head)
        .where(BoxEntry.box_uuid == uuid)
        .order_by(BoxEntry.height.desc())
        .limit(1)
    ).first()
    return archive.Head(last.height, last.head) if last else archive.EMPTY


def append(session: Session, uuid: str, started: int, kind: str, added: archive.Added) -> None:
    """Store what one command appends to the box that was started at ``started``."""
    raw = b"".join(archive.entry_bytes(entry, started) for entry in added.entries)
    session.add(
        BoxEntry(
            box_uuid=uuid,
            height=added.head.height,
            kind=kind,
            head=added.head.hash,
            raw=raw,
        )
    )
    session.flush()


def append_ballot(session: Session, box: OpenBox, sealed: SealedBallot, raw: bytes) -> archive.Head:
    """Append the sealed vote ``raw``, which was checked and gave ``sealed``, to its box.

    Returns the head after it.

    Raises `BallotRefused` when a part of it is in the box already: it was copied from another vote.
    """
    uuid = box.params.uuid
    elements = [choice.alpha for choice in sealed.choices]
    copied = session.scalar(
        select(SeenElement.element)
        .where(SeenElement.box_uuid == uuid, SeenElement.element.in_(elements))
        .limit(1)
    )
    if copied is not None or len(set(elements)) != len(elements):
        log.error("a part of a vote came twice", box=uuid)
        raise ballot_refused("ballot-copied")
    added = archive.ballot(head(session, uuid), raw)
    append(session, uuid, box.started, "Ballot", added)
    session.add(
        SealedVote(
            box_uuid=uuid,
            tracker=sealed.tracker,
            credential=sealed.credential,
            height=added.head.height,
        )
    )
    session.flush()
    session.execute(
        insert(SeenElement), [{"box_uuid": uuid, "element": element} for element in elements]
    )
    return added.head


def export(session: Session, uuid: str) -> bytes:
    """Export the ``.bel`` file as it stands now."""
    started = session.execute(select(Box.started).where(Box.uuid == uuid)).scalar_one()
    rows = session.scalars(
        select(BoxEntry.raw).where(BoxEntry.box_uuid == uuid).order_by(BoxEntry.height)
    )
    return b"".join((archive.header_entry(started), *rows))


def first_data(session: Session, uuid: str, kind: str) -> list[bytes]:
    """Return the first piece of data of each event of this kind, in order."""
    rows = session.scalars(
        select(BoxEntry.raw)
        .where(BoxEntry.box_uuid == uuid, BoxEntry.kind == kind)
        .order_by(BoxEntry.height)
    )
    return [_first_content(raw) for raw in rows]


def _first_content(raw: bytes) -> bytes:
    _, size, _ = tar.read_header(raw[: tar.BLOCK], "This entry")
    return raw[tar.BLOCK : tar.BLOCK + size]


def heads(session: Session) -> dict[str, archive.Head]:
    """Return the heads of all boxes."""
    return {uuid: head(session, uuid) for uuid in uuids(session)}


def active_heads(session: Session) -> dict[str, archive.Head]:
    """Return the heads as the trail takes them: of all boxes whose contests were not stopped."""
    return {uuid: head(session, uuid) for uuid in active_uuids(session)}


def append_to_all(
    session: Session, kind: str, make: Callable[[str, archive.Head], archive.Added]
) -> None:
    """Append to every box that was not stopped what ``make(uuid, head)`` gives."""
    started = {row.uuid: row.started for row in session.execute(select(Box.uuid, Box.started))}
    for uuid in active_uuids(session):
        append(session, uuid, started[uuid], kind, make(uuid, head(session, uuid)))


def votes_of_card(session: Session, uuid: str, credential: str) -> int:
    """Count the sealed votes of one card, replaced ones included."""
    votes = select(func.count()).where(
        SealedVote.box_uuid == uuid, SealedVote.credential == credential
    )
    return session.scalar(votes) or 0


# --- the sums --------------------------------------------------------------------------------


def counted_votes(session: Session) -> dict[str, int]:
    """Count the cards that voted, by box."""
    rows = session.execute(
        select(SealedVote.box_uuid, func.count(distinct(SealedVote.credential))).group_by(
            SealedVote.box_uuid
        )
    )
    counts = {row[0]: row[1] for row in rows}
    return {uuid: counts.get(uuid, 0) for uuid in uuids(session)}
