"""Make all vote cards at once, before voting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from audit.box import writer as archive
from audit.trail.events import CardsMade, PrintedCards
from ballots.card_numbers import cards_to_print
from ballots.credential import Card, draw_cards
from ballots.definition.model import Election
from ballots.encoding import sha256_hex
from ballots.errors import Refused
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.network import is_own_address
from elections.domain.stages import Command, require_stage
from elections.models import Card as CardRow
from elections.models import CardBatch, CardFile
from elections.services.command import append_event, run_command
from elections.stores.cards import electorates, next_batch_number, pictures_text
from elections.stores.election import locked_election, stage_of


def make_cards(ctx: Context) -> tuple[Card, ...]:
    """Draw all vote cards and return them with their secrets, which are kept nowhere.

    Raises `Refused` where no tablet could follow their links, as `require_address` says.

    If cards are made again, the new ones count and the old ones are worth nothing. The table keeps
    them sorted, so nobody can tell from it in which order cards were printed. Trail:
    ``cards_made``.
    """
    require_address(ctx)
    election, counts = cards_by_box(ctx)
    cards = tuple(draw_cards(counts))

    def transaction(session: Session) -> None:
        require_same_lists(session, election)
        add_batch(ctx, session, cards)

    run_command(ctx, Command.MAKE_CARDS, transaction)
    return cards


def require_address(ctx: Context) -> None:
    """Raise `Refused` where no tablet could follow a card's link.

    ``cards-address`` in a hall that does not serve it, ``cards-own-address`` where it leads each
    tablet to itself, unless the cards are to try things out on this computer.
    """
    hall, address = ctx.settings.hall, ctx.settings.base_url
    if hall is not None and not hall.is_reachable_at(address):
        raise refused("cards-address", address=address)
    if is_own_address(address) and not ctx.settings.is_this_computer_only:
        raise refused("cards-own-address", address=address)


def address_problem(ctx: Context) -> Refused | None:
    """Return why no cards can be made with this server's address, or None."""
    try:
        require_address(ctx)
    except Refused as problem:
        return problem
    return None


def cards_by_box(ctx: Context) -> tuple[Election, Mapping[str, int]]:
    """Return the election, and how many cards each of its boxes gets. Raises `Refused`."""

    def query(session: Session) -> tuple[Election, Mapping[str, int]]:
        require_stage(stage_of(session), Command.MAKE_CARDS)
        return locked_election(session), electorates(session)

    election, voters = ctx.db.read(query)
    spare = election.rules.spare_percent
    return election, {
        contest.uuid: cards_to_print(voters[contest.id], spare)
        for contest in election.contested_contests
    }


def require_same_lists(session: Session, election: Election) -> None:
    """Raise `Refused` if the lists were opened again, and locked, since the cards were drawn."""
    if locked_election(session).sha256 != election.sha256:
        raise refused("cards-meanwhile")


def add_batch(ctx: Context, session: Session, cards: Sequence[Card]) -> int:
    """Put cards on record as the ones that count; returns the number of their making.

    A file with earlier ones is destroyed.
    """
    number = next_batch_number(session)
    destroy = update(CardFile).where(CardFile.state == "kept").values(state="void", sealed=None)
    session.execute(destroy)
    session.add(CardBatch(number=number))
    session.flush()
    printed = {}
    for contest in locked_election(session).contested_contests:
        uuid = contest.uuid
        own = sorted((card for card in cards if card.uuid == uuid), key=lambda c: c.credential)
        session.execute(insert(CardRow), _rows(number, own))
        listed = archive.credentials_bytes(card.credential for card in own)
        printed[uuid] = PrintedCards(len(own), sha256_hex(listed))
    append_event(ctx, session, CardsMade(printed))
    return number


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
