"""Vote cards in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.trail.events import ListsLocked
from ballots.box_params import UUID_FORM
from ballots.credential import Code
from ballots.definition.rules import HEX_FORM
from elections.models import CancelledCard, CardBatch, CardFile, SealedVote
from elections.models import Card as CardRow
from elections.stores import trail as trail_store


def batch_number(session: Session) -> int | None:
    """Return the newest batch of cards, the one that counts; None before the first."""
    return session.scalar(select(func.max(CardBatch.number)))


def is_file_kept(session: Session) -> bool:
    """Tell whether the file with the current cards is still kept, as nobody said it is printed."""
    file = session.get(CardFile, batch_number(session) or 0)
    return file is not None and file.state == "kept"


def credentials(session: Session, uuid: str) -> list[str]:
    """Return the public credentials of the cards of a box that count, sorted."""
    return list(
        session.scalars(
            select(CardRow.credential)
            .where(CardRow.batch == batch_number(session), CardRow.box_uuid == uuid)
            .order_by(CardRow.position)
        )
    )


def cancelled(session: Session) -> set[tuple[str, str]]:
    """Return (box, credential) of every cancelled card."""
    rows = session.execute(select(CancelledCard.box_uuid, CancelledCard.credential))
    return {(row.box_uuid, row.credential) for row in rows}


def voted(session: Session) -> set[tuple[str, str]]:
    """Return (box, credential) of every card with a vote in the box."""
    rows = session.execute(select(SealedVote.box_uuid, SealedVote.credential).distinct())
    return {(row.box_uuid, row.credential) for row in rows}


def pictures_text(code: Code) -> str:
    """Write the six pictures as they stand in the table."""
    return " ".join(map(str, code))


def electorates(session: Session) -> Mapping[str, int]:
    """Count the voters on the locked list, by contest id; empty before that."""
    locked = trail_store.last_event(session, ListsLocked)
    return locked.electorates if locked else {}


@dataclass(frozen=True, slots=True)
class CardStatus:
    """The public state of a card; ``tracker`` is that of its last vote, None without one."""

    is_listed: bool
    is_cancelled: bool
    tracker: str | None


def card_status(session: Session, uuid: str, credential: str) -> CardStatus:
    """Look a card up; text that is no card is not listed."""
    if not UUID_FORM.match(uuid) or not HEX_FORM.match(credential):
        return CardStatus(is_listed=False, is_cancelled=False, tracker=None)
    batch = batch_number(session)
    listed = batch is not None and session.get(CardRow, (batch, uuid, credential)) is not None
    gone = session.get(CancelledCard, (uuid, credential)) is not None
    tracker = session.scalar(
        select(SealedVote.tracker)
        .where(SealedVote.box_uuid == uuid, SealedVote.credential == credential)
        .order_by(SealedVote.height.desc())
        .limit(1)
    )
    return CardStatus(listed, gone, tracker)
