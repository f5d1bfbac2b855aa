"""Ways to reach a control by its words and press it: a finger, two keys, one switch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page

from tests.browser.voter import PATIENCE, Voter

Press = Callable[[Page, str], None]
SOME_DAY = datetime(2026, 5, 4, 10, tzinfo=UTC)
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused.matches("button, summary, a")) return "";
  return (focused.getAttribute("aria-label") ?? focused.textContent).trim();
}"""
# For the control with the focus: the width of its ring, the share of it in sight, 0 to 1, and
# whether there is room for it between what stays above and below.
RING = """() => {
  const focused = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(focused);
  const ring = parseFloat(outlineWidth);
  const {left, top, width, height} = focused.getBoundingClientRect();
  const at = [0.1, 0.3, 0.5, 0.7, 0.9];
  const points = at.flatMap((x) => at.map((y) => [left + x * width, top + y * height]));
  const seen = points.filter(([x, y]) => focused.contains(document.elementFromPoint(x, y)));
  const stays = [...document.querySelectorAll(".v-top, .v-bar, .v-count, .v-look-actions")]
    .filter((bar) => !bar.contains(focused) && getComputedStyle(bar).position === "sticky")
    .reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
  const fits = width <= innerWidth && height + 2 * ring <= innerHeight - stays;
  return [outlineStyle === "solid" ? ring : 0, seen.length / 25, fits];
}"""


def control(page: Page, words: str) -> Locator:
    """Find the control with these words, or the card of the person with this name."""
    named = f'button[aria-label="{words}"], button:not(.v-listen):has-text("{words}")'
    return page.locator(named).filter(visible=True).first


def finger(page: Page, words: str) -> None:
    """Tap once, after the time a person takes. Needs the page's own clock (`page.clock`)."""
    page.clock.run_for(PATIENCE)
    control(page, words).click()


def finger_twice(page: Page, words: str) -> None:
    """Tap twice in one place, as shaky hands do."""
    page.clock.run_for(PATIENCE)
    control(page, words).dblclick()


def focused(page: Page) -> str:
    """Return the name of the control with the focus; "" for the page itself."""
    return str(page.evaluate(FOCUSED))


def tab_to(page: Page, words: str, move: str = "Tab") -> None:
    """Move the focus until it is at these words; check that it can be seen at each stop (R26)."""
    for _ in range(60):
        at = focused(page)
        if at:
            ring, seen, fits = page.evaluate(RING)
            assert ring >= 6, at
            assert seen == 1 if fits else seen > 0, f"{at} lies under something"
        if at.startswith(words):
            return
        page.keyboard.press(move)
    raise AssertionError(f"no key leads to {words!r}")


def two_keys(move: str, select: str) -> Press:
    """Press with two keys: one moves, one presses."""

    def press(page: Page, words: str) -> None:
        tab_to(page, words, move)
        page.keyboard.press(select)

    return press


def stop_the_clock(page: Page) -> None:
    """Let time pass only by `page.clock.run_for`, from the next page on.

    `install` alone lets the clock go on beside the real one, and a number for `pause_at` would
    be seconds, not milliseconds.
    """
    page.clock.install(time=SOME_DAY)
    page.clock.pause_at(SOME_DAY + timedelta(seconds=1))


def time_passes_until(voter: Voter, step: str) -> None:
    """Let time pass on a stopped clock until the page has come to this step."""
    for _ in range(300):
        if voter.page.locator(f'[data-step="{step}"]').count():
            return
        voter.page.clock.run_for(20)
    raise AssertionError(f"the step {step!r} does not come")


# The name of the stop with the frame; a row without a name is called by the controls in it.
SCANNED = """() => {
  const nameOf = (e) => (e.getAttribute('aria-label') || e.innerText).trim();
  const inside = (e) => [...e.querySelectorAll('button')].map(nameOf).join(' ');
  return [...document.querySelectorAll('.v-scanned')].map((e) => nameOf(e) || inside(e)).join(' ');
}"""
# Whether the frame is at a row, not at a control, and a control in it has these words.
HOLDS = """(words) => {
  const marked = [...document.querySelectorAll('.v-scanned')];
  const isControl = (e) => e.matches('button, summary, a');
  if (marked.length === 1 && isControl(marked[0])) return false;
  return marked.flatMap((e) => isControl(e) ? [e] : [...e.querySelectorAll('button')])
    .some((e) => (e.getAttribute('aria-label') || e.innerText).trim().startsWith(words));
}"""


def scanned(page: Page) -> str:
    """Return the name of the stop that the scanning frame is at; "" while it rests."""
    return str(page.evaluate(SCANNED))


def one_switch(page: Page, words: str, press: Callable[[], None], seconds: int = 4) -> None:
    """Wait until the scanning frame is at these words, then press the switch once.

    Where they are in a row, a press goes into it first.
    """
    page.clock.run_for(PATIENCE)
    for _ in range(60):
        if page.evaluate(HOLDS, words):
            press()
            page.clock.run_for(PATIENCE)
        if scanned(page).startswith(words):
            press()
            return
        page.clock.run_for(seconds * 1000)
    raise AssertionError(f"the frame never comes to {words!r}")
