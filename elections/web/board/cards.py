"""Make vote cards, and cancel one that was handed back."""

from __future__ import annotations

from flask import (
    abort,
    make_response,
    render_template,
)

from ballots.credential import PICTURES
from ballots.errors import Refused
from ballots.paper.cards import PrintedCard, cards_pdf
from elections.core.print_words import card_words
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.voting import cancel_card
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.core import forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_TROUBLE, Troubles, must_be_sure, troubles_of
from elections.web.core.language import say
from elections.web.core.request_context import context


@blueprint.get("/cards")
def cards() -> str:
    """Show what the file with the cards is, and the button that makes it."""
    return _cards_page(NO_TROUBLE)


def _cards_page(troubles: Troubles) -> str:
    printed = board_queries.board_state(context()).cards_printed
    return render_template(
        "board/cards.html",
        printed=printed,
        printed_sentence=say("board-cards-made-before", cards=printed),
        troubles=troubles,
    )


@blueprint.post("/cards")
def cards_made() -> Page:
    """Make all cards. Their secrets exist in this answer only; nothing of it is stored."""
    ctx = context()
    try:
        if board_queries.board_state(ctx).cards_printed:
            must_be_sure("again")
        made = card_service.make_cards(ctx)
    except Refused as refusal:
        return _cards_page(troubles_of(refusal)), status_of(refusal)
    overview = election_queries.overview(ctx)
    if overview is None:
        abort(404)
    titles = _titles(overview)
    printed = [PrintedCard(card, titles[card.uuid]) for card in made]
    words = card_words(overview.language, overview.title)
    raw = cards_pdf(overview.title, printed, ctx.settings.base_url, words)
    response = make_response(raw)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = 'attachment; filename="vote-cards.pdf"'
    return response


def _titles(overview: election_queries.Overview | None) -> dict[str, str]:
    """Map each box to its contest's title."""
    areas = overview.areas if overview else ()
    return {contest.uuid: contest.title for area in areas for contest in area.contests}


@blueprint.get("/cancel-card")
def cancel() -> str:
    """Find a card that was handed back, by showing it or by its first two pictures."""
    return _cancel_page(NO_TROUBLE)


def _cancel_page(troubles: Troubles) -> str:
    ctx = context()
    first = forms.number("first", len(PICTURES) - 1)
    second = forms.number("second", len(PICTURES) - 1)
    if first is None:
        second = None
    found = () if first is None or second is None else voter_queries.codes(ctx, first, second)
    return render_template(
        "board/cancel.html",
        first=first,
        second=second,
        cards=found,
        titles=_titles(election_queries.overview(ctx)),
        shown={name: forms.typed(name) for name in ("uuid", "credential")},
        troubles=troubles,
    )


@blueprint.post("/cancel-card")
def cancel_now() -> Page:
    """Cancel one card."""
    credential = forms.typed("credential")
    by_pictures = forms.number("second", len(PICTURES) - 1) is not None
    try:
        must_be_sure(field=f"sure-{credential}" if by_pictures else "sure")
        cancel_card.cancel_card(context(), forms.text("uuid"), credential)
    except Refused as refusal:
        return _cancel_page(troubles_of(refusal)), status_of(refusal)
    return back_home(say("board-cancel-done"))
