"""A group's list of members: who is on it, one person a page, and how far the list has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask import abort, flash, redirect, render_template, request, url_for

from ballots.errors import Refused
from ballots.names import folded_name
from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.group_members import MOST_CONTACT, GroupMember, ListState, Need
from elections.domain.groups import Group
from elections.domain.list_look import Places
from elections.services.groups import duplicates
from elections.services.groups import members as service
from elections.services.groups.members import GroupList
from elections.web.core.boxes import Box, Question, Reader, TakeOut
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context, current_stage
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.loading import require_group

MANY = 30  # from so many people on there is a search
NEEDS: Mapping[Need, str] = {
    Need.LARGE_PRINT: key("members-need-large-print"),
    Need.SOUND: key("members-need-sound"),
    Need.SWITCH: key("members-need-switch"),
    Need.SIGNS: key("members-need-signs"),
    Need.HOME_VISIT: key("members-need-home-visit"),
    Need.READING_PARTNER: key("members-need-reading-partner"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A member as the list shows them; ``place`` and ``needs`` are words."""

    member: GroupMember
    place: str
    needs: tuple[str, ...]
    is_elsewhere: bool = False


def lines(listed: GroupList, places: Places, elsewhere: frozenset[str] = frozenset()) -> list[Line]:
    """Write a group's members in words."""
    areas = {area.id: area.name for area in places.areas}
    kinds = {kind.id: kind.plural for kind in places.seat_classes}
    return [
        Line(
            member,
            ", ".join(filter(None, (areas.get(member.area), kinds.get(member.seat_class)))),
            tuple(say(NEEDS[need]) for need in member.needs),
            member.id in elsewhere,
        )
        for member in listed.members
    ]


@blueprint.get("/<group_id>/members")
def members(group_id: str) -> Page:
    """Show the list, what was done with it, and what can be done next."""
    group, ctx = require_group(group_id), context()
    listed = service.group_list(ctx, group_id)
    looked_for = request.args.get("find", "")[:MOST_CONTACT]
    found = [
        line
        for line in lines(listed, service.places(ctx, group), duplicates.elsewhere(ctx, group_id))
        if folded_name(looked_for) in folded_name(line.member.name)
    ]
    can_change = not current_stage().has_reached(Stage.LOCKED)
    return render_template(
        "groups/members.html",
        group=group,
        listed=listed,
        people=len(listed.members),
        lines=found,
        looked_for=looked_for,
        has_search=len(listed.members) >= MANY,
        can_change=can_change,
        can_send=can_change and bool(listed.members) and listed.state.is_with_organiser,
        states=ListState,
    )


@blueprint.route("/<group_id>/members/add", methods=["GET", "POST"])
def add_member(group_id: str) -> Page:
    """Add one person."""
    return _member_page(require_group(group_id), None)


@blueprint.route("/<group_id>/members/<member_id>/change", methods=["GET", "POST"])
def member(group_id: str, member_id: str) -> Page:
    """Change what is written of somebody."""
    group = require_group(group_id)
    return _member_page(group, known_member(group, member_id))


@blueprint.post("/<group_id>/members/<member_id>/out")
def member_out(group_id: str, member_id: str) -> Page:
    """Take somebody out of the list."""
    group = require_group(group_id)
    name = known_member(group, member_id).name
    service.take_out(context(), group_id, member_id)
    flash(say("setup-taken-out", name=own(name)))
    return to_list(group)


def to_list(group: Group) -> Page:
    """Go to a group's list."""
    return redirect(url_for("groups.members", group_id=group.id), 303)


def known_member(group: Group, member_id: str) -> GroupMember:
    """Find a member of this group; aborts with 404 without one."""
    listed = service.group_list(context(), group.id).members
    found = next((member for member in listed if member.id == member_id), None)
    if found is None:
        abort(404)
    return found


def _member_page(group: Group, before: GroupMember | None) -> Page:
    places = service.places(context(), group)
    shown = before or GroupMember("", "", places.usual_area, places.usual_seat_class)
    asked = Question(
        title=say("setup-change", name=own(shown.name)) if before else say("members-add"),
        name=plain("members-add"),
        picture="person",
        sentences=(say("members-private"),),
        boxes=tuple(_boxes(shown, places)),
        back=url_for("groups.members", group_id=group.id),
        frame=FRAME,
        take_out=TakeOut(
            url_for("groups.member_out", group_id=group.id, member_id=before.id),
            say("members-out"),
            say("members-out-then"),
        )
        if before
        else None,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    written = _read(reader, shown, places)
    if reader.errors:
        return asked.page(reader.errors)
    try:
        if before is None:
            service.add(context(), group.id, [written])
        else:
            service.change(context(), group.id, written)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "name"))
    if before is None:
        flash(say("members-added", name=own(written.name)))
        return redirect(url_for("groups.add_member", group_id=group.id), 303)
    flash(say("setup-kept"))
    return to_list(group)


def _boxes(shown: GroupMember, places: Places) -> Iterator[Box]:
    yield Box("name", say("members-name"), shown.name)
    if len(places.areas) > 1:
        areas = {area.id: own(area.name) for area in places.areas}
        yield Box("area", say("members-area"), shown.area, "", "choice", areas)
    if len(places.seat_classes) > 1:
        kinds = {kind.id: own(kind.plural) for kind in places.seat_classes}
        yield Box("kind", say("members-kind"), shown.seat_class, "", "choice", kinds)
    hint = say("members-contact-hint")
    yield Box("contact", say("members-contact"), shown.contact, hint, is_needed=False)
    needs = {need.value: say(words) for need, words in NEEDS.items()}
    chosen = ",".join(shown.needs)
    hint = say("members-needs-hint")
    yield Box("needs", say("members-needs"), chosen, hint, "ticks", needs, is_needed=False)
    if places.asks_adult:
        value = "" if shown.is_adult is None else "yes" if shown.is_adult else "no"
        yield Box("adult", say("members-adult"), value, "", "choice", _adult_words())


def _adult_words() -> Mapping[str, str]:
    return {"yes": say("members-adult-yes"), "no": say("members-adult-no")}


def _read(reader: Reader, before: GroupMember, places: Places) -> GroupMember:
    areas = {area.id: area.name for area in places.areas}
    kinds = {kind.id: kind.plural for kind in places.seat_classes}
    is_adult = None
    if places.asks_adult:
        is_adult = reader.choice("adult", _adult_words()) == "yes"
        if request.form.get("adult") == "no":
            reader.wrong("adult", say("members-adult-wrong"))
    return replace(
        before,
        name=reader.person("name", key("setup-type-name")),
        area=reader.choice("area", areas) if len(areas) > 1 else next(iter(areas), ""),
        seat_class=reader.choice("kind", kinds) if len(kinds) > 1 else next(iter(kinds), ""),
        contact=reader.text("contact", MOST_CONTACT, is_needed=False),
        needs=tuple(map(Need, sorted(reader.ticks("needs", map(str, Need))))),
        is_adult=is_adult,
    )
