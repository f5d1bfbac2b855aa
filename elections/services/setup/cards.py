"""Make all vote cards at once, before voting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert
from sqlalchemy.orm import Session

from audit.box import writer as archive
from audit.trail.events import CardsMade, PrintedCards
from ballots.card_numbers import cards_to_print
from ballots.credential import Card, draw_cards
from ballots.definition.model import Election
from ballots.encoding import sha256_hex
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command, require_stage
from elections.models import Card as CardRow
from elections.models import CardBatch
from elections.services.command import append_event, run_command
from elections.stores.cards import batch_number, electorates, pictures_text
from elections.stores.election import frozen_election, stage_of


def make_cards(ctx: Context) -> tuple[Card, ...]:
    """Draw all vote cards and return them with their secrets, which are kept nowhere.

    Raises `Refused` ``cards-address`` in a hall where no tablet could follow their links.

    If cards are made again, the new ones count and the old ones are worth nothing. The table keeps
    them sorted, so nobody can tell from it in which order cards were printed. Trail:
    ``cards_made``.
    """
    hall, address = ctx.settings.hall, ctx.settings.base_url
    if hall is not None and not hall.serves(address):
        raise refused("cards-address", address=address)

    def query(session: Session) -> tuple[Election, Mapping[str, int]]:
        require_stage(stage_of(session), Command.MAKE_CARDS)
        return frozen_election(session), electorates(session)

    election, voters = ctx.db.read(query)
    spare = election.rules.spare_percent
    counts = {
        contest.uuid: cards_to_print(voters[contest.id], spare)
        for contest in election.contested_contests
    }
    made = tuple(draw_cards(counts))

    def transaction(session: Session) -> None:
        number = (batch_number(session) or 0) + 1
        session.add(CardBatch(number=number))
        session.flush()
        printed = {}
        for uuid in counts:
            own = sorted((card for card in made if card.uuid == uuid), key=lambda c: c.credential)
            session.execute(insert(CardRow), _rows(number, own))
            listed = archive.credentials_bytes(card.credential for card in own)
            printed[uuid] = PrintedCards(len(own), sha256_hex(listed))
        append_event(ctx, session, CardsMade(printed))

    run_command(ctx, Command.MAKE_CARDS, transaction)
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
