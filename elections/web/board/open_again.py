"""Open the locked lists again before voting: secretary and witness together."""

from __future__ import annotations

from collections.abc import Mapping

from flask import g, render_template

from audit.trail.events import OpenReason
from ballots.errors import Refused
from elections.core.catalogue import key
from elections.services.count.agreement import Agreement
from elections.services.queries import board as board_queries
from elections.services.setup import open_again as opening
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
from elections.web.core.language import say
from elections.web.core.request_context import context

REASON_WORDS: Mapping[OpenReason, str] = {
    "withdrew": key("board-stop-withdrew"),
    "died": key("board-stop-died"),
    "not_allowed": key("board-stop-not-allowed"),
    "list_error": key("board-reopen-list-error"),
    "other": key("board-stop-other"),
}
_CHOOSE = key("board-stop-choose-reason")


@blueprint.get("/open-again")
def open_again() -> str:
    """Show what opening the lists again means, and the form for two people."""
    return _page(NO_ERRORS)


@blueprint.post("/open-again")
def open_again_now() -> Page:
    """Open the lists again; keys and cards are void."""
    try:
        require_fields({"reason": _CHOOSE, **BOTH_SIGN, "sure": TICK})
        require_confirmation()
        opening.open_lists_again(
            context(),
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
    return back_home(say("board-reopen-done"))


def _reason() -> OpenReason:
    """Read the reason. Raises `FormRefused` for one that is not on the list."""
    reason = next((code for code in REASON_WORDS if code == forms.text("reason")), None)
    if reason is None:
        raise FormRefused("field-empty", FormError(_CHOOSE, "reason"))
    return reason


def _page(errors: FormErrors) -> str:
    state = board_queries.board_state(context())
    return render_template(
        "board/open_again.html",
        has_cards=state.cards_printed > 0,
        has_keys=any(holder.public_key for holder in state.key_holders),
        reasons=REASON_WORDS,
        chosen=forms.typed("reason"),
        witness_name=forms.typed("witness_name"),
        errors=errors,
    )
