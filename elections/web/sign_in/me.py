"""One's own sign-in: what one does in this election, and signing out everywhere."""

from __future__ import annotations

from flask import g, redirect, render_template, session, url_for
from werkzeug.wrappers.response import Response

from elections.domain.roles import Role
from elections.services.people import accounts, second_step
from elections.web.core.language import say
from elections.web.core.request_context import context
from elections.web.core.role_words import ROLE_WORDS
from elections.web.sign_in.pages import blueprint, frame


@blueprint.get("/me")
def me() -> str:
    """Show the roles of who is signed in, and in how many places they are."""
    roles = sorted(g.account.roles, key=list(Role).index)
    return render_template(
        "sign_in/me.html",
        frame=frame(),
        roles=[(say(ROLE_WORDS[role].name), say(ROLE_WORDS[role].what)) for role in roles],
        has_second=second_step.has_second_step(context(), g.account.id),
        codes=second_step.codes_left(context(), g.account.id),
        places=accounts.sign_ins(context(), g.account.id),
    )


@blueprint.post("/me/out")
def sign_out_everywhere() -> Response:
    """End every sign-in of who is signed in, this one too."""
    accounts.sign_out_everywhere(context(), g.account.id)
    session.clear()
    return redirect(url_for("sign_in.form"), 303)
