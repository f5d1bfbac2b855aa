"""Sign the final result, with the witness, and first state more votes than voters."""

from __future__ import annotations

from flask import g, render_template

from ballots.errors import Refused
from elections.services.certify import certify as certifying
from elections.services.certify.differences import state_differences
from elections.services.count.agreement import Agreement
from elections.services.queries import board as board_queries
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.board.more_votes import more_votes_note
from elections.web.core import forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    BOTH_SIGN,
    NO_TROUBLE,
    TICK,
    Troubles,
    must_be_sure,
    need,
    troubles_of,
)
from elections.web.core.language import say
from elections.web.core.request_context import context


@blueprint.get("/certify")
def certify() -> str:
    """Show what signing means, and the form for two people."""
    return _certify_page("", NO_TROUBLE)


@blueprint.post("/certify")
def certify_now() -> Page:
    """Sign the result; refused while any check of the record fails."""
    witness = forms.typed("witness_name")
    try:
        must_state = _must_state()
        need({**BOTH_SIGN, "sure": TICK, **({"stated": TICK} if must_state else {})})
        must_be_sure()
        if must_state:
            must_be_sure("stated")
            state_differences(
                context(),
                Agreement(
                    g.account.name,
                    forms.secret("passphrase"),
                    forms.text("witness_name"),
                    forms.secret("witness_passphrase"),
                ),
            )
        certifying.certify(
            context(),
            g.account,
            forms.secret("passphrase"),
            forms.text("witness_name"),
            forms.secret("witness_passphrase"),
        )
    except Refused as refusal:
        return _certify_page(witness, troubles_of(refusal)), status_of(refusal)
    return back_home(say("board-certify-done"))


def _must_state() -> bool:
    state = board_queries.board_state(context())
    return bool(state.more_votes) and not state.is_stated


def _certify_page(witness: str, troubles: Troubles) -> str:
    return render_template(
        "board/certify.html",
        witness_name=witness,
        more_votes=more_votes_note(board_queries.board_state(context())),
        must_state=_must_state(),
        troubles=troubles,
    )
