"""The people who stand: names, three sentences, photos."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Response, abort, render_template, request, url_for

from ballots.definition.rules import MOST_TEXT
from ballots.errors import BadInput
from ballots.names import is_lookalike, label_problem
from ballots.photos import MAX_FILE_BYTES
from elections.core.catalogue import key
from elections.domain import setup_answers as edits
from elections.domain.election_folder import POINTS, WORDS
from elections.domain.setup_answers import SetupAnswers, SetupContest, SetupPerson
from elections.domain.setup_draft import title_of
from elections.services.setup import answers
from elections.services.setup.vote_titles import usual_title
from elections.web.core.boxes import Box, Question, Reader, TakeOut
from elections.web.core.form_errors import form_errors
from elections.web.core.language import own, plain, say, still_english
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote as the page of people shows it."""

    contest: SetupContest
    title: str


@blueprint.get("/people")
def people() -> str:
    """List all votes with the people who stand."""
    now = set_up().answers
    title = usual_title(now.language)
    votes = [Vote(contest, title_of(now, contest, title)) for contest in now.contests]
    return render_template("setup/people.html", votes=votes)


@blueprint.route("/votes/<contest_id>/title", methods=["GET", "POST"])
def vote_title(contest_id: str) -> Page:
    """Ask how a vote is called."""
    now = set_up().answers
    contest = _known_contest(now, contest_id)
    usual = title_of(now, replace(contest, title=""), usual_title(now.language))
    asked = Question(
        title=say("setup-vote-name-title"),
        name=plain("setup-vote-name-title"),
        picture="vote-box",
        sentences=(say("setup-vote-name-say"),),
        boxes=(
            Box(
                "title",
                say("setup-name"),
                contest.title or usual,
                say("setup-vote-name-usual", name=own(usual)),
                is_needed=False,
            ),
        ),
        back=url_for("setup.people"),
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    title = reader.text("title", is_needed=False)
    if title and (problem := label_problem(title, MOST_TEXT)) and not reader.errors:
        reader.wrong("title", still_english(problem))
    if reader.errors:
        return asked.page(reader.errors)
    own_title = "" if title == usual else title
    answers.change(context(), lambda before: edits.with_title(before, contest_id, own_title))
    return go_to("setup.people", say("setup-kept"))


@blueprint.route("/votes/<contest_id>/add", methods=["GET", "POST"])
def add_person(contest_id: str) -> Page:
    """Add somebody who stands."""
    now = set_up().answers
    return _person_page(now, _known_contest(now, contest_id), None)


@blueprint.route("/votes/<contest_id>/<number>/change", methods=["GET", "POST"])
def person(contest_id: str, number: str) -> Page:
    """Change the name or the sentences of somebody who stands."""
    now = set_up().answers
    contest = _known_contest(now, contest_id)
    return _person_page(now, contest, _known_person(contest, number))


@blueprint.post("/votes/<contest_id>/<number>/out")
def person_out(contest_id: str, number: str) -> Page:
    """Take out somebody who stands."""
    name = _known_person(_known_contest(set_up().answers, contest_id), number).name
    answers.change(context(), lambda now: edits.without_person(now, contest_id, number))
    return go_to("setup.people", say("setup-taken-out", name=own(name)))


def _known_contest(now: SetupAnswers, contest_id: str) -> SetupContest:
    contest = now.contest(contest_id)
    if contest is None:
        abort(404)
    return contest


def _known_person(contest: SetupContest, number: str) -> SetupPerson:
    known = next((person for person in contest.people if person.id == number), None)
    if known is None:
        abort(404)
    return known


def _person_page(now: SetupAnswers, contest: SetupContest, person: SetupPerson | None) -> Page:
    points = dict(enumerate(person.points)) if person else {}
    asked = Question(
        title=say("setup-person-change", name=own(person.name))
        if person
        else say("setup-person-add", vote=own(title_of(now, contest, usual_title(now.language)))),
        name=plain("setup-person-name"),
        picture="person",
        sentences=(say("setup-person-yes"),),
        boxes=(
            Box("name", say("setup-name"), person.name if person else ""),
            *(
                Box(
                    f"point-{place + 1}",
                    say("setup-point", number=place + 1),
                    points.get(place, ""),
                    say("setup-point-words", most=WORDS) if place == 0 else "",
                    "long",
                    is_needed=False,
                )
                for place in range(POINTS)
            ),
        ),
        back=url_for("setup.people"),
        take_out=TakeOut(
            url_for("setup.person_out", contest_id=contest.id, number=person.id),
            say("setup-person-out"),
            say("setup-person-out-then"),
        )
        if person
        else None,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    typed = _read(reader, contest, person)
    if reader.errors:
        return asked.page(reader.errors)
    changed = answers.change(context(), lambda now: edits.with_person(now, contest.id, typed))
    if typed.photo:
        return go_to("setup.people", say("setup-is-there", name=own(typed.name)))
    written = _known_contest(changed, contest.id).people
    number = typed.id or written[-1].id
    return go_to("setup.person_photo", contest_id=contest.id, number=number)


def _read(reader: Reader, contest: SetupContest, person: SetupPerson | None) -> SetupPerson:
    name = reader.person("name", key("setup-type-name"))
    others = [other.name for other in contest.people if other is not person]
    if name and any(is_lookalike(name, other) for other in others):
        reader.wrong("name", say("setup-stands-already"))
    points = []
    for place in range(1, POINTS + 1):
        field = f"point-{place}"
        point = reader.text(field, is_needed=False)
        if len(point.split()) > WORDS:
            reader.wrong(field, say("setup-point-long", most=WORDS))
        points.append(point)
    known = (person.id, person.photo) if person else ("", "")
    return SetupPerson(known[0], name, tuple(points), known[1])


@blueprint.route("/votes/<contest_id>/<number>/photo", methods=["GET", "POST"])
def person_photo(contest_id: str, number: str) -> Page:
    """Ask for the photo of somebody who stands."""
    contest = _known_contest(set_up().answers, contest_id)
    person = _known_person(contest, number)
    asked = Question(
        title=say("setup-photo-title", name=own(person.name)),
        name=plain("setup-photo-title", name=person.name),
        picture="camera",
        sentences=(say("setup-photo-all"), say("setup-photo-drawing")),
        boxes=(Box("photo", say("setup-photo-file"), "", say("setup-photo-kinds"), "file"),),
        back=url_for("setup.people"),
        has_file=True,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    file = reader.file("photo", key("setup-photo-choose"))
    if file is None:
        return asked.page(reader.errors)

    def with_photo(now: SetupAnswers, name: str) -> SetupAnswers:
        known = _known_person(_known_contest(now, contest_id), number)
        return edits.with_person(now, contest_id, replace(known, photo=name))

    try:
        answers.add_photo(context(), file.stream.read(MAX_FILE_BYTES + 1), with_photo)
    except BadInput as refusal:
        return asked.page(form_errors(refusal, "photo"))
    return go_to("setup.people", say("setup-photo-there", name=own(person.name)))


@blueprint.get("/photos/<sha>")
def photo(sha: str) -> Response:
    """Send a photo of the set-up."""
    jpeg = answers.photo(context(), sha)
    if jpeg is None:
        abort(404)
    return Response(jpeg, mimetype="image/jpeg")
