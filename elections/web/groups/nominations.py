"""Whom a group puts forward: the list, one person's checklist, and a question on each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import abort, g, render_template, request, url_for

from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.election_folder import POINTS, WORDS
from elections.domain.groups import Group
from elections.domain.nominations import Lack, Nomination, too_few
from elections.domain.setup_answers import SetupContest
from elections.domain.setup_draft import title_of
from elections.services.nominations import write
from elections.services.nominations.voice import lacking
from elections.services.setup import answers as setup_service
from elections.services.setup.vote_titles import usual_title
from elections.web.core.boxes import Box, Question, Reader, TakeOut
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.request_context import context, current_stage
from elections.web.groups.blueprint import FRAME, Page, blueprint
from elections.web.groups.heard import can_be_heard
from elections.web.groups.loading import require_group
from elections.web.setup.blueprint import go_to

_NEXT: Mapping[str, str] = {"name": "by", "by": "like", "like": "points"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a person's checklist; ``state``: done, now, waits, later."""

    address: str
    picture: str
    title: str
    answer: str
    state: str
    state_words: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the pages show them: the vote's title, and what is missing."""

    nomination: Nomination
    vote: str
    lacks: tuple[Lack, ...]

    @property
    def missing(self) -> int:
        """How many things are missing."""
        return len(self.lacks)


def votes_of(group: Group) -> dict[str, str]:
    """Map the contests that this group can put people forward for to their titles."""
    titles = vote_titles()
    return {contest.id: titles[contest.id] for contest in _contests(group)}


def _contests(group: Group) -> Iterator[SetupContest]:
    """Yield the contests of the group's kind: of its area, or all where it has none."""
    for contest in setup_service.set_up(context()).answers.contests:
        is_near = not group.area or contest.area == group.area
        if contest.seat_class == group.seat_class and is_near:
            yield contest


def vote_titles() -> dict[str, str]:
    """Map all contests of the set-up to the titles of their votes."""
    answers = setup_service.set_up(context()).answers
    usual = usual_title(answers.language)
    return {contest.id: title_of(answers, contest, usual) for contest in answers.contests}


def as_person(nomination: Nomination) -> Person:
    """Return a person with the title of the vote, and what is missing."""
    return as_people([nomination])[0]


def as_people(nominations: Sequence[Nomination]) -> list[Person]:
    """Return people with the titles of their votes, and what is missing of each."""
    lacks = lacking(context(), nominations)
    titles = vote_titles()
    return [Person(known, titles.get(known.contest, ""), lacks[known.id]) for known in nominations]


def require_person(group_id: str, person_id: str) -> Nomination:
    """Load a person through their group; anybody else's answers as if there were none."""
    require_group(group_id)
    known = write.nomination(context(), group_id, person_id)
    if known is None:
        abort(404)
    return known


@blueprint.get("/<group_id>/nominations")
def nominations(group_id: str) -> str:
    """List whom the group puts forward."""
    group = require_group(group_id)
    found = write.nominations_of(context(), group_id)
    return render_template(
        "nominations/people.html",
        group=group,
        people=as_people(found),
        few=list(_few(group)),
        is_open=current_stage() is Stage.NOMINATIONS,
    )


def _few(group: Group) -> Iterator[tuple[str, SetupContest]]:
    """Yield the group's contests in which too few people stand, with their titles."""
    own_votes = votes_of(group)
    for contest in too_few(setup_service.set_up(context()).all_answers):
        if contest.id in own_votes:
            yield own_votes[contest.id], contest


@blueprint.route("/<group_id>/nominations/add", methods=["GET", "POST"])
def add_person(group_id: str) -> Page:
    """Ask which vote somebody is put forward for; where there is one, go on at once."""
    group = require_group(group_id)
    votes = votes_of(group)
    if len(votes) == 1:
        return go_to("groups.add_name", group_id=group_id, contest_id=next(iter(votes)))
    asked = _vote_question(url_for("groups.nominations", group_id=group_id), votes, "")
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    chosen = reader.choice("vote", votes)
    if reader.errors:
        return asked.page(reader.errors)
    return go_to("groups.add_name", group_id=group_id, contest_id=chosen)


@blueprint.route("/<group_id>/nominations/add/<contest_id>", methods=["GET", "POST"])
def add_name(group_id: str, contest_id: str) -> Page:
    """Ask who wants to stand, and begin with them."""
    votes = votes_of(require_group(group_id))
    if contest_id not in votes:
        abort(404)
    asked = Question(
        title=say("nominate-who-title"),
        name=plain("nominate-who-title"),
        picture="person",
        sentences=(own(votes[contest_id]), say("nominate-who-say")),
        boxes=(Box("name", say("setup-name")),),
        back=url_for("groups.nominations", group_id=group_id),
        frame=FRAME,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    name = reader.person("name", key("setup-type-name"))
    if reader.errors:
        return asked.page(reader.errors)
    try:
        begun = write.put_forward(context(), group_id, contest_id, name, "", g.account.name)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "name"))
    return go_to("groups.person_part", group_id=group_id, person_id=begun.id, asks="by")


@blueprint.get("/<group_id>/nominations/<person_id>")
def person(group_id: str, person_id: str) -> str:
    """Show what there is of a person, and what is missing."""
    known = as_person(require_person(group_id, person_id))
    steps = tuple(_steps(known))
    return render_template(
        "nominations/person.html",
        group_id=group_id,
        person=known,
        steps=steps,
        next_step=next((step for step in steps if step.state == "now" and step.address), None),
        is_open=current_stage() is Stage.NOMINATIONS,
        has_voice=can_be_heard(),
    )


def _steps(known: Person) -> Iterator[Step]:
    nomination, page = known.nomination, known.nomination.page
    name = own(page.name, "bdi")

    def part(which: str, picture: str, title: str, answer: str, *, is_done: bool = True) -> Step:
        address = url_for(
            "groups.person_part",
            group_id=nomination.group_id,
            person_id=nomination.id,
            asks=which,
        )
        return _step(address, picture, say(title), answer, "done" if is_done else "now")

    yield part("name", "person", key("nominate-do-name"), own(page.name))
    yield part("vote", "vote-box", key("nominate-do-vote"), own(known.vote))
    by = own(nomination.proposed_by) if nomination.proposed_by else say("nominate-own-wish")
    yield part("by", "people", key("nominate-do-by"), by)
    yield part("like", "talk", key("nominate-do-like"), own(page.spoken_name))
    points = Lack.POINTS not in known.lacks
    yield part("points", "pen", key("nominate-do-points"), "", is_done=points)
    address = url_for("groups.person_photo", group_id=nomination.group_id, person_id=nomination.id)
    state = "now" if Lack.PHOTO in known.lacks else "done"
    yield _step(address, "camera", say("nominate-do-photo"), "", state)
    yield from _yes_steps(known, name)


def _yes_steps(known: Person, name: str) -> Iterator[Step]:
    nomination = known.nomination
    is_ready = not {Lack.POINTS, Lack.PHOTO} & set(known.lacks)
    has_yes = Lack.PERSON_YES not in known.lacks
    group_id, person_id = nomination.group_id, nomination.id
    answer = say("nominate-state-changed") if nomination.is_old_yes else ""
    if nomination.yes is not None and has_yes:
        helper = nomination.yes.helped_by
        answer = (
            say("nominate-yes-helped", name=name, helper=own(helper))
            if helper
            else say("nominate-yes-alone", name=name)
        )
    yield _step(
        url_for("groups.person_yes", group_id=group_id, person_id=person_id) if is_ready else "",
        "thumbs-up",
        say("nominate-do-yes", name=name),
        answer,
        "done" if has_yes else "now" if is_ready else "later",
    )
    has_voice = Lack.VOICE_YES not in known.lacks
    yield _step(
        url_for("groups.person_voice", group_id=group_id, person_id=person_id) if has_yes else "",
        "people",
        say("nominate-do-voice"),
        "",
        "done" if has_voice else "now" if has_yes else "later",
    )
    is_approved = Lack.APPROVAL not in known.lacks
    yield _step(
        "",
        "certificate",
        say("nominate-do-approval"),
        "",
        "done" if is_approved else "waits" if has_voice else "later",
    )


def _step(address: str, picture: str, title: str, answer: str, state: str) -> Step:
    words = {
        "done": say("setup-state-done"),
        "now": say("setup-state-now"),
        "waits": say("nominate-state-waits"),
        "later": say("setup-state-later"),
    }
    return Step(address, picture, title, answer, state, words[state])


@blueprint.route("/<group_id>/nominations/<person_id>/<asks>", methods=["GET", "POST"])
def person_part(group_id: str, person_id: str, asks: str) -> Page:
    """Ask one thing about a person: name, vote, by, like, points."""
    known = require_person(group_id, person_id)
    if asks not in _ASKED:
        abort(404)
    group = require_group(group_id)
    asked = _ASKED[asks](known, group)
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    work = _READ[asks](reader, group)
    if reader.errors:
        return asked.page(reader.errors)
    try:
        changed = write.change(context(), group_id, person_id, work)
    except Refused as refusal:
        return asked.page(form_errors(refusal, asked.boxes[0].name))
    values = {"group_id": group_id, "person_id": person_id}
    if not changed.page.has_points and asks in _NEXT:
        return go_to("groups.person_part", asks=_NEXT[asks], **values)
    if not changed.page.photo and asks == "points":
        return go_to("groups.person_photo", **values)
    return go_to("groups.person", say("setup-kept"), **values)


def back_to(known: Nomination) -> str:
    """Return the address of a person's checklist."""
    return url_for("groups.person", group_id=known.group_id, person_id=known.id)


def _vote_question(back: str, votes: Mapping[str, str], chosen: str) -> Question:
    label = say("nominate-which-title")
    return Question(
        title=label,
        name=plain("nominate-which-title"),
        picture="vote-box",
        sentences=(say("nominate-which-say"),),
        boxes=(Box("vote", label, chosen, kind="choice", options=votes),),
        back=back,
        frame=FRAME,
    )


def _ask_name(known: Nomination, _group: Group) -> Question:
    return Question(
        title=say("nominate-who-title"),
        name=plain("nominate-who-title"),
        picture="person",
        sentences=(say("nominate-who-say"),),
        boxes=(Box("name", say("setup-name"), known.page.name),),
        back=back_to(known),
        frame=FRAME,
        take_out=TakeOut(
            url_for("groups.person_out", group_id=known.group_id, person_id=known.id),
            say("nominate-out"),
            say("nominate-out-then"),
        ),
    )


def _ask_vote(known: Nomination, group: Group) -> Question:
    return _vote_question(back_to(known), votes_of(group), known.contest)


def _ask_by(known: Nomination, _group: Group) -> Question:
    name = known.page.name
    return Question(
        title=say("nominate-by-title", name=own(name)),
        name=plain("nominate-by-title", name=name),
        picture="people",
        sentences=(say("nominate-by-say"), say("nominate-by-own")),
        boxes=(Box("by", say("nominate-by-label"), known.proposed_by, is_needed=False),),
        back=back_to(known),
        frame=FRAME,
    )


def _ask_like(known: Nomination, _group: Group) -> Question:
    name = known.page.name
    hint = say("nominate-like-hint")
    return Question(
        title=say("nominate-like-title", name=own(name)),
        name=plain("nominate-like-title", name=name),
        picture="talk",
        sentences=(say("nominate-like-say"), say("nominate-like-help")),
        boxes=(
            Box("like", say("nominate-like-label"), known.page.say_like, hint, is_needed=False),
        ),
        back=back_to(known),
        frame=FRAME,
    )


def _ask_points(known: Nomination, _group: Group) -> Question:
    name = known.page.name
    return Question(
        title=say("nominate-points-title", name=own(name)),
        name=plain("nominate-points-title", name=name),
        picture="pen",
        sentences=(say("nominate-points-say"), say("nominate-points-own")),
        boxes=tuple(
            Box(
                f"point-{place + 1}",
                say("setup-point", number=place + 1),
                known.page.points[place],
                say("setup-point-words", most=WORDS) if place == 0 else "",
                "long",
            )
            for place in range(POINTS)
        ),
        back=back_to(known),
        frame=FRAME,
    )


def _read_name(reader: Reader, _group: Group) -> write.Change:
    name = reader.person("name", key("setup-type-name"))
    return lambda before: replace(before, page=replace(before.page, name=name))


def _read_vote(reader: Reader, group: Group) -> write.Change:
    chosen = reader.choice("vote", votes_of(group))
    return lambda before: replace(before, contest=chosen)


def _read_by(reader: Reader, _group: Group) -> write.Change:
    name = reader.person("by", is_needed=False)
    return lambda before: replace(before, proposed_by=name)


def _read_like(reader: Reader, _group: Group) -> write.Change:
    text = reader.text("like", is_needed=False)
    return lambda before: replace(before, page=replace(before.page, say_like=text))


def _read_points(reader: Reader, _group: Group) -> write.Change:
    points = []
    for place in range(1, POINTS + 1):
        point = reader.text(f"point-{place}", empty=key("nominate-points-all"))
        if len(point.split()) > WORDS:
            reader.wrong(f"point-{place}", say("setup-point-long", most=WORDS))
        points.append(point)
    return lambda before: replace(before, page=replace(before.page, points=tuple(points)))


_ASKED: Mapping[str, Callable[[Nomination, Group], Question]] = {
    "name": _ask_name,
    "vote": _ask_vote,
    "by": _ask_by,
    "like": _ask_like,
    "points": _ask_points,
}
_READ: Mapping[str, Callable[[Reader, Group], write.Change]] = {
    "name": _read_name,
    "vote": _read_vote,
    "by": _read_by,
    "like": _read_like,
    "points": _read_points,
}


@blueprint.post("/<group_id>/nominations/<person_id>/out")
def person_out(group_id: str, person_id: str) -> Page:
    """Take a person out."""
    known = require_person(group_id, person_id)
    write.take_out(context(), group_id, person_id)
    message = say("nominate-is-out", name=own(known.page.name))
    return go_to("groups.nominations", message, group_id=group_id)
