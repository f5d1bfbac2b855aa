"""Set the second step up on a page, sign in with it, lose the phone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories.election_factory import SECRETARY, clock_of
from tests.factories.groups_factory import GROUPS, ORGANISERS, GroupSite
from tests.factories.site_factory import token
from tests.services.test_second_step import digits
from tests.web.test_invitations import invite, send

SetUpAt = Callable[[str], GroupSite]
SET = "/me/second"


def turn_on(site: GroupSite, client: FlaskClient) -> tuple[str, list[str]]:
    """Turn it on as a person with an app does; returns the secret and the codes of the sheet."""
    page = html.unescape(client.get(SET).text)
    sealed = re.search(r'name="secret_step" value="([^"]+)"', page)
    shown = re.search(r"\b(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", page)
    assert sealed is not None
    assert shown is not None
    secret = shown[0].replace(" ", "")
    now = site.ctx.clock.now()
    form = {"csrf_token": token(client), "secret_step": sealed[1]}
    wrong = client.post(SET, data={**form, "digits": "123456"})
    assert wrong.status_code == 422
    assert shown[0] in wrong.text
    sheet = client.post(SET, data={**form, "digits": digits(secret, now)}).text
    codes = re.findall(r"\b[A-Z2-7]{5}-[A-Z2-7]{5}\b", sheet)
    assert len(codes) == 10
    return secret, codes


def passphrase(client: FlaskClient, name: str, words: str, **more: str) -> str:
    form = {"csrf_token": token(client), "name": name, "passphrase": words, **more}
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 200
    return answer.text


def test_after_the_passphrase_comes_the_phone(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    secretary = site.client("secretary")
    assert f'href="{SET}"' in secretary.get("/board").text  # officers are asked to
    secret, codes = turn_on(site, secretary)
    assert f'href="{SET}"' not in secretary.get("/board").text
    clock_of(site.ctx).seconds += 60
    client = site.client()
    assert "Now your phone" in passphrase(client, *SECRETARY)
    assert client.get("/board").status_code == 404  # the passphrase alone opens nothing
    assert send(client, "/sign-in/second", digits="")[0] == 422
    assert send(client, "/sign-in/second", digits="000000")[0] == 422
    now = digits(secret, site.ctx.clock.now())
    assert send(client, "/sign-in/second", digits=now) == (303, "/board")
    assert client.get("/board").status_code == 200
    assert client.get("/sign-in/second").status_code == 303
    other = site.client()
    passphrase(other, *SECRETARY)
    assert send(other, "/sign-in/second", digits=codes[3]) == (303, "/board")
    assert "There are 9 codes left" in re.sub("[\u2068\u2069]", "", other.get("/me").text)
    off = {"csrf_token": token(other, "/me")}
    assert other.post(f"{SET}/off", data=off).status_code == 303
    assert site.client("secretary").get("/board").status_code == 200


def test_who_did_not_type_a_passphrase_is_not_asked_for_a_phone(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    client = site.client()
    assert client.get("/sign-in/second").headers["Location"] == "/sign-in"
    form = {"csrf_token": token(client), "digits": "000000"}
    assert client.post("/sign-in/second", data=form).headers["Location"] == "/sign-in"


def test_what_was_typed_goes_through_the_second_step(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    client = site.client("secretary")
    secret, _ = turn_on(site, client)
    path = "/board/setup/questions/board"
    form = {"csrf_token": token(client, path), "answer": "New Board"}
    clock_of(site.ctx).seconds += site.ctx.settings.session_idle + 60
    ended = html.unescape(client.post(path, data=form).text)
    kept = re.search(r'name="kept" value="([^"]+)"', ended)
    assert kept is not None
    page = html.unescape(passphrase(client, *SECRETARY, kept=kept[1]))
    assert kept[1] in page
    data = {
        "csrf_token": token(client, "/sign-in/second"),
        "kept": kept[1],
        "digits": digits(secret, site.ctx.clock.now()),
    }
    gone_on = client.post("/sign-in/second", data=data)
    assert gone_on.status_code == 200
    assert 'value="New Board"' in gone_on.text


def test_an_invitation_waits_for_the_second_step(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    nia = site.client(GROUPS[0])
    secret, _ = turn_on(site, nia)
    code = invite(site, site.client("secretary"), GROUPS[1], "Nia North")
    clock_of(site.ctx).seconds += 60
    fresh = site.client()
    send(fresh, "/invitation", secret_code=code)
    name, words = ORGANISERS[GROUPS[0]]
    known = {"known": "yes", "name": name, "passphrase": words}
    assert send(fresh, "/invitation/join", **known) == (303, "/sign-in/second")
    assert fresh.get("/groups").status_code == 404
    now = digits(secret, site.ctx.clock.now())
    assert send(fresh, "/sign-in/second", digits=now) == (303, "/groups")
    page = fresh.get("/groups").text
    assert GROUPS[0] in page
    assert GROUPS[1] in page
