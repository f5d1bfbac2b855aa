"""Everybody is seen: 2 to 16 people, on every size of screen, in every size of words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Live, live_election
from tests.browser.measures import SET_SIZE, SET_THEME
from tests.browser.sight import FIRST_VIEW, SEEN, WAYS_ON
from tests.browser.voter import Voter
from tests.browser.walks import layout

pytestmark = pytest.mark.browser

LYING, LYING_WIDE, STANDING = (1024, 690), (1280, 740), (768, 950)
PHONE, SMALL_PHONE = (360, 640), (320, 568)
SCREENS = (LYING, LYING_WIDE, STANDING, PHONE, SMALL_PHONE)
SIZES = ("small", "normal", "largest")
LOOKS = (*((size, "warm") for size in SIZES), ("normal", "yellow-on-black"))
FIRST = ("Ann", "Bea", "Cy", "Dot")
LAST = ("Ash", "Featherstone", "Al-Rashid", "Birch")
NAMES = tuple(f"{first} {last}" for last in LAST for first in FIRST)


def least_seen(screen: tuple[int, int], size: str, people: int) -> int:
    """Return how many people have to be seen at once at least."""
    if size == "largest":
        return 1  # as many as fit
    if screen in (LYING, LYING_WIDE, STANDING):
        return people if people <= 6 else 4
    return 2 if screen == PHONE else 1


@pytest.fixture
def people(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("people")
    with live_election(folder, NAMES[: request.param], 2, voters=3) as election:
        yield election


def resize(page: Page, screen: tuple[int, int]) -> None:
    """Change the screen, and wait until the page has been laid out for it."""
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def pages_of(page: Page, people: int, least: int) -> list[str]:
    """Go through all pages of people. Return what is wrong."""
    faults, found = list[str](), list[str]()
    while len(found) < people:
        seen = page.evaluate(SEEN)
        faults += seen["faults"]
        names, first = seen["names"], len(found) + 1
        found += names
        if first == 1 and len(names) < least:
            faults.append(f"only {len(names)} of {people} are seen")
        says = f"{first} to {len(found)} of {people}. See more people"
        if seen["more"] != (None if len(names) == people else says):
            faults.append(f"the way to the others says {seen['more']}, not {says}")
        if not names or not seen["more"]:
            break
        page.locator(".v-way-more").press("Enter")
    if sorted(found) != sorted(set(found)) or len(found) != people:
        faults.append(f"not everybody once: {found}")
    return faults


@pytest.mark.parametrize("people", range(2, 17), indirect=True, ids=str)
def test_everybody_is_seen_at_once_or_one_touch_away(voter: Voter, people: Live) -> None:
    page, count = voter.page, len(people.sample.contest("north-rep").candidates)
    voter.open(people.link(people.card()))
    faults = {}
    for screen in SCREENS:
        for size, theme in LOOKS:
            page.evaluate(SET_SIZE, size)
            page.evaluate(SET_THEME, theme)
            resize(page, screen)
            found = pages_of(page, count, least_seen(screen, size, count))
            if found:
                faults[screen, size, theme] = found
    assert faults == {}


@pytest.mark.parametrize("people", [2, 6, 16], indirect=True, ids=str)
@pytest.mark.parametrize("show", ["both", "pictures"])
def test_one_at_a_time_face_name_and_answers_are_in_the_first_view(
    voter: Voter, people: Live, show: str
) -> None:
    page = voter.page
    voter.open(people.link(people.card()))
    layout(voter, "one")
    page.evaluate("(show) => { document.documentElement.dataset.show = show }", show)
    faults = {}
    for screen in SCREENS:
        for size in SIZES:
            page.evaluate(SET_SIZE, size)
            resize(page, screen)
            found = page.evaluate(FIRST_VIEW)
            if show == "pictures":  # the row of small faces says it
                found = [what for what in found if what != "place in the row"]
            if found:
                faults[screen, size] = found
    assert faults == {}


def test_r43_yes_is_first_and_largest_and_in_sight_with_one_to_four_people(
    voter: Voter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page, faults = voter.page, {}
    with live_election(tmp_path_factory.mktemp("four"), NAMES[:6], 4, voters=3) as four:
        voter.open(four.link(four.card()))
        for count in range(1, 5):
            page.locator('.v-candidate[aria-pressed="false"]').first.press("Enter")
            voter.go("I have finished choosing", "review")
            for show in ("both", "pictures"):
                page.evaluate("(show) => { document.documentElement.dataset.show = show }", show)
                for screen in SCREENS:
                    for size in SIZES:
                        page.evaluate(SET_SIZE, size)
                        resize(page, screen)
                        found = page.evaluate(WAYS_ON)
                        if found:
                            faults[count, show, screen, size] = found
            page.evaluate("() => { document.documentElement.dataset.show = 'both' }")
            page.evaluate(SET_SIZE, "normal")
            resize(page, LYING)
            voter.go("Go back and choose", "choose")
    assert faults == {}
