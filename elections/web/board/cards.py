"""Make vote cards, and cancel one that was handed back."""

from __future__ import annotations

from flask import make_response, redirect, render_template, url_for

from ballots.credential import PICTURES
from ballots.errors import Refused
from elections.core.network import is_own_address
from elections.services.jobs import JobView, Kind, job
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import card_file
from elections.services.setup.cards import address_problem, require_address
from elections.services.voting import cancel_card
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.board.work import work_page
from elections.web.core import forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors, require_confirmation
from elections.web.core.language import say, say_refusal
from elections.web.core.qr_code import qr_picture
from elections.web.core.request_context import context


@blueprint.get("/cards")
def cards() -> Page:
    """Show what the file with the cards is, and the button that makes it; or how far that is."""
    now = job(context(), Kind.CARDS)
    if now.is_running:
        return work_page("board/cards_going.html", now)
    return _cards_page(NO_ERRORS, now)


def _cards_page(errors: FormErrors, now: JobView | None = None) -> str:
    ctx = context()
    state = board_queries.board_state(ctx)
    problem = address_problem(ctx)
    overview = election_queries.overview(ctx)
    if now is not None and now.problem is not None:
        errors = form_errors(now.problem)
    return render_template(
        "board/cards.html",
        printed=state.cards_printed,
        printed_sentence=say("board-cards-made-before", cards=state.cards_printed),
        batch=state.cards_batch,
        is_opened_again=overview is not None and overview.is_opened_again,
        is_kept=state.is_card_file_kept,
        is_stopped=now is not None and now.state == "stopped",
        address=ctx.settings.base_url,
        address_code=qr_picture(f"{ctx.settings.base_url}/vote"),
        address_problem=say_refusal(problem) if problem else None,
        is_only_here=is_own_address(ctx.settings.base_url),
        errors=errors,
    )


@blueprint.post("/cards")
def cards_made() -> Page:
    """Begin to make all cards. Making them again needs a yes: earlier ones may stop working.

    That a tablet opened the address is said each time, where tablets are to open it.
    """
    ctx = context()
    known = _known_batch()
    try:
        require_address(ctx)
        if not is_own_address(ctx.settings.base_url):
            require_confirmation("opened")
        if known:
            require_confirmation("again")
        card_file.begin_card_file(ctx, known)
    except Refused as refusal:
        return _cards_page(form_errors(refusal)), status_of(refusal)
    return redirect(url_for("board.cards"), 303)


@blueprint.get("/cards/vote-cards.pdf")
def file_with_cards() -> Page:
    """Hand out the file with the cards, as often as it is asked for."""
    response = make_response(card_file.read_card_file(context()))
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = 'attachment; filename="vote-cards.pdf"'
    return response


@blueprint.post("/cards/printed")
def cards_printed() -> Page:
    """Destroy the file: everything is printed."""
    try:
        require_confirmation("printed")
        card_file.cards_are_printed(context(), _known_batch())
    except Refused as refusal:
        return _cards_page(form_errors(refusal)), status_of(refusal)
    return back_home(say("board-cards-destroyed"))


def _known_batch() -> int:
    """Read the number of the making that the page showed, 0 for none."""
    text = forms.text("batch", 9)
    return int(text) if text.isascii() and text.isdigit() else 0


def _titles(overview: election_queries.Overview | None) -> dict[str, str]:
    """Map each box to its contest's title."""
    areas = overview.areas if overview else ()
    return {contest.uuid: contest.title for area in areas for contest in area.contests}


@blueprint.get("/cancel-card")
def cancel() -> str:
    """Find a card that was handed back, by showing it or by its first two pictures."""
    return _cancel_page(NO_ERRORS)


def _cancel_page(errors: FormErrors) -> str:
    ctx = context()
    first = forms.number("first", len(PICTURES) - 1)
    second = forms.number("second", len(PICTURES) - 1)
    if first is None:
        second = None
    cards = () if first is None or second is None else voter_queries.codes(ctx, first, second)
    return render_template(
        "board/cancel.html",
        first=first,
        second=second,
        cards=cards,
        titles=_titles(election_queries.overview(ctx)),
        shown={name: forms.typed(name) for name in ("uuid", "credential")},
        errors=errors,
    )


@blueprint.post("/cancel-card")
def cancel_now() -> Page:
    """Cancel one card."""
    credential = forms.typed("credential")
    by_pictures = forms.number("second", len(PICTURES) - 1) is not None
    try:
        require_confirmation(field=f"sure-{credential}" if by_pictures else "sure")
        cancel_card.cancel_card(context(), forms.text("uuid"), credential)
    except Refused as refusal:
        return _cancel_page(form_errors(refusal)), status_of(refusal)
    return back_home(say("board-cancel-done"))
