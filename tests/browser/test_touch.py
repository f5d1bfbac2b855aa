"""A finger on a button is answered at once, and moving the page presses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Live
from tests.browser.voter import PATIENCE, WAY, Voter

Touch = Callable[[str, "Locator | None", int], None]


@pytest.fixture
def touch(page: Page) -> Touch:
    """Provide touch(kind, control, moved): a finger on a control's middle, moved up by pixels."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def send(kind: str, control: Locator | None, moved: int = 0) -> None:
        box = control.bounding_box() if control else None
        at = box and {"x": box["x"] + box["width"] / 2, "y": box["y"] + 40 - moved}
        points = [at] if at else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return send


def look_of(control: Locator) -> str:
    return str(control.evaluate("(element) => getComputedStyle(element).boxShadow"))


def test_a_button_shows_the_finger_before_it_is_lifted(
    page: Page, live: Live, touch: Touch
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    button = page.locator("#help")
    before = look_of(button)
    touch("touchStart", button, 0)
    expect(button).to_have_attribute("data-pressed", "")
    assert look_of(button) != before
    touch("touchEnd", None, 0)
    expect(button).not_to_have_attribute("data-pressed", "")
    assert page.locator("[data-curtain]").count()


def test_r52_every_tap_on_the_way_is_answered_before_the_finger_is_lifted(
    page: Page, live: Live, touch: Touch
) -> None:
    """What takes time also shows a wait picture meanwhile."""
    voter, held = Voter(page), list[Route]()

    def hold(route: Route) -> None:  # Playwright cannot hold a list's own method
        held.append(route)

    def tap(control: Locator) -> None:
        page.wait_for_timeout(PATIENCE)
        control.scroll_into_view_if_needed()
        before = look_of(control)
        touch("touchStart", control, 0)
        assert look_of(control) != before, control
        touch("touchEnd", None, 0)

    page.route("**/ballots", hold)
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("size")
    tap(page.locator('[data-look="size-large"]'))
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    tap(page.locator('[data-look="size-normal"]'))
    tap(page.get_by_role("button", name="This is right for me"))
    for step, words in WAY:
        voter.at(step)
        if step == "choose":  # a card moves the page too: its tick answers, once it is lifted
            card = page.locator(".v-candidate").first
            page.wait_for_timeout(PATIENCE)
            touch("touchStart", card, 0)
            touch("touchEnd", None, 0)
            expect(card).to_have_attribute("aria-pressed", "true")
        tap(page.get_by_role("button", name=words, exact=True))
    voter.at("wait")
    assert page.locator('main img[src$="wait.svg"]').is_visible()
    voter.says("We are posting your vote")
    assert len(held) == 1
    held[0].continue_()
    voter.at("done")


def test_a_finger_that_moves_the_page_presses_nothing(page: Page, live: Live, touch: Touch) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    button = page.get_by_role("button", name="do not want to choose")
    button.scroll_into_view_if_needed()
    touch("touchStart", button, 0)
    expect(button).to_have_attribute("data-pressed", "")
    for moved in (-30, -60, -120):
        touch("touchMove", button, moved)
    expect(button).not_to_have_attribute("data-pressed", "")
    touch("touchEnd", None, 0)
    voter.at("choose")


def test_a_card_that_moves_the_page_does_not_look_chosen(
    page: Page, live: Live, touch: Touch
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    card = page.locator(".v-candidate").first
    before = look_of(card)
    touch("touchStart", card, 0)
    assert look_of(card) == before
    for moved in (30, 60, 120):
        touch("touchMove", card, moved)
    touch("touchEnd", None, 0)
    expect(card).to_have_attribute("aria-pressed", "false")
    assert look_of(card) == before
