"""Grave acts need a sign-in of a moment ago; sign-ins can be ended everywhere."""

from __future__ import annotations

import html
from collections.abc import Callable

from flask.testing import FlaskClient

from ballots.stages import Stage
from elections.services.queries import overview as election_queries
from elections.web.core.access import STEP_UP, TABLE
from tests.factories.election_factory import SECRETARY, clock_of
from tests.factories.groups_factory import GROUPS, GroupSite
from tests.factories.site_factory import token

SetUpAt = Callable[[str], GroupSite]
OPEN = "/board/nominations/open"


def _wait(site: GroupSite, client: FlaskClient, seconds: int) -> None:
    """Let time pass while somebody looks at pages, so that the sign-in does not run out."""
    while seconds > 0:
        clock_of(site.ctx).seconds += min(seconds, 60)
        seconds -= 60
        assert client.get("/board").status_code == 200


def test_a_grave_act_needs_a_sign_in_of_a_moment_ago(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    secretary = site.client("secretary")
    form = {"csrf_token": token(secretary, OPEN), "sure": "yes"}
    _wait(site, secretary, STEP_UP)
    assert secretary.get(OPEN).status_code == 200
    _wait(site, secretary, 60)
    for answer in (secretary.get(OPEN), secretary.post(OPEN, data=form)):
        assert answer.status_code == 403
        assert "Sign in again for this step" in answer.text
        assert "Your sign-in has ended" not in html.unescape(answer.text)
    assert election_queries.stage(site.ctx) is Stage.SETUP
    assert secretary.get("/board/setup").status_code == 200  # all else goes on
    page = secretary.get(OPEN).text
    kept = html.unescape(page.split('name="kept" value="')[1].split('"')[0])
    again = {"csrf_token": token(secretary), "kept": kept}
    signed = secretary.post(
        "/sign-in", data={**again, "name": SECRETARY[0], "passphrase": SECRETARY[1]}
    )
    assert signed.headers["Location"] == OPEN
    form["csrf_token"] = token(secretary, OPEN)
    assert secretary.post(OPEN, data=form).status_code == 303
    assert election_queries.stage(site.ctx) is Stage.NOMINATIONS


def test_acts_that_cannot_be_undone_are_grave() -> None:
    grave = {name for name, access in TABLE.items() if access.is_grave}
    assert grave >= {
        *("board.lock_now", "board.open_now", "board.close_now", "keys.count_now"),
        *("board.open_nominations_now", "board.close_nominations_now", "setup.witness_account"),
        *("groups.invited", "groups.organiser_out"),
    }
    assert not any(TABLE[name].is_public for name in grave)


def test_signing_in_again_ends_the_sign_in_before(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    client = site.client("secretary")
    old = client.get_cookie("__Host-repvote")
    assert old is not None
    form = {"csrf_token": token(client), "name": SECRETARY[0], "passphrase": SECRETARY[1]}
    assert client.post("/sign-in", data=form).status_code == 303
    thief = site.client()
    thief.set_cookie("__Host-repvote", old.value)
    assert thief.get("/board").status_code == 404


def test_signing_out_everywhere(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    here, there, other = (site.client(who) for who in (GROUPS[0], GROUPS[0], GROUPS[1]))
    page = here.get("/me").text
    assert "You are signed in in 2 places." in page.replace("\u2068", "").replace("\u2069", "")
    assert "Organiser" in page
    form = {"csrf_token": token(here, "/me")}
    assert here.post("/me/out", data=form).status_code == 303
    for client in (here, there):
        assert client.get("/me").status_code == 404
    assert other.get("/me").status_code == 200
