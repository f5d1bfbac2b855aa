"""Begin from an election folder, or from the public record of an earlier election."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import render_template, request, url_for

from ballots.errors import Refused
from elections.core.catalogue import key
from elections.core.errors import FolderRefused
from elections.services.setup import start_from
from elections.web.core.access import A_PHOTO
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.form_errors import FormError, form_errors
from elections.web.core.language import plain, say
from elections.web.core.request_context import context
from elections.web.public.first_page import today
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up


@blueprint.get("/start")
def start() -> str:
    """Show the ways to begin."""
    return render_template("setup/start.html")


@blueprint.route("/start/folder", methods=["GET", "POST"])
def start_folder() -> Page:
    """Take all answers from an election folder."""
    asked = Question(
        title=say("setup-folder-title"),
        name=plain("setup-folder-title"),
        picture="parcel",
        sentences=(say("setup-folder-what"), say("setup-folder-change")),
        boxes=_boxes(say("setup-folder-file"), say("setup-folder-hint")),
    )
    return _taken(asked, lambda raw: start_from.start_from_folder(context(), raw))


@blueprint.route("/start/record", methods=["GET", "POST"])
def start_record() -> Page:
    """Take areas, seats, rules and days from the record of an earlier election."""
    asked = Question(
        title=say("setup-record-title"),
        name=plain("setup-record-title"),
        picture="book",
        sentences=(say("setup-record-what"), say("setup-record-people")),
        boxes=_boxes(say("setup-record-file"), say("setup-record-hint")),
    )
    ctx = context()
    return _taken(asked, lambda raw: start_from.start_from_record(ctx, raw, today(ctx.clock)))


def _boxes(label: str, hint: str) -> tuple[Box, ...]:
    """Ask for the file, and for a yes where it takes the place of something."""
    file = Box("file", label, "", hint, "file")
    now = set_up()
    sure = Box("sure", say("setup-start-sure"), kind="tick")
    return (file, sure) if now.is_begun or now.is_loaded else (file,)


def _taken(question: Question, take: Callable[[bytes], None]) -> Page:
    asked = replace(
        question,
        back=url_for("setup.start"),
        button=say("setup-start-button"),
        has_file=True,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    file = reader.file("file", key("setup-file-choose"))
    if any(box.kind == "tick" for box in asked.boxes):
        reader.tick("sure")
    if reader.errors or file is None:
        return asked.page(reader.errors)
    try:
        take(file.stream.read(A_PHOTO))
    except FolderRefused as refusal:
        return asked.page((FormError(say("setup-list-wrong-folder"), "file"),), refusal.problems)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "file"))
    return go_to("setup.home", say("setup-started"))
