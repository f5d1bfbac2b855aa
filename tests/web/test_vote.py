"""The JSON that the voter's tablet talks to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from elections.services.voting import open_close as voting
from tests.factories.election_factory import SampleElection
from tests.factories.site_factory import Site, SiteAt, token


def post(client: FlaskClient, uuid: str, raw: bytes) -> TestResponse:
    headers = {"X-CSRFToken": token(client, "/vote"), "Content-Type": "application/json"}
    return client.post(f"/api/box/{uuid}/ballots", data=raw, headers=headers)


def opened(site: Site) -> SampleElection:
    assert site.sample is not None
    return site.sample


def test_a_box_has_all_that_a_tablet_needs(sites: SiteAt) -> None:
    site = sites("open")
    contest = opened(site).contest("north-rep")
    client = site.app.test_client()
    box = client.get(f"/api/box/{contest.uuid}").get_json()
    assert list(box) == ["contest", "election", "fingerprint", "state", "candidates"]
    assert box["contest"] == {
        "id": "north-rep",
        "title": "rep seats, north-rep",
        "language": "en",
        "area": "North",
        "seat_class": "Rep",
        "seats": 1,
        "max_choices": 1,
    }
    assert box["state"] == "open"
    assert isinstance(box["election"], str)
    assert [candidate["name"] for candidate in box["candidates"]] == [
        "Ann Ash",
        "Bea Birch",
        "Cy Crane",
    ]
    for index, candidate in enumerate(box["candidates"]):
        assert candidate["index"] == index
        assert len(candidate["points"]) == 3
        assert client.get(candidate["picture"]).mimetype == "image/jpeg"


@pytest.mark.parametrize(
    ("stage", "state"), [("open", "open"), ("closed", "closed"), ("certified", "closed")]
)
def test_a_box_says_its_state(sites: SiteAt, stage: str, state: str) -> None:
    site = sites(stage)
    uuid = opened(site).contest("north-rep").uuid
    assert site.app.test_client().get(f"/api/box/{uuid}").get_json()["state"] == state


def test_an_unknown_box_has_a_sentence(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    for answer in (client.get("/api/box/nothing"), post(client, "nothing", b"{}")):
        assert answer.status_code == 404
        assert answer.get_json()["error"]["code"] == "box-unknown"
        assert "another election" in answer.get_json()["error"]["text"]
    assert client.get("/api/nothing").get_json()["error"]["code"] == "not_found"


def test_a_vote_goes_in_the_box_and_the_same_again_changes_nothing(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("open")
    made = opened(site)
    card = made.cards_of("north-rep")[3]
    client = site.app.test_client()
    state = f"/api/box/{card.uuid}/card/{card.credential}"
    before = client.get(state).get_json()
    assert before == {
        "listed": True,
        "cancelled": False,
        "in_box": False,
        "again": True,
        "tracker": None,
        "pictures": list(card.pictures),
    }
    sealed = made.sealed(card, (0, 1, 0))
    first, again = post(client, card.uuid, sealed), post(client, card.uuid, sealed)
    assert first.status_code == again.status_code == 200
    receipt = first.get_json()
    assert receipt["pictures"] == list(card.pictures)
    assert receipt["credential"] == card.credential
    assert receipt["repeated"] is False
    assert again.get_json() == {**receipt, "repeated": True}
    after = client.get(state).get_json()
    assert after == {**before, "in_box": True, "tracker": receipt["tracker"]}
    one, two, *_ = card.pictures
    cards = client.get(f"/api/codes?first={one}&second={two}").get_json()["cards"]
    assert {
        "uuid": card.uuid,
        "credential": card.credential,
        "pictures": list(card.pictures),
    } in cards  # not whether it has voted: that is asked for one card, at its own address


def test_refusals_have_a_code_and_a_sentence(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    made = opened(site)
    client = site.app.test_client()
    rep, carer = made.cards_of("north-rep")[3], made.cards_of("north-carer")[1]
    sealed = made.sealed(rep, (0, 1, 0))
    wrong = [
        (rep.uuid, sealed[:-1], 422),
        (rep.uuid, sealed + b" ", 422),
        (rep.uuid, b"{}", 422),
        (carer.uuid, sealed, 422),  # longer than any vote of that box
        (rep.uuid, made.sealed(carer, (1,)), 409),
    ]
    for uuid, raw, status in wrong:
        answer = post(client, uuid, raw)
        assert answer.status_code == status, raw[:20]
        assert answer.get_json()["error"]["text"].endswith(".")
    voting.close_voting(site.ctx)
    answer = post(client, rep.uuid, sealed)
    assert answer.status_code == 409
    assert answer.get_json()["error"]["code"] == "box-closed"


def test_a_vote_that_is_not_json_is_refused(sites: SiteAt) -> None:
    site = sites("open")
    client = site.app.test_client()
    uuid = opened(site).contest("north-rep").uuid
    headers = {"X-CSRFToken": token(client, "/vote"), "Content-Type": "text/plain"}
    assert client.post(f"/api/box/{uuid}/ballots", data=b"{}", headers=headers).status_code == 400


def test_an_unknown_card_is_only_not_listed(sites: SiteAt) -> None:
    site = sites("open")
    uuid = opened(site).contest("north-rep").uuid
    state = site.app.test_client().get(f"/api/box/{uuid}/card/{'0' * 64}").get_json()
    assert state == {
        "listed": False,
        "cancelled": False,
        "in_box": False,
        "again": True,
        "tracker": None,
        "pictures": [],
    }


def test_the_voters_page_carries_the_token_and_the_script(sites: SiteAt) -> None:
    text = sites("open").app.test_client().get("/vote").text
    assert '<meta name="csrf-token" content="' in text
    assert '<script type="module" src="/static/js/vote.js?v=' in text
    assert "Ask for a voting paper." in text  # without JavaScript
