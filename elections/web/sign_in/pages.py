"""Signing in and out, for the secretary and the witness. Voters never sign in."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers.response import Response

from ballots.errors import Refused
from elections.services.people import accounts, devices
from elections.web.core import forms
from elections.web.core.form_errors import NO_TROUBLE, SIGN_IN, Troubles, need, troubles_of
from elections.web.core.request_context import SIGNED_IN, client_address, context

blueprint = Blueprint("sign_in", __name__)

DEVICE = "__Host-repvote-device"


@blueprint.get("/sign-in")
def form() -> str:
    """Show the form."""
    return _page("", NO_TROUBLE)


@blueprint.post("/sign-in")
def enter() -> Response | tuple[str, int]:
    """Sign in; a wrong name and a wrong passphrase look the same."""
    name = forms.typed("name")
    device = request.cookies.get(DEVICE, "")
    try:
        need(SIGN_IN)
        token = accounts.sign_in(
            context(), forms.text("name"), forms.secret("passphrase"), client_address(), device
        )
    except Refused as refusal:
        return _page(name, troubles_of(refusal)), 429 if refusal.code == "sign-in-wait" else 422
    # Start a new session: nothing from before the sign-in is kept.
    session.clear()
    session[SIGNED_IN] = token
    response = redirect(url_for("board.home"), 303)
    _remember_device(response, devices.remember(context(), token, device))
    return response


@blueprint.post("/sign-out")
def leave() -> Response:
    """End the sign-in here and at the server."""
    token = session.get(SIGNED_IN)
    if isinstance(token, str):
        accounts.sign_out(context(), token)
    session.clear()
    return redirect(url_for("public.landing"), 303)


def _remember_device(response: Response, device: str) -> None:
    """Give the browser its token; it is as the session's cookie, and stays."""
    response.set_cookie(
        DEVICE,
        device,
        max_age=devices.LIFETIME,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite=current_app.config["SESSION_COOKIE_SAMESITE"],
    )


def _page(name: str, troubles: Troubles) -> str:
    return render_template("sign_in/form.html", name=name, troubles=troubles)
