"""Lock the lists, open and close voting: each is confirmed first."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, url_for

from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.services.queries import board as board_queries
from elections.services.queries import lists as list_queries
from elections.services.queries import overview as election_queries
from elections.services.setup import lock_lists
from elections.services.voting import open_close as voting
from elections.web.board import audio_status, confirmations
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.board.more_votes import more_votes_note
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, form_errors, require_confirmation
from elections.web.core.language import say
from elections.web.core.phrases import STAGE_NAMES, day
from elections.web.core.request_context import context


def _confirm_page(confirmation: confirmations.Confirmation, refusal: Refused | None = None) -> str:
    return render_template(
        "board/confirm.html",
        confirmation=confirmation,
        action=url_for(confirmation.endpoint),
        more_votes=more_votes_note(board_queries.board_state(context())),
        errors=form_errors(refusal) if refusal else NO_ERRORS,
    )


def _lock_page(refusal: Refused | None = None) -> str:
    loaded = list_queries.lists(context())
    overview = election_queries.overview(context())
    return render_template(
        "board/lock.html",
        confirmation=confirmations.LOCK,
        action=url_for(confirmations.LOCK.endpoint),
        overview=overview,
        lists=_contests(overview, loaded) if overview else (),
        days=_days(overview) if overview else (),
        key_holders=loaded.key_holders,
        rules=loaded.rules,
        errors=form_errors(refusal) if refusal else NO_ERRORS,
    )


def _run(
    confirmation: confirmations.Confirmation,
    work: Callable[[Context], object],
    then: Callable[[Context], str] | None = None,
) -> Page:
    """Run a confirmed command, or show its page again with what is wrong.

    ``then`` starts what follows from it, and returns a sentence about that.
    """
    ctx = context()
    try:
        require_confirmation()
        work(ctx)
    except Refused as refusal:
        page = (
            _lock_page(refusal)
            if confirmation is confirmations.LOCK
            else _confirm_page(confirmation, refusal)
        )
        return page, status_of(refusal)
    done = say(confirmation.done)
    return back_home(f"{done} {then(ctx)}" if then else done)


@blueprint.get("/lock")
def lock() -> Page:
    """Show what will be locked, and the confirm button; the board's page before there is any."""
    if election_queries.overview(context()) is None:
        return redirect(url_for("board.home"), 303)
    return _lock_page()


def _contests(
    overview: election_queries.Overview, loaded: list_queries.Lists
) -> tuple[tuple[str, election_queries.ContestView, tuple[list_queries.Voter, ...]], ...]:
    """Say a sentence on each contest, with the contest and its voters."""
    return tuple(
        (
            say(
                "board-lock-contest",
                people=len(contest.candidates),
                voters=contest.electorate,
            ),
            contest,
            loaded.voters.get(contest.id, ()),
        )
        for area in overview.areas
        for contest in area.contests
    )


def _days(overview: election_queries.Overview) -> tuple[tuple[str, str], ...]:
    """Say each step of the calendar, with its day."""
    return tuple((say(STAGE_NAMES[Stage(name)]), day(iso)) for name, iso in overview.calendar)


@blueprint.post("/lock")
def lock_now() -> Page:
    """Lock the lists. From then on all texts are known, so their sound can be made."""
    if election_queries.overview(context()) is None:
        return redirect(url_for("board.home"), 303)
    return _run(confirmations.LOCK, lock_lists.lock_lists, then=audio_status.begin)


@blueprint.get("/open")
def open_voting() -> str:
    """Show what opening voting means, and the confirm button."""
    return _confirm_page(confirmations.OPEN)


@blueprint.post("/open")
def open_now() -> Page:
    """Open voting."""
    return _run(confirmations.OPEN, voting.open_voting)


@blueprint.get("/close")
def close() -> str:
    """Show what closing voting means, and the confirm button."""
    return _confirm_page(confirmations.CLOSE)


@blueprint.post("/close")
def close_now() -> Page:
    """Close voting."""
    return _run(confirmations.CLOSE, voting.close_voting)
