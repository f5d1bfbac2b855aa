"""The secretary's pages: a task list, and one page for each step. Grave acts are confirmed."""

from __future__ import annotations

from collections.abc import Callable

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    url_for,
)
from werkzeug.wrappers.response import Response as AnyResponse

from ballots.credential import PICTURES
from ballots.errors import Refused
from ballots.paper.cards import PrintedCard, cards_pdf
from elections.catalogue import card_words
from elections.context import Context
from elections.services import cards as card_service
from elections.services import setup, views, voting
from elections.web import acts, forms, making, tasks
from elections.web.errors import status_of
from elections.web.here import context
from elections.web.language import count, own, say
from elections.web.troubles import NO_TROUBLE, Troubles, must_be_sure, troubles_of
from elections.web.words import path_steps, people

blueprint = Blueprint("board", __name__, url_prefix="/board")

Page = str | tuple[str, int] | AnyResponse


def back_home(message: str) -> AnyResponse:
    """To the board page, with a word on what was done."""
    flash(message)
    return redirect(url_for("board.home"), 303)


@blueprint.get("")
def home() -> str:
    """Where the election stands, the next step as one big button, and the whole list."""
    ctx = context()
    overview = views.overview(ctx)
    if overview is None:
        return render_template("board/home.html", overview=None)
    groups = tasks.task_groups(_facts())
    return render_template(
        "board/home.html",
        overview=overview,
        steps=path_steps(overview.stage, dict(overview.calendar)),
        heading=tasks.heading(groups),
        next_task=tasks.next_task(groups),
        task_groups=groups,
        extras=tasks.extras(overview.stage),
        sound=None if overview.stage == "setup" else making.shown(ctx),
    )


@blueprint.post("/sound")
def make_sound() -> AnyResponse:
    """Make the sound that is missing, after somebody mended what was in the way."""
    return back_home(making.begin(context()))


def _facts() -> tasks.Facts:
    state = views.board_state(context())
    return tasks.Facts(
        stage=state.stage,
        keys=sum(holder.public_key is not None for holder in state.key_holders),
        key_holders=len(state.key_holders),
        cards=state.cards_printed,
        shares=len(state.shares_given),
        open_lots=state.lots_needed,
    )


def _grave(act: acts.Act, refusal: Refused | None = None) -> str:
    lists = act is acts.FREEZE
    return render_template(
        "board/freeze.html" if lists else "board/grave.html",
        act=act,
        action=url_for(act.endpoint),
        lists=_lists() if lists else (),
        troubles=troubles_of(refusal) if refusal else NO_TROUBLE,
    )


def _do(
    act: acts.Act,
    work: Callable[[Context], object],
    then: Callable[[Context], str] | None = None,
) -> Page:
    """Do a grave act that was confirmed, or show its page again with what is wrong.

    ``then`` begins what follows from it, and returns a sentence on that.
    """
    ctx = context()
    try:
        must_be_sure()
        work(ctx)
    except Refused as refusal:
        return _grave(act, refusal), status_of(refusal)
    done = say(act.done)
    return back_home(f"{done} {then(ctx)}" if then else done)


@blueprint.get("/freeze")
def freeze() -> str:
    """What will be fixed, and the confirm button."""
    return _grave(acts.FREEZE)


def _lists() -> tuple[tuple[str, views.ContestView], ...]:
    """A sentence on each contest, and the contest."""
    overview = views.overview(context())
    if overview is None:
        return ()
    return tuple(
        (
            say(
                "%(contest)s: %(people)s to choose from, %(voters)s may vote.",
                contest=own(contest.title),
                people=people(len(contest.candidates)),
                voters=people(contest.electorate),
            ),
            contest,
        )
        for area in overview.areas
        for contest in area.contests
    )


@blueprint.post("/freeze")
def freeze_now() -> Page:
    """Fix the lists. From then on all texts are known, so their sound can be made."""
    return _do(acts.FREEZE, setup.freeze, then=making.begin)


@blueprint.get("/cards")
def cards() -> str:
    """What the file with the cards is, and the button that makes it."""
    return _cards_page(NO_TROUBLE)


def _cards_page(troubles: Troubles) -> str:
    printed = views.board_state(context()).cards_printed
    return render_template(
        "board/cards.html",
        printed=printed,
        printed_sentence=count(
            "%(n)s card was made before.", "%(n)s cards were made before.", printed
        ),
        troubles=troubles,
    )


@blueprint.post("/cards")
def cards_made() -> Page:
    """Make all cards. Their secrets exist in this answer only; nothing of it is stored."""
    ctx = context()
    try:
        if views.board_state(ctx).cards_printed:
            must_be_sure("again")
        made = card_service.make_cards(ctx)
    except Refused as refusal:
        return _cards_page(troubles_of(refusal)), status_of(refusal)
    overview = views.overview(ctx)
    if overview is None:
        abort(404)
    titles = _titles(overview)
    printed = [PrintedCard(card, titles[card.uuid]) for card in made]
    words = card_words(overview.language)
    raw = cards_pdf(overview.title, printed, ctx.settings.base_url, words=words)
    response = make_response(raw)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = 'attachment; filename="vote-cards.pdf"'
    return response


def _titles(overview: views.Overview | None) -> dict[str, str]:
    """Box to the contest's title."""
    areas = overview.areas if overview else ()
    return {one.uuid: one.title for area in areas for one in area.contests}


@blueprint.get("/open")
def open_voting() -> str:
    """What opening voting means, and the confirm button."""
    return _grave(acts.OPEN)


@blueprint.post("/open")
def open_now() -> Page:
    """Open voting."""
    return _do(acts.OPEN, voting.open_voting)


@blueprint.get("/close")
def close() -> str:
    """What closing voting means, and the confirm button."""
    return _grave(acts.CLOSE)


@blueprint.post("/close")
def close_now() -> Page:
    """Close voting."""
    return _do(acts.CLOSE, voting.close_voting)


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
    found = () if first is None or second is None else views.codes(ctx, first, second)
    return render_template(
        "board/cancel.html",
        first=first,
        second=second,
        cards=found,
        titles=_titles(views.overview(ctx)),
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
        card_service.cancel_card(context(), forms.text("uuid"), credential)
    except Refused as refusal:
        return _cancel_page(troubles_of(refusal)), status_of(refusal)
    return back_home(say("The card is taken out. Nobody can vote with it."))
