"""Which groups there are, whose electorate each is, and where."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, render_template, request, url_for

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.domain.groups import Group
from elections.domain.setup_answers import SetupAnswers
from elections.services.groups import groups as service
from elections.services.groups.groups import GroupView
from elections.web.core.boxes import Box, Question, Reader, TakeOut
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up

_WHOLE = "whole"  # the choice of no single area


@blueprint.get("/groups")
def groups() -> str:
    """List the groups."""
    now = set_up().answers
    shown = [(view, *_words_of(view.group, now)) for view in service.groups(context())]
    can_add = bool(now.seat_classes)
    return render_template("setup/groups.html", groups=shown, can_add=can_add)


def _words_of(group: Group, now: SetupAnswers) -> tuple[str, str]:
    """Name the kind and the area of a group; "" for the whole region."""
    kind, area = now.seat_class(group.seat_class), now.area(group.area)
    return kind.plural if kind else "", area.name if area else ""


@blueprint.route("/groups/add", methods=["GET", "POST"])
def add_group() -> Page:
    """Add a group."""
    if not set_up().answers.seat_classes:
        return go_to("setup.kinds")
    return _group_page(None)


@blueprint.route("/groups/<group_id>/change", methods=["GET", "POST"])
def group(group_id: str) -> Page:
    """Name a group anew, or say what it is of."""
    return _group_page(_known_group(group_id))


@blueprint.post("/groups/<group_id>/out")
def group_out(group_id: str) -> Page:
    """Take out a group that has nothing yet."""
    found = _known_group(group_id)
    service.remove_group(context(), group_id)
    return go_to("setup.groups", say("setup-taken-out", name=own(found.group.name)))


def _known_group(group_id: str) -> GroupView:
    found = {view.group.id: view for view in service.groups(context())}.get(group_id)
    if found is None:
        abort(404)
    return found


def _group_page(view: GroupView | None) -> Page:
    now = set_up().answers
    before = view.group if view else Group("", "", now.seat_classes[0].id, "")
    kinds = {kind.id: own(kind.plural) for kind in now.seat_classes}
    areas = {_WHOLE: say("people-area-whole")} | {area.id: own(area.name) for area in now.areas}
    asked = Question(
        title=say("setup-change", name=own(before.name)) if view else say("people-group-add"),
        name=plain("people-group-add"),
        picture="people",
        sentences=(say("people-group-what"),),
        boxes=(
            Box("name", say("people-group-name"), before.name),
            Box("kind", say("people-group-kind"), before.seat_class, kind="choice", options=kinds),
            Box("area", say("people-group-area"), before.area or _WHOLE, "", "choice", areas),
        ),
        back=url_for("setup.groups"),
        take_out=_take_out(view) if view else None,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    name = reader.label("name", key("setup-type-name"))
    kind, area = reader.choice("kind", kinds), reader.choice("area", areas)
    if reader.errors:
        return asked.page(reader.errors)
    area = "" if area == _WHOLE else area
    try:
        if view is None:
            service.add_group(context(), name, kind, area)
        else:
            changed = replace(before, name=name, seat_class=kind, area=area)
            service.change_group(context(), changed)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "name"))
    return go_to("setup.groups", say("setup-is-there", name=own(name)))


def _take_out(view: GroupView) -> TakeOut | None:
    if view.is_used:
        return None
    address = url_for("setup.group_out", group_id=view.group.id)
    return TakeOut(address, say("people-group-out"), say("people-group-out-then"))
