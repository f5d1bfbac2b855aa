"""Locked lists are opened again: what the board does, and what everybody reads."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from ballots.group import random_scalar
from ballots.stages import Stage
from ballots.trustees.single import public_part
from elections.services.queries import overview as election_queries
from elections.services.self_check.run import verify_own_data
from elections.services.setup.cards import make_cards
from elections.services.setup.keys import add_key
from elections.services.setup.lock_lists import lock_lists
from elections.stores.election import stage_of
from tests.factories import election_factory
from tests.factories.site_factory import Site
from tests.web.test_board import BOTH, send

REASON = {"reason": "withdrew"}


def _text(client: FlaskClient, path: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", client.get(path).text))


def test_secretary_and_witness_open_the_lists_again_and_all_are_told(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("locked")
    client, anyone = site.client("secretary"), site.app.test_client()
    add_key(site.ctx, 1, public_part(random_scalar()).to_bytes())
    card = make_cards(site.ctx)[0]
    assert 'href="/board/open-again"' in client.get("/board").text
    page = _text(client, "/board/open-again")
    assert "All keys stop working." in page
    assert "All vote cards stop working." in page
    assert "Old vote cards" not in _text(anyone, "/")

    done = send(client, "/board/open-again", **REASON, **BOTH, sure="yes")
    assert done.headers["Location"] == "/board"
    board = client.get("/board").text
    assert "The lists are open again" in board
    assert 'href="/board/setup"' in board
    assert "/board/open-again" not in board
    assert client.get("/board/setup").status_code == 200
    assert client.get("/board/keys").status_code == 409
    assert "We are checking the lists. Old vote cards do not work now." in " ".join(
        _text(anyone, "/").split()
    )

    lock_lists(site.ctx)
    assert "Old vote cards do not work now." in _text(anyone, "/")
    assert "Old key files open nothing now." in _text(client, "/board/keys")
    assert "Older vote cards do not work any more." in _text(client, "/board/cards")
    for path in (
        f"/api/box/{card.uuid}",
        f"/api/box/{card.uuid}/card/{card.credential}",
    ):
        answer = anyone.get(path)
        assert answer.status_code == 409
        assert "Ask for a new card. You did nothing wrong." in answer.text
    assert card.uuid in anyone.get("/api/boxes").get_data(as_text=True)
    page = _text(client, "/board/open-again")  # there are no keys and cards that could stop
    assert "All keys stop working." not in page
    assert "All vote cards stop working." not in page

    election_factory.ready_to_vote(site.ctx)
    assert "Old vote cards" not in _text(anyone, "/")
    assert "Before voting the lists were put right." in _text(anyone, "/record")


def test_a_person_is_taken_out_on_the_pages_and_the_lists_are_locked_again(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    before = election_queries.election(site.ctx)
    send(client, "/board/open-again", **REASON, **BOTH, sure="yes")
    assert send(client, "/board/setup/votes/north-rep/1-91526e8fdeb1/out").status_code == 303
    refused = send(client, "/board/lock", sure="yes")  # what was changed is not put together yet
    assert refused.status_code == 409
    assert site.ctx.db.read(stage_of) is Stage.CHECKING
    assert send(client, "/board/setup/finish").status_code in {200, 303}
    assert "Ann Ash" not in client.get("/board/lock").text
    assert send(client, "/board/lock", sure="yes").headers["Location"] == "/board"
    after = election_queries.election(site.ctx)
    people = [
        {person.name for contest in election.contests for person in contest.candidates}
        for election in (before, after)
    ]
    assert people[0] - people[1] == {"Ann Ash"}
    verify_own_data(site.ctx)
    board = client.get("/board").text  # all is to be done again
    assert "3 things to do before voting opens" in board


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ("reason", "reason"),
        ("passphrase", "passphrase"),
        ("witness_name", "witness_name"),
        ("witness_passphrase", "witness_passphrase"),
        ("sure", "sure"),
    ],
)
def test_a_form_that_lacks_something_opens_nothing(
    fresh: Callable[..., Site], missing: str, field: str
) -> None:
    site = fresh("locked")
    form = {**REASON, **BOTH, "sure": "yes"}
    del form[missing]
    refused = send(site.client("secretary"), "/board/open-again", **form)
    assert refused.status_code == 400
    assert f'href="#{field}"' in refused.text
    assert f'id="{field}"' in refused.text
    assert site.ctx.db.read(stage_of) is Stage.LOCKED


def test_a_wrong_passphrase_or_a_strange_reason_opens_nothing(fresh: Callable[..., Site]) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    wrong = {**BOTH, "witness_passphrase": "wrong"}
    refused = send(client, "/board/open-again", **REASON, **wrong, sure="yes")
    assert refused.status_code == 409
    assert re.search(r'value="withdrew" checked', refused.text)
    strange = {"reason": "because"}
    assert send(client, "/board/open-again", **strange, **BOTH, sure="yes").status_code == 400
    assert site.ctx.db.read(stage_of) is Stage.LOCKED
