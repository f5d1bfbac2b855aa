"""More votes than voters: what the board and everybody read, from the vote to the signed result."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from ballots.counting import Lot
from elections.services.count import seats as count_seats
from elections.services.voting import open_close as voting
from tests.factories.election_factory import SampleElection
from tests.factories.site_factory import Site
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import BOTH, send

REPS, CARERS = "north-rep", "north-carer"
TITLE = "More votes than voters"
SMALL = "That cannot change who is elected."
AGAIN = "That could change who is elected."
KNOWN = "We know that there are more votes than voters. We say it in public."


def _text(client: FlaskClient, path: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", client.get(path).text))


def _sample(site: Site) -> SampleElection:
    assert site.sample is not None
    return replace(site.sample, ctx=site.ctx)


def _vote(site: Site, contest: str, votes: Sequence[tuple[int, ...]]) -> None:
    sample = _sample(site)
    for card, choices in zip(sample.cards_of(contest), votes, strict=False):
        sample.cast(card, choices)


def _with_one_carer_too_many(site: Site) -> FlaskClient:
    """Post votes: carers 4 of 3, and one stands; Reps 5 of 5."""
    _vote(site, CARERS, [(1,)] * 4)
    _vote(site, REPS, [(1, 0, 0)] * 3 + [(0, 1, 0)] * 2)
    return site.client("secretary")


def _sign(site: Site, client: FlaskClient) -> None:
    begun = send(client, "/board/certify", **BOTH, sure="yes", stated="yes")
    assert begun.headers["Location"] == "/board/certify"
    assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    assert client.get("/board/certify").headers["Location"] == "/board"


def test_no_note_is_shown_without_a_difference(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    _vote(site, REPS, [(1, 0, 0)] * 5)
    client = site.client("secretary")
    for path in ("/board", "/board/close"):
        assert TITLE not in _text(client, path)


@pytest.mark.parametrize("path", ["/board", "/board/close"])
def test_while_voting_is_open_the_board_reads_it_without_a_number(
    fresh: Callable[..., Site], path: str
) -> None:
    text = _text(_with_one_carer_too_many(fresh("open")), path)
    assert TITLE in text
    assert "carer seats, north-carer: more cards have voted than people may vote." in text
    assert "too many" not in text
    assert "You can go on." in text


def test_the_result_is_signed_after_both_said_that_they_know(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    client = _with_one_carer_too_many(site)
    voting.close_voting(site.ctx)
    assert "there is 1 vote too many." in _text(client, "/board")
    _sample(site).count()
    page = _text(client, "/board/certify")
    assert "there is 1 vote too many. " + SMALL in page
    assert KNOWN in page
    results = _text(client, f"/results/{CARERS}")
    assert "There is 1 vote too many here. Nobody can say which." in results
    assert SMALL in results
    assert "Dot Dill is elected" in results
    refused = send(client, "/board/certify", **BOTH, sure="yes")
    assert refused.status_code == 400
    assert 'href="#stated"' in refused.text
    _sign(site, client)
    assert "The board has signed this result." in _text(client, "/results")


def test_a_contest_that_it_could_change_is_not_signed_and_nobody_is_chosen_there(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("open")
    _vote(site, REPS, [(1, 0, 0), (0, 1, 0)] * 3)  # 6 of 5, and a tie
    _vote(site, CARERS, [(1,)] * 2)
    voting.close_voting(site.ctx)
    _sample(site).count()
    count_seats.draw_lot(site.ctx, REPS, Lot("hat", names=("ann-ash", "bea-birch")))
    client = site.client("secretary")
    assert AGAIN in _text(client, "/board")
    _sign(site, client)
    wall = _text(client, "/results")
    assert "The people vote here again." in wall
    assert "Ann Ash" not in wall
    assert "Dot Dill" in wall
    results = _text(client, f"/results/{REPS}")
    assert AGAIN in results
    assert "The people vote here again." in results
    assert "Ann Ash is elected" not in results
    assert "Ann Ash has the seat" not in results
    assert "Dot Dill is elected" in _text(client, f"/results/{CARERS}")


def test_a_wrong_passphrase_states_nothing(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    client = _with_one_carer_too_many(site)
    voting.close_voting(site.ctx)
    _sample(site).count()
    wrong = {**BOTH, "witness_passphrase": "wrong"}
    assert send(client, "/board/certify", **wrong, sure="yes", stated="yes").status_code == 409
    assert KNOWN in _text(client, "/board/certify")
