"""Answer "Am I on the list?" at a group's table."""

from __future__ import annotations

from flask import render_template, request

from elections.services.groups import on_list as service
from elections.web.core.request_context import context
from elections.web.groups.blueprint import Page, blueprint
from elections.web.groups.loading import require_group

LETTERS = 80


@blueprint.get("/<group_id>/on-the-list")
def on_list(group_id: str) -> Page:
    """Find somebody by name on this group's list."""
    group = require_group(group_id)
    looked_for = request.args.get("find", "")[:LETTERS]
    found = service.find(context(), looked_for, group.name)
    return render_template("groups/on_list.html", group=group, looked_for=looked_for, found=found)
