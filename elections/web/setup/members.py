"""The list of people who may vote: sent as a spreadsheet, looked at, and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from flask import Response, render_template, request

from ballots.errors import Problem
from elections.core.catalogue import key
from elections.core.errors import FolderRefused
from elections.domain.member_list import members_csv
from elections.domain.member_table import FILES, LIMIT
from elections.domain.setup_draft import title_of
from elections.services.setup import answers
from elections.services.setup.answers import SetUp
from elections.services.setup.vote_titles import usual_title
from elections.web.core.boxes import Reader
from elections.web.core.form_errors import NO_ERRORS, FormError, FormErrors
from elections.web.core.language import say
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up

_KINDS = {PurePath(file).suffix: file for file in FILES}
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Electorate:
    """The number of people who may vote in a contest; ``title`` is the contest's."""

    title: str
    people: int


@blueprint.route("/members", methods=["GET", "POST"])
def members() -> Page:
    """Show the list as numbers, and take a new one; one with mistakes is not kept."""
    now = set_up()
    if request.method == "GET":
        return _page(now)
    reader = Reader()
    file = reader.file("list", key("setup-list-choose"))
    if file is None:
        return _page(now, reader.errors), 422
    kind = _KINDS.get(PurePath(file.filename or "").suffix.lower())
    if kind is None:
        return _page(now, (FormError(say("setup-list-kind"), "list"),)), 422
    ctx, title = context(), usual_title(now.answers.language)
    try:
        listed = answers.read_list(ctx, kind, file.stream.read(LIMIT + 1), title)
    except FolderRefused as refusal:
        return _page(now, (FormError(say("setup-list-wrong"), "list"),), refusal.problems), 422
    answers.keep_list(ctx, listed)
    return go_to("setup.members", say("setup-list-kept", people=len(listed)))


def _page(now: SetUp, errors: FormErrors = NO_ERRORS, problems: tuple[Problem, ...] = ()) -> str:
    title = usual_title(now.answers.language)
    voters = Counter((member.area, member.seat_class) for member in now.members)
    placed = [
        Electorate(title_of(now.answers, vote, title), voters.pop((vote.area, vote.seat_class), 0))
        for vote in now.answers.contests
    ]
    return render_template(
        "setup/members.html",
        people=len(now.members),
        electorates=placed,
        without_vote=voters.total(),
        has_votes=bool(now.answers.contests),
        errors=errors,
        problems=problems[:_SHOWN],
        more=max(0, len(problems) - _SHOWN),
        floor=now.answers.rules.small_contest,
    )


@blueprint.get("/members-form")
def members_form() -> Response:
    """Send an empty list with the right columns."""
    return Response(
        members_csv(()),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="members.csv"'},
    )
