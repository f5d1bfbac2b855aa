"""Open nominations, close them, and open them again: each is confirmed first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import render_template, url_for

from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.catalogue import key
from elections.core.context import Context
from elections.domain.setup_parts import Part
from elections.services.groups import groups as group_service
from elections.services.groups import nomination_stages
from elections.services.setup import answers, local_rules
from elections.services.setup.vote_titles import usual_title
from elections.web.board import confirmations
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    NO_ERRORS,
    FormErrors,
    form_errors,
    require_confirmation,
)
from elections.web.core.language import say
from elections.web.core.phrases import day
from elections.web.core.request_context import context

_LACKS: Mapping[Part, str] = {
    Part.NAMES: key("people-lacks-names"),
    Part.AREAS: key("people-lacks-areas"),
    Part.KINDS: key("people-lacks-kinds"),
    Part.SEATS: key("people-lacks-seats"),
    Part.GROUPS: key("people-lacks-groups"),
}


@blueprint.get("/nominations/open")
def open_nominations() -> str:
    """Show what it means to open nominations, and what is missing before."""
    return _page(confirmations.OPEN_NOMINATIONS)


@blueprint.post("/nominations/open")
def open_nominations_now() -> Page:
    """Open nominations."""
    return _run(confirmations.OPEN_NOMINATIONS, nomination_stages.open_nominations)


@blueprint.get("/nominations/close")
def close_nominations() -> str:
    """Show what it means to close nominations."""
    return _page(confirmations.CLOSE_NOMINATIONS)


@blueprint.post("/nominations/close")
def close_nominations_now() -> Page:
    """Close nominations."""
    return _run(confirmations.CLOSE_NOMINATIONS, nomination_stages.close_nominations)


@blueprint.get("/nominations/again")
def nominations_again() -> str:
    """Show what it means to open nominations again, and ask for the new last day."""
    return _page(confirmations.NOMINATIONS_AGAIN)


@blueprint.post("/nominations/again")
def nominations_again_now() -> Page:
    """Open nominations again, until a new day."""
    reader = Reader()
    last_day = reader.day("date")
    if not last_day and not reader.errors:
        reader.wrong("date", say("setup-day-wrong"))
    if reader.errors:
        return _page(confirmations.NOMINATIONS_AGAIN, reader.errors), 422
    return _run(
        confirmations.NOMINATIONS_AGAIN,
        lambda ctx: nomination_stages.open_again(ctx, last_day),
    )


def _run(confirmation: confirmations.Confirmation, work: Callable[[Context], None]) -> Page:
    try:
        require_confirmation()
        work(context())
    except Refused as refusal:
        field = "date" if refusal.code == "day-order" else ""
        return _page(confirmation, form_errors(refusal, field)), status_of(refusal)
    return back_home(say(confirmation.done))


def _page(confirmation: confirmations.Confirmation, errors: FormErrors = NO_ERRORS) -> str:
    ctx = context()
    now = answers.set_up(ctx).answers
    is_first = confirmation is confirmations.OPEN_NOMINATIONS
    agreed = local_rules.agreements(ctx, now, usual_title(now.language)) if is_first else ()
    hint = say("board-again-day-hint")
    asked = Question("", "", "", (Box("date", say("board-again-day"), "", hint, "day"),))
    return render_template(
        "board/nominations.html",
        confirmation=confirmation,
        action=url_for(confirmation.endpoint),
        lacks=[say(_LACKS[lack.part]) for lack in nomination_stages.lacks(ctx)] if is_first else [],
        groups=[view.group.name for view in group_service.groups(ctx)],
        is_agreed=not is_first or any(agreement.is_of_now for agreement in agreed),
        last_day=day(now.day(Stage.CHECKING)),
        boxes=asked.boxes if confirmation is confirmations.NOMINATIONS_AGAIN else (),
        value_of=asked.value_of,
        more_votes=None,
        errors=errors,
    )
