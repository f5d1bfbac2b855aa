"""A sign-in that ran out while a form was open: sign in again, and go on with what was typed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from elections.core.paths import TEMPLATES
from elections.web import setup as setup_pages
from elections.web.core import kept_forms
from elections.web.core.access import TABLE
from elections.web.core.kept_forms import KeptForm
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY, WITNESS
from tests.factories.site_factory import Site, SiteAt, addresses, token

ENDED = "You are not signed in any more"
BACK = "You are signed in again"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
ACTION = re.compile(r'<form method="post" action="([^"]+)"')
TIED = ("ann-ash", "cy-crane")


def hidden(answer: TestResponse) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in HIDDEN.findall(answer.text)}


def run_out(site: Site) -> None:
    election_factory.clock_of(site.ctx).step(site.ctx.settings.session_idle + 1)


def too_late(
    site: Site, path: str, form: Mapping[str, str], role: str = "secretary"
) -> tuple[FlaskClient, TestResponse]:
    """Fill in a form and send it after the sign-in has run out."""
    client = site.client(role)
    typed = {"csrf_token": token(client, "/board"), **form}
    run_out(site)
    return client, client.post(path, data=typed)


def sign_in(
    client: FlaskClient, ended: TestResponse, officer: tuple[str, str] = SECRETARY
) -> TestResponse:
    """Sign in on the page that says that the sign-in has ended."""
    assert ACTION.search(ended.text)[1] == "/sign-in"  # type: ignore[index]
    form = {**hidden(ended), "name": officer[0], "passphrase": officer[1]}
    return client.post("/sign-in", data=form)


def go_on(client: FlaskClient, back: TestResponse) -> TestResponse:
    assert back.status_code == 200
    assert BACK in back.text
    return client.post(ACTION.search(back.text)[1], data=hidden(back))  # type: ignore[index]


def dice(first: int, second: int) -> dict[str, str]:
    rolls = {
        f"roll-1-{person}": str(roll) for person, roll in zip(TIED, (first, second), strict=True)
    }
    return {"method": "dice", **rolls}


def test_the_dice_of_a_public_lot_are_still_there(fresh: Callable[..., Site]) -> None:
    site = fresh("tie")
    client, ended = too_late(site, "/board/lots/north-rep?lang=cy", dice(6, 2))
    assert ended.status_code == 403
    assert ended.headers["Cache-Control"] == "no-store"
    client, ended = too_late(site, "/board/lots/north-rep", dice(6, 2))
    assert ENDED in ended.text
    assert "roll-1" not in ended.text  # sealed: who sits here next reads nothing of it
    shown = go_on(client, sign_in(client, ended))
    assert shown.status_code == 200
    assert [hidden(shown)[f"roll-1-{person}"] for person in TIED] == ["6", "2"]
    assert client.post("/board/lots/north-rep", data=hidden(shown)).status_code == 303


def test_a_wrong_passphrase_between_loses_nothing(fresh: Callable[..., Site]) -> None:
    client, ended = too_late(fresh("tie"), "/board/lots/north-rep", dice(3, 5))
    again = sign_in(client, ended, (SECRETARY[0], "wrong"))
    assert again.status_code == 422
    assert hidden(go_on(client, sign_in(client, again)))["roll-1-ann-ash"] == "3"


def test_a_yes_is_not_carried_but_given_anew(fresh: Callable[..., Site]) -> None:
    """Between the page with the order and the yes: the order is shown once more."""
    client, ended = too_late(fresh("tie"), "/board/lots/north-rep", {**dice(6, 2), "sure": "yes"})
    shown = go_on(client, sign_in(client, ended))
    assert shown.status_code == 200
    assert "roll-1-ann-ash" in hidden(shown)


@pytest.mark.parametrize(
    ("stage", "path", "form", "shown"),
    [
        ("results", "/board/certify", {"witness_name": "Wyn Witness"}, 'value="Wyn Witness"'),
        ("closed", "/board/count", {"witness_name": "Wyn Witness"}, 'value="Wyn Witness"'),
        ("open", "/board/cancel-card", {"uuid": "1", "credential": "ab" * 32}, "ab" * 32),
    ],
)
def test_no_passphrase_is_ever_carried(
    fresh: Callable[..., Site], stage: str, path: str, form: dict[str, str], shown: str
) -> None:
    site = fresh(stage)
    words = {"passphrase": SECRETARY[1], "witness_passphrase": WITNESS[1]}
    client, ended = too_late(site, path, {**form, **words, "sure": "yes"})
    kept = kept_forms.unseal(site.ctx, hidden(ended)["kept"])
    assert kept is not None
    assert kept.fields == form
    back = sign_in(client, ended)
    assert not any(word in ended.text + back.text for word in words.values())
    again = go_on(client, back)
    assert again.status_code in {400, 422}  # what is not carried is asked for
    assert shown in again.text


def test_no_secret_of_any_form_is_kept() -> None:
    pages = "".join(path.read_text("utf-8") for path in sorted(TEMPLATES.rglob("*.html")))
    secrets = re.findall(r'field\("(\w+)",[^\n]*type="password"', pages)
    ticks = re.findall(r'tick\("(\w+)"', pages)
    assert len(secrets) >= 5
    assert len(ticks) >= 4
    assert pages.count('type="password"') == len(secrets) + 1  # one for all boxes of the set-up
    setup = Path(str(setup_pages.__file__)).parent
    sources = "".join(path.read_text("utf-8") for path in sorted(setup.glob("*.py")))
    boxes = re.findall(r'Box\("(\w+)"[^\n]*kind="(?:password|tick)"', sources)
    assert {"passphrase", "passphrase_again"} <= set(boxes)
    names = (*secrets, *ticks, *boxes, "csrf_token")
    assert not [name for name in names if kept_forms.is_kept(name)]


@pytest.mark.parametrize("stage", ["setup", "locked", "open", "closed", "counting", "results"])
def test_every_form_says_that_the_sign_in_has_ended(fresh: Callable[..., Site], stage: str) -> None:
    site = fresh(stage)
    clients = {role: site.client(role) for role in ("secretary", "witness")}
    typed = {"csrf_token": token(clients["secretary"], "/board"), "any": "thing"}
    run_out(site)
    reported = 0
    for address in addresses(site.app):
        access = TABLE[address.endpoint]
        if access.is_public or address.endpoint == "sign_in.sign_out":
            continue
        for role, client in clients.items():
            status = 403 if role in {str(who) for who in access.who} else 404
            answer = client.open(address.path, method=address.method, data=typed)
            assert answer.status_code == status, (address, role)
            script = client.open(address.path, method=address.method, json={})
            assert script.status_code == status, (address, role)
            reported += status == 403
            if status == 403:
                assert ENDED in answer.text
                assert script.get_json()["error"]["code"] == "sign-in-ended"
        stranger = site.app.test_client().open(address.path, method=address.method, data=typed)
        assert stranger.status_code == 404, address
    assert reported >= 20


def test_a_page_without_anything_typed_is_simply_shown(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    for path, form, onward in (
        ("/board/close", {"sure": "yes"}, "/board/close"),
        ("/board/sound", {}, "/board"),
    ):
        client, ended = too_late(site, path, form)
        assert "Nothing is lost." not in ended.text
        answer = sign_in(client, ended)
        assert (answer.status_code, answer.headers["Location"]) == (303, onward)
    client = site.client("secretary")
    run_out(site)
    answer = sign_in(client, client.get("/board/cancel-card?first=3"))
    assert answer.headers["Location"] == "/board/cancel-card?first=3"
    assert site.client("secretary").get("/board").status_code == 200


def test_only_the_same_person_gets_the_form_back(fresh: Callable[..., Site]) -> None:
    client, ended = too_late(fresh("tie"), "/board/lots/north-rep", dice(6, 2))
    answer = sign_in(client, ended, WITNESS)
    assert answer.headers["Location"] == "/board"
    page = client.get("/board").text
    assert "Another person typed it." in page
    assert "roll-1" not in page


def test_a_kept_form_lasts_an_hour(fresh: Callable[..., Site]) -> None:
    site = fresh("tie")
    client, ended = too_late(site, "/board/lots/north-rep", dice(6, 2))
    election_factory.clock_of(site.ctx).step(kept_forms.LIFETIME + 1)
    assert sign_in(client, ended).headers["Location"] == "/board"
    assert "It was kept for 1 hour." in client.get("/board").text


@pytest.mark.parametrize("forged", ["", "x", "gAAAAA", "é", "a" * 100_000])
def test_a_form_that_was_not_sealed_here_is_refused(sites: SiteAt, forged: str) -> None:
    site = sites("open")
    client = site.app.test_client()
    form = {"csrf_token": token(client), "name": SECRETARY[0], "passphrase": SECRETARY[1]}
    answer = client.post("/sign-in", data={**form, "kept": forged})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/board")


def test_another_election_opens_nothing(sites: SiteAt, tmp_path: Path) -> None:
    ctx = sites("open").ctx
    other = replace(ctx, settings=election_factory.settings_for(tmp_path))
    kept = KeptForm(1, "/board", {"a": "b"})
    sealed = kept_forms.seal(ctx, kept)
    assert kept_forms.unseal(ctx, sealed) == kept
    assert kept_forms.unseal(other, sealed) is None


def test_a_form_with_a_wrong_token_is_not_carried(fresh: Callable[..., Site]) -> None:
    site = fresh("tie")
    _, ended = too_late(site, "/board/lots/north-rep", {**dice(6, 2), "csrf_token": "wrong"})
    kept = kept_forms.unseal(site.ctx, hidden(ended)["kept"])
    assert kept is not None
    assert kept.fields == {}


def test_a_form_too_long_to_carry_is_not_carried(fresh: Callable[..., Site]) -> None:
    site = fresh("tie")
    client, ended = too_late(site, "/board/lots/north-rep", {"method": "\x01" * 20_000})
    assert len(hidden(ended)["kept"]) < 1000
    assert sign_in(client, ended).status_code == 303
    client, ended = too_late(site, "/board/lots/north-rep", {"method": "x" * 60_000})
    assert sign_in(client, ended).status_code == 200


def test_who_signed_in_again_in_another_tab_goes_on_too(fresh: Callable[..., Site]) -> None:
    site = fresh("tie")
    client = site.client("secretary")
    typed = {"csrf_token": token(client, "/board"), **dice(6, 2), "passphrase": "x"}
    form = {"csrf_token": token(client), "name": SECRETARY[0], "passphrase": SECRETARY[1]}
    assert client.post("/sign-in", data=form).status_code == 303
    here = {"Sec-Fetch-Site": "same-origin"}
    back = client.post("/board/lots/north-rep", data=typed, headers=here)
    assert back.status_code == 400  # nothing was done yet
    assert BACK in back.text
    assert "passphrase" not in hidden(back)
    shown = client.post("/board/lots/north-rep", data=hidden(back), headers=here)
    assert shown.status_code == 200
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/board/lots/north-rep", data=typed, headers=headers)
        assert answer.status_code == 400
        assert "roll-1" not in answer.text


def test_who_signed_out_is_a_stranger(sites: SiteAt) -> None:
    client = sites("open").client("secretary")
    client.post("/sign-out", data={"csrf_token": token(client, "/board")})
    assert client.get("/board").status_code == 404


def test_signing_out_too_late_is_signing_out(fresh: Callable[..., Site]) -> None:
    client, answer = too_late(fresh("open"), "/sign-out", {})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.get("/board").status_code == 404
