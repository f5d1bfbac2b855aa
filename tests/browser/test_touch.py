"""A finger on a button is answered at once, and moving the page presses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Live
from tests.browser.voter import Voter

Touch = Callable[[str, "Locator | None", int], None]


@pytest.fixture
def touch(page: Page) -> Touch:
    """touch(kind, control, moved): a finger on the middle of a control, moved up by pixels."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def send(kind: str, control: Locator | None, moved: int = 0) -> None:
        box = control.bounding_box() if control else None
        at = box and {"x": box["x"] + box["width"] / 2, "y": box["y"] + 40 - moved}
        points = [at] if at else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return send


def look_of(control: Locator) -> str:
    return str(control.evaluate("(one) => getComputedStyle(one).boxShadow"))


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
