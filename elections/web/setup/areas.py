"""Areas, kinds of seat, and how many people each area chooses."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, render_template, request, url_for

from ballots.definition.model import Area, SeatClass
from ballots.definition.rules import MOST_PLACES, MOST_SEATS
from ballots.names import label_problem, lookalike_pairs
from ballots.texts import clean_text
from elections.core.catalogue import key
from elections.domain import setup_answers as edits
from elections.domain.setup_answers import SetupAnswers
from elections.services.setup import answers
from elections.web.core import forms
from elections.web.core.boxes import Box, Question, Reader, TakeOut
from elections.web.core.language import own, plain, say, still_english
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up

_NAME_FIELD = 80
COLOURS: Mapping[str, str] = {
    "": key("setup-area-no-colour"),
    "blue": key("setup-area-blue"),
    "green": key("setup-area-green"),
    "red": key("setup-area-red"),
    "purple": key("setup-area-purple"),
    "orange": key("setup-area-orange"),
    "teal": key("setup-area-teal"),
    "brown": key("setup-area-brown"),
    "pink": key("setup-area-pink"),
}
PICTURES: Mapping[str, str] = {
    "": key("setup-area-no-picture"),
    "hills": key("setup-area-hills"),
    "sea": key("setup-area-sea"),
    "forest": key("setup-area-forest"),
    "river": key("setup-area-river"),
    "bridge": key("setup-area-bridge"),
    "town": key("setup-area-town"),
}


@blueprint.get("/areas")
def areas() -> str:
    """List the areas."""
    now = set_up().answers
    return render_template("setup/areas.html", areas=now.areas)


@blueprint.route("/areas/add", methods=["GET", "POST"])
def add_area() -> Page:
    """Add an area."""
    return _area_page(None)


@blueprint.route("/areas/<area_id>/change", methods=["GET", "POST"])
def area(area_id: str) -> Page:
    """Name an area anew."""
    return _area_page(_known_area(area_id))


@blueprint.post("/areas/<area_id>/out")
def area_out(area_id: str) -> Page:
    """Take out an area with its votes."""
    name = _known_area(area_id).name
    answers.change(context(), lambda now: edits.without_area(now, area_id))
    return go_to("setup.areas", say("setup-taken-out", name=own(name)))


def _known_area(area_id: str) -> Area:
    area = set_up().answers.area(area_id)
    if area is None:
        abort(404)
    return area


def _look_box(kind: str, label: str, chosen: str, options: Mapping[str, str]) -> Box:
    words = {value: say(words) for value, words in options.items()}
    return Box(kind, label, chosen, kind=kind, options=words, is_needed=False)


def _area_page(area: Area | None) -> Page:
    before = area or Area("", "")
    asked = Question(
        title=say("setup-area-change", name=own(area.name)) if area else say("setup-area-add"),
        name=plain("setup-area-add"),
        picture="house",
        sentences=() if area else (say("setup-area-whole"),),
        boxes=(
            Box("name", say("setup-area-name"), before.name),
            Box(
                "places",
                say("setup-area-places"),
                ", ".join(before.places),
                say("setup-area-places-hint"),
                is_needed=False,
            ),
            _look_box("colour", say("setup-area-colour"), before.colour, COLOURS),
            _look_box("picture", say("setup-area-picture"), before.picture, PICTURES),
        ),
        back=url_for("setup.areas"),
        take_out=TakeOut(
            url_for("setup.area_out", area_id=area.id),
            say("setup-area-out"),
            say("setup-area-out-then"),
        )
        if area
        else None,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    described = Area(
        before.id,
        reader.label("name", key("setup-type-name")),
        reader.choice("colour", COLOURS) if request.form.get("colour") else "",
        reader.choice("picture", PICTURES) if request.form.get("picture") else "",
        _read_places(reader),
    )
    if reader.errors:
        return asked.page(reader.errors)
    answers.change(context(), lambda now: edits.with_whole_area(now, described))
    return go_to("setup.areas", say("setup-is-there", name=own(described.name)))


def _read_places(reader: Reader) -> tuple[str, ...]:
    """Read towns and villages with commas between them."""
    typed = forms.typed("places")
    places = tuple(filter(None, (clean_text(place) for place in typed.split(","))))
    if len(places) > MOST_PLACES:
        reader.wrong("places", say("setup-area-places-many", most=MOST_PLACES))
    elif problem := next(filter(None, map(label_problem, places)), None):
        reader.wrong("places", still_english(problem))
    elif list(lookalike_pairs(places)):
        reader.wrong("places", say("setup-area-places-twice"))
    return places


@blueprint.get("/kinds")
def kinds() -> str:
    """List the kinds of seat."""
    now = set_up().answers
    return render_template("setup/kinds.html", kinds=now.seat_classes)


@blueprint.route("/kinds/add", methods=["GET", "POST"])
def add_kind() -> Page:
    """Add a kind of seat."""
    return _kind_page(None)


@blueprint.route("/kinds/<kind_id>/change", methods=["GET", "POST"])
def kind(kind_id: str) -> Page:
    """Describe a kind of seat anew."""
    return _kind_page(_known_kind(set_up().answers, kind_id))


@blueprint.post("/kinds/<kind_id>/out")
def kind_out(kind_id: str) -> Page:
    """Take out a kind of seat with its votes."""
    name = _known_kind(set_up().answers, kind_id).plural
    answers.change(context(), lambda now: edits.without_seat_class(now, kind_id))
    return go_to("setup.kinds", say("setup-taken-out", name=own(name)))


def _known_kind(now: SetupAnswers, kind_id: str) -> SeatClass:
    kind = now.seat_class(kind_id)
    if kind is None:
        abort(404)
    return kind


def _kind_page(kind: SeatClass | None) -> Page:
    before = kind or SeatClass("", "", "", "")
    asked = Question(
        title=say("setup-kind-change", name=own(kind.plural)) if kind else say("setup-kind-add"),
        name=plain("setup-kind-add"),
        picture="person",
        boxes=(
            Box("name", say("setup-kind-name"), kind.name if kind else "", say("setup-kind-rep")),
            Box(
                "plural",
                say("setup-kind-plural"),
                kind.plural if kind else "",
                say("setup-kind-reps"),
            ),
            Box("who", say("setup-kind-who"), kind.who if kind else "", say("setup-kind-people")),
        ),
        back=url_for("setup.kinds"),
        take_out=TakeOut(
            url_for("setup.kind_out", kind_id=kind.id),
            say("setup-kind-out"),
            say("setup-kind-out-then"),
        )
        if kind
        else None,
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    described = SeatClass(
        before.id,
        reader.label("name", key("setup-type-name")),
        reader.label("plural", key("setup-type-name")),
        reader.text("who", _NAME_FIELD),
    )
    if reader.errors:
        return asked.page(reader.errors)
    answers.change(context(), lambda now: edits.with_seat_class(now, described))
    return go_to("setup.kinds", say("setup-is-there", name=own(described.plural)))


@blueprint.route("/kinds/<kind_id>/seats", methods=["GET", "POST"])
def seats(kind_id: str) -> Page:
    """Ask how many people of one kind each area chooses."""
    now = set_up().answers
    kind = _known_kind(now, kind_id)
    votes = now.contests_of(kind_id)
    asked = Question(
        title=say("setup-seats-title", kind=own(kind.plural)),
        name=plain("setup-seats-title", kind=kind.plural),
        picture="vote-box",
        sentences=(say("setup-seats-none"), say("setup-seats-out")),
        boxes=tuple(
            Box(
                f"seats-{area.id}",
                own(area.name),
                str(votes[area.id].seats) if area.id in votes else "",
                kind="number",
                is_needed=False,
            )
            for area in now.areas
        ),
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    numbers = {
        area.id: reader.number(f"seats-{area.id}", 0, MOST_SEATS, empty=0)
        for area in now.areas
        if f"seats-{area.id}" in request.form
    }
    if reader.errors:
        return asked.page(reader.errors)
    answers.change(context(), lambda before: edits.with_seats(before, kind_id, numbers))
    return go_to("setup.choices", kind_id=kind_id)


@blueprint.route("/kinds/<kind_id>/choices", methods=["GET", "POST"])
def choices(kind_id: str) -> Page:
    """Ask how many people of one kind a voter may choose."""
    now = set_up().answers
    kind = _known_kind(now, kind_id)
    most = max((vote.max_choices for vote in now.contests_of(kind_id).values()), default=0)
    asked = Question(
        title=say("setup-choices-title", kind=own(kind.plural)),
        name=plain("setup-choices-title", kind=kind.plural),
        picture="tick",
        sentences=(say("setup-choices-usual"),),
        boxes=(Box("most", say("setup-number"), str(most or ""), kind="number", is_needed=False),),
        back=url_for("setup.seats", kind_id=kind_id),
    )
    if request.method == "GET":
        return asked.page()
    reader = Reader()
    number = reader.number("most", 1, MOST_SEATS, empty=0)
    if reader.errors:
        return asked.page(reader.errors)
    answers.change(context(), lambda before: edits.with_most_choices(before, kind_id, number))
    return go_to("setup.home", say("setup-kept"))
