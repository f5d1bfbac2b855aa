"""Room for the people: what stays in sight, in every size of words, on every screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Live
from tests.browser.measures import SET_SIZE, SIZES
from tests.browser.voter import Voter
from tests.browser.walks import layout

NewContext = Callable[..., BrowserContext]
TABLETS = ((1024, 768), (1024, 690), (1280, 800), (768, 1024))  # 690: inside a browser's own bars
PHONE = (360, 740)
LOW = ((844, 390), (360, 580))  # a phone on its side, a small phone

# The height of sticky bars, and the visible share (0 to 1) of the photo that is seen best.
SIGHT = """() => {
  scrollTo(0, 0);
  const stays = [...document.querySelectorAll('.v-top, .v-bar, .v-count')]
    .filter((element) => getComputedStyle(element).position === 'sticky')
    .map((element) => element.getBoundingClientRect());
  const low = Math.min(innerHeight, ...stays.filter(({top}) => top > innerHeight / 3)
    .map(({top}) => top));
  const high = Math.max(0, ...stays.filter(({top}) => top <= 0).map(({bottom}) => bottom));
  const photos = [...document.querySelectorAll('.v-photo')].map((photo) => {
    const {top, bottom, height} = photo.getBoundingClientRect();
    return Math.max(0, Math.min(bottom, low) - Math.max(top, high)) / height;
  });
  const wide = document.documentElement.scrollWidth > innerWidth;
  return {stays: (innerHeight - low) / innerHeight, photo: Math.max(...photos), wide};
}"""

# Parts of the person on the screen that overlap.
LIES_OVER = """() => {
  const parts = [...document.querySelectorAll('.v-person-now > div > *')]
    .map((element) => [element.className, element.getBoundingClientRect()]);
  return parts.flatMap(([name, a], at) => parts.slice(at + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => [name, other]));
}"""


def voter_at(new_context: NewContext, live: Live, screen: tuple[int, int]) -> Voter:
    width, height = screen
    voter = Voter(new_context(viewport={"width": width, "height": height}).new_page())
    voter.open(live.link(live.card()))
    return voter


@pytest.mark.parametrize("screen", [*TABLETS, PHONE])
def test_r04_every_size_leaves_room_for_a_photo(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    faults = []
    for name, most in (("all", 0.3), ("one", 0.42)):
        layout(voter, name)
        for size in SIZES:
            voter.page.evaluate(SET_SIZE, size)
            seen = voter.page.evaluate(SIGHT)
            least = 0.5 if screen == PHONE and name == "all" else 0.99
            if seen["stays"] > most or seen["photo"] < least or seen["wide"]:
                faults.append((name, size, seen))
    assert faults == []


@pytest.mark.parametrize("screen", [*TABLETS, PHONE])
def test_r38_listen_and_the_tick_lie_over_no_words_of_a_person(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    voter.page.locator(".v-candidate").first.press("Enter")
    layout(voter, "one")
    person = voter.page.locator(".v-person-now")
    expect(person.locator(".v-listen")).to_be_visible()
    expect(person.locator(".v-ticked")).to_be_visible()
    for size in SIZES:
        voter.page.evaluate(SET_SIZE, size)
        assert voter.page.evaluate(LIES_OVER) == [], size


@pytest.mark.parametrize("screen", [*TABLETS, PHONE, *LOW])
def test_r38_the_count_stays_in_sight_on_every_screen(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    for name in ("all", "one"):
        layout(voter, name)
        status = voter.page.get_by_role("status")
        for size in SIZES:
            voter.page.evaluate(SET_SIZE, size)
            for part in (0, 0.5, 1):
                voter.page.evaluate(
                    "(part) => scrollTo(0, document.body.scrollHeight * part)", part
                )
                expect(status).to_be_in_viewport(ratio=1)


def places(page: Page) -> list[tuple[float, float]]:
    boxes = [page.locator(f"#{name}").bounding_box() for name in ("look", "help", "stop")]
    return [(box["x"], box["y"]) for box in boxes if box]


@pytest.mark.parametrize("screen", [*TABLETS, PHONE])
def test_r55_help_and_stop_stay_while_the_page_moves(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    # everybody is seen without moving the page: something has to be there to move it
    voter.page.evaluate("() => { document.querySelector('main').style.minHeight = '200vh' }")
    before = places(voter.page)
    assert len(before) == 3
    for part in (0.5, 1):
        voter.page.evaluate("(part) => scrollTo(0, document.body.scrollHeight * part)", part)
        assert voter.page.evaluate("scrollY") > 0
        assert places(voter.page) == before


@pytest.mark.parametrize("screen", [(1024, 768), (768, 1024), PHONE])
def test_r07_wider_spaces_keep_the_words_inside_the_buttons_above(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    spilled = voter.page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }`);
      document.adoptedStyleSheets = [sheet];
      return [...document.querySelectorAll('.v-top button')].flatMap((button) => {
        const {left, right, top, bottom} = button.getBoundingClientRect();
        const words = [...button.children].map((part) => part.getBoundingClientRect());
        const out = words.some((part) => part.width > 0 && (part.left < left || part.right > right
          || part.top < top || part.bottom > bottom));
        return out || right > innerWidth ? [button.innerText] : [];
      });
    }""")
    assert spilled == []


@pytest.mark.parametrize("screen", [(1280, 800), (768, 1024)])
def test_r48_one_long_text_makes_nobodys_card_bigger(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    voter = voter_at(new_context, live, screen)
    long = "I want the board to listen to every one of us who lives out here."
    points = voter.page.locator(".v-candidate").first.locator(".v-point")
    points.first.evaluate("(element, text) => { element.textContent = text }", long)
    sizes = {
        (round(box["width"]), round(box["height"]))
        for card in voter.page.locator(".v-candidate").all()
        if (box := card.bounding_box())
    }
    assert len(sizes) == 1


def test_r06_the_narrowest_card_gives_a_name_its_whole_width(
    new_context: NewContext, live: Live
) -> None:
    voter = voter_at(new_context, live, (320, 740))
    for size in SIZES:
        voter.page.evaluate(SET_SIZE, size)
        card = voter.page.locator(".v-candidate").first
        whole, name = card.bounding_box(), card.locator(".v-name").bounding_box()
        assert whole is not None
        assert name is not None
        assert name["width"] > 0.8 * whole["width"], size


def test_r11_in_forced_colours_the_bar_has_one_edge(new_context: NewContext, live: Live) -> None:
    voter = Voter(new_context(forced_colors="active").new_page())
    voter.open(live.link(live.card()))
    edges = voter.page.evaluate("""() => [...document.querySelectorAll('.v-bar, .v-count')]
      .map((element) => getComputedStyle(element))
      .filter((style) => style.borderTopWidth !== '0px' || style.borderLeftWidth !== '0px')
      .length""")
    assert edges == 1
