"""Every step of the voter's page on the other screens, and what stands there without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Live
from tests.browser.measures import MEASURE, axe_faults
from tests.browser.voter import Voter
from tests.browser.walks import VOTING_FAULTS, voting_states
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

SCREENS = {
    "upright": (768, 1024),
    "phone": (360, 740),
}  # the tablet on its side: test_every_state.py


@pytest.mark.parametrize("screen", SCREENS)
def test_every_step(
    new_context: Callable[..., BrowserContext], watch: PageWatch, live: Live, screen: str
) -> None:
    width, height = SCREENS[screen]
    for fault in VOTING_FAULTS:
        watch.expect(fault)
    context = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    voter = Voter(context.new_page())
    faults = []
    for step in voting_states(voter, live):
        found = voter.page.evaluate(MEASURE) + axe_faults(voter.page)
        faults += [f"{step}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize("path", ["vote", "check", "practice"])
def test_without_scripts_it_says_what_to_do(
    new_context: Callable[..., BrowserContext], live: Live, path: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live.url}/{path}")
    shown_text = page.locator("main").inner_text()
    next_step = {"vote": "Ask the secretary", "check": "Ask for help", "practice": "on paper"}
    assert next_step[path] in shown_text
    assert page.locator("main a").count() == (2 if path == "vote" else 1)
    expect(page.locator("header button:visible")).to_have_count(0)  # they would do nothing


def test_the_buttons_at_the_top_come_without_moving_anything(page: Page, live: Live) -> None:
    """The page keeps room for them before the script runs."""
    height = "document.querySelector('header').getBoundingClientRect().height"
    page.goto(f"{live.url}/vote")
    buttons = page.locator("header button:visible")
    expect(buttons).to_have_count(4)  # Listen, looks, help, stop
    begun = page.evaluate(height)
    page.evaluate("delete document.documentElement.dataset.begun")
    expect(buttons).to_have_count(0)
    assert page.evaluate(height) == begun
