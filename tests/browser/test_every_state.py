"""Every state of the three pages for voters, walked once, with all that can be measured of it.

One walk serves all requirements: what it finds is kept, and each test looks for its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.browser import measures
from tests.browser.conftest import MANY, Live, live_election
from tests.browser.measures import SET_SIZE, SET_THEME, SIZES, THEMES, axe_faults
from tests.browser.voter import Voter
from tests.browser.walks import (
    VOTING_FAULTS,
    checking_states,
    practice_states,
    voting_states,
    welsh_states,
)
from tests.conftest import NewContext
from tests.support.browser import TABLET, PageWatch

pytestmark = pytest.mark.browser

LEAST = {"warm": 10, "black-on-white": 20, "white-on-black": 20}  # R3; elsewhere 7 by R2
RING = 3  # contrast of the focus ring (R26)
REFLOW = {"width": 320, "height": 256}
WALKS: dict[str, Callable[[Voter, Live], Iterator[str]]] = {
    "voting": voting_states,
    "welsh": welsh_states,
    "checking": checking_states,
    "practice": practice_states,
}
EXPECTED = {"voting": VOTING_FAULTS, "checking": ("ERR_FAILED",)}


@dataclass
class Found:
    """The results of one walk: faults by requirement, and how much was looked at."""

    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    states: list[str] = field(default_factory=list)
    leads: int = 0
    places: dict[str, set[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(set))
    whole: bool = False


@pytest.fixture(scope="module")
def walked() -> dict[str, Found]:
    """Keep what each walk found, by its name."""
    return {}


@pytest.fixture(params=WALKS)
def found(
    request: pytest.FixtureRequest,
    walked: dict[str, Found],
    new_context: NewContext,
    watch: PageWatch,
    live: Live,
    tmp_path_factory: pytest.TempPathFactory,
) -> Found:
    """Return what the walk of this name found; the first test that asks runs it."""
    name: str = request.param
    if name not in walked:
        walked[name] = seen = Found()
        for fault in EXPECTED.get(name, ()):
            watch.expect(fault)
        page = new_context().new_page()
        if name == "welsh":
            with live_election(tmp_path_factory.mktemp("many"), MANY, 2, voters=20) as many:
                _walk(seen, page, WALKS[name](Voter(page), many))
        else:
            _walk(seen, page, WALKS[name](Voter(page), live))
        seen.whole = True
    assert walked[name].whole, "the walk broke off; the first test says where"
    return walked[name]


def _walk(seen: Found, page: Page, states: Iterator[str]) -> None:
    for state in states:
        seen.states.append(state)
        for requirement, fault in _look_at(page, seen, state):
            seen.faults[requirement].append(f"{state}: {fault}")


Faults = Iterator[tuple[str, object]]


def _look_at(page: Page, seen: Found, state: str) -> Faults:
    """Measure everything of the state that is shown; leave the page as it was."""
    yield from (("R1", fault) for fault in axe_faults(page))
    yield from _colours(page)
    yield from _sizes(page)
    yield from (("R7", text) for text in page.evaluate(measures.WIDER))
    yield from (("R9", fault) for fault in page.evaluate(measures.LONE_NOUGHT))
    yield from (("R19", text) for text in page.evaluate(measures.FRAMED))
    if not state.endswith(("pictures only", "fewer pictures")):
        seen.leads += page.locator(".v-lead:visible").count()
        yield from (("R21", fault) for fault in page.evaluate(measures.LEADS))
        yield from (("R21", f"no picture: {bare}") for bare in page.evaluate(measures.BARE))
    yield from (("R30", control) for control in page.evaluate(measures.ENTER_PRESSES))
    page.evaluate("scrollTo(0, 0)")
    boxes = [page.locator(f"#{name}").bounding_box() for name in ("look", "help", "stop")]
    shown = page.evaluate("document.documentElement.dataset.show")  # the voter's own setting
    at = tuple(round(box[side] / 4) for box in boxes if box for side in ("x", "y"))
    seen.places[shown].add(at)
    yield from _forced(page, state)


def _colours(page: Page) -> Faults:
    with _put_back(page):
        for theme in THEMES:
            page.evaluate(SET_THEME, theme)
            measured = page.evaluate(measures.CONTRAST)
            if len(measured) <= 5:
                yield "R3", "nothing was measured"
            for ratio, what in measured:
                if ratio < LEAST.get(theme, 7):
                    yield "R3", (theme, ratio, what)
            rings = page.evaluate(measures.RINGS)
            if len(rings) < 2:
                yield "R26", "no ring was measured"
            yield from (("R26", (theme, *ring)) for ring in rings if ring[0] < RING)


def _sizes(page: Page) -> Faults:
    """Measure the smallest and largest words on a tablet, and all sizes on a very small screen."""
    with _put_back(page):
        yield from page.evaluate(measures.MEASURE)
        for size in (SIZES[0], SIZES[-1]):
            page.evaluate(SET_SIZE, size)
            yield from ((number, (size, what)) for number, what in page.evaluate(measures.MEASURE))
        page.set_viewport_size(REFLOW)  # type: ignore[arg-type]
        for size in SIZES:
            page.evaluate(SET_SIZE, size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > REFLOW["width"]:
                yield "R6", (size, wide)
        page.set_viewport_size(TABLET)  # type: ignore[arg-type]


def _forced(page: Page, state: str) -> Faults:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    yield from (("R11", f"moves: {what}") for what in page.evaluate(measures.MOVES))
    yield from (("R11", fault) for fault in axe_faults(page))
    if state == "chosen":
        card = page.locator('.v-candidate[aria-pressed="true"]').first
        if card.evaluate("(e) => getComputedStyle(e).outlineStyle") != "solid":
            yield "R11", "chosen is not seen"
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")


@contextmanager
def _put_back(page: Page) -> Iterator[None]:
    """Put size and theme back to the voter's own settings."""
    before = page.evaluate("({...document.documentElement.dataset})")
    yield
    page.evaluate(SET_THEME, before["theme"])
    page.evaluate(SET_SIZE, before["size"])


def test_r01_r02_r12_axe_finds_nothing_in_any_state_and_theme(found: Found) -> None:
    assert found.faults["R1"] == []
    assert len(found.states) == len(set(found.states)) >= 10


def test_r03_contrast_of_text_and_edges_in_every_theme(found: Found) -> None:
    assert found.faults["R3"] == []


def test_r05_no_text_is_under_24_px(found: Found) -> None:
    assert found.faults["R5"] == []


def test_r06_no_sideways_scroll_at_320_in_any_size(found: Found) -> None:
    assert found.faults["R6"] == []


def test_r07_wider_spaces_cut_nothing_off(found: Found) -> None:
    assert found.faults["R7"] == []


def test_r08_words_stand_left_plain_and_without_lines(found: Found) -> None:
    assert found.faults["R8"] == []


def test_r09_no_lone_nought(found: Found) -> None:
    assert found.faults["R9"] == []


def test_r11_forced_colours_and_nothing_moves(found: Found) -> None:
    assert found.faults["R11"] == []


def test_r19_what_cannot_be_pressed_does_not_look_like_a_button(found: Found) -> None:
    assert found.faults["R19"] == []


def test_r21_the_picture_stands_left_of_the_words(found: Found) -> None:
    assert found.faults["R21"] == []
    assert found.leads >= 1


def test_r24_r25_targets_are_big_and_stand_apart(found: Found) -> None:
    assert found.faults["R24"] == []
    assert found.faults["R25"] == []


def test_r26_the_ring_of_the_focus_is_seen_in_every_theme(found: Found) -> None:
    assert found.faults["R26"] == []


def test_r30_enter_never_fires_another_button(found: Found) -> None:
    assert found.faults["R30"] == []


def test_r55_help_stop_and_looks_stay_in_their_places(found: Found) -> None:
    assert "both" in found.places
    for places in found.places.values():
        assert [len(place) for place in places] == [6]
