"""The JSON that the voter's tablet talks to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from elections.services.publish import record as publishing
from elections.services.voting import open_close as voting
from elections.services.voting import pause
from tests.factories.election_factory import SampleElection
from tests.factories.site_factory import Site, SiteAt


def post(client: FlaskClient, uuid: str, raw: bytes) -> TestResponse:
    """Post as a tablet does: without a cookie, without a token."""
    return client.post(f"/api/box/{uuid}/ballots", data=raw, content_type="application/json")


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
    sample = opened(site)
    card = sample.cards_of("north-rep")[3]
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
    sealed = sample.sealed(card, (0, 1, 0))
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
    sample = opened(site)
    client = site.app.test_client()
    rep, carer = sample.cards_of("north-rep")[3], sample.cards_of("north-carer")[1]
    sealed = sample.sealed(rep, (0, 1, 0))
    wrong = [
        (rep.uuid, sealed[:-1], 422),
        (rep.uuid, sealed + b" ", 422),
        (rep.uuid, b"{}", 422),
        (carer.uuid, sealed, 422),  # longer than any vote of that box
        (rep.uuid, sample.sealed(carer, (1,)), 409),
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
    for way in ("ballots", "rehearsal"):
        answer = client.post(f"/api/box/{uuid}/{way}", data=b"{}", content_type="text/plain")
        assert answer.status_code == 400


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


def test_the_voters_page_carries_the_script_and_no_token(sites: SiteAt) -> None:
    page = sites("open").app.test_client().get("/vote")
    text = page.text
    assert "csrf" not in text
    assert page.headers.getlist("Set-Cookie") == []
    assert '<script type="module" src="/static/js/vote.js?v=' in text
    assert "Ask the secretary how you can vote." in text  # without JavaScript


def test_a_vote_needs_no_cookie_and_no_token(fresh: Callable[..., Site]) -> None:
    """The seal alone says that it may come in; no page of another site may send it all the same."""
    site = fresh("open")
    sample = opened(site)
    card = sample.cards_of("north-rep")[3]
    sealed = sample.sealed(card, (0, 1, 0))
    path = f"/api/box/{card.uuid}/ballots"
    client = site.app.test_client(use_cookies=False)
    for strange in ("cross-site", "same-site", "none"):
        answer = client.post(
            path,
            data=sealed,
            content_type="application/json",
            headers={"Sec-Fetch-Site": strange},
        )
        assert answer.status_code == 400
    assert not client.get(f"/api/box/{card.uuid}/card/{card.credential}").get_json()["in_box"]
    answer = post(client, card.uuid, sealed)
    assert answer.status_code == 200
    assert answer.headers.getlist("Set-Cookie") == []
    for other in (sample.cards_of("north-rep")[4], sample.cards_of("north-carer")[1]):
        changed = sealed.replace(card.credential.encode(), other.credential.encode())
        assert post(client, other.uuid, changed).status_code in {409, 422}


def rehearse(site: Site, uuid: str, raw: bytes = b'"0"') -> TestResponse:
    client = site.app.test_client(use_cookies=False)
    path = f"/api/box/{uuid}/rehearsal"
    return client.post(path, data=raw, content_type="application/json")


def test_the_way_of_a_vote_can_be_tried_and_leaves_nothing(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    uuid = opened(site).contest("north-rep").uuid
    before = publishing.record_files(site.ctx)
    answer = rehearse(site, uuid, b'"' + b"0" * 16_000 + b'"')
    assert (answer.status_code, answer.get_json()) == (200, {"ready": True})
    assert publishing.record_files(site.ctx) == before
    assert rehearse(site, uuid, b"0" * 300_000).status_code == 413
    assert rehearse(site, "nothing").status_code == 404


def test_the_rehearsal_says_what_posting_would_say(
    fresh: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("open")
    sample = opened(site)
    card = sample.cards_of("north-rep")[3]
    sealed = sample.sealed(card, (0, 1, 0))

    def both() -> set[str]:
        answers = (rehearse(site, card.uuid), post(site.app.test_client(), card.uuid, sealed))
        return {answer.get_json()["error"]["code"] for answer in answers}

    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
        assert both() == {"disk-full"}
    pause.pause_voting(site.ctx)
    assert both() == {"box-paused"}
    pause.resume_voting(site.ctx)
    voting.close_voting(site.ctx)
    assert both() == {"box-closed"}


def test_the_boxes_that_letters_may_be_for_are_listed_once_the_lists_are_locked(
    fresh: Callable[..., Site],
) -> None:
    before = fresh("setup").app.test_client()
    assert before.get("/api/boxes").get_json() == {"boxes": []}
    site = fresh("open")
    sample = opened(site)
    boxes = site.app.test_client().get("/api/boxes").get_json()["boxes"]
    assert sorted(boxes) == sorted({card.uuid for card in sample.cards})
