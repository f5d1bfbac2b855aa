"""The blueprint of the secretary's pages."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers.response import Response as AnyResponse

blueprint = Blueprint("board", __name__, url_prefix="/board")

Page = str | tuple[str, int] | AnyResponse


def back_home(message: str) -> AnyResponse:
    """Redirect to the board page, with a sentence on what was done."""
    flash(message)
    return redirect(url_for("board.home"), 303)
