"""A person's photo: sent as a phone makes it, then moved until the face is in the middle."""

from __future__ import annotations

from flask import Response, abort, render_template, request

from ballots.errors import BadInput
from ballots.paper.nomination_sheet import nomination_sheet_pdf
from ballots.photo_crop import Focus, moved, size_of
from ballots.photos import MAX_FILE_BYTES
from elections.core.catalogue import key
from elections.core.people_words import nomination_sheet_words
from elections.services.nominations import write
from elections.services.setup.answers import set_up
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.loading import require_group
from elections.web.groups.nominations import back_to, require_person
from elections.web.setup.blueprint import go_to

KEEP = "keep"


@blueprint.route("/<group_id>/nominations/<person_id>/photo", methods=["GET", "POST"])
def person_photo(group_id: str, person_id: str) -> Page:
    """Ask for the photo."""
    known = require_person(group_id, person_id)
    name = known.page.name
    asked = Question(
        title=say("nominate-photo-title", name=own(name)),
        name=plain("nominate-photo-title", name=name),
        picture="camera",
        sentences=(
            say("nominate-photo-phone"),
            say("nominate-photo-look"),
            say("nominate-photo-drawing"),
        ),
        boxes=(Box("photo", say("setup-photo-file"), "", say("setup-photo-kinds"), "file"),),
        back=back_to(known),
        has_file=True,
        frame=FRAME,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    file = reader.file("photo", key("setup-photo-choose"))
    if file is None:
        return asked.page(reader.errors)
    try:
        raw = file.stream.read(MAX_FILE_BYTES + 1)
        write.set_photo(context(), group_id, person_id, raw)
    except BadInput as refusal:
        return asked.page(form_errors(refusal, "photo"))
    return go_to("groups.person_crop", group_id=group_id, person_id=person_id)


@blueprint.route("/<group_id>/nominations/<person_id>/crop", methods=["GET", "POST"])
def person_crop(group_id: str, person_id: str) -> Page:
    """Show the photo as voters see it, and move it by one press, or keep it."""
    known = require_person(group_id, person_id)
    photo = write.photo(context(), group_id, person_id)
    values = {"group_id": group_id, "person_id": person_id}
    if photo is None:
        return go_to("groups.person_photo", **values)
    if request.method == "GET":
        return render_template(
            "nominations/crop.html",
            person=known,
            focus=photo.focus,
            size=size_of(photo.large),
            back=back_to(known),
        )
    press = request.form.get("press", "")
    focus = _typed_focus()
    if press != KEEP:
        focus = moved(size_of(photo.large), focus, press)
    write.move_photo(context(), group_id, person_id, focus)
    if press != KEEP:
        return go_to("groups.person_crop", **values)
    return go_to("groups.person", say("setup-photo-there", name=own(known.page.name)), **values)


def _typed_focus() -> Focus:
    """Read where the photo was moved to. Aborts with 400 for what no page of ours sends."""
    texts = [request.form.get(name, "") for name in ("x", "y", "near")]
    if not all(text.isascii() and text.isdigit() and len(text) <= 4 for text in texts):
        abort(400)
    focus = Focus(*map(int, texts))
    if not focus.is_valid:
        abort(400)
    return focus


@blueprint.get("/<group_id>/nominations/<person_id>/photo/<sha>.jpg")
def person_jpeg(group_id: str, person_id: str, sha: str) -> Response:
    """Send the photo as voters see it."""
    known = require_person(group_id, person_id)
    photo = write.photo(context(), group_id, person_id)
    if photo is None or known.page.photo != sha:
        abort(404)
    return Response(photo.jpeg, mimetype="image/jpeg")


@blueprint.get("/<group_id>/nominations/<person_id>/whole.jpg")
def person_whole(group_id: str, person_id: str) -> Response:
    """Send the whole photo, to move it."""
    require_person(group_id, person_id)
    photo = write.photo(context(), group_id, person_id)
    if photo is None:
        abort(404)
    return Response(photo.large, mimetype="image/jpeg")


@blueprint.get("/<group_id>/nomination-sheet.pdf")
def sheet(group_id: str) -> Response:
    """Send the blank sheet on which somebody is put forward by hand."""
    require_group(group_id)
    answers = set_up(context()).answers
    raw = nomination_sheet_pdf(nomination_sheet_words(answers.language, answers.title))
    headers = {"Content-Disposition": 'inline; filename="nomination-sheet.pdf"'}
    return Response(raw, mimetype="application/pdf", headers=headers)
