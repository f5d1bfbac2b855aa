"""Nothing is named or counted below a contest: no group, no voter, no sitting, no helper (R69)."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.record.files import CARDS, DEFINITION
from elections.models import Member
from elections.web.core.access import TABLE
from tests.factories.site_factory import Site, SiteAt, addresses

COUNTED = frozenset({"contest", "totals", "counted", "lots", "elected", "steps"})


def public_answers(site: Site) -> dict[str, str]:
    """Get everything that is public: address to text; the record's files one by one."""
    found = {}
    for address in addresses(site.app):
        access = TABLE[address.endpoint]
        if address.method != "GET" or not access.is_public or address.endpoint == "static":
            continue
        answer = site.client().get(address.path)
        if answer.mimetype == "application/zip":
            with zipfile.ZipFile(io.BytesIO(answer.data)) as record:
                for name in record.namelist():
                    found[name] = record.read(name).decode("latin-1")
        else:
            found[address.path] = answer.data.decode("latin-1")
    return found


@pytest.mark.parametrize("stage", ["open", "certified"])
def test_r69_no_group_and_no_voter_is_named_to_the_public(sites: SiteAt, stage: str) -> None:
    site = sites(stage)

    def kept(session: Session) -> set[str]:
        rows = session.scalars(select(Member))
        return {text for row in rows for text in (row.name, row.member_group) if text}

    words = site.ctx.db.read(kept)
    assert {"North Speaks Up", "Rep Voter 1", "Carer Voter 3"} <= words
    answers = public_answers(site)
    assert {"/", "/record", CARDS, DEFINITION} <= set(answers)
    shown = [(word, place) for word in words for place in answers if word in answers[place]]
    assert shown == []


def test_r69_the_record_counts_by_contest_and_nothing_smaller(sites: SiteAt) -> None:
    answers = public_answers(sites("certified"))
    counted: list[dict[str, Any]] = json.loads(answers["counts.json"])["contests"]
    assert [contest["contest"] for contest in counted] == ["north-rep", "north-carer", "south-rep"]
    assert {part for contest in counted for part in contest} == COUNTED
    tallies = json.loads(answers["certificate.json"])
    for below in ("group", "session", "helper", "help"):
        assert f'"{below}' not in json.dumps([tallies, counted])
