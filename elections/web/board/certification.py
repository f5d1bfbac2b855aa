"""Sign the final result, with the witness, and first state more votes than voters."""

from __future__ import annotations

from flask import g, redirect, render_template, url_for

from ballots.errors import Refused
from ballots.stages import Stage
from elections.services.certify import certify as certifying
from elections.services.certify.differences import state_differences
from elections.services.count.agreement import Agreement
from elections.services.jobs import Kind, job
from elections.services.queries import board as board_queries
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.board.more_votes import more_votes_note
from elections.web.board.work import work_page
from elections.web.core import forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    BOTH_SIGN,
    NO_ERRORS,
    TICK,
    FormErrors,
    form_errors,
    require_confirmation,
    require_fields,
)
from elections.web.core.language import say
from elections.web.core.request_context import context, current_stage


@blueprint.get("/certify")
def certify() -> Page:
    """Show what signing means, and the form for two people; or how far the check is."""
    ctx = context()
    if current_stage() is Stage.CERTIFIED:
        return back_home(say("board-certify-done"))
    now = job(ctx, Kind.CERTIFY)
    if now.is_running:
        return work_page("board/certify_going.html", now)
    if now.state == "failed" and now.problem is not None:
        return _certify_page("", form_errors(now.problem))
    return _certify_page("", NO_ERRORS, is_stopped=now.state == "stopped")


@blueprint.post("/certify")
def certify_now() -> Page:
    """Begin to check the whole record; the result is signed when every check is good."""
    ctx = context()
    witness = forms.typed("witness_name")
    try:
        is_statement_needed = _is_statement_needed()
        require_fields(
            {**BOTH_SIGN, "sure": TICK, **({"stated": TICK} if is_statement_needed else {})}
        )
        require_confirmation()
        if is_statement_needed:
            require_confirmation("stated")
            state_differences(
                ctx,
                Agreement(
                    g.account.name,
                    forms.secret("passphrase"),
                    forms.text("witness_name"),
                    forms.secret("witness_passphrase"),
                ),
            )
        keys = certifying.signing_keys(
            ctx,
            g.account,
            forms.secret("passphrase"),
            forms.text("witness_name"),
            forms.secret("witness_passphrase"),
        )
        certifying.begin_certifying(ctx, keys)
    except Refused as refusal:
        return _certify_page(witness, form_errors(refusal)), status_of(refusal)
    return redirect(url_for("board.certify"), 303)


def _is_statement_needed() -> bool:
    state = board_queries.board_state(context())
    return any(contest.more for contest in state.more_votes) and not state.is_stated


def _certify_page(witness: str, errors: FormErrors, *, is_stopped: bool = False) -> str:
    state = board_queries.board_state(context())
    return render_template(
        "board/certify.html",
        witness_name=witness,
        more_votes=more_votes_note(state),
        stopped_contests=state.stopped,
        is_statement_needed=_is_statement_needed(),
        is_stopped=is_stopped,
        errors=errors,
    )
