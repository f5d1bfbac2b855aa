"""The results: a wall of everybody elected, a page for each contest, and nothing left to come."""

from __future__ import annotations

import re
from html import unescape

import pytest

from elections.services.queries.overview import CandidateView
from elections.web.core.access import TABLE
from elections.web.public.results import ContestSeats, Wall, poster_columns
from tests.factories.site_factory import SiteAt, addresses
from tests.words import reading

# What is said only of a result that is still to come, or may still change.
TO_COME = re.compile(
    r"will be|not signed|can still|still going on|not open yet|come back|no results? yet"
    r"|counted next|being counted|can vote now|can vote until|can vote from|can i vote for",
    re.IGNORECASE,
)


def pages(sites: SiteAt, stage: str) -> dict[str, str]:
    """Read every public page that the server writes whole, by its path."""
    site, found = sites(stage), {}
    for address in addresses(site.app):
        if address.method == "GET" and TABLE[address.endpoint].is_public:
            with site.client().get(address.path) as answer:
                whole = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
                if "<h1" in whole:
                    text = re.sub("<noscript>.*?</noscript>", "", whole, flags=re.DOTALL)
                    found[address.path] = " ".join(reading.blocks(unescape(text)))
    return found


def test_after_the_final_result_no_page_speaks_of_it_as_still_to_come(sites: SiteAt) -> None:
    final = pages(sites, "certified")
    assert {"/", "/results", "/results/north-rep", "/areas/north", "/record"} <= set(final)
    wrong = {path: TO_COME.findall(text) for path, text in final.items() if TO_COME.search(text)}
    assert wrong == {}
    before = pages(sites, "open")  # the same pages do speak of it before
    for path in ("/", "/results", "/results/north-rep", "/areas/north", "/contests/north-rep"):
        assert TO_COME.search(before[path]), path


@pytest.mark.parametrize("stage", ["results", "certified"])
def test_everybody_elected_is_on_the_wall_and_leads_to_their_contest(
    sites: SiteAt, stage: str
) -> None:
    client = sites(stage).client()
    wall = client.get("/results").text
    links = re.findall(r'class="wall-person" href="([^"]+)"', wall)
    assert {"/results/north-rep", "/results/north-carer"} <= set(links)
    for link in dict.fromkeys(links):
        page = client.get(link).text
        for name in re.findall(r'person-elected">.*?<h3[^>]*>([^<]+)</h3>', page, re.DOTALL):
            assert f">{name}</span>" in wall, name
    assert client.get("/results/nowhere").status_code == 404
    assert ("has not signed" in wall) == (stage == "results")


def test_before_the_result_a_contest_says_that_there_is_none(sites: SiteAt) -> None:
    for stage in ("open", "tie"):
        page = sites(stage).client().get("/results/north-rep").text
        assert "There are no results yet." in page
        assert "bar-chart" not in page


def test_while_names_must_be_drawn_every_page_says_so_and_who_draws(sites: SiteAt) -> None:
    client = sites("tie").client("secretary")
    for path in ("/", "/results", "/results/north-rep"):
        page = client.get(path).text
        assert "There is a tie." in page, path
        assert "The board must now draw names in public." in page, path
    for stage in ("counting", "results"):
        assert "There is a tie." not in sites(stage).client().get("/").text


@pytest.mark.parametrize(
    ("sizes", "columns"), [((0, 0), 3), ((1, 1), 3), ((10, 5), 5), ((90, 60), 10)]
)
def test_the_poster_has_as_few_columns_as_let_all_fit(sizes: tuple[int, int], columns: int) -> None:
    person = CandidateView(0, "ann-ash", "Ann Ash", (), "")
    walls = [Wall("", (ContestSeats("", "", "", (person,) * size, None),)) for size in sizes]
    assert poster_columns(walls) == columns
