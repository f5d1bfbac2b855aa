"""Every step of the voter's page: accessible by axe's rules, big enough, and within the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Live
from tests.browser.voter import Voter
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

SCREENS = {"tablet": (1024, 768), "upright": (768, 1024), "phone": (360, 740)}
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
MEASURE = """() => {
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const faults = [];
  const targets = [...document.querySelectorAll('button, summary, input')].filter(seen);
  for (const e of targets) {
    const {width, height} = e.getBoundingClientRect();
    const least = e.matches('.v-candidate') ? 200 : 88;
    if (Math.min(width, height) < least - 0.5) faults.push(`small: ${e.innerText} ${height}`);
  }
  const boxes = targets.map((e) => e.getBoundingClientRect());
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
    if (document.querySelector('.v-bar')) return; // a bar that stays may lie over cards
    const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
    if (apart < 15.5) faults.push(`close: ${apart}`);
  }));
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e)) continue;
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < 24) faults.push(`small text: ${node.data}`);
    if (style.fontStyle === 'italic' || style.textAlign === 'justify') faults.push(node.data);
    if (style.textTransform === 'uppercase') faults.push(node.data);
  }
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`wider than the screen: ${wide}`);
  return faults;
}"""


def steps(voter: Voter, live: Live) -> Iterator[str]:
    """Walk through the page and stop at every state."""
    page = voter.page
    page.goto(f"{live.url}/vote#x")
    voter.at("card")
    page.get_by_text("For helpers: type or paste the card").click()
    yield "card with an error"
    page.goto(live.link(live.card()))
    voter.past_looks()
    voter.at("start")
    yield "start"
    voter.touch("See the people")
    voter.at("choose")
    yield "choose"
    voter.choose("Ann Ash")
    yield "chosen"
    voter.choose("Cy Crane", "Bea Birch")
    yield "full"
    voter.touch("I do not want to choose anyone")
    voter.at("nobody")
    yield "nobody"
    voter.touch("Keep the people I chose")
    voter.to_last_step()
    yield "post"
    voter.touch("Go back")
    voter.at("review")
    yield "review"
    voter.touch("Stop")
    voter.at("stop")
    yield "stop"
    voter.touch("Go back to my vote")
    voter.touch("Yes, this is right")
    page.route("**/ballots", lambda route: route.abort(), times=1)
    voter.touch("Post my vote")
    voter.at("lost")
    yield "lost"
    voter.touch("Try again")
    voter.at("done")
    yield "done"


def faults_of(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MEASURE)
    for rule in Axe().run(page, options=AXE).response["violations"]:
        found += [f"{rule['id']}: {node['html'][:120]}" for node in rule["nodes"]]
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_every_step(
    new_context: Callable[..., BrowserContext], watch: PageWatch, live: Live, screen: str
) -> None:
    width, height = SCREENS[screen]
    watch.expect("ERR_FAILED")
    context = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    voter = Voter(context.new_page())
    faults = [f"{step}: {fault}" for step in steps(voter, live) for fault in faults_of(voter.page)]
    assert faults == []


def test_nothing_moves_sideways_at_four_times_the_size(
    new_context: Callable[..., BrowserContext], watch: PageWatch, live: Live
) -> None:
    watch.expect("ERR_FAILED")
    voter = Voter(new_context(viewport={"width": 320, "height": 256}).new_page())
    wide = "document.documentElement.scrollWidth"
    found = {step: voter.page.evaluate(wide) for step in steps(voter, live)}
    assert len(found) == 11
    assert set(found.values()) == {320}


def test_chosen_is_not_told_by_colour_alone(page: Page, live: Live) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    card = voter.candidate("Ann Ash")
    tick = """getComputedStyle(
        document.querySelector('[data-index="0"] .v-state-box'), "::after").content"""
    assert page.evaluate(tick) == "none"
    assert "Touch to choose" in card.inner_text()
    voter.choose("Ann Ash")
    assert page.evaluate(tick) != "none"
    assert "Chosen" in card.inner_text()
    assert card.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("path", ["vote", "check"])
def test_without_scripts_it_says_what_to_do(
    new_context: Callable[..., BrowserContext], live: Live, path: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live.url}/{path}")
    assert "Ask for" in page.locator("main").inner_text()
    assert page.locator("main a").count() == 1


def test_the_check_page_too(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.goto(f"{live.url}/check")
    voter.at("card")
    assert faults_of(page) == []
    voter.touch("Find my card by its pictures")
    assert faults_of(page) == []
    page.goto(live.link(live.card(), "check"))
    voter.at("not-yet")
    assert faults_of(page) == []
