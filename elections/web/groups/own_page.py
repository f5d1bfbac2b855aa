"""A person's own page on their own phone: opened with a code that stands after # in a link.

The code travels in the body of a form only: it is no part of an address that a server or a log
sees. It is its own authority, so no sign-in and no cookie is needed.
"""

from __future__ import annotations

import base64

from flask import Blueprint, Response, abort, render_template, request, url_for

from ballots.errors import Refused
from elections.audio.errors import NoSound
from elections.audio.say_now import say_now
from elections.core import catalogue
from elections.core.catalogue import key
from elections.domain.nominations import Lack
from elections.services.nominations import person_yes as service
from elections.services.nominations.person_yes import OwnPage
from elections.web.core.boxes import Reader
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormError, FormErrors, form_errors
from elections.web.core.language import current, say
from elections.web.core.request_context import context
from elections.web.groups.heard import can_be_heard
from elections.web.groups.nominations import Person, as_person

blueprint = Blueprint("my_page", __name__)

_SAID = (
    key("yes-what"),
    key("yes-long"),
    key("yes-away"),
    key("yes-name"),
    key("yes-no"),
    key("yes-back"),
    key("yes-button"),
    key("yes-button-no"),
)


def said_texts(person: Person) -> tuple[str, ...]:
    """List what the page of a yes says, in its order; the name as it is spoken."""
    language, page = current(), person.nomination.page
    return (
        catalogue.say(language, "yes-title", name=page.spoken_name),
        catalogue.say(language, "yes-vote", vote=person.vote),
        catalogue.say(language, "yes-see"),
        page.spoken_name,
        *(point for point in page.points if point),
        *(catalogue.say(language, text) for text in _SAID),
    )


def spoken_page(texts: tuple[str, ...]) -> Response:
    """Answer with the texts as sound. Raises `NoSound`."""
    response = Response(say_now(texts, current()), mimetype="audio/mpeg")
    response.make_conditional(request, accept_ranges=True, complete_length=True)
    return response


@blueprint.get("/my-page")
def form() -> str:
    """Ask for the code; a script takes it from the address."""
    return render_template("nominations/own_code.html", errors=NO_ERRORS)


@blueprint.post("/my-page")
def answer() -> str | tuple[str, int]:
    """Open the page of who has the code, or take their yes or no."""
    if "code" not in request.form:
        abort(400)
    code, chosen = request.form["code"][:100], request.form.get("answer", "open")
    opened = service.own_page(context(), code)
    if opened is None:
        wrong = (FormError(say("my-page-wrong"), "code"),)
        return render_template("nominations/own_code.html", errors=wrong), 422
    try:
        if chosen == "yes":
            reader = Reader()
            helper = reader.person("helped", is_needed=False)
            if reader.errors:
                return _page(opened, code, reader.errors), 422
            seen = request.form.get("page", "")
            service.say_yes_by_code(context(), code, seen, helper)
        elif chosen == "no":
            service.take_back_by_code(context(), code)
        elif chosen != "open":
            abort(400)
    except Refused as refusal:
        opened = service.own_page(context(), code) or opened
        return _page(opened, code, form_errors(refusal)), status_of(refusal)
    if chosen == "open":
        return _page(opened, code)
    return render_template("nominations/said.html", is_yes=chosen == "yes", done="", code=code)


def _page(opened: OwnPage, code: str, errors: FormErrors = NO_ERRORS) -> str:
    person = as_person(opened.nomination)
    photo = base64.b64encode(opened.photo.jpeg).decode() if opened.photo else ""
    heard = url_for("my_page.sound", page_hash=opened.nomination.page.sha256)
    return render_template(
        "nominations/yes.html",
        person=person,
        photo=f"data:image/jpeg;base64,{photo}" if photo else "",
        sound=heard if can_be_heard() else "",
        is_whole=not {Lack.POINTS, Lack.PHOTO} & set(person.lacks),
        back="",
        can_say_yes=opened.can_say_yes,
        code=code,
        helped=request.form.get("helped", "")[:200],
        errors=errors,
    )


@blueprint.get("/my-page/<page_hash>.mp3")
def sound(page_hash: str) -> Response:
    """Say a person's page. Its name is a hash of what stands there, the photo included."""
    nomination = service.by_page(context(), page_hash)
    if nomination is None:
        abort(404)
    try:
        return spoken_page(said_texts(as_person(nomination)))
    except NoSound:
        abort(404)
