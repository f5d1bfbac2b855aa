"""Who organises a group: invite somebody, take an invitation or a duty back."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import abort, flash, g, redirect, render_template, url_for

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.domain.roles import Role
from elections.services.groups import groups as group_service
from elections.services.people import duties, invitations
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.phrases import day
from elections.web.core.qr_code import qr_picture
from elections.web.core.request_context import context
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.loading import require_group


@blueprint.get("/<group_id>/people")
def people(group_id: str) -> Page:
    """List who organises the group, and who is invited to."""
    group = require_group(group_id)
    invited = invitations.invitations(context(), group_id)
    return render_template(
        "groups/people.html",
        group=group,
        organisers=group_service.organisers(context(), group_id),
        invited=[(invitation, _day_of(invitation.ends)) for invitation in invited],
    )


@blueprint.get("/<group_id>/people/invite")
def invite(group_id: str) -> Page:
    """Ask who is invited."""
    require_group(group_id)
    return _question(group_id).page()


@blueprint.post("/<group_id>/people/invite")
def invited(group_id: str) -> Page:
    """Make an invitation, and show its code: this once only."""
    group = require_group(group_id)
    asked = _question(group_id)
    reader = Reader()
    name = reader.person("name", key("setup-type-name"))
    if reader.errors:
        return asked.page(reader.errors)
    try:
        code, invitation = invitations.invite(context(), name, Role.ORGANISER, group_id)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "name"))
    link = f"{context().settings.base_url}{url_for('sign_in.invited')}"
    return render_template(
        "groups/invitation.html",
        group=group,
        invitation=invitation,
        code=code,
        link=link,
        qr=qr_picture(f"{link}#{code}"),
        last_day=_day_of(invitation.ends),
    )


@blueprint.post("/<group_id>/people/invitations/<invitation_id>/back")
def take_back(group_id: str, invitation_id: str) -> Page:
    """Take an invitation back."""
    require_group(group_id)
    found = {item.id: item for item in invitations.invitations(context(), group_id)}
    if invitation_id not in found:
        abort(404)
    invitations.take_back(context(), invitation_id, group_id)
    return _to_people(group_id, say("setup-taken-out", name=own(found[invitation_id].name)))


@blueprint.post("/<group_id>/people/<int:account_id>/out")
def organiser_out(group_id: str, account_id: int) -> Page:
    """Take the duty away from an organiser; their sign-ins end at once."""
    require_group(group_id)
    found = {person.account: person for person in group_service.organisers(context(), group_id)}
    if account_id not in found:
        abort(404)
    duties.take_duty(context(), account_id, Role.ORGANISER, group_id)
    if account_id == g.account.id:
        return redirect(url_for("public.landing"), 303)
    return _to_people(group_id, say("setup-taken-out", name=own(found[account_id].name)))


def _to_people(group_id: str, message: str) -> Page:
    flash(message)
    return redirect(url_for("groups.people", group_id=group_id), 303)


def _question(group_id: str) -> Question:
    return Question(
        title=say("people-invite"),
        name=plain("people-invite"),
        picture="envelope",
        sentences=(say("people-organiser-what"), say("people-invite-how")),
        boxes=(Box("name", say("setup-name"), "", say("people-invite-name")),),
        back=url_for("groups.people", group_id=group_id),
        button=say("people-invite-button"),
        frame=FRAME,
    )


def _day_of(seconds: int) -> str:
    return day(datetime.fromtimestamp(seconds, UTC).date().isoformat())
