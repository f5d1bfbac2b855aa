"""Every page of a group, by every role, of one's own, another's and no group, at every stage.

Generated from the application's own routes: a page that somebody adds is tried here at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from ballots.stages import Stage
from elections.domain.roles import Role
from elections.stores.election import advance_stage
from elections.web.core.access import TABLE
from tests.factories.groups_factory import GROUPS, STAGES_WITH_GROUPS, GroupSite
from tests.factories.site_factory import token

SetUpAt = Callable[[str], GroupSite]
OWN, OTHER = GROUPS[0], GROUPS[1]
MISSING = "0" * 12
NOT_FOUND, WRONG_STAGE = 404, 409
# well-formed, and of no member, invitation, account or anything else of a group
FILL = {"int": "99", "string": "0" * 12}


class Answer(NamedTuple):
    """All of an answer that a person could tell apart."""

    status: int
    page: bytes
    headers: tuple[str, ...]


def group_pages(site: GroupSite) -> list[tuple[str, str, str]]:
    """List endpoint, method and address of every page of a group; "GROUP" stands for its id."""
    found = []
    for rule in site.app.url_map.iter_rules():
        if "group_id" not in rule.arguments or not rule.endpoint.startswith("groups."):
            continue
        path = rule.rule.replace("<group_id>", "GROUP")
        path = re.sub(r"<(?:(\w+):)?\w+>", lambda match: FILL[match[1] or "string"], path)
        found += [
            (rule.endpoint, method, path)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        ]
    return sorted(found)


def ask(client: FlaskClient, method: str, path: str, csrf: str) -> Answer:
    data = {"csrf_token": csrf} if method == "POST" else None
    with client.open(path, method=method, data=data) as answer:
        headers = tuple(sorted(name for name, _ in answer.headers))
        return Answer(answer.status_code, answer.get_data(), headers)


def at(site_with_groups: SetUpAt, stage: str) -> GroupSite:
    """Provide a site with groups, at any stage."""
    if stage in STAGES_WITH_GROUPS:
        return site_with_groups(stage)
    site = site_with_groups("checking")
    for later in list(Stage)[list(Stage).index(Stage.LOCKED) :]:
        site.ctx.db.write(partial(advance_stage, stage=later))
        if later == stage:
            break
    return site


@pytest.mark.parametrize("stage", [*STAGES_WITH_GROUPS, "locked", "open", "certified"])
def test_another_group_is_as_if_it_did_not_exist(site_with_groups: SetUpAt, stage: str) -> None:
    site = at(site_with_groups, stage)
    pages = group_pages(site)
    assert {endpoint for endpoint, _, _ in pages} >= {"groups.home", "groups.people"}
    own, other = site.groups[OWN].id, site.groups[OTHER].id
    organiser, secretary = site.client(OWN), site.client("secretary")
    witness, stranger = site.client("witness"), site.client()
    csrf = {client: token(client, "/me") for client in (organiser, secretary, witness)}
    csrf[stranger] = token(stranger)
    nowhere = {
        method: ask(stranger, method, "/nothing", csrf[stranger]) for method in ("GET", "POST")
    }
    reached: set[str] = set()
    for endpoint, method, page in pages:
        access, where = TABLE[endpoint], (endpoint, method)
        for client, role in ((organiser, Role.ORGANISER), (witness, Role.WITNESS)):
            others, missing = (
                ask(client, method, page.replace("GROUP", group), csrf[client])
                for group in (other, MISSING)
            )
            assert others == missing, where
            is_late = role in access.who and Stage(stage) not in access.stages
            assert others.status == (WRONG_STAGE if is_late else NOT_FOUND), where
        for group in (own, other, MISSING):
            hidden = ask(stranger, method, page.replace("GROUP", group), csrf[stranger])
            assert hidden == nowhere[method], where
        assert ask(secretary, method, page.replace("GROUP", MISSING), csrf[secretary]).status in {
            NOT_FOUND,
            WRONG_STAGE,
        }, where
        for client in (organiser, secretary):
            mine = ask(client, method, page.replace("GROUP", own), csrf[client])
            assert mine.status < 500, where
            if mine.status != NOT_FOUND:
                reached.add(endpoint)
    assert reached >= {"groups.home", "groups.people", "groups.invite", "groups.invited"}
