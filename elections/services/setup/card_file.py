"""The file with all vote cards: made beside the pages, kept until somebody says it is printed.

It holds the cards' secrets, so it is sealed under a key of the data folder, and destroyed as soon
as the cards are printed, or others are made. Cards and file come into the database in one
transaction: there are never cards without their file, nor two makings for one press.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import partial

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy.orm import Session

from ballots.credential import Card, draw_cards
from ballots.definition.model import Election
from ballots.errors import RepVoteError
from ballots.paper.card_sheets import cards_pdf
from ballots.paper.cards import PrintedCard
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.job_runner import Progress
from elections.core.network import is_own_address
from elections.core.print_words import card_words, sheet_words
from elections.domain.stages import Command, require_stage
from elections.models import CardFile
from elections.services.command import run_command
from elections.services.jobs import Kind, begin_job, finish_job
from elections.services.setup.cards import (
    add_batch,
    cards_by_box,
    require_address,
    require_same_lists,
)
from elections.stores.cards import batch_number
from elections.stores.election import stage_of

_PURPOSE = "repvote-card-file-1"


def begin_card_file(ctx: Context, known: int) -> bool:
    """Begin to make all cards and their file; False if that is under way already.

    ``known``: the number of the newest making that the person knew of, 0 for none; whoever did not
    know of one makes no other. Raises `Refused`.
    """
    require_address(ctx)
    cards_by_box(ctx)
    return begin_job(
        ctx,
        Kind.CARDS,
        Command.MAKE_CARDS,
        partial(_require_known, known=known),
        lambda progress: make_card_file(ctx, known, progress),
    )


def make_card_file(ctx: Context, known: int, progress: Progress) -> None:
    """Make all cards and their file, at once in the database. Raises as `begin_card_file`."""
    election, counts = cards_by_box(ctx)
    number = sum(counts.values())
    progress.expect(2 * number)
    cards = []
    for card in draw_cards(counts):
        cards.append(card)
        progress.add()
    raw = print_cards(
        ctx, election, cards, lambda done, _all: progress.add(number + done - progress.done)
    )
    sealed = _fernet(ctx).encrypt(raw)

    def transaction(session: Session) -> None:
        _require_known(session, known)
        require_same_lists(session, election)
        batch = add_batch(ctx, session, cards)
        session.add(CardFile(batch=batch, state="kept", sealed=sealed))
        finish_job(session, Kind.CARDS, progress)

    run_command(ctx, Command.MAKE_CARDS, transaction)


def read_card_file(ctx: Context) -> bytes:
    """Return the file with the cards that count, a PDF. Raises `Refused` when it is destroyed."""

    def query(session: Session) -> bytes:
        require_stage(stage_of(session), Command.MAKE_CARDS)
        sealed = _kept(session).sealed
        if sealed is None:
            raise refused("cards-file")
        return sealed

    try:
        return _fernet(ctx).decrypt(ctx.db.read(query))
    except InvalidToken as problem:
        msg = "The file with the cards cannot be opened. Make new cards."
        raise RepVoteError("cards-file-damaged", msg) from problem


def print_cards(
    ctx: Context,
    election: Election,
    cards: Sequence[Card],
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the PDF of these cards, with the sheets around them. ``progress`` as `cards_pdf`."""
    titles = {contest.uuid: contest.title for contest in election.contests}
    return cards_pdf(
        election.title,
        [PrintedCard(card, titles[card.uuid]) for card in cards],
        ctx.settings.base_url,
        card_words(election.language),
        sheet_words(
            election.language,
            election.title,
            is_only_here=is_own_address(ctx.settings.base_url),
        ),
        progress,
    )


def cards_are_printed(ctx: Context, known: int) -> None:
    """Destroy the file with the cards of the making ``known``. Raises `Refused`."""

    def transaction(session: Session) -> None:
        require_stage(stage_of(session), Command.MAKE_CARDS)
        _require_known(session, known)
        file = _kept(session)
        file.state, file.sealed = "printed", None

    ctx.db.write(transaction)


def _kept(session: Session) -> CardFile:
    file = session.get(CardFile, batch_number(session) or 0)
    if file is None or file.state != "kept":
        raise refused("cards-file")
    return file


def _require_known(session: Session, known: int) -> None:
    if (batch_number(session) or 0) != known:
        raise refused("cards-meanwhile")


def _fernet(ctx: Context) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(ctx.settings.derived_key(_PURPOSE)))
