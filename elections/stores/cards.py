"""Vote cards in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ballots.box_params import UUID_FORM
from ballots.credential import Code
from ballots.definition.rules import HEX_FORM
from elections.core.errors import refused
from elections.models import CancelledCard, CardBatch, CardFile, SealedVote, VoidBatch
from elections.models import Card as CardRow
from elections.stores import trail as trail_store


def batch_number(session: Session) -> int | None:
    """Return the newest batch of cards, the one that counts; None while there is none."""
    stands = CardBatch.number.not_in(select(VoidBatch.batch))
    return session.scalar(select(func.max(CardBatch.number)).where(stands))


def next_batch_number(session: Session) -> int:
    """Return the number for a new batch; void batches keep theirs."""
    return (session.scalar(select(func.max(CardBatch.number))) or 0) + 1


def void_boxes(session: Session) -> tuple[str, ...]:
    """Return the names of the boxes that void cards are for, sorted."""
    void = CardRow.batch.in_(select(VoidBatch.batch))
    query = select(CardRow.box_uuid).where(void).distinct().order_by(CardRow.box_uuid)
    return tuple(session.scalars(query))


def require_not_void(session: Session, uuid: str) -> None:
    """Raise `Refused` if the cards for this box are void: its lists were opened again."""
    if not UUID_FORM.match(uuid):
        return
    void = CardRow.batch.in_(select(VoidBatch.batch))
    if session.scalar(select(CardRow.batch).where(CardRow.box_uuid == uuid, void).limit(1)):
        raise refused("card-replaced")


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
    """Count the voters on the locked list, by contest id; empty while it is not locked."""
    locked = trail_store.locked_lists(session)
    return locked.electorates if locked else {}


@dataclass(frozen=True, slots=True)
class CardStatus:
    """The public state of a card; ``tracker`` is that of its last vote, None without one.

    ``is_void``: the lists that it was made for were opened again.
    """

    is_listed: bool
    is_cancelled: bool
    tracker: str | None
    is_void: bool


def card_status(session: Session, uuid: str, credential: str) -> CardStatus:
    """Look a card up; text that is no card is not listed."""
    if not UUID_FORM.match(uuid) or not HEX_FORM.match(credential):
        return CardStatus(is_listed=False, is_cancelled=False, tracker=None, is_void=False)
    batch = batch_number(session)
    listed = batch is not None and session.get(CardRow, (batch, uuid, credential)) is not None
    gone = session.get(CancelledCard, (uuid, credential)) is not None
    tracker = session.scalar(
        select(SealedVote.tracker)
        .where(SealedVote.box_uuid == uuid, SealedVote.credential == credential)
        .order_by(SealedVote.height.desc())
        .limit(1)
    )
    void = select(CardRow.batch).where(
        CardRow.batch.in_(select(VoidBatch.batch)),
        CardRow.box_uuid == uuid,
        CardRow.credential == credential,
    )
    is_void = session.scalar(void.limit(1)) is not None
    return CardStatus(listed, gone, tracker, is_void)
