"""Whom groups put forward, for the secretary: looked at, approved, handed back; and printed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, abort, render_template, request, url_for

from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.nominations import Lack, Nomination
from elections.services.groups import groups as group_service
from elections.services.nominations import approve as service
from elections.services.nominations import printed
from elections.services.setup import answers
from elections.web.board.blueprint import Page, blueprint
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormErrors, form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context, current_stage
from elections.web.groups.heard import can_be_heard
from elections.web.groups.nominations import Person, as_people, as_person, vote_titles
from elections.web.setup.blueprint import go_to


@dataclass(frozen=True, slots=True)
class VotePeople:
    """A vote with all who are put forward; ``standing``: how many of them stand already."""

    title: str
    seats: int
    standing: int
    people: tuple[Person, ...]


@blueprint.get("/people")
def people() -> str:
    """List all who are put forward, vote by vote."""
    ctx = context()
    found = as_people(service.nominations(ctx))
    votes, titles = [], vote_titles()
    for contest in answers.set_up(ctx).all_answers.contests:
        of_vote = tuple(p for p in found if p.nomination.contest == contest.id)
        votes.append(VotePeople(titles[contest.id], contest.seats, len(contest.people), of_vote))
    return render_template(
        "nominations/approve.html",
        votes=votes,
        groups=_group_names(),
        is_few=any(vote.standing < vote.seats for vote in votes),
        again=url_for("board.nominations_again") if current_stage() is Stage.CHECKING else "",
        is_open=current_stage() is Stage.NOMINATIONS,
    )


def _group_names() -> dict[str, str]:
    return {view.group.id: view.group.name for view in group_service.groups(context())}


def _require(person_id: str) -> Nomination:
    known = service.nomination(context(), person_id)
    if known is None:
        abort(404)
    return known


@blueprint.get("/people/<person_id>")
def person(person_id: str) -> str:
    """Show a person as voters will see them, and what can be done."""
    return _page(_require(person_id))


def _page(known: Nomination, errors: FormErrors = NO_ERRORS) -> str:
    shown = as_person(known)
    return render_template(
        "nominations/approve_person.html",
        person=shown,
        group=_group_names().get(known.group_id, ""),
        has_voice=can_be_heard(),
        can_approve=set(shown.lacks) == {Lack.APPROVAL},
        errors=errors,
    )


@blueprint.post("/people/<person_id>/approve")
def approve(person_id: str) -> Page:
    """Approve a person as they are shown, or take the approval back."""
    known, ctx = _require(person_id), context()
    try:
        if request.form.get("undo"):
            service.undo(ctx, person_id)
            message = say("approve-undone", name=own(known.page.name))
        else:
            service.approve(ctx, person_id, request.form.get("page", ""))
            message = say("approve-done", name=own(known.page.name))
    except Refused as refusal:
        return _page(_require(person_id), form_errors(refusal)), status_of(refusal)
    return go_to("board.people", message)


@blueprint.route("/people/<person_id>/back", methods=["GET", "POST"])
def hand_back(person_id: str) -> Page:
    """Hand a person back to the group with a sentence."""
    known = _require(person_id)
    asked = Question(
        title=say("approve-back"),
        name=plain("approve-back"),
        picture="back",
        sentences=(own(known.page.name), say("approve-back-say")),
        boxes=(Box("note", say("approve-back-label"), "", "", "long"),),
        back=url_for("board.person", person_id=person_id),
        button=say("approve-back"),
        frame="board/frame.html",
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    note = reader.text("note", empty=key("setup-type-here"))
    if reader.errors:
        return asked.page(reader.errors)
    service.hand_back(context(), person_id, note)
    return go_to("board.people", say("approve-handed-back", name=own(known.page.name)))


@blueprint.get("/print")
def people_sheets() -> str:
    """List what can be printed about the people who stand."""
    posters = printed.votes_with_people(context())
    return render_template("nominations/printed.html", posters=posters)


@blueprint.get("/print/poster/<contest_id>.pdf")
def poster(contest_id: str) -> Response:
    """Send the posters of a vote."""
    if contest_id not in printed.votes_with_people(context()):
        abort(404)
    return _pdf(printed.poster(context(), contest_id), f"poster-{contest_id}")


@blueprint.get("/print/booklet.pdf")
def booklet() -> Response:
    """Send the booklet of all who stand."""
    return _pdf(printed.booklet(context()), "booklet")


@blueprint.get("/print/meeting.pdf")
def meeting() -> Response:
    """Send the sheet for a meeting at which all speak."""
    return _pdf(printed.meeting(context()), "meeting")


def _pdf(raw: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(raw, mimetype="application/pdf", headers=headers)
