"""The first page: what can be done now and until when, the areas, the few steps; pages of areas."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from ballots.stages import Stage
from elections.core import catalogue
from elections.services.queries import overview as election_queries
from elections.web.public.first_page import day_messages, situation
from tests.factories.site_factory import LIVED, SiteAt

FIRST, LAST, AFTER = date(2026, 5, 11), date(2026, 5, 22), date(2026, 5, 23)


def said(sites: SiteAt, stage: str, day: date, language: str = "en") -> list[str]:
    overview = election_queries.overview(sites(stage).ctx)
    assert overview is not None
    calendar = ((Stage.OPEN, "2026-05-11"), (Stage.CLOSED, "2026-05-22"))
    overview = replace(overview, calendar=calendar)
    return [
        catalogue.text(language, message.key, message.arguments).text.replace("\u00a0", " ")
        for message in situation(overview, day, language)
    ]


def test_the_first_page_says_until_when_people_can_vote(sites: SiteAt) -> None:
    wanted = ["You can vote until Friday 22 May.", "You need your vote card."]
    assert said(sites, "open", FIRST) == wanted
    assert said(sites, "open", LAST) == wanted  # the last day counts
    assert "22 Mai" in said(sites, "open", LAST, "cy")[0]


def test_a_day_that_is_over_is_not_said(sites: SiteAt) -> None:
    """Stages move by a person's act: voting may be open after its day."""
    late = ["Voting is open.", "You can vote now. You need your vote card."]
    assert said(sites, "open", AFTER) == late
    assert said(sites, "locked", AFTER)[1] == "Voting is not open yet."
    assert said(sites, "locked", FIRST)[1] == "You can vote from Monday 11 May."


def test_nobody_is_sent_to_vote_while_voting_is_paused(sites: SiteAt) -> None:
    assert said(sites, "paused", FIRST)[0] == "Voting is paused."
    page = sites("paused").client().get("/").text
    assert 'href="/vote"' not in page
    assert 'href="/vote"' in sites("open").client().get("/").text


@pytest.mark.parametrize("stage", LIVED)
def test_there_are_two_great_buttons_and_every_area_opens_its_page(
    sites: SiteAt, stage: str
) -> None:
    client = sites(stage).client()
    page = client.get("/").text
    assert page.count("button-huge") == 2
    assert page.count("button-huge button-main") == 1
    tiles = re.findall(r'class="tile" href="([^"]+)"', page)
    assert tiles == ["/areas/north", "/areas/south"]
    faces = [re.findall(r'src="(/pictures/[^"]+)"', part) for part in page.split('class="tile"')]
    for tile, shown in zip(tiles, faces[1:], strict=True):
        area = client.get(tile).text
        assert sorted(shown) == sorted(re.findall(r'src="(/pictures/[^"]+)"', area))  # everybody
    assert client.get("/areas/nowhere").status_code == 404


@pytest.mark.parametrize("stage", LIVED)
def test_the_path_is_short_and_one_step_is_now(sites: SiteAt, stage: str) -> None:
    page = sites(stage).client().get("/").text
    assert len(re.findall(r'class="path-step ', page)) == 5
    assert page.count('aria-current="step"') == 1


def test_every_day_the_first_page_can_say_has_its_sound_before_voting() -> None:
    calendar = {str(Stage.OPEN): "2026-05-11", str(Stage.CLOSED): "2026-05-22"}
    texts = {
        catalogue.text("en", message.key, message.arguments).text.replace("\u00a0", " ")
        for message in day_messages(calendar, "en")
    }
    assert texts == {
        "Monday 11 May",
        "Friday 22 May",
        "You can vote until Friday 22 May.",
        "You can vote from Monday 11 May.",
    }
    assert list(day_messages({}, "en")) == []
