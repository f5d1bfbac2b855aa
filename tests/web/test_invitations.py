"""Invite somebody on a page, come with the code, stop again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories.groups_factory import GROUPS, ORGANISERS, GroupSite
from tests.factories.site_factory import token

SetUpAt = Callable[[str], GroupSite]
NEW = {
    "name": "Ivy Invited",
    "passphrase": "lemon tractor pillow fog",
    "passphrase_again": "lemon tractor pillow fog",
}


def invite(site: GroupSite, client: FlaskClient, group: str, name: str = NEW["name"]) -> str:
    """Invite somebody; returns the code of the page."""
    path = f"{site.address(group)}/people/invite"
    page = client.post(path, data={"csrf_token": token(client, path), "name": name}).text
    assert page.count("data:image/svg+xml;base64,") == 1
    assert "127.0.0.1" in page
    found = re.search(r"\b(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}\b", page)
    assert found is not None
    return found[0]


def send(client: FlaskClient, path: str, **fields: str) -> tuple[int, str]:
    answer = client.post(path, data={"csrf_token": token(client, path), **fields})
    return answer.status_code, answer.headers.get("Location") or html.unescape(answer.text)


def test_who_comes_with_the_code_runs_the_group(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    code = invite(site, site.client(GROUPS[0]), GROUPS[0])
    ivy = site.client()
    assert ivy.get("/invitation/join").headers["Location"] == "/invitation"
    assert send(ivy, "/invitation", secret_code="")[0] == 422
    status, page = send(ivy, "/invitation", secret_code="AAAA-BBBB-CCCC-DDDD")
    assert status == 422
    assert "This code does not open anything." in page
    assert send(ivy, "/invitation", secret_code=code.lower()) == (303, "/invitation/join")
    page = ivy.get("/invitation/join").text
    assert GROUPS[0] in page
    assert 'value="Ivy Invited"' in page
    assert send(ivy, "/invitation/join", **NEW | {"passphrase_again": "x"})[0] == 422
    assert send(ivy, "/invitation/join", **NEW) == (303, "/groups")
    assert ivy.get("/groups").headers["Location"] == site.address(GROUPS[0])
    assert ivy.get(site.address(GROUPS[0])).status_code == 200
    assert ivy.get(site.address(GROUPS[1])).status_code == 404
    assert send(site.client(), "/invitation", secret_code=code)[0] == 422  # it works once


def test_who_has_a_passphrase_signs_in_with_it(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    code = invite(site, site.client("secretary"), GROUPS[1], "Nia North")
    nia = site.client()
    send(nia, "/invitation", secret_code=code)
    assert 'name="known"' in nia.get("/invitation/join?known=yes").text
    name, passphrase = ORGANISERS[GROUPS[0]]
    wrong = {"known": "yes", "name": name, "passphrase": "not my passphrase"}
    assert send(nia, "/invitation/join", **wrong)[0] == 422
    assert nia.get("/groups").status_code == 404  # nobody is signed in
    right = {**wrong, "passphrase": passphrase}
    assert send(nia, "/invitation/join", **right) == (303, "/groups")
    page = nia.get("/groups").text
    assert GROUPS[0] in page
    assert GROUPS[1] in page


def test_an_invitation_and_a_duty_are_taken_back(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    nia, stu = site.client(GROUPS[0]), site.client(GROUPS[1])
    code = invite(site, nia, GROUPS[0])
    people = f"{site.address(GROUPS[0])}/people"
    page = nia.get(people).text
    back = re.search(r'action="([^"]+/back)"', page)
    out = re.search(r'action="([^"]+/out)"', site.client("secretary").get(people).text)
    assert '/out"' not in page  # nobody takes themselves off by mistake
    assert back is not None
    assert out is not None
    field = {"csrf_token": token(stu, site.address(GROUPS[1]))}
    through_own = back[1].replace(site.groups[GROUPS[0]].id, site.groups[GROUPS[1]].id)
    for path in (back[1], out[1], through_own):  # an organiser of another group finds nothing
        assert stu.post(path, data=field).status_code == 404
    field = {"csrf_token": token(nia, people)}
    assert nia.post(back[1], data=field).status_code == 303
    assert send(site.client(), "/invitation", secret_code=code)[0] == 422
    secretary = site.client("secretary")
    field = {"csrf_token": token(secretary, people)}
    assert secretary.post(out[1], data=field).status_code == 303
    assert nia.get(people).status_code == 404  # at once
    assert "Nobody runs this group yet." in secretary.get(people).text
