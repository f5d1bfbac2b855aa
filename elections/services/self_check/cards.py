"""Vote cards: those of each making, and those that were cancelled."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box import writer as archive
from audit.trail.events import CardCancelled, CardsMade, PrintedCards
from ballots.credential import pictures_of
from ballots.encoding import sha256_hex
from elections.models import Card, CardBatch, VoidBatch
from elections.services.self_check.changed import require
from elections.stores import cards as card_store
from elections.stores import trail as trail_store


def verify_cards(session: Session) -> None:
    """Check that the cards of each making are those of the trail, with their own pictures."""
    events = list(trail_store.events_of(session, CardsMade))
    numbers = list(session.scalars(select(CardBatch.number).order_by(CardBatch.number)))
    require(numbers == list(range(1, len(events) + 1)), "how often cards were made")
    void = list(session.scalars(select(VoidBatch.batch).order_by(VoidBatch.batch)))
    require(void == numbers[: trail_store.count_void(session, CardsMade.kind)], "void vote cards")
    stored: dict[tuple[int, str], list[Card]] = defaultdict(list)
    for row in session.scalars(select(Card).order_by(Card.position)):
        stored[row.batch, row.box_uuid].append(row)
    logged = {
        (number, uuid): printed
        for number, event in enumerate(events, 1)
        for uuid, printed in event.boxes.items()
    }
    require(stored.keys() <= logged.keys(), "a vote card")
    for place, printed in logged.items():
        rows = stored.get(place, [])
        listed = archive.credentials_bytes(row.credential for row in rows)
        require(PrintedCards(len(rows), sha256_hex(listed)) == printed, "the list of vote cards")
        in_order = sorted(row.credential for row in rows)
        require([row.credential for row in rows] == in_order, "the order of vote cards")
        require([row.position for row in rows] == list(range(len(rows))), "a vote card’s place")
        for row in rows:
            code = pictures_of(row.credential)
            shown = (row.picture_1, row.picture_2, row.pictures)
            require(
                shown == (code[0], code[1], card_store.pictures_text(code)),
                "the pictures of a vote card",
            )


def verify_cancelled(session: Session) -> None:
    """Check that the cancelled cards are those that the trail names."""
    logged = {
        (event.uuid, event.credential) for event in trail_store.events_of(session, CardCancelled)
    }
    require(card_store.cancelled(session) == logged, "a cancelled card")
