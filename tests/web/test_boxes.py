"""Single files of the public record: whole boxes, and the trail with what it rests on."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit.box import reader as box_reader
from audit.record.files import record_files, zip_bytes
from ballots.paper.wall import wall_pdf
from elections.core.record_copy import RENEWED_EVERY
from elections.services.queries import overview as election_queries
from elections.services.voting import open_close as voting
from tests.factories.election_factory import clock_of
from tests.factories.site_factory import Site, SiteAt
from tests.web.test_board import send_json


@pytest.mark.parametrize("stage", ["open", "closed", "counting", "certified"])
def test_a_box_and_the_trail_are_those_of_the_record(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    assert site.sample is not None
    client = site.app.test_client()
    record = zipfile.ZipFile(io.BytesIO(client.get("/record.zip").data))
    for contest in site.sample.election.contested_contests:
        answer = client.get(f"/boxes/{contest.uuid}.bel")
        assert answer.data == record.read(f"boxes/{contest.uuid}.bel")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{contest.uuid}.bel"'
        assert "Set-Cookie" not in answer.headers
        kinds = [link.event.type for link in box_reader.parse_box(answer.data).links]
        assert ("EndBallots" in kinds) == (stage not in {"open", "closed"})
        assert f"/boxes/{contest.uuid}.bel" in client.get("/record").text
    reported = client.get("/trail.json").get_json()
    names = {"definition": "definition.json", "trail": "trail.jsonl", "checkpoint": "checkpoint"}
    assert reported == {name: record.read(file).decode() for name, file in names.items()}


@pytest.mark.parametrize("stage", ["setup", "locked"])
def test_there_is_no_box_and_no_trail_before_voting_opens(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    client = site.app.test_client()
    nowhere = client.get("/nothing-is-here").data
    uuids = ["11111111111111"]
    if stage == "locked":
        uuids += [
            contest.uuid for contest in election_queries.election(site.ctx).contested_contests
        ]
    for path in ["/trail.json", *(f"/boxes/{uuid}.bel" for uuid in uuids)]:
        answer = client.get(path)
        assert (answer.status_code, answer.data) == (404, nowhere), path
    assert "/boxes/" not in client.get("/record").text


@pytest.mark.parametrize("uuid", ["11111111111111", "x", "..", "%00", "north-rep"])
def test_an_unknown_box_is_not_there(sites: SiteAt, uuid: str) -> None:
    assert sites("open").app.test_client().get(f"/boxes/{uuid}.bel").status_code == 404


def test_a_file_of_shares_is_taken_from_its_own_key_holder_only(sites: SiteAt) -> None:
    site = sites("counting")
    assert site.sample is not None
    client = site.client("secretary")
    shares = {uuid: raw.decode() for uuid, raw in site.sample.shares(1).items()}
    for body, code in (
        ({"key_holder": 2, "shares": shares}, "shares-holder"),
        ({"key_holder": "1", "shares": shares}, "shares-holder"),
        ({"key_holder": 1}, "shares-form"),
        ({"key_holder": 1, "shares": shares, "private_key": "1"}, "shares-form"),
    ):
        answer = send_json(client, "/board/shares/1", json.dumps(body).encode())
        assert answer.status_code == 400
        assert answer.get_json()["error"]["code"] == code


# --- while voting is open, strangers see it late ---------------------------------------------


def _shown(client: FlaskClient, uuid: str) -> tuple[bytes, bytes, list[Any]]:
    """Return the box alone, the box in the record, and the cards that have voted."""
    record = zipfile.ZipFile(io.BytesIO(client.get("/record.zip").data))
    cards = json.loads(record.read("cards.json"))["cards"]
    return (
        client.get(f"/boxes/{uuid}.bel").data,
        record.read(f"boxes/{uuid}.bel"),
        [card["credential"] for card in cards if card["state"] == "used"],
    )


def test_a_single_vote_is_not_seen_coming_in(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    client, clock = site.app.test_client(), clock_of(site.ctx)
    third, fourth = site.sample.cards_of("north-rep")[2:4]
    before = _shown(client, third.uuid)
    assert before[0] == before[1]
    clock.step(RENEWED_EVERY - 2)
    site.sample.cast(third, (0, 1, 0))
    assert _shown(client, third.uuid) == before
    clock.step(1)
    site.sample.cast(fourth, (0, 1, 0))
    assert _shown(client, third.uuid) == before
    clock.step(1)
    alone, within, used = _shown(client, third.uuid)
    assert alone == within
    assert len(alone) > len(before[0])
    assert {third.credential, fourth.credential} == set(used) - set(before[2])
    assert "after 10 minutes" in client.get("/record").text


def test_a_clock_set_back_does_not_stop_the_record(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    client = site.app.test_client()
    card = site.sample.cards_of("north-rep")[2]
    before = _shown(client, card.uuid)
    site.sample.cast(card, (0, 1, 0))
    clock_of(site.ctx).step(-5)
    assert _shown(client, card.uuid) != before


def test_after_the_close_everything_is_there_at_once(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    client = site.app.test_client()
    card = site.sample.cards_of("north-rep")[2]
    assert card.credential not in _shown(client, card.uuid)[2]
    site.sample.cast(card, (0, 1, 0))
    voting.close_voting(site.ctx)
    alone, within, used = _shown(client, card.uuid)
    assert alone == within
    assert card.credential in used
    assert box_reader.parse_box(alone).num_ballots == 3
    assert "after 10 minutes" not in client.get("/record").text


@pytest.mark.parametrize("stage", ["open", "closed", "certified"])
def test_record_and_walls_are_made_once_for_each_state(
    fresh: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    site = fresh(stage)
    assert site.sample is not None
    uuid = site.sample.contest("north-rep").uuid
    made: list[str] = []

    def counted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def make(*arguments: Any, **values: Any) -> Any:
            made.append(name)
            time.sleep(0.2)  # so that the other requests come meanwhile
            return work(*arguments, **values)

        return make

    monkeypatch.setattr(
        "elections.services.publish.record.files_of", counted("files", record_files)
    )
    monkeypatch.setattr("elections.services.publish.record.zip_bytes", counted("zip", zip_bytes))
    monkeypatch.setattr("elections.web.public.pages.wall_pdf", counted("wall", wall_pdf))
    paths = ["/record.zip", f"/walls/{uuid}.pdf", f"/boxes/{uuid}.bel"] * 3
    with ThreadPoolExecutor(len(paths)) as pool:
        answers = list(pool.map(lambda path: site.app.test_client().get(path), paths))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.data for answer in answers}) == 3
    assert sorted(made) == ["files", "wall", "zip"]
    if stage == "open":
        voting.close_voting(site.ctx)
        site.app.test_client().get("/record.zip")
        assert made.count("zip") == 2
