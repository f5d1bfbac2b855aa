"""Sign the final result, with the witness."""

from __future__ import annotations

from flask import g, render_template

from ballots.errors import Refused
from elections.services.certify import certify as certifying
from elections.web.board.blueprint import Page, back_home, blueprint
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
        need({**BOTH_SIGN, "sure": TICK})
        must_be_sure()
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


def _certify_page(witness: str, troubles: Troubles) -> str:
    return render_template("board/certify.html", witness_name=witness, troubles=troubles)
