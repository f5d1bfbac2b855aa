"""The voter's page held to the checklist: one test for a requirement, named by its number.

Elsewhere: requirements for every state (R1 to R3, R5 to R9, R11, R19, R21, R24, R25, R30, R55) are
in test_every_state.py, R14 to R18 in tests/words, R26 to R29 in test_journeys.py and
test_scanning.py, R31 to R37 in test_r_sound.py, R50 to R52 and R57 in test_r_safety.py, R38 to R49
in test_r_choosing.py.
"""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.conftest import PEOPLE, Live
from tests.browser.measures import BARE, MEASURE, SIZES, THEMES
from tests.browser.stored_data import wait_rows
from tests.browser.voter import Voter
from tests.browser.walks import layout
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

PPI = 132  # CSS pixels an inch of the reference tablet
CAPITAL = 0.668  # height of a capital of Atkinson Hyperlegible, in em


# --- seeing and reading ------------------------------------------------------------------------


def test_r04_four_sizes_and_capitals_of_4_8_mm(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("size")
    buttons = page.locator(".v-look-size")
    assert buttons.count() == 4
    assert page.locator('.v-look-size[aria-pressed="true"]').inner_text() == "Big"
    sizes = [size_of(page, f'[data-look="size-{size}"]') for size in SIZES]
    assert sizes == sorted(set(sizes))
    for size, wanted in zip(SIZES, sizes, strict=True):
        page.locator(f'[data-look="size-{size}"]').press("Enter")
        assert size_of(page, "body") == wanted
    page.locator('[data-look="size-normal"]').press("Enter")
    voter.touch("This is right for me")
    voter.touch("Start")
    voter.at("choose")
    # What stays in sight while people are chosen is smaller, so that everybody is seen
    # (docs/adr/0012-look-of-voting.md); the slots and the sound say it too.
    for selector in (".v-title", ".v-say", ".v-name", ".v-state"):
        assert size_of(page, selector) * CAPITAL * 25.4 / PPI >= 4.8, selector
    # The points on the cards of "all together" are smaller (docs/adr/0012-look-of-voting.md);
    # one at a time shows them in full size.
    assert size_of(page, ".v-points") * CAPITAL * 25.4 / PPI >= 3.5
    layout(voter, "one")
    assert size_of(page, ".v-points") * CAPITAL * 25.4 / PPI >= 4.8


def size_of(page: Page, selector: str) -> float:
    style = "(e) => parseFloat(getComputedStyle(e).fontSize)"
    size: float = page.locator(selector).first.evaluate(style)
    return size


def test_r10_chosen_is_seen_without_colour(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    card = voter.candidate("Ann Ash")
    tick = "(e) => getComputedStyle(e.querySelector('.v-state-box'), '::after').content"
    assert card.evaluate(tick) == "none"
    assert "Touch to choose" in card.inner_text()
    before = card.screenshot()
    voter.choose("Ann Ash")
    after = card.screenshot()
    assert card.evaluate(tick) != "none"
    assert card.get_attribute("aria-pressed") == "true"
    grey = [Image.open(io.BytesIO(picture)).convert("L") for picture in (before, after)]
    differing = ImageChops.difference(*grey).point(lambda value: 255 if value > 60 else 0)
    assert differing.histogram()[255] > 2000
    assert "Chosen" in card.inner_text()


def test_r12_each_theme_is_tried_on_by_one_touch(voter: Voter, live: Live) -> None:
    page, paper = voter.page, set()
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("theme")
    ground = "getComputedStyle(document.body).backgroundColor"
    for theme in THEMES:
        page.locator(f'[data-look="theme-{theme}"]').press("Enter")
        example = page.locator(f'[data-look="theme-{theme}"]')
        assert example.get_attribute("aria-pressed") == "true"
        shown = page.evaluate(ground)
        assert example.evaluate("(e) => getComputedStyle(e).backgroundColor") == shown
        paper.add(shown)
    assert len(paper) == 5  # the two black ones have the same paper


def test_r13_looks_go_from_page_to_page_and_reset(voter: Voter, live: Live) -> None:
    page, html = voter.page, voter.page.locator("html")
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.set_look("theme-cream")
    voter.set_look("size-large")
    page.goto(f"{live.url}/check")
    voter.at("card")
    expect(html).to_have_attribute("data-theme", "cream")
    kept = page.evaluate("JSON.stringify({...sessionStorage})")
    assert "Ann" not in kept
    assert set(page.evaluate("Object.keys(sessionStorage)")) >= {"repvote-look"}

    voter.open(live.link(live.card()))
    expect(html).to_have_attribute("data-size", "large")
    voter.choose("Ann Ash")
    page.locator("#look").press("Enter")
    voter.touch("Use the usual look")
    expect(html).to_have_attribute("data-theme", "warm")
    expect(html).to_have_attribute("data-size", "normal")
    voter.touch("This is right for me")
    voter.set_look("theme-white-on-black")
    assert voter.chosen() == ["Ann Ash"]  # nothing was lost
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    expect(html).to_have_attribute("data-theme", "white-on-black")
    voter.hand_over()
    expect(html).to_have_attribute("data-theme", "warm")


@pytest.mark.parametrize("path", ["vote", "check"])
def test_r13_stop_before_a_card_is_shown_puts_all_back(voter: Voter, live: Live, path: str) -> None:
    page = voter.page
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    voter.set_look("theme-cream")
    voter.settings("sound")
    voter.touch("Slower")
    voter.touch("This is right for me")
    voter.settings("switch")
    voter.touch("The frame moves faster")
    voter.touch("This is right for me")
    voter.at("card")
    voter.touch("Stop")
    if path == "vote":
        voter.go("Yes, stop", "stopped")
    else:
        page.wait_for_url(f"{live.url}/")
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    kept = page.evaluate("({...sessionStorage})")
    assert '"speed":3' in kept["repvote-aids"]
    assert '"pace":3' in kept["repvote-aids"]
    assert '"theme":"warm"' in kept["repvote-look"]


def test_r13_another_card_of_the_same_voter_keeps_the_looks(voter: Voter, live: Live) -> None:
    page, cards = voter.page, (live.card(), live.card())
    page.goto(live.link(cards[0]))
    voter.at("start")
    voter.set_look("theme-blue")
    for card in cards:
        voter.open(live.link(card))
        voter.choose("Ann Ash")
        voter.to_last_step()
        voter.touch("Post my vote")
        voter.at("done")
        if card is cards[0]:
            voter.touch("I have another vote card")
            voter.at("card")
            assert voter.heading() == "Show your next vote card"
            assert "Ann Ash" not in page.content()
        expect(page.locator("html")).to_have_attribute("data-theme", "blue")
    assert [len(live.votes(card)) for card in cards] == [1, 1]


# --- words and pictures ------------------------------------------------------------------------


def test_r20_a_frame_for_each_person_that_can_be_chosen(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    frames = voter.page.locator(".v-bar .v-frame")
    for count, name in enumerate((None, "Ann Ash", "Bea Birch")):
        if name:
            voter.choose(name)
        assert frames.count() == 2
        assert voter.page.locator(".v-bar .v-frame.v-full img").count() == count


def test_r21_what_is_special_about_a_card_has_its_picture(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    page, card = voter.page, live.card()
    page.goto(f"{live.url}/vote#x")
    voter.at("card")
    assert page.evaluate(BARE) == []
    for _ in range(2):
        voter.open(live.link(card))
        voter.choose("Ann Ash")
        wait_rows(page, 1)
        page.goto("about:blank")
        page.goto(f"{live.url}/vote")
        voter.at("card")
        assert page.evaluate(BARE) == []
        voter.show(live.link(card))
        if page.locator('[data-step="voted"]').count():
            assert page.evaluate(BARE) == []
            voter.touch("Vote again")
        voter.says("We kept what you chose before.")
        assert page.evaluate(BARE) == []
        voter.touch("Start")
        voter.to_last_step()
        voter.go("Post my vote", "done")
    watch.expect("ERR_FAILED")
    page.route("**/card/**", lambda route: route.abort())
    voter.show(live.link(card))
    voter.says("The tablet has no connection now.")
    assert page.evaluate(BARE) == []


def test_r22_words_or_extra_pictures_can_be_hidden(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("show")
    page.locator('[data-look="show-pictures"]').press("Enter")
    expect(page.get_by_text("This is right for me")).to_be_visible()
    voter.touch("This is right for me")
    voter.touch("Start")  # the words are there for screen readers, and for sound
    voter.at("choose")
    wide = "(e) => e.getBoundingClientRect().width"
    for selector in (".v-points", ".v-status", ".v-state-words", ".v-way-on > span"):
        assert page.locator(selector).first.evaluate(wide) <= 1, selector
    assert page.locator(".v-candidate .v-name").first.evaluate(wide) > 100
    voter.choose("Ann Ash", "Bea Birch", "Cy Crane")
    assert page.locator(".v-status").evaluate(wide) > 100  # mistakes are always said
    voter.set_look("show-words")
    assert not page.locator("main .v-icon").first.is_visible()
    assert page.locator(".v-photo").first.is_visible()
    assert page.locator(".v-frame").first.is_visible()
    assert voter.chosen() == ["Ann Ash", "Bea Birch"]
    # R4, R24: the rest is still big enough
    assert page.evaluate(MEASURE) == []


# --- touch and keys ----------------------------------------------------------------------------


def test_r24_cards_are_200_wide_on_a_tablet(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    for viewport in ({"width": 1024, "height": 768}, {"width": 768, "height": 1024}):
        voter.page.set_viewport_size(viewport)  # type: ignore[arg-type]
        cards = voter.page.locator(".v-candidate").all()
        assert len(cards) == len(PEOPLE)  # everybody is seen, so a photo may be smaller
        for card in cards:
            box = card.bounding_box()
            assert box is not None
            assert box["width"] >= 200
