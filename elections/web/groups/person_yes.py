"""The person's own yes, on the organiser's tablet that is handed over, or by a code."""

from __future__ import annotations

from flask import Response, abort, g, render_template, request, url_for

from ballots.errors import BadInput, Refused
from elections.audio.errors import NoSound
from elections.core.catalogue import key
from elections.domain.nominations import How, Lack, Nomination
from elections.domain.roles import Role
from elections.services.nominations import person_yes as service
from elections.services.nominations import sheet, voice
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.qr_code import qr_picture
from elections.web.core.request_context import context
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.hand_over import HandOver, read_yes
from elections.web.groups.heard import can_be_heard, heard
from elections.web.groups.loading import require_group
from elections.web.groups.nominations import as_person, back_to, require_person
from elections.web.groups.own_page import said_texts, spoken_page
from elections.web.setup.blueprint import go_to


@blueprint.route("/<group_id>/nominations/<person_id>/yes", methods=["GET", "POST"])
def person_yes(group_id: str, person_id: str) -> Page:
    """Ask the person themselves; the tablet is handed over."""
    known = require_person(group_id, person_id)
    if request.method == "GET":
        return _yes_page(known)
    answer = request.form.get("answer", "")
    try:
        if answer == "yes":
            reader = Reader()
            helper = reader.person("helped", is_needed=False)
            if reader.errors:
                return _yes_page(known, reader.errors), 422
            seen = request.form.get("page", "")
            service.say_yes(context(), group_id, person_id, seen, How.HANDED, helper)
        elif answer == "no":
            service.take_back(context(), group_id, person_id)
        else:
            abort(400)
    except Refused as refusal:
        known = require_person(group_id, person_id)
        return _yes_page(known, form_errors(refusal)), status_of(refusal)
    return go_to("groups.person_said", group_id=group_id, person_id=person_id, answer=answer)


@blueprint.get("/<group_id>/nominations/<person_id>/said/<answer>")
def person_said(group_id: str, person_id: str, answer: str) -> str:
    """Say what the answer means, and ask to give the tablet back."""
    known = require_person(group_id, person_id)
    if answer not in ("yes", "no"):
        abort(404)
    return render_template(
        "nominations/said.html", is_yes=known.has_yes, done=back_to(known), code=""
    )


def _yes_page(known: Nomination, errors: FormErrors = NO_ERRORS) -> str:
    person = as_person(known)
    group_id, person_id, page = known.group_id, known.id, known.page
    jpeg = url_for(
        "groups.person_jpeg", group_id=group_id, person_id=person_id, sha=page.photo or "0"
    )
    return render_template(
        "nominations/yes.html",
        person=person,
        photo=jpeg if page.photo else "",
        sound=_sound(known, "page"),
        is_whole=not {Lack.POINTS, Lack.PHOTO} & set(person.lacks),
        back=back_to(known),
        can_say_yes=True,
        code="",
        helped=request.form.get("helped", "")[:200],
        errors=errors,
    )


def _sound(known: Nomination, what: str) -> str:
    """Return where a page of a person is heard; "" where this computer has no voice."""
    if not can_be_heard():
        return ""
    return url_for("groups.person_sound", group_id=known.group_id, person_id=known.id, what=what)


@blueprint.get("/<group_id>/nominations/<person_id>/sound/<what>.mp3")
def person_sound(group_id: str, person_id: str, what: str) -> Response:
    """Say the name as it is spoken, or the whole page. 404 where this computer has no voice."""
    known = require_person(group_id, person_id)
    if what == "name":
        texts: tuple[str, ...] = (known.page.spoken_name,)
    elif what == "page":
        texts = said_texts(as_person(known))
    elif what == "voice":
        return heard(_voice_page(known).spoken)
    else:
        abort(404)
    try:
        return spoken_page(texts)
    except NoSound:
        abort(404)


@blueprint.route("/<group_id>/nominations/<person_id>/code", methods=["GET", "POST"])
def person_code(group_id: str, person_id: str) -> Page:
    """Make the code with which the person opens their page on their own phone."""
    known = require_person(group_id, person_id)
    code = ""
    if request.method == "POST":
        code = service.new_code(context(), group_id, person_id)
    address = url_for("my_page.form", _external=True)
    return render_template(
        "nominations/code.html",
        person=known,
        code=code,
        address=address,
        qr=qr_picture(f"{address}#{code}") if code else "",
        back=back_to(known),
    )


@blueprint.route("/<group_id>/nominations/<person_id>/sheet", methods=["GET", "POST"])
def person_sheet(group_id: str, person_id: str) -> Page:
    """Let the secretary name the signed sheet as the yes of the person and of the group."""
    if Role.SECRETARY not in g.account.roles:
        abort(404)
    require_group(group_id)
    known = require_person(group_id, person_id)
    name = known.page.name
    asked = Question(
        title=say("nominate-signed-title"),
        name=plain("nominate-signed-title"),
        picture="paper",
        sentences=(say("nominate-signed-keep"),),
        boxes=(
            Box("person_signed", say("nominate-signed-person", name=own(name)), kind="tick"),
            Box("helped", say("nominate-signed-helper"), is_needed=False),
            Box("group_signed", say("nominate-signed-group"), kind="tick"),
            Box("voice", say("nominate-signed-voice")),
        ),
        back=back_to(known),
        button=say("nominate-signed-button"),
        frame=FRAME,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    reader.tick("person_signed")
    helper = reader.person("helped", is_needed=False)
    reader.tick("group_signed")
    voice = reader.person("voice", key("setup-type-name"))
    if reader.errors:
        return asked.page(reader.errors)
    try:
        sheet.name_sheet(context(), group_id, person_id, helper, voice)
    except (Refused, BadInput) as refusal:
        return asked.page(form_errors(refusal, "voice"))
    return go_to("groups.person", say("setup-kept"), group_id=group_id, person_id=person_id)


def _voice_page(known: Nomination) -> HandOver:
    page = known.page
    return HandOver(
        title=say("nominate-voice-title", name=own(page.name)),
        name=plain("nominate-voice-title", name=page.name),
        picture="people",
        sentences=(own(as_person(known).vote), say("nominate-voice-own")),
        content_hash=known.voice_hash,
        button=say("nominate-voice-yes"),
        back=back_to(known),
        items=page.points,
        photo=url_for(
            "groups.person_jpeg", group_id=known.group_id, person_id=known.id, sha=page.photo
        ),
        sound=_sound(known, "voice"),
    )


@blueprint.route("/<group_id>/nominations/<person_id>/voice", methods=["GET", "POST"])
def person_voice(group_id: str, person_id: str) -> Page:
    """Ask the group's own voice; the tablet is handed over."""
    group = require_group(group_id)
    known = require_person(group_id, person_id)
    shown = _voice_page(known)
    if not known.has_yes:
        return go_to("groups.person", group_id=group_id, person_id=person_id)
    if request.method == "GET":
        return shown.page(group)
    reader = Reader()
    said = read_yes(reader)
    if reader.errors:
        return shown.page(group, reader.errors)
    try:
        voice.say_voice(context(), group_id, person_id, said.content_hash, said.name)
    except (Refused, BadInput) as refusal:
        return shown.page(group, form_errors(refusal, "voice"))
    return go_to(
        "groups.person", say("nominate-voice-sent"), group_id=group_id, person_id=person_id
    )
