"""The page that is handed over: a group's own voice says yes to what the group sends.

The organiser only types. In a group of family carers it is for a family carer, else for a
self-advocate of the group.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, abort, flash, render_template, request, url_for

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.domain.groups import Group
from elections.domain.voice import KindOfYes, kind_of_yes
from elections.services.groups import members as service
from elections.services.setup import answers
from elections.web.core.boxes import Reader
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context
from elections.web.groups.blueprint import Page, blueprint
from elections.web.groups.heard import can_be_heard, heard
from elections.web.groups.loading import require_group
from elections.web.groups.members import lines, to_list


@dataclass(frozen=True, slots=True)
class HandOver:
    """A thing to say yes to; all texts are said already.

    ``content_hash`` is of the thing as it is shown; ``button`` says yes, ``back`` is the address of
    "Not yet". ``items`` are shown as a list; ``photo`` and ``sound`` are the addresses of a picture
    to show and of the page said aloud (`elections.web.groups.heard`), or "".
    """

    title: str
    name: str  # of the page, without marks
    picture: str
    sentences: tuple[str, ...]
    content_hash: str
    button: str
    back: str
    items: tuple[str, ...] = ()
    photo: str = ""
    sound: str = ""

    @property
    def spoken(self) -> tuple[str, ...]:
        """All that is said aloud, in its order."""
        return (self.title, *self.sentences, *(f"{item}." for item in self.items))

    def page(self, group: Group, errors: FormErrors = NO_ERRORS) -> Page:
        """Show it; with ``errors`` again."""
        kind = kind_of_yes(answers.set_up(context()).answers.seat_class(group.seat_class))
        is_carers = kind is KindOfYes.FAMILY_CARER
        page = render_template(
            "groups/hand_over.html",
            shown=self,
            group=group,
            for_whom=say("voice-for-carer", group=own(group.name))
            if is_carers
            else say("voice-for-self", group=own(group.name)),
            errors=errors,
            typed=request.form.get("voice", "")[:200],
        )
        return (page, 422) if errors else page


@dataclass(frozen=True, slots=True)
class Said:
    """A yes that was given on the page: who gave it, and to which content."""

    name: str
    content_hash: str


def read_yes(reader: Reader) -> Said:
    """Read who says yes and to what; what is wrong goes to the reader."""
    name = reader.person("voice", key("voice-type"))
    return Said(name, request.form.get("content", "")[:64])


@blueprint.route("/<group_id>/members/yes", methods=["GET", "POST"])
def members_yes(group_id: str) -> Page:
    """Show the list to the group's own voice, and send it with their yes."""
    group, ctx = require_group(group_id), context()
    shown = _list_to_show(group)
    if shown is None:
        return to_list(group)
    if request.method == "GET":
        return shown.page(group)
    reader = Reader()
    said = read_yes(reader)
    if reader.errors:
        return shown.page(group, reader.errors)
    try:
        service.send(ctx, group_id, said.content_hash, said.name)
    except Refused as refusal:
        return shown.page(group, form_errors(refusal, "voice"))
    flash(say("voice-list-sent"))
    return to_list(group)


@blueprint.get("/<group_id>/members/yes/sound")
def members_yes_sound(group_id: str) -> Response:
    """Say the page aloud, with the names on the list."""
    shown = _list_to_show(require_group(group_id))
    if shown is None:
        abort(404)
    return heard(shown.spoken)


def _list_to_show(group: Group) -> HandOver | None:
    """Describe the list to say yes to, or None while there is nothing to send."""
    listed = service.group_list(context(), group.id)
    if not listed.members or not listed.state.is_with_organiser:
        return None
    shown = lines(listed, service.places(context(), group))
    return HandOver(
        title=say("voice-list-title"),
        name=plain("voice-list-title"),
        picture="list",
        sentences=(
            say("voice-list-who", group=own(group.name)),
            say("voice-list-vote"),
            say("members-some", people=len(listed.members)),
        ),
        content_hash=listed.content_hash,
        button=say("voice-list-yes"),
        back=url_for("groups.members", group_id=group.id),
        items=tuple(f"{line.member.name} ({line.place})" for line in shown),
        sound=url_for("groups.members_yes_sound", group_id=group.id) if can_be_heard() else "",
    )
