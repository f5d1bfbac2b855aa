"""Vote cards: made all at once before voting; one that is handed back can be cancelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from audit import box as archive
from ballots.credential import Card, Code, draw_cards
from ballots.definition import Election
from ballots.definition_rules import HEX_FORM
from ballots.encoding import sha256_hex
from ballots.errors import Refused
from ballots.params import UUID_FORM
from elections.context import Context
from elections.models import CancelledCard, CardBatch, SealedVote
from elections.models import Card as CardRow
from elections.rules.printing import cards_to_print
from elections.rules.stages import Act, require
from elections.services import log_store
from elections.services.command import frozen_election, run, stage_of, tell


def batch_number(session: Session) -> int | None:
    """The newest making of cards, which counts; None before the first."""
    return session.scalar(select(func.max(CardBatch.number)))


def credentials(session: Session, uuid: str) -> list[str]:
    """Public credentials of the cards of a box that count, sorted."""
    return list(
        session.scalars(
            select(CardRow.credential)
            .where(CardRow.batch == batch_number(session), CardRow.box_uuid == uuid)
            .order_by(CardRow.position)
        )
    )


def cancelled(session: Session) -> set[tuple[str, str]]:
    """(box, credential) of every cancelled card."""
    rows = session.execute(select(CancelledCard.box_uuid, CancelledCard.credential))
    return {(row.box_uuid, row.credential) for row in rows}


def voted(session: Session) -> set[tuple[str, str]]:
    """(box, credential) of every card with a vote in the box."""
    rows = session.execute(select(SealedVote.box_uuid, SealedVote.credential).distinct())
    return {(row.box_uuid, row.credential) for row in rows}


def pictures_text(code: Code) -> str:
    """The six pictures as they stand in the table."""
    return " ".join(map(str, code))


def make_cards(ctx: Context) -> tuple[Card, ...]:
    """Draw all vote cards and return them with their secrets, which are kept nowhere.

    Made again, the new cards count and the old ones are worth nothing. The table keeps them
    sorted, so nobody can tell from it in which order cards were printed. Trail: ``cards_made``.
    """

    def look(session: Session) -> tuple[Election, Mapping[str, int]]:
        require(stage_of(session), Act.MAKE_CARDS)
        return frozen_election(session), electorates(session)

    election, voters = ctx.db.read(look)
    spare = election.rules.spare_percent
    counts = {one.uuid: cards_to_print(voters[one.id], spare) for one in election.boxes}
    made = tuple(draw_cards(counts))

    def work(session: Session) -> None:
        number = (batch_number(session) or 0) + 1
        session.add(CardBatch(number=number))
        session.flush()
        body = {}
        for uuid in counts:
            own = sorted((card for card in made if card.uuid == uuid), key=lambda c: c.credential)
            session.execute(insert(CardRow), _rows(number, own))
            listed = archive.credentials_bytes(card.credential for card in own)
            body[uuid] = {"printed": len(own), "credentials": sha256_hex(listed)}
        tell(ctx, session, ("cards_made", {"boxes": body}))

    run(ctx, Act.MAKE_CARDS, work)
    return made


def _rows(number: int, cards: Sequence[Card]) -> list[dict[str, str | int]]:
    return [
        {
            "batch": number,
            "box_uuid": card.uuid,
            "credential": card.credential,
            "position": position,
            "picture_1": card.pictures[0],
            "picture_2": card.pictures[1],
            "pictures": pictures_text(card.pictures),
        }
        for position, card in enumerate(cards)
    ]


def electorates(session: Session) -> Mapping[str, int]:
    """Contest id to number of voters, as it was frozen; empty before that."""
    body = log_store.last_body(session, "election_frozen") or {"electorates": {}}
    sizes: Mapping[str, int] = body["electorates"]
    return sizes


def cancel_card(ctx: Context, uuid: str, credential: str) -> None:
    """Take a card that was handed back out of the election. Trail: ``card_cancelled``.

    Raises `Refused` when the card is not on the list, is cancelled, or has voted.
    """

    def work(session: Session) -> None:
        state = card_status(session, uuid, credential)
        if not state.listed:
            raise Refused("card-unknown", "This card is not in this election. Ask for help.")
        if state.cancelled:
            raise Refused("card-cancelled", "This card is taken out already.")
        if state.tracker is not None:
            raise Refused(
                "card-voted", "This card has a vote in the box. It cannot be taken out any more."
            )
        session.add(CancelledCard(box_uuid=uuid, credential=credential))
        session.flush()
        tell(ctx, session, ("card_cancelled", {"uuid": uuid, "credential": credential}))

    run(ctx, Act.CANCEL_CARD, work)


@dataclass(frozen=True, slots=True)
class CardStatus:
    """What is known about a card; ``tracker`` is that of its last vote, None without one."""

    listed: bool
    cancelled: bool
    tracker: str | None


def card_status(session: Session, uuid: str, credential: str) -> CardStatus:
    """Look a card up; whatever was sent instead of one is not listed."""
    if not UUID_FORM.match(uuid) or not HEX_FORM.match(credential):
        return CardStatus(listed=False, cancelled=False, tracker=None)
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
