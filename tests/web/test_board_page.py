"""The board's page: one next step, numbers that single nobody out, one list."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from elections.services.queries import turnout
from elections.services.setup import load_folder
from tests.factories import election_factory
from tests.factories.site_factory import Site, SiteAt
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import make_key, send
from tests.web.test_pages import Page

DAY = 24 * 3600
CLOSING = "2026-09-23"  # the factory's clock stands at 21 September 2026


def at_the_end_of_voting(site: Site) -> None:
    """Give the election, before its lists are locked, a day on which voting closes."""
    value = election_factory.election_value()
    value["calendar"] = [{"stage": "closed", "date": CLOSING}]
    folder = site.ctx.settings.data_dir / "again"
    load_folder.load_folder(site.ctx, election_factory.write_folder(folder, value))


@pytest.fixture
def with_a_day(fresh: Callable[..., Site]) -> Site:
    """Provide an open election whose calendar says when voting closes."""
    site = fresh("setup")
    at_the_end_of_voting(site)
    assert send(site.client("secretary"), "/board/lock", sure="yes").status_code == 303
    election_factory.ready_to_vote(site.ctx)
    return site


def test_closing_is_the_next_step_only_when_its_day_has_come(with_a_day: Site) -> None:
    def big_buttons() -> list[str]:
        page = Page(with_a_day.client("secretary").get("/board").text)
        links = page.all("a")
        return [link["href"] or "" for link in links if "button-big" in (link.get("class") or "")]

    text = with_a_day.client("secretary").get("/board").text
    assert big_buttons() == []
    assert "Voting is open until Wednesday 23" in text
    assert 'href="/board/close"' in text  # in the list it is there
    clock = election_factory.clock_of(with_a_day.ctx)
    clock.step(3 * DAY)
    assert big_buttons() == ["/board/close"]
    assert "Voting is open until" not in with_a_day.client("secretary").get("/board").text


def test_the_page_has_one_list(sites: SiteAt) -> None:
    text = sites("open").client("secretary").get("/board").text
    assert text.count('<ol class="tasks">') == 1
    assert 'class="path' not in text
    assert "Monday 11\N{NO-BREAK SPACE}May" in text  # with the days of the calendar


def test_a_pause_is_said(sites: SiteAt) -> None:
    assert "<h1>Voting is paused</h1>" in sites("paused").client("secretary").get("/board").text


def test_after_the_cards_are_made_the_page_says_what_comes_next(fresh: Callable[..., Site]) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    for index in (1, 2):
        make_key(client, index)
    assert "Now get the file and print it." not in client.get("/board").text
    assert send(client, "/board/cards", batch="0").status_code == 303
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    text = client.get("/board").text
    assert "The cards are made. Now get the file and print it." in text
    assert "Then say that all cards are printed." in text


COUNTS = (0, 1, 9, 10, 11, 19, 20, 34)


def test_numbers_by_contest_are_whole_tens_and_the_sum_tells_no_more() -> None:
    for counts in product(COUNTS, repeat=3):
        found = turnout.shown_turnout([(f"{place}", used, 40) for place, used in enumerate(counts)])
        for contest, used in zip(found.contests, counts, strict=True):
            assert contest.used % 10 == 0
            assert contest.used <= used < contest.used + 10
        assert found.used == sum(contest.used for contest in found.contests)
        assert found.cards == 120


def test_few_votes_are_no_number_on_the_page(sites: SiteAt) -> None:
    text = sites("open").client("secretary").get("/board").text
    assert "Fewer than 10 cards are used in each box." in text
    assert "At least" not in text


def test_many_votes_are_counted_in_tens(fresh: Callable[..., Site], tmp_path: Path) -> None:
    site = fresh("setup")
    rows = [f"Rep Voter {n},North,Rep,North Speaks Up" for n in range(1, 15)]
    carers = [row for row in election_factory.MEMBERS if "carer" in row]
    members = (election_factory.HEADER, *rows, *carers)
    folder = election_factory.write_folder(tmp_path / "many", members=members)
    load_folder.load_folder(site.ctx, folder)
    client = site.client("secretary")
    assert send(client, "/board/lock", sure="yes").status_code == 303
    sample = election_factory.ready_to_vote(site.ctx)
    reps, carer = sample.cards_of("north-rep"), sample.cards_of("north-carer")
    sample.cast(carer[0], (1,))
    for card in reps[:12]:
        sample.cast(card, (1, 0, 0))
    for role in ("secretary", "witness"):
        text = re.sub(r"<[^>]+>", "", site.client(role).get("/board").text)
        everything = len(reps) + len(carer)
        assert f"At least 10 of {everything} cards are used." in text
        assert f": at least 10 of {len(reps)}" in text
        assert f": fewer than 10 of {len(carer)}" in text


def test_before_the_lists_are_locked_all_of_them_is_shown_and_where_to_change_it(
    sites: SiteAt,
) -> None:
    site = sites("setup")
    text = site.client("secretary").get("/board/lock").text
    page, value = Page(text), election_factory.election_value()
    pictures = [image["src"] for image in page.all("img") if ".jpg" in (image["src"] or "")]
    people = [person for contest in value["contests"] for person in contest["candidates"]]
    assert len(pictures) == len(people) > 0
    for person in people:
        assert person["name"] in text
        assert all(point in text for point in person["points"])
    for line in election_factory.MEMBERS:
        assert line.split(",")[0] in text
    assert all(name in text for name in (*value["key_holders"], *value["officers"].values()))
    assert text.count("<summary>Names of the voters</summary>") == 2  # nobody votes in the third
    for day in value["calendar"]:
        assert re.search(rf"\b{int(day['date'][-2:])}\s+May\s+2026", text)
    for name, number in value["rules"].items():
        assert name == "tie" or re.search(rf"\b{number}\b", text), name
    # the election, the duties and the rules, and each contest: each leads to where it is changed
    assert text.count("<summary>This is wrong</summary>") == len(value["contests"]) + 3
    leads = [a["href"] or "" for a in page.all("a") if "/board/setup" in (a["href"] or "")]
    asked = ("title", "board", "open", "key-holders", "witness", "again", "small", "spare")
    expected = {*(f"questions/{part}" for part in asked), "people", "members", "#chapter-2"}
    assert expected <= {lead.removeprefix("/board/setup").removeprefix("/") for lead in leads}
    for lead in set(leads):
        answer = site.client("secretary").get(lead)
        assert answer.status_code == 200, lead
        if "#" in lead:
            assert f'id="{lead.partition("#")[2]}"' in answer.text
