"""The second step: asked for after the passphrase; set up and turned off by each for themselves."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers.response import Response

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.services.people import accounts, invitations, second_step
from elections.web.core import forms, kept_forms
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors, require_fields
from elections.web.core.language import say, say_refusal
from elections.web.core.qr_code import qr_picture
from elections.web.core.request_context import SIGNED_IN, context
from elections.web.sign_in import pages
from elections.web.sign_in.pages import INVITED, blueprint

_DIGITS = {"digits": key("people-second-type")}
_UNPROCESSABLE = 422


@blueprint.get("/sign-in/second")
def second() -> str | Response:
    """Ask for the second step of who has just typed their passphrase."""
    if _half() is None:
        return redirect(url_for("sign_in.form"), 303)
    return pages.second_page()


@blueprint.post("/sign-in/second")
def second_now() -> Response | tuple[str, int]:
    """Take the second step, and go on as after any sign-in."""
    half, ctx, token = _half(), context(), str(session.get(SIGNED_IN))
    sealed = request.form.get(kept_forms.FIELD, "")
    if half is None:
        return redirect(url_for("sign_in.form"), 303)
    try:
        require_fields(_DIGITS)
        second_step.require_code(ctx, half.id, forms.text("digits"))
    except Refused as refusal:
        status = status_of(refusal) if refusal.code == "sign-in-wait" else _UNPROCESSABLE
        return pages.second_page(sealed, form_errors(refusal, "digits")), status
    invited = session.get(INVITED)
    accounts.make_whole(ctx, token)
    if isinstance(invited, str):
        try:
            invitations.accept_signed_in(ctx, invited, half.id)
        except Refused as refusal:
            flash(say_refusal(refusal))
    return pages.signed_in(token, sealed)


@blueprint.get("/me/second")
def second_set() -> str:
    """Show the square for the app, and ask for the digits that it makes."""
    sealed, secret = second_step.new_secret(context(), g.account.id)
    return _set_page(sealed, secret)


@blueprint.post("/me/second")
def second_made() -> str | Response | tuple[str, int]:
    """Turn the second step on, and show the sheet of codes: this once only."""
    ctx = context()
    sealed = request.form.get("secret_step", "")
    try:
        require_fields(_DIGITS)
        codes = second_step.turn_on(ctx, g.account.id, sealed, forms.text("digits"))
    except Refused as refusal:
        secret = second_step.secret_of_form(ctx, g.account.id, sealed)
        if secret is None:
            return redirect(url_for("sign_in.second_set"), 303)
        return _set_page(sealed, secret, form_errors(refusal, "digits")), _UNPROCESSABLE
    return render_template("sign_in/sheet.html", frame=pages.frame(), codes=codes)


@blueprint.post("/me/second/off")
def second_off() -> Response:
    """Turn the second step off."""
    second_step.turn_off(context(), g.account.id)
    flash(say("people-second-is-off"))
    return redirect(url_for("sign_in.me"), 303)


def _half() -> accounts.Account | None:
    token = session.get(SIGNED_IN)
    return accounts.half_account(context(), token) if isinstance(token, str) else None


def _set_page(sealed: str, secret: str, errors: FormErrors = NO_ERRORS) -> str:
    groups = (secret[at : at + 4] for at in range(0, len(secret), 4))
    return render_template(
        "sign_in/second_set.html",
        frame=pages.frame(),
        sealed=sealed,
        secret=" ".join(groups),
        qr=qr_picture(second_step.app_address(g.account.name, secret)),
        errors=errors,
    )
