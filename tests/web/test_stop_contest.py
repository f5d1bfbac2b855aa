"""One vote is stopped while voting is open: what the board does, and what everybody reads."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from elections.services.voting import open_close as voting
from elections.services.voting.stop_contest import stop_contest
from elections.stores.election import stage_of
from tests.factories.election_factory import AGREEMENT, SampleElection
from tests.factories.site_factory import Site
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import BOTH, send

REPS, CARERS = "north-rep", "north-carer"
CHOICES = {"contest": REPS, "reason": "died"}
NEW_VOTE = "There will be a new vote here."
WHY = "Somebody who stood here has died."


def _text(client: FlaskClient, path: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", client.get(path).text))


def _sample(site: Site) -> SampleElection:
    assert site.sample is not None
    return replace(site.sample, ctx=site.ctx)


def test_secretary_and_witness_stop_a_vote_and_everybody_reads_it(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("open")
    client, sample = site.client("secretary"), _sample(site)
    card = sample.cards_of(REPS)[0]
    assert 'href="/board/stop"' in client.get("/board").text
    page = client.get("/board/stop").text
    assert 'href="/board">No, go back</a>' in page
    done = send(client, "/board/stop", **CHOICES, **BOTH, sure="yes")
    assert done.headers["Location"] == "/board"
    board = _text(client, "/board")
    assert "voting was stopped. The box is never opened." in board
    assert REPS not in re.findall(r'value="([\w-]+)"', client.get("/board/stop").text)
    assert site.app.test_client().get(f"/api/box/{card.uuid}").json["state"] == "stopped"  # type: ignore[index]
    posted = site.app.test_client().post(
        f"/api/box/{card.uuid}/ballots",
        data=sample.sealed(card, (1, 0, 0)),
        content_type="application/json",
    )
    assert posted.status_code == 409
    assert posted.json is not None
    assert "There will be a new vote, with a new card." in posted.text
    for path in (f"/contests/{REPS}", "/areas/north"):
        text = _text(client, path)
        assert "Voting here was stopped." in text
        assert WHY in text
        assert NEW_VOTE in text
    assert "will be chosen" not in _text(client, f"/contests/{REPS}")
    assert "What do they say?" not in _text(client, "/areas/north").partition("carer seats")[0]
    assert NEW_VOTE not in _text(client, f"/contests/{CARERS}")

    sample.cast(sample.cards_of(CARERS)[0], (1,))
    voting.close_voting(site.ctx)
    assert "voting was stopped" in _text(client, "/board/count")
    sample.count()
    assert "voting was stopped" in _text(client, "/board/certify")
    assert (
        send(client, "/board/certify", **BOTH, sure="yes").headers["Location"] == "/board/certify"
    )
    assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    assert client.get("/board/certify").headers["Location"] == "/board"
    wall, sheet = _text(client, "/results"), _text(client, f"/results/{REPS}")
    assert NEW_VOTE in wall
    assert "Dot Dill" in wall
    assert "Ann Ash" not in wall
    assert "Nobody opens the box. Nobody counts these votes." in sheet
    assert WHY in sheet
    assert NEW_VOTE in sheet
    assert "is elected" not in sheet
    assert "Dot Dill is elected" in _text(client, f"/results/{CARERS}")


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ("contest", "contest"),
        ("reason", "reason"),
        ("passphrase", "passphrase"),
        ("witness_passphrase", "witness_passphrase"),
        ("sure", "sure"),
    ],
)
def test_a_form_that_lacks_something_stops_nothing(
    fresh: Callable[..., Site], missing: str, field: str
) -> None:
    site = fresh("open")
    client = site.client("secretary")
    form = {**CHOICES, **BOTH, "sure": "yes"}
    del form[missing]
    refused = send(client, "/board/stop", **form)
    assert refused.status_code == 400
    assert f'href="#{field}"' in refused.text
    assert f'id="{field}"' in refused.text
    assert "voting was stopped" not in _text(client, "/board")


def test_a_wrong_passphrase_or_an_unknown_vote_stops_nothing(fresh: Callable[..., Site]) -> None:
    client = fresh("open").client("secretary")
    wrong = {**BOTH, "witness_passphrase": "wrong"}
    refused = send(client, "/board/stop", **CHOICES, **wrong, sure="yes")
    assert refused.status_code == 409
    assert re.search(rf'value="{REPS}" checked', refused.text)  # what was chosen stays
    unknown = {**CHOICES, "contest": "nobody"}
    assert send(client, "/board/stop", **unknown, **BOTH, sure="yes").status_code == 409
    strange = {**CHOICES, "reason": "because"}
    assert send(client, "/board/stop", **strange, **BOTH, sure="yes").status_code == 400
    assert "voting was stopped" not in _text(client, "/board")


def test_when_every_vote_is_stopped_the_board_is_led_to_the_end(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("open")
    client = site.client("secretary")
    for contest in (REPS, CARERS):
        stop_contest(site.ctx, contest, "other", AGREEMENT)
    assert "All boxes are stopped already." in _text(client, "/board/stop")
    voting.close_voting(site.ctx)
    counted = send(client, "/board/count")
    assert counted.headers["Location"] == "/board"
    assert "there is nothing to open. You can sign the result." in _text(client, "/board")
    assert site.ctx.db.read(stage_of) == "results"
    assert 'href="/board/certify"' in client.get("/board").text
