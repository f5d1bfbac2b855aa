"""Headers and cookies: the exact set, on every answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from elections.web.core.access import TABLE, Keep
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.site_factory import ROLES, Site, SiteAt, addresses, token

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
EXACT = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Cookie, Accept-Encoding",
}


@pytest.mark.parametrize("role", ROLES)
def test_every_route_has_all_headers_errors_included(sites: SiteAt, role: str) -> None:
    site = sites("open")
    client = site.client(role)
    paths = [
        (address.method, address.path)
        for address in addresses(site.app)
        if "sign-out" not in address.path
    ]
    for method, path in [*paths, ("GET", "/nothing"), ("PUT", "/"), ("GET", "/static/nothing.js")]:
        with client.open(path, method=method) as answer:
            for name, value in EXACT.items():
                assert answer.headers.getlist(name) == [value], (method, path, name)
            assert answer.headers["Permissions-Policy"].startswith("camera=(self), ")
            assert "microphone=()" in answer.headers["Permissions-Policy"]
            assert "Strict-Transport-Security" not in answer.headers
            assert "Server" not in answer.headers


def test_nothing_of_voters_sign_in_board_and_api_is_kept(sites: SiteAt) -> None:
    site = sites("open")
    client = site.client("secretary")
    for address in addresses(site.app):
        if address.endpoint == "sign_in.sign_out":
            continue
        with client.open(address.path, method=address.method) as answer:
            kept = answer.headers["Cache-Control"]
            if TABLE[address.endpoint].keep is Keep.NOTHING or answer.status_code >= 400:
                assert kept == "no-store", address
            else:
                assert kept == "no-cache", address
    for path in ("/vote", "/check", "/sign-in", "/board", "/api/codes?first=1&second=2"):
        assert client.get(path).headers["Cache-Control"] == "no-store", path


def test_files_with_their_hash_are_kept_and_others_asked_for_again(sites: SiteAt) -> None:
    app = sites("open").app
    with app.test_request_context():
        address = app.url_for("static", filename="css/public.css")
    assert "?v=" in address
    client = app.test_client()
    for path, kept in (
        (address, "public, max-age=31536000, immutable"),
        ("/static/css/public.css", "no-cache"),
        ("/static/css/public.css?v=000000000000", "no-cache"),
    ):
        with client.get(path) as answer:
            assert answer.headers["Cache-Control"] == kept


def test_a_candidates_picture_is_kept_for_ever(sites: SiteAt) -> None:
    site = sites("open")
    assert site.sample is not None
    picture = site.sample.contest("north-rep").candidates[0].photo
    answer = site.app.test_client().get(f"/pictures/{picture}.jpg")
    assert answer.mimetype == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_cookie_has_the_strictest_attributes(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-repvote=")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"]


def test_public_pages_set_no_cookie(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    for path in (
        "/",
        "/contests/north-rep",
        "/results",
        "/results/north-rep",
        "/record",
        "/about",
        "/vote",
        "/check",
        "/nothing",
    ):
        assert "Set-Cookie" not in client.get(path).headers, path


def test_sign_in_gives_a_new_session(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    before = token(client)
    name, passphrase = election_factory.SECRETARY
    form = {"csrf_token": before, "name": name, "passphrase": passphrase}
    assert client.post("/sign-in", data=form).status_code == 303
    assert token(client, "/board") != before


def test_https_sets_its_headers_and_needs_no_referrer(fresh: Callable[..., Site]) -> None:
    ctx = fresh("setup").ctx
    settings = dataclasses.replace(ctx.settings, base_url="https://vote.example")
    app = create_app(dataclasses.replace(ctx, settings=settings))
    client = app.test_client()
    with app.test_request_context():
        pass
    page = client.get("/sign-in", base_url="https://vote.example")
    assert page.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    found = page.text.split('name="csrf-token" content="')[1].split('"')[0]
    name, passphrase = election_factory.SECRETARY
    form = {"csrf_token": found, "name": name, "passphrase": passphrase}
    answer = client.post("/sign-in", data=form, base_url="https://vote.example")
    assert answer.status_code == 303
