"""The secretary looks at a list that a group sent: it is right, or it goes back with a sentence."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.domain.group_members import ListState
from elections.domain.groups import Group
from elections.services.groups import members as service
from elections.web.core.boxes import Reader
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors
from elections.web.core.language import say
from elections.web.core.request_context import context
from elections.web.groups.blueprint import Page, blueprint
from elections.web.groups.loading import require_group
from elections.web.groups.members import lines

_NOTE = 200  # letters


@blueprint.get("/<group_id>/members/check")
def check_list(group_id: str) -> Page:
    """Show a group's list to the secretary."""
    return _page(require_group(group_id))


def _page(group: Group, errors: FormErrors = NO_ERRORS) -> str:
    listed = service.group_list(context(), group.id)
    return render_template(
        "groups/check_list.html",
        group=group,
        listed=listed,
        lines=lines(listed, service.places(context(), group)),
        can_approve=listed.state is ListState.SENT and listed.yes is not None,
        can_hand_back=not listed.state.is_with_organiser,
        errors=errors,
    )


@blueprint.post("/<group_id>/members/approve")
def approve_list(group_id: str) -> Page:
    """Say that a list is right, as it was shown."""
    group = require_group(group_id)
    try:
        service.approve(context(), group_id, request.form.get("content", "")[:64])
    except Refused as refusal:
        return _page(group, form_errors(refusal)), status_of(refusal)
    flash(say("lists-approved"))
    return redirect(url_for("setup.group_lists"), 303)


@blueprint.post("/<group_id>/members/back")
def hand_back_list(group_id: str) -> Page:
    """Send a list back to its group, with a sentence."""
    group = require_group(group_id)
    reader = Reader()
    note = reader.text("note", _NOTE, key("setup-type-here"))
    if reader.errors:
        return _page(group, reader.errors), 422
    try:
        service.hand_back(context(), group_id, note)
    except Refused as refusal:
        return _page(group, form_errors(refusal)), status_of(refusal)
    flash(say("lists-was-sent-back"))
    return redirect(url_for("setup.group_lists"), 303)
