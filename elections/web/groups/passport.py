"""A voting passport for who wants one, printed. What is told for it goes to the paper only."""

from __future__ import annotations

from flask import Response, request, url_for

from ballots.paper.draw import unprintable
from ballots.paper.nomination_sheet import nomination_sheet_pdf
from elections.core import catalogue
from elections.core.catalogue import key
from elections.core.passport_words import Passport, passport_words
from elections.domain.group_members import GroupMember
from elections.domain.groups import Group
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.language import current, own, plain, say
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.loading import require_group
from elections.web.groups.members import NEEDS, known_member

_MOST = 120  # letters of an answer: three lines on the paper
_ANSWERS = {
    "helps": key("passport-ask-helps"),
    "yes": key("passport-ask-yes"),
    "no": key("passport-ask-no"),
    "company": key("passport-ask-company"),
}


@blueprint.route("/<group_id>/members/<member_id>/passport", methods=["GET", "POST"])
def passport(group_id: str, member_id: str) -> Page:
    """Ask what the passport says, and make it."""
    group = require_group(group_id)
    member = known_member(group, member_id)
    asked = _asked(group, member)
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    told = {field: reader.text(field, _MOST, is_needed=False) for field in _ANSWERS}
    for field, text in told.items():
        if unprintable(text):
            reader.wrong(field, say("passport-sign"))
    if reader.errors:
        return asked.page(reader.errors)
    needs = ", ".join(catalogue.say(current(), NEEDS[need]) for need in member.needs)
    words = passport_words(
        current(),
        Passport(
            member.name,
            (needs, told["helps"]),
            told["yes"],
            told["no"],
            told["company"],
        ),
    )
    headers = {"Content-Disposition": 'attachment; filename="voting-passport.pdf"'}
    return Response(nomination_sheet_pdf(words), mimetype="application/pdf", headers=headers)


def _asked(group: Group, member: GroupMember) -> Question:
    return Question(
        title=say("passport-make", name=own(member.name)),
        name=plain("passport-title"),
        picture="card",
        sentences=(say("passport-what"), say("passport-kept")),
        boxes=tuple(
            Box(
                field,
                say(words),
                hint=say("passport-hint") if field == "helps" else "",
                is_needed=False,
            )
            for field, words in _ANSWERS.items()
        ),
        back=url_for("groups.members", group_id=group.id),
        button=say("passport-button"),
        frame=FRAME,
    )
