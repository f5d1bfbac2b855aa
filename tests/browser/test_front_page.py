"""The first page in one screen, and the size and colours that readers choose on public pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_public_pages import Served, look_at
from tests.conftest import NewContext

pytestmark = pytest.mark.browser
THEMES = ("Cream", "Pale blue", "Black on white", "White on black", "Yellow on black")

HAS_SOUND = "tools => { tools.querySelector('.listen').hidden = false }"
FIFTEEN = """strip => { while (strip.children.length < 15)
  strip.append(strip.firstElementChild.cloneNode()) }"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        yield Served(stack, tmp_path_factory.mktemp, {})


def is_in_first_view(page: Page, part: str) -> bool:
    """Tell whether all of every such element is seen before the page is moved."""
    boxes = [element.bounding_box() for element in page.locator(part).all()]
    assert boxes, part
    height = page.evaluate("innerHeight")
    return all(box is not None and box["y"] + box["height"] <= height for box in boxes)


@pytest.mark.parametrize("size", [(1024, 690), (768, 950)])
@pytest.mark.parametrize("stage", ["setup", "open", "certified"])
def test_what_one_can_do_now_and_every_area_are_in_the_first_view(
    served: Served, new_context: NewContext, stage: str, size: tuple[int, int]
) -> None:
    page = new_context().new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for language in ("", "?lang=cy"):
        page.goto(f"{served.url(stage)}/{language}")
        for part in (
            ".hero-stage",
            ".button-huge",
            ".strip img" if stage == "certified" else ".tile-name",
        ):
            assert is_in_first_view(page, part), (part, language)
        assert page.evaluate("document.documentElement.scrollHeight") < 2 * size[1]


@pytest.mark.parametrize("size", [(360, 640), (320, 568)])
def test_what_one_can_do_now_is_in_the_first_view_of_a_phone(
    served: Served, new_context: NewContext, size: tuple[int, int]
) -> None:
    """With the button for sound, and with many people elected."""
    page = new_context().new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for stage in ("setup", "open", "certified"):
        for language in ("", "?lang=cy"):
            page.goto(f"{served.url(stage)}/{language}")
            page.locator(".tools").evaluate(HAS_SOUND)
            if stage == "certified":
                page.locator(".strip").evaluate(FIFTEEN)
            for words in ("normal", "largest"):
                page.evaluate("(size) => { document.documentElement.dataset.size = size }", words)
                for part in (".listen .button", ".hero-stage", ".button-huge.button-main"):
                    assert is_in_first_view(page, part), (part, stage, language, words)


def choose(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).press("Enter")
    expect(page.locator("[aria-pressed=true]", has_text=words).first).to_be_visible()


def test_r04_r12_size_and_colours_of_a_reader_go_from_page_to_page_and_to_the_vote(
    served: Served, new_context: NewContext
) -> None:
    context = new_context(reduced_motion="reduce")
    page, url = context.new_page(), served.url("open")
    page.goto(url)
    before = page.locator(".hero-stage").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.locator(".page-look summary").press("Enter")
    choose(page, "Biggest")
    choose(page, "Yellow on black")
    after = page.locator(".hero-stage").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert after >= 1.5 * before
    for path in ("/contests/north-rep", "/areas/north", "/record", "/about", "/practice"):
        page.goto(url + path)
        expect(page.locator("html")).to_have_attribute("data-theme", "yellow-on-black")
        expect(page.locator("html")).to_have_attribute("data-size", "largest")
    # nothing new is kept of anybody: the voter's own settings, in this tab alone
    assert page.evaluate("[localStorage.length, ...Object.keys(sessionStorage)]") == [
        0,
        "repvote-look",
    ]
    assert context.cookies() == []
    page.goto(url)
    page.locator(".page-look summary").press("Enter")
    choose(page, "Warm white")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 248, 239)"


@pytest.mark.parametrize("theme", THEMES)
def test_r01_r02_r12_public_pages_hold_in_every_colour(
    served: Served, new_context: NewContext, theme: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    for stage, path in (("open", "/"), ("certified", "/results")):
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(served.url(stage) + path)
        page.locator(".page-look summary").press("Enter")
        choose(page, theme)
        look_at(page, f"{path} {theme}")


def test_without_a_script_no_control_is_there_that_does_nothing(
    served: Served, new_context: NewContext
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(served.url("open"))
    expect(page.locator(".page-look")).to_be_hidden()
    expect(page.locator(".button-huge").first).to_be_visible()
