"""A tablet that cannot lock a vote says so, and what to do (R56)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.measures import MEASURE, axe_faults
from tests.browser.voter import Voter
from tests.conftest import NewContext
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser
NEEDED = {
    "big numbers": "delete window.BigInt",
    "random numbers": "delete Crypto.prototype.getRandomValues",
    "time limits of requests": "delete AbortSignal.timeout",
    "new lists": "delete Array.prototype.findLast",
    "scripts in modules": "delete HTMLScriptElement.prototype.noModule",
}
HELPFUL = {
    "a store on the tablet": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "a cipher for the store": "Object.defineProperty(Crypto.prototype, 'subtle', {})",
    "a worker": "Object.defineProperty(Navigator.prototype, 'serviceWorker', {})",
    "a test of what can be seen": "delete Element.prototype.checkVisibility",
}


def says_so(page: Page) -> None:
    main = page.locator("main")
    expect(main).to_contain_text("This tablet cannot lock your vote.")
    expect(main).to_contain_text("Ask the secretary how you can vote.")
    expect(page.get_by_role("button")).to_have_count(0)  # no control that would do nothing
    assert page.evaluate(MEASURE) + axe_faults(page) == []
    page.get_by_role("link", name="Reps for the North").click()
    expect(page.locator("main")).to_contain_text("Ann Ash")


@pytest.mark.parametrize("missing", NEEDED)
def test_r56_an_old_tablet_says_whom_to_ask(
    page: Page, live: Live, watch: PageWatch, missing: str
) -> None:
    # either way the page's own script stops before its first step
    watch.expect("BigInt is not defined" if missing == "big numbers" else "too old")
    page.add_init_script(NEEDED[missing])
    page.goto(f"{live.url}/vote")
    says_so(page)


@pytest.mark.parametrize("body", ["class { #new syntax that nobody knows", None])
def test_r56_a_script_that_cannot_be_read_or_had_says_so_too(
    page: Page, live: Live, watch: PageWatch, body: str | None
) -> None:
    watch.expect("page error" if body else "status of 404|Failed to load")
    page.route(
        "**/vote.js*",
        lambda route: (
            route.fulfill(body=body, content_type="text/javascript")
            if body
            else route.fulfill(status=404)
        ),
    )
    page.goto(f"{live.url}/vote")
    says_so(page)


@pytest.mark.parametrize("missing", HELPFUL)
def test_r56_what_only_helps_may_be_missing(page: Page, live: Live, missing: str) -> None:
    card = live.card()
    page.add_init_script(HELPFUL[missing])
    voter = Voter(page)
    voter.open(live.link(card))
    voter.choose("Bea Birch")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert len(live.votes(card)) == 1


def test_r56_without_scripts_the_people_can_be_seen(new_context: NewContext, live: Live) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live.link(live.card()))
    words = page.locator("main").inner_text()  # Playwright's own matching leaves <noscript> out
    assert "This tablet cannot lock your vote." in words
    assert "Ask the secretary how you can vote." in words
    page.locator("main a").get_by_text("Reps for the North").click()  # one step
    for person in ("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill", "Ann Elm"):
        expect(page.locator("main")).to_contain_text(person)
    photos = page.locator('main img[src^="/pictures/"]')
    assert photos.count() == 5
    expect(page.locator("main")).to_contain_text("I want buses in the evening.")


def test_a_fault_later_does_not_take_the_page_away(
    page: Page, live: Live, watch: PageWatch
) -> None:
    watch.expect("a late fault")
    voter = Voter(page)
    voter.open(live.link(live.card()))
    page.evaluate("setTimeout(() => { throw new Error('a late fault') })")
    page.wait_for_timeout(100)
    voter.at("choose")
