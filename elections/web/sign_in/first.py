"""The first sign-in on a new server: the secretary chooses a name and a passphrase."""

from __future__ import annotations

from flask import abort, redirect, render_template, session, url_for
from werkzeug.wrappers.response import Response

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.services.people import accounts, first_account
from elections.web.core import forms
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors, require_fields
from elections.web.core.new_passphrase import new_passphrase
from elections.web.core.request_context import SIGNED_IN, client_address, context
from elections.web.sign_in.pages import blueprint


@blueprint.get("/first-sign-in")
def first() -> str:
    """Show the form, while there is no secretary."""
    _require_no_secretary()
    return _page()


@blueprint.post("/first-sign-in")
def first_made() -> Response | tuple[str, int]:
    """Make the secretary's account and sign in."""
    _require_no_secretary()
    ctx = context()
    try:
        require_fields({"secret_code": key("setup-first-type-code"), "name": key("form-type-name")})
        name, passphrase = forms.text("name"), new_passphrase()
        first_account.add_first_account(ctx, forms.text("secret_code"), name, passphrase)
    except Refused as refusal:
        field = "name" if refusal.code.startswith("account-") else "passphrase"
        return _page(form_errors(refusal, field)), 422
    session.clear()
    try:
        session[SIGNED_IN] = accounts.sign_in(ctx, name, passphrase, client_address())
    except Refused:  # who tried to sign in before there was an account has to wait a little
        return redirect(url_for("sign_in.form"), 303)
    return redirect(url_for("setup.home"), 303)


def _require_no_secretary() -> None:
    """Answer as for an address that does not exist, once there is a secretary."""
    if first_account.has_secretary(context()):
        abort(404)


def _page(errors: FormErrors = NO_ERRORS) -> str:
    return render_template("sign_in/first.html", name=forms.typed("name"), errors=errors)
