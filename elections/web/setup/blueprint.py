"""The parts that all pages of the set-up share."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers.response import Response as AnyResponse

from elections.services.setup import answers
from elections.services.setup.answers import SetUp
from elections.web.core.request_context import context

blueprint = Blueprint("setup", __name__, url_prefix="/board/setup")

Page = str | tuple[str, int] | AnyResponse


def set_up() -> SetUp:
    """Return the set-up as it is now."""
    return answers.set_up(context())


def go_to(endpoint: str, message: str = "", **values: str) -> AnyResponse:
    """Redirect to a page of the set-up, with a sentence on what was done."""
    if message:
        flash(message)
    # mypy takes the values for url_for's own options, which all begin with "_"
    address = url_for(endpoint, **values)  # type: ignore[arg-type]
    return redirect(address, 303)
