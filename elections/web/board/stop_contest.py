"""Stop the vote for one contest while voting is open: secretary and witness together."""

from __future__ import annotations

from collections.abc import Mapping

from flask import g, render_template, request

from audit.trail.events import StopReason
from ballots.errors import Refused
from elections.core.catalogue import key
from elections.services.count.agreement import Agreement
from elections.services.voting import stop_contest as stopping
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.core import forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    BOTH_SIGN,
    NO_ERRORS,
    TICK,
    FormError,
    FormErrors,
    FormRefused,
    form_errors,
    require_confirmation,
    require_fields,
)
from elections.web.core.language import own, say
from elections.web.core.request_context import context

REASON_WORDS: Mapping[StopReason, str] = {
    "died": key("board-stop-died"),
    "withdrew": key("board-stop-withdrew"),
    "not_allowed": key("board-stop-not-allowed"),
    "ballot_error": key("board-stop-ballot-error"),
    "other": key("board-stop-other"),
}
_CHOICES: Mapping[str, str] = {
    "contest": key("board-stop-choose-contest"),
    "reason": key("board-stop-choose-reason"),
}


@blueprint.get("/stop")
def stop_contest() -> str:
    """Show what stopping a vote means, and the form for two people."""
    return _page(NO_ERRORS)


@blueprint.post("/stop")
def stop_contest_now() -> Page:
    """Stop the vote for one contest; the others go on."""
    ctx = context()
    try:
        require_fields({**_CHOICES, **BOTH_SIGN, "sure": TICK})
        require_confirmation()
        titles = {contest.id: contest.title for contest in stopping.stoppable(ctx)}
        contest = forms.text("contest")
        stopping.stop_contest(
            ctx,
            contest,
            _reason(),
            Agreement(
                g.account.name,
                forms.secret("passphrase"),
                forms.text("witness_name"),
                forms.secret("witness_passphrase"),
            ),
        )
    except Refused as refusal:
        return _page(form_errors(refusal)), status_of(refusal)
    return back_home(say("board-stop-done", contest=own(titles[contest])))


def _reason() -> StopReason:
    """Read the reason. Raises `FormRefused` for one that is not on the list."""
    reason = next((code for code in REASON_WORDS if code == forms.text("reason")), None)
    if reason is None:
        raise FormRefused("field-empty", FormError(_CHOICES["reason"], "reason"))
    return reason


def _page(errors: FormErrors) -> str:
    contests = stopping.stoppable(context())
    return render_template(
        "board/stop_contest.html",
        contests=[contest for contest in contests if contest.reason is None],
        reasons=REASON_WORDS,
        chosen={name: forms.typed(name) for name in _CHOICES} if request.form else {},
        witness_name=forms.typed("witness_name"),
        errors=errors,
    )
