"""Answer "Am I on the list?" at the desk and on the telephone, among all lists."""

from __future__ import annotations

from flask import render_template, request

from elections.services.groups import on_list as service
from elections.web.board.blueprint import blueprint
from elections.web.core.request_context import context

LETTERS = 80


@blueprint.get("/on-the-list")
def on_list() -> str:
    """Find somebody by name."""
    looked_for = request.args.get("find", "")[:LETTERS]
    found = service.find(context(), looked_for)
    return render_template("board/on_list.html", looked_for=looked_for, found=found)
