"""Come with an invitation: type its code, then choose a passphrase or sign in."""

from __future__ import annotations

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers.response import Response

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.services.groups import groups
from elections.services.people import accounts, invitations
from elections.services.people.invitations import Invitation
from elections.web.core import forms
from elections.web.core.access import home_of
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    NO_ERRORS,
    SIGN_IN,
    FormErrors,
    form_errors,
    require_fields,
)
from elections.web.core.language import say
from elections.web.core.new_passphrase import new_passphrase
from elections.web.core.request_context import SIGNED_IN, client_address, context
from elections.web.core.role_words import ROLE_WORDS
from elections.web.sign_in.pages import INVITED, blueprint

_UNPROCESSABLE = 422


@blueprint.get("/invitation")
def invited() -> str:
    """Ask for the code of an invitation; a link brings it behind the "#", for the browser only."""
    return _code_page()


@blueprint.post("/invitation")
def invited_code() -> Response | tuple[str, int]:
    """Look whether there is such an invitation, and go on."""
    try:
        require_fields({"secret_code": key("people-type-code")})
        code = forms.text("secret_code")
        invitations.find(context(), code, client_address())
    except Refused as refusal:
        status = status_of(refusal) if refusal.code == "sign-in-wait" else _UNPROCESSABLE
        return _code_page(form_errors(refusal, "secret_code")), status
    session[INVITED] = code
    return redirect(url_for("sign_in.join"), 303)


@blueprint.get("/invitation/join")
def join() -> str | Response:
    """Say what the invitation is to, and ask for a passphrase; of who has one for theirs."""
    invitation = _of_session()
    if invitation is None:
        return redirect(url_for("sign_in.invited"), 303)
    return _join_page(invitation, is_known="known" in request.args)


@blueprint.post("/invitation/join")
def join_now() -> Response | tuple[str, int]:
    """Take the duty on, and sign in."""
    invitation = _of_session()
    if invitation is None:
        return redirect(url_for("sign_in.invited"), 303)
    is_known = request.form.get("known") == "yes"
    try:
        token = _signed_in() if is_known else _new_account()
    except Refused as refusal:
        field = "name" if refusal.code.startswith("account-") else "passphrase"
        status = status_of(refusal) if refusal.code == "sign-in-wait" else _UNPROCESSABLE
        return _join_page(invitation, form_errors(refusal, field), is_known=is_known), status
    if accounts.half_account(context(), token) is not None:
        session[SIGNED_IN] = token  # the invitation is used after the second step
        return redirect(url_for("sign_in.second"), 303)
    session.clear()  # nothing from before the sign-in is kept
    session[SIGNED_IN] = token
    account = accounts.account_for(context(), token)
    return redirect(url_for(home_of(account) if account else "sign_in.form"), 303)


def _new_account() -> str:
    ctx = context()
    require_fields({"name": key("form-type-name")})
    name, passphrase = forms.text("name"), new_passphrase()
    invitations.accept(ctx, str(session[INVITED]), name, passphrase)
    return accounts.sign_in(ctx, name, passphrase, client_address())


def _signed_in() -> str:
    ctx = context()
    require_fields(SIGN_IN)
    token = accounts.sign_in(ctx, forms.text("name"), forms.secret("passphrase"), client_address())
    account = accounts.account_for(ctx, token)
    try:
        if account is not None:
            invitations.accept_signed_in(ctx, str(session[INVITED]), account.id)
    except Refused:
        accounts.sign_out(ctx, token)
        raise
    return token


def _of_session() -> Invitation | None:
    code = session.get(INVITED)
    if not isinstance(code, str):
        return None
    try:
        return invitations.find(context(), code, client_address())
    except Refused:
        return None


def _code_page(errors: FormErrors = NO_ERRORS) -> str:
    return render_template("sign_in/invited.html", errors=errors)


def _join_page(
    invitation: Invitation, errors: FormErrors = NO_ERRORS, *, is_known: bool = False
) -> str:
    group = groups.group(context(), invitation.group_id) if invitation.group_id else None
    words = ROLE_WORDS[invitation.role]
    return render_template(
        "sign_in/join.html",
        role=say(words.name),
        what=say(words.what),
        picture_name=words.picture,
        group=group.name if group else "",
        name=forms.typed("name") or ("" if is_known else invitation.name),
        is_known=is_known,
        errors=errors,
    )
