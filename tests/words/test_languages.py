"""The second language: complete, right in its numbers, honest about who checked it (R23)."""

from __future__ import annotations

import gettext
import json
import re
import subprocess
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from elections.core import catalogue
from elections.core.paths import WORDS
from elections.web.core.language import count
from tests.web.world import World, Worlds
from tests.words import reading
from tools import texts
from tools import words as catalogues

PAGES = ("/", "/contests/north-rep", "/results", "/record", "/about", "/accessibility", "/vote")
GAP = re.compile(r"%\((\w+)\)s")
SPAN = 'class="still-english"'


@pytest.fixture(scope="module")
def welsh() -> Catalog:
    found = catalogues.read_catalogue("cy")
    assert found is not None
    return found


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (one for one in catalogue if one.id)


def test_r23_every_text_stands_in_the_catalogue(welsh: Catalog) -> None:
    there = {one.id if isinstance(one.id, str) else tuple(one.id) for one in messages(welsh)}
    wanted = set(texts.wanted())
    assert wanted - there == set(), "make words puts new texts into the catalogue"
    assert there - wanted == set(), "make words takes old texts out of it"


def test_r23_every_text_has_its_welsh(welsh: Catalog) -> None:
    assert [one.id for one in messages(welsh) if not catalogues.translated(one)] == []


def test_r23_welsh_counts_in_six_forms(welsh: Catalog) -> None:
    forms = gettext.c2py(catalogues.PLURALS["cy"].partition("plural=")[2].rstrip(";"))
    assert [forms(n) for n in (0, 1, 2, 3, 6, 4, 5, 7, 20, 100)] == [0, 1, 2, 3, 4, *[5] * 5]
    counted = [one for one in messages(welsh) if isinstance(one.id, tuple | list)]
    assert len(counted) > 10
    assert {len(catalogues.forms_of(one)) for one in counted} == {6}


def test_the_gaps_are_the_same_in_both_languages(welsh: Catalog) -> None:
    for one in messages(welsh):
        gaps = set(GAP.findall(one.id if isinstance(one.id, str) else one.id[-1]))
        for form in catalogues.forms_of(one):
            # "nobody" needs no number
            assert set(GAP.findall(form)) in (gaps, gaps - {"n"}), one.id
        if isinstance(one.id, str):
            assert set(GAP.findall(str(one.string))) == gaps


def test_the_key_holders_words_are_those_of_their_scripts() -> None:
    script = texts.ROOT / "browser" / "words-json.js"
    command = ["node", str(script), "staff"]
    now = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    fresh = "node browser/words-json.js staff > templates/words/staff.json"
    assert texts.STAFF.read_text("utf-8") == now, fresh


def test_the_built_files_follow_from_the_catalogue() -> None:
    found = catalogues.read_catalogue("cy")
    assert found is not None
    stale = [
        path.name for path, raw in catalogues.built(found, "cy").items() if path.read_bytes() != raw
    ]
    assert stale == [], "make words builds them again"


def test_pages_say_how_much_a_person_has_checked(worlds: Worlds) -> None:
    state = json.loads((WORDS / "cy" / "state.json").read_text("utf-8"))
    page = worlds("open").client().get("/?lang=cy").text
    note = (
        "Cymraeg: does neb wedi gwirio'r geiriau eto." if state["checked"] == 0 else "Cymraeg: mae"
    )
    assert note in page.replace("&#39;", "'")


@pytest.mark.parametrize("stage", ["setup", "open", "certified"])
def test_pages_in_welsh_are_welsh(worlds: Worlds, stage: str) -> None:
    client = worlds(stage).client()
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


def test_names_of_the_board_stay_in_the_boards_language(worlds: Worlds) -> None:
    page = worlds("open").client().get("/contests/north-rep?lang=cy").text
    assert '<h1 data-say lang="en">rep seats, north-rep</h1>' in page
    assert '<h3 lang="en" data-say>Ann Ash</h3>' in page


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
def test_each_kind_of_number_has_its_form(worlds: Worlds, number: int, said: str) -> None:
    with worlds("open").app.test_request_context("/?lang=cy"):
        assert count("%(n)s vote", "%(n)s votes", number) == said


def test_numbers_and_days_are_said_in_welsh(worlds: Worlds) -> None:
    pages = worlds("certified").client()
    landing = reading.blocks(pages.get("/?lang=cy").text)
    assert any(
        "Dydd Llun 11\N{NO-BREAK SPACE}Mai" in one or "Dydd Llun 11 Mai" in one for one in landing
    )
    results = " ".join(reading.blocks(pages.get("/results?lang=cy").text))
    assert "1 bleidlais" in results
    assert "Pleidleisiodd 2 berson yma." in results


def test_what_has_no_welsh_is_english_and_says_so(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def empty(_: str, *, from_template: bool = False) -> gettext.NullTranslations:
        return catalogue._Missing(from_template=from_template)

    monkeypatch.setattr(catalogue, "for_pages", empty)
    page = worlds("certified").client().get("/results?lang=cy").text
    assert f'<h1 data-say><span lang="en" {SPAN}>Results</span></h1>' in page
    assert f'<span lang="en" {SPAN}>2 people voted here.</span>' in page
    assert "&lt;span" not in page
    assert re.search(r"<title>[^<]*Results[^<]*</title>", page)


def test_what_somebody_typed_is_never_html() -> None:
    typed = catalogue._Missing(from_template=False).gettext("<b>Ann</b>")
    assert "&lt;b&gt;Ann" in typed
    assert "<code>" in catalogue._Missing(from_template=True).gettext("<code>x</code>")


@pytest.mark.parametrize("asked", ["de", "", "cy-GB", "../en"])
def test_an_unknown_language_is_english(worlds: Worlds, asked: str) -> None:
    page = worlds("open").client().get("/", query_string={"lang": asked}).text
    assert '<html lang="en">' in page


def test_english_pages_carry_no_mark_and_no_catalogue(worlds: Worlds) -> None:
    world: World = worlds("open")
    for path in PAGES:
        page = world.client().get(path).text
        assert SPAN not in page
        assert "browser-words" not in page
        assert "lang=cy" in page  # the switch


def test_sentences_are_parted_and_counted_as_the_tablet_does() -> None:
    said = ["You have chosen 1 person. You can choose 2 more.", "You have chosen 2 people."]
    assert list(texts.browser_sentences(said)) == [
        ("You have chosen %(n)s person.", "You have chosen %(n)s people."),
        "You can choose %(n)s more.",
    ]
    assert list(texts.browser_sentences(["Card {n} of {all}", "Change {name}"])) == [
        "Card %(n)s of %(n2)s",
        "Change %(name)s",
    ]
