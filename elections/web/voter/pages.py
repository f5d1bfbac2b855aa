"""The voter's pages, which are shells, and the JSON that the tablet uses.

The card's secret and the choice never come here: the secret stays in the address fragment, the
choice is sealed on the tablet. Nothing of these requests is logged.
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from ballots.credential import PICTURES
from elections.audio.texts import digit_by_digit
from elections.core.errors import bad_input, refused
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.queries.help_phone import help_phone
from elections.services.voting import cast as casting
from elections.web.core import forms
from elections.web.core.request_context import context

blueprint = Blueprint("vote", __name__)

# The fruit of browser/src/voter/practice-gateway.js, so that paper and screen are alike.
FRUIT = ("apple", "banana", "grapes", "orange", "pear", "strawberry")


def _page(template: str, **values: object) -> str:
    """Render one of the voter's pages with what their scripts know of the place they are in."""
    ctx = context()
    phone = help_phone(ctx)
    return render_template(
        template,
        shared_tablets=ctx.settings.has_shared_tablets,
        help_phone=phone,
        help_phone_aloud=digit_by_digit(phone),
        **values,
    )


@blueprint.get("/vote")
def vote() -> str:
    """Show the voter's page; the tablet's script does the rest.

    Without it, a link to the people.
    """
    overview = election_queries.overview(context())
    areas = overview.areas if overview else ()
    contests = [contest for area in areas for contest in area.contests if contest.candidates]
    return _page("vote/vote.html", contests=contests)


@blueprint.get("/check")
def check() -> str:
    """Show the page "Is my vote in the box?"."""
    return _page("vote/check.html", here="check")


@blueprint.get("/practice")
def practice() -> str:
    """Show the practice with fruit. The page is sent, and nothing comes back."""
    return _page("vote/practice.html")


@blueprint.get("/practice/paper")
def practice_paper() -> str:
    """Show a practice paper to print, with the same fruit."""
    return render_template("vote/practice_paper.html", fruit=FRUIT)


@blueprint.get("/api/boxes")
def boxes() -> Response:
    """Serve the boxes of the election: the letters on a card do not say which one it is for."""
    return jsonify({"boxes": list(voter_queries.boxes(context()))})


@blueprint.get("/api/box/<uuid>")
def box(uuid: str) -> Response:
    """Serve what a tablet needs to show and seal one contest."""
    contest = voter_queries.contest_view(context(), uuid)
    if contest is None:
        raise refused("box-unknown")
    return jsonify(
        {
            "contest": {
                "id": contest.id,
                "title": contest.title,
                "language": contest.language,
                "area": contest.area,
                "seat_class": contest.seat_class,
                "seats": contest.seats,
                "max_choices": contest.max_choices,
            },
            "election": contest.election,
            "fingerprint": contest.fingerprint,
            "state": contest.state,
            "candidates": [
                {
                    "index": candidate.index,
                    "name": candidate.name,
                    "points": list(candidate.points),
                    "picture": url_for("public.picture", sha=candidate.picture),
                }
                for candidate in contest.candidates
            ],
        }
    )


@blueprint.get("/api/box/<uuid>/card/<credential>")
def card(uuid: str, credential: str) -> Response:
    """Serve whether a card is listed, cancelled, and has a vote in the box."""
    state = voter_queries.card_state(context(), uuid, credential)
    return jsonify(
        {
            "listed": state.is_listed,
            "cancelled": state.is_cancelled,
            "in_box": state.is_in_box,
            "again": state.may_vote_again,
            "tracker": state.tracker,
            "pictures": list(state.pictures),
        }
    )


@blueprint.post("/api/box/<uuid>/ballots")
def post(uuid: str) -> Response:
    """Take one sealed vote. The answer comes after it is on the disk."""
    if request.mimetype != "application/json":
        raise bad_input("not-a-vote")
    receipt = casting.cast(context(), uuid, request.get_data(cache=False))
    return jsonify(
        {
            "tracker": receipt.tracker,
            "credential": receipt.credential,
            "pictures": list(receipt.pictures),
            "repeated": receipt.is_repeated,
        }
    )


@blueprint.post("/api/box/<uuid>/rehearsal")
def rehearse(uuid: str) -> Response:
    """Answer a text as long as a vote: the tablet tries the way before anybody votes."""
    if request.mimetype != "application/json":
        raise bad_input("not-a-vote")
    request.get_data(cache=False)
    casting.rehearse(context(), uuid)
    return jsonify({"ready": True})


@blueprint.get("/api/codes")
def codes() -> Response:
    """Serve cards whose code starts with two pictures, 20 at most; not which of them have voted."""
    first = forms.number("first", len(PICTURES) - 1)
    second = forms.number("second", len(PICTURES) - 1)
    if first is None or second is None:
        raise bad_input("codes")
    return jsonify(
        {
            "cards": [
                {
                    "uuid": card.uuid,
                    "credential": card.credential,
                    "pictures": list(card.pictures),
                }
                for card in voter_queries.codes(context(), first, second)
            ]
        }
    )
