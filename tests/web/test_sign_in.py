"""Signing in: one answer for a wrong name and a wrong passphrase; slowed, never locked."""

from __future__ import annotations

import re
from collections.abc import Callable

from elections.services.people import accounts
from tests.services import tiny
from tests.web.world import World, Worlds, token


def test_wrong_name_and_wrong_passphrase_look_the_same(fresh: Callable[..., World]) -> None:
    client = fresh("open").app.test_client()
    pages = []
    for name, passphrase in ((tiny.SECRETARY[0], "wrong"), ("Sam Nobody!!!", "wrong")):
        form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
        answer = client.post("/sign-in", data=form)
        assert answer.status_code == 422
        assert passphrase not in answer.text
        # the form's token carries the second it was made in
        pages.append(re.sub(r'(content|value)="[^"]{60,}"', "", answer.text.replace(name, "NAME")))
    assert pages[0] == pages[1]
    assert "The name or the passphrase is not right." in pages[0]
    assert "<title>Error: Sign in" in pages[0]


def test_many_tries_are_slowed(fresh: Callable[..., World]) -> None:
    client = fresh("open").app.test_client()
    form = {"csrf_token": token(client), "name": tiny.SECRETARY[0], "passphrase": "wrong"}
    codes = [client.post("/sign-in", data=form).status_code for _ in range(6)]
    assert codes[0] == 422
    assert codes[-1] == 429


def test_a_session_ends_by_itself(fresh: Callable[..., World]) -> None:
    world = fresh("open")
    client = world.client("secretary")
    assert client.get("/board").status_code == 200
    tiny.clock_of(world.ctx).step(world.ctx.settings.session_idle + 1)
    assert client.get("/board").status_code == 404


def test_a_forged_cookie_opens_nothing(worlds: Worlds) -> None:
    client = worlds("open").app.test_client()
    client.set_cookie("__Host-repvote", "eyJzaWduZWQtaW4iOiJ4In0.aaaa.bbbb")
    assert client.get("/board").status_code == 404
    assert accounts.account_for(worlds("open").ctx, "x") is None


def test_the_cookie_holds_no_passphrase(worlds: Worlds) -> None:
    client = worlds("open").client("secretary")
    cookie = client.get_cookie("__Host-repvote")
    assert cookie is not None
    assert tiny.SECRETARY[1] not in cookie.decoded_value
