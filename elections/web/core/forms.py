"""Forms: one value a name, text of a bounded length, and the page they came from."""

from __future__ import annotations

from flask import abort, request

from elections.core.catalogue import key
from elections.core.errors import bad_input
from elections.web.core.form_errors import FormError, FormRefused

MAX_TEXT = 400
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def require_same_origin() -> None:
    """Refuse a changing request that another site's page made (fetch metadata).

    Browsers send Sec-Fetch-Site to https and to this machine; where it is missing the CSRF token
    alone decides.
    """
    if request.endpoint is None or request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        abort(400)


def require_single_names() -> None:
    """Refuse a name that comes twice in a form or an address: two readers could differ."""
    if request.endpoint is None:
        return
    for values in (request.args, request.form):
        for name in values:
            if len(values.getlist(name)) > 1:
                abort(400)


def text(name: str, limit: int = MAX_TEXT) -> str:
    """Return the trimmed text of a field, "" if missing. Raises `FormRefused` if too long."""
    value = request.form.get(name, "").strip()
    if len(value) > limit or "\x00" in value:
        raise FormRefused("field-too-long", FormError(key("form-too-long"), name))
    return value


def typed(name: str) -> str:
    """Return what was typed, to show it again, right or wrong; never for a passphrase."""
    return request.form.get(name, "")[:MAX_TEXT].replace("\x00", "")


def secret(name: str, limit: int = 1000) -> str:
    """Return a passphrase as typed: spaces at its ends belong to it. Raises `FormRefused`."""
    value = request.form.get(name, "")
    if len(value) > limit or "\x00" in value:
        raise FormRefused("field-too-long", FormError(key("form-passphrase-too-long"), name))
    return value


def number(name: str, highest: int) -> int | None:
    """Return a number 0..highest from the address, or None if missing. Raises BadInput."""
    value = request.args.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 4) or int(value) > highest:
        raise bad_input("number")
    return int(value)
