"""The second language: complete, right in its numbers, honest about who checked it (R23)."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import ast, visitor
from markupsafe import escape

from ballots.errors import Refused
from elections.core import catalogue
from elections.core.catalogue_files import Entry
from elections.web.core.language import as_code, say, say_refusal
from tests.factories.site_factory import Site, SiteAt
from tests.words import reading
from tests.words.conftest import without_welsh

PAGES = (
    "/",
    "/areas/north",
    "/contests/north-rep",
    "/results",
    "/results/north-rep",
    "/record",
    "/about",
    "/accessibility",
    "/vote",
)
SPAN = 'class="still-english"'


WELSH = ("zero", "one", "two", "few", "many", "other")


def test_r23_every_text_has_its_welsh() -> None:
    assert catalogue.entries("cy").keys() == catalogue.entries().keys()


class _Selectors(visitor.Visitor):
    """The names of the variants of each selector that chooses by a kind of number."""

    def __init__(self) -> None:
        self.found: list[set[str]] = []

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        names = {
            variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)
        }
        self.found.append(names)
        self.generic_visit(node)


def numbers_of(entry: Entry) -> list[set[str]]:
    selectors = _Selectors()
    selectors.visit(entry.message.value)
    return selectors.found


def test_r23_welsh_counts_in_six_forms() -> None:
    """A form that equals the general one need not be written."""
    texts = [catalogue.text("cy", "results-votes", {"votes": n}).text for n in range(1, 8)]
    assert len({sentence.split()[1] for sentence in texts}) == 3
    forms = [names for entry in catalogue.entries("cy").values() for names in numbers_of(entry)]
    roles = {"witness", "secretary"}
    assert set().union(*forms) - roles == set(WELSH)
    english = [names for entry in catalogue.entries().values() for names in numbers_of(entry)]
    assert set().union(*english) - roles == {"one", "other"}


def test_pages_say_how_much_a_person_has_checked(sites: SiteAt) -> None:
    checked, _ = catalogue.checked("cy")
    page = sites("open").client().get("/?lang=cy").text
    note = "Cymraeg: does neb wedi gwirio'r geiriau eto." if checked == 0 else "Cymraeg: mae"
    assert note in page.replace("&#39;", "'")


@pytest.mark.parametrize("stage", ["setup", "open", "certified"])
def test_pages_in_welsh_are_welsh(sites: SiteAt, stage: str) -> None:
    client = sites(stage).client()
    for path in PAGES:
        page = client.get(f"{path}?lang=cy").text
        assert '<html lang="cy">' in page, path
        assert SPAN not in page, path
        for link in re.findall(
            r'href="(/(?:results|record|about|accessibility|vote|check)?)"', page
        ):
            assert link == path, (
                f"{path} loses the language at {link}"
            )  # only the switch to English


def test_names_of_the_board_stay_in_the_boards_language(sites: SiteAt) -> None:
    page = sites("open").client().get("/contests/north-rep?lang=cy").text
    assert (
        '<h1 class="area-name" data-say lang="en" translate="no">rep seats, north-rep</h1>' in page
    )
    assert '<h3 lang="en" translate="no" data-say>Ann Ash</h3>' in page


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 pleidlais"),
        (1, "1 bleidlais"),
        (2, "2 bleidlais"),
        (3, "3 pleidlais"),
        (6, "6 phleidlais"),
        (4, "4 pleidlais"),
        (26, "26 pleidlais"),
    ],
)
def test_each_kind_of_number_has_its_form(sites: SiteAt, number: int, said: str) -> None:
    with sites("open").app.test_request_context("/?lang=cy"):
        assert say("keyholder-in-box", contest="A", votes=number) == f"A: {said}"


def test_numbers_and_days_are_said_in_welsh(sites: SiteAt) -> None:
    pages = sites("certified").client()
    landing = reading.blocks(pages.get("/?lang=cy").text)
    assert any(
        "Dydd Llun 11\N{NO-BREAK SPACE}Mai" in text or "Dydd Llun 11 Mai" in text
        for text in landing
    )
    results = " ".join(reading.blocks(pages.get("/results/north-rep?lang=cy").text))
    assert "1 bleidlais" in results
    assert "Pleidleisiodd 2 berson yma." in results


def test_what_has_no_welsh_is_english_and_says_so(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_welsh(monkeypatch)
    page = sites("certified").client().get("/results?lang=cy").text
    assert f'<h1 data-say><span lang="en" {SPAN}>Results</span></h1>' in page
    page = sites("certified").client().get("/results/north-rep?lang=cy").text
    assert f'<span lang="en" {SPAN}>2 people voted here.</span>' in page
    assert "&lt;span" not in page
    assert re.search(r"<title>[^<]*Results[^<]*</title>", page)


@pytest.mark.parametrize("welsh", [True, False])
def test_typed_text_is_never_html(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch, *, welsh: bool
) -> None:
    if not welsh:
        without_welsh(monkeypatch)
    typed = Refused("key-there", "%(name)s has a key already.", name="<b>Ann</b>")
    strange = Refused("nobody-knows", "<b>Ann</b>")
    # a code that stands for another sentence, and one without its values
    other = Refused("not-locked", "<b>Ann</b> is somebody else.")
    bare = Refused("key-there", "<b>Ann</b>")
    with sites("open").app.test_request_context("/?lang=cy"):
        for refusal in (typed, strange, other, bare):
            page = str(escape(say_refusal(refusal)))
            assert "&lt;b&gt;Ann" in page
            assert "<b>" not in page
        marked = say("record-readme", file=as_code("a&b"))
        assert "<code>a&amp;b</code>" in str(escape(marked))


@pytest.mark.parametrize("asked", ["de", "", "cy-GB", "../en"])
def test_an_unknown_language_is_english(sites: SiteAt, asked: str) -> None:
    page = sites("open").client().get("/", query_string={"lang": asked}).text
    assert '<html lang="en">' in page


def test_english_pages_carry_no_mark_and_no_catalogue(sites: SiteAt) -> None:
    site: Site = sites("open")
    for path in PAGES:
        page = site.client().get(path).text
        assert SPAN not in page
        assert "/words/cy/" not in page
        assert "lang=cy" in page  # the switch
