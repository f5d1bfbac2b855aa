"""Signing in: one answer for a wrong name and a wrong passphrase; slowed, never locked."""

from __future__ import annotations

import re
from collections.abc import Callable

from elections.services.people import accounts
from tests.factories import election_factory
from tests.factories.site_factory import Site, SiteAt, token


def test_wrong_name_and_wrong_passphrase_look_the_same(fresh: Callable[..., Site]) -> None:
    client = fresh("open").app.test_client()
    pages = []
    for name, passphrase in ((election_factory.SECRETARY[0], "wrong"), ("Sam Nobody!!!", "wrong")):
        form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
        answer = client.post("/sign-in", data=form)
        assert answer.status_code == 422
        assert passphrase not in answer.text
        # the form's token carries the second it was made in
        pages.append(re.sub(r'(content|value)="[^"]{60,}"', "", answer.text.replace(name, "NAME")))
    assert pages[0] == pages[1]
    assert "The name or the passphrase is not right." in pages[0]
    assert "<title>Error: Sign in" in pages[0]


def test_many_tries_are_slowed(fresh: Callable[..., Site]) -> None:
    client = fresh("open").app.test_client()
    form = {
        "csrf_token": token(client),
        "name": election_factory.SECRETARY[0],
        "passphrase": "wrong",
    }
    codes = [client.post("/sign-in", data=form).status_code for _ in range(6)]
    assert codes[0] == 422
    assert codes[-1] == 429


def test_a_session_ends_after_a_time(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    client = site.client("secretary")
    assert client.get("/board").status_code == 200
    election_factory.clock_of(site.ctx).step(site.ctx.settings.session_idle + 1)
    assert client.get("/board").status_code == 403
    assert site.client().get("/board").status_code == 404


def test_a_forged_cookie_opens_nothing(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    client.set_cookie("__Host-repvote", "eyJzaWduZWQtaW4iOiJ4In0.aaaa.bbbb")
    assert client.get("/board").status_code == 404
    assert accounts.account_for(sites("open").ctx, "x") is None


def test_the_cookie_holds_no_passphrase(sites: SiteAt) -> None:
    client = sites("open").client("secretary")
    cookie = client.get_cookie("__Host-repvote")
    assert cookie is not None
    assert election_factory.SECRETARY[1] not in cookie.decoded_value


def test_the_device_is_known_after_a_sign_in_and_no_stranger_slows_it(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("open")
    client = site.client("secretary")
    client.post("/sign-out", data={"csrf_token": token(client, "/board")})
    stranger = site.client()
    form = {"name": election_factory.SECRETARY[0], "passphrase": "wrong"}
    wrong = [
        stranger.post("/sign-in", data={"csrf_token": token(stranger), **form}).status_code
        for _ in range(6)
    ]
    assert wrong[-1] == 429
    form["passphrase"] = election_factory.SECRETARY[1]
    for who, status in ((stranger, 429), (client, 303)):
        answer = who.post("/sign-in", data={"csrf_token": token(who), **form})
        assert answer.status_code == status


def test_the_device_cookie_is_as_strict_as_the_other_and_opens_nothing(sites: SiteAt) -> None:
    site = sites("open")
    client = site.client()
    name, passphrase = election_factory.SECRETARY
    form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
    cookies = client.post("/sign-in", data=form).headers.getlist("Set-Cookie")
    (device,) = (cookie for cookie in cookies if cookie.startswith("__Host-repvote-device="))
    value, *attributes = device.split("; ")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(attributes)
    assert f"Max-Age={400 * 24 * 60 * 60}" in attributes
    stranger = site.client()
    stranger.set_cookie("__Host-repvote-device", value.partition("=")[2])
    assert stranger.get("/board").status_code == 404
