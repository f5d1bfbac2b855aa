"""Signing in and out, for people with an account. Voters never sign in.

Who was signed in until it ran out is asked to sign in again, and goes on with what they typed.
"""

from __future__ import annotations

from flask import (
    Blueprint,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers.response import Response

from ballots.errors import Refused
from elections.core.errors import refused
from elections.domain.roles import OFFICERS
from elections.services.people import accounts, devices
from elections.services.people.accounts import Account
from elections.web.core import forms, kept_forms
from elections.web.core.access import SignInEnded, home_of
from elections.web.core.errors import PAGE_TOO_OLD, WORDS, answer, wants_json
from elections.web.core.form_errors import (
    NO_ERRORS,
    SIGN_IN,
    FormErrors,
    form_errors,
    require_fields,
)
from elections.web.core.kept_forms import KeptForm
from elections.web.core.language import say
from elections.web.core.request_context import SIGNED_IN, client_address, context

blueprint = Blueprint("sign_in", __name__)

INVITED = "invited"  # in the session: the code of an invitation, until it is used
DEVICE = "__Host-repvote-device"


@blueprint.get("/sign-in")
def form() -> str:
    """Show the form."""
    return _page("", NO_ERRORS)


@blueprint.post("/sign-in")
def sign_in() -> Response | tuple[str, int]:
    """Sign in; a wrong name and a wrong passphrase look the same."""
    name = forms.typed("name")
    device = request.cookies.get(DEVICE, "")
    ctx = context()
    sealed = request.form.get(kept_forms.FIELD, "")
    kept = kept_forms.unseal(ctx, sealed)
    try:
        require_fields(SIGN_IN)
        token = accounts.sign_in(
            ctx, forms.text("name"), forms.secret("passphrase"), client_address(), device
        )
    except Refused as refusal:
        status = 429 if refusal.code == "sign-in-wait" else 422
        return _page(name, form_errors(refusal), kept, sealed), status
    # Start a new session: nothing from before the sign-in is kept.
    _end_here()
    session[SIGNED_IN] = token
    if accounts.half_account(ctx, token) is not None:
        return current_app.make_response(second_page(sealed))
    return signed_in(token, sealed)


def signed_in(token: str, sealed: str) -> Response | tuple[str, int]:
    """Lead on after a sign-in, with what was ``sealed`` when the one before ended."""
    ctx = context()
    account = accounts.account_for(ctx, token)
    kept = kept_forms.unseal(ctx, sealed)
    if account is None:  # its time is over already
        return _page("", NO_ERRORS, kept, sealed), 422
    session.clear()
    session[SIGNED_IN] = token
    response = _way_on(account, kept, is_lost=bool(sealed) and kept is None)
    device = devices.remember(ctx, token, request.cookies.get(DEVICE, ""))
    _remember_device(response, device)
    return response


def second_page(sealed: str = "", errors: FormErrors = NO_ERRORS) -> str:
    """Show the form of the second step; ``sealed`` goes on to what comes after it."""
    return render_template("sign_in/second.html", sealed=sealed, errors=errors, languages={})


def frame() -> str:
    """Name the frame of a page for whoever is signed in."""
    is_of_board = not g.account.roles.isdisjoint(OFFICERS)
    return "board/frame.html" if is_of_board else "groups/frame.html"


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End the sign-in here and at the server."""
    _end_here()
    return redirect(url_for("public.landing"), 303)


def _end_here() -> None:
    token = session.get(SIGNED_IN)
    if isinstance(token, str):
        accounts.sign_out(context(), token)
    session.clear()


@blueprint.app_errorhandler(SignInEnded)
def ended(problem: SignInEnded) -> Response | tuple[str, int]:
    """Ask to sign in again, carrying the typed form in a sealed field; answer scripts in JSON."""
    if request.endpoint == "sign_in.sign_out":
        session.clear()
        return redirect(url_for("public.landing"), 303)
    if wants_json():
        refusal = refused("sign-in-ended")
        return answer(403, refusal.code, WORDS[400], refusal=refusal)
    sealed = kept_forms.seal(context(), problem.form)
    grave = problem.is_for_grave_act
    return _page("", NO_ERRORS, problem.form, sealed, is_for_grave_act=grave), 403


@blueprint.app_errorhandler(CSRFError)
def too_old(_problem: CSRFError) -> Response | tuple[str, int]:
    """Offer to go on with what was typed, after a sign-in in another tab; otherwise refuse."""
    account = g.get("account")
    if account is not None and not wants_json() and kept_forms.is_from_here():
        kept = kept_forms.form_of_request(account.id, is_ours=True)
        if kept.fields:
            return _go_on_page(kept, url_for(home_of(account))), 400
    return answer(400, PAGE_TOO_OLD.code, PAGE_TOO_OLD)


def _way_on(account: Account, kept: KeptForm | None, *, is_lost: bool) -> Response:
    """Lead back to where they were, with what they typed, or else to the page of their role."""
    home = url_for(home_of(account))
    if kept is None or kept.account_id != account.id:
        if is_lost:
            flash(say("board-signed-kept-too-long"))
        elif kept is not None and kept.fields:
            flash(say("board-signed-kept-of-another"))
        return redirect(home, 303)
    if kept.fields:
        return current_app.make_response(_go_on_page(kept, home))
    return redirect(kept.address if _has_page(kept.address) else home, 303)


def _go_on_page(kept: KeptForm, home: str) -> str:
    return render_template("sign_in/go_on.html", kept=kept, home=home, languages={})


def _has_page(address: str) -> bool:
    """Tell whether an address can be looked at, and not only posted to."""
    addresses = current_app.url_map.bind("localhost")
    try:
        addresses.match(address.partition("?")[0], method="GET")
    except HTTPException:
        return False
    return True


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


def _page(
    name: str,
    errors: FormErrors,
    kept: KeptForm | None = None,
    sealed: str = "",
    *,
    is_for_grave_act: bool = False,
) -> str:
    """Show the form; ``kept`` and ``sealed`` when a sign-in has ended, or is too old."""
    return render_template(
        "sign_in/form.html",
        name=name,
        errors=errors,
        kept=kept,
        sealed=sealed,
        is_for_grave_act=is_for_grave_act,
        **({"languages": {}} if kept else {}),
    )
