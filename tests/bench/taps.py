"""How long a slow tablet takes to answer a tap: from the touch to the next paint.

Measured twice: by the browser's own Event Timing, in steps of 8 ms, the longest of the touch's
events; and as the time from the touch until the second frame after its handlers, which is up to a
frame longer than what a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Locator, Page, expect

from tests.bench.tablet_election import FLOOR, Hall

AIM_MS = 100
PATIENCE = 650  # milliseconds between two taps of one finger; the page joins faster ones
TIMES = 4

WATCH = """
window.taps = { timing: 0, frames: 0 };
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (one.interactionId) taps.timing = Math.max(taps.timing, one.duration);
  }
}).observe({ type: 'event', durationThreshold: 16, buffered: true });
window.addEventListener('click', ({ timeStamp }) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    taps.frames = performance.now() - timeStamp;
  }));
}, true);
"""


@dataclass
class Finger:
    """Taps, and keeps what each took, by what was tapped."""

    page: Page
    timing: dict[str, list[float]] = field(default_factory=dict)
    frames: dict[str, list[float]] = field(default_factory=dict)

    def tap(self, what: str, control: Locator) -> None:
        """One tap, away from the one before."""
        control.scroll_into_view_if_needed()
        self.page.wait_for_timeout(PATIENCE)
        self.page.evaluate("() => { taps.timing = 0; taps.frames = 0 }")
        control.tap()
        self.page.wait_for_function("() => taps.frames > 0")
        self.page.wait_for_timeout(PATIENCE)
        took = self.page.evaluate("() => window.taps")
        self.timing.setdefault(what, []).append(took["timing"])
        self.frames.setdefault(what, []).append(took["frames"])

    def at(self, step: str) -> None:
        """Wait for a step of the page."""
        expect(self.page.locator(f'[data-step="{step}"]')).to_be_visible()

    def main(self) -> Locator:
        """What leads on."""
        return self.page.locator("main .v-main:visible").first


def run(page: Page, place: Hall) -> Iterator[str]:
    """A voter's whole way, and every tap on it."""
    page.add_init_script(WATCH)
    bare = _bare(page, place)
    page.goto(next(place.links))
    finger = Finger(page)
    _looks(finger)
    _all_together(finger)
    _one_at_a_time(finger)
    _post(finger)
    every = [one for took in finger.timing.values() for one in took]
    met = "met" if max(every) <= AIM_MS else "NOT MET"
    yield (
        f"  {len(every)} taps, to the next paint: half within {median(every):.0f} ms, worst "
        f"{max(every):.0f} ms (aim: at most {AIM_MS} ms, {met})"
    )
    yield (
        f"    a bare page's button: half within {median(bare):.0f} ms, worst {max(bare):.0f} ms; "
        f"ratio of the halves {median(every) / median(bare):.2f}"
    )
    for what, took in finger.timing.items():
        frames = finger.frames[what]
        late = "" if max(took) <= AIM_MS else "  NOT MET"
        yield (
            f"    {what}: half within {median(took):.0f} ms, worst {max(took):.0f} ms; to the "
            f"second frame {median(frames):.0f} ms, worst {max(frames):.0f} ms{late}"
        )


def _bare(page: Page, place: Hall) -> list[float]:
    """The same tap on a page that only writes one word: what this machine can do now."""
    page.goto(place.url + FLOOR)
    page.evaluate(
        "() => { document.querySelector('button').onclick = (e) => e.target.append('!') }"
    )
    finger = Finger(page)
    for _ in range(TIMES * 2):
        finger.tap("bare", page.locator("button"))
    # Event Timing says nothing of what took less than 16 ms
    took = zip(finger.timing["bare"], finger.frames["bare"], strict=True)
    return [timing or frames for timing, frames in took]


def _looks(finger: Finger) -> None:
    finger.at("look")
    page = finger.page
    for what, values in (
        ("size of words", ("large", "largest", "small", "normal")),
        ("colours", ("cream", "white-on-black", "yellow-on-black", "warm")),
    ):
        name = {"size of words": "size", "colours": "theme"}[what]
        for value in values:
            finger.tap(what, page.locator(f'[data-look="{name}-{value}"]'))
    finger.tap("“This is right for me”", finger.main())
    finger.at("start")


def _all_together(finger: Finger) -> None:
    page = finger.page
    finger.tap("“See the people”", finger.main())
    finger.at("choose")
    people = page.locator(".v-candidate")
    for number in range(TIMES):
        finger.tap("a person, chosen", people.nth(number % 2))
        if number % 2:
            finger.tap("a person, one too many", people.nth(2))
            finger.tap("a person, taken away", people.nth(0))
            finger.tap("a person, taken away", people.nth(1))
    for number in range(2):
        finger.tap("a person, chosen", people.nth(number))
    finger.tap("“More people”", finger.main())
    for _ in range(TIMES):
        finger.tap("“I have finished choosing”", finger.main())
        finger.at("review")
        change = page.locator(".v-person .v-button").first
        finger.tap("“Change”", change)
        finger.at("choose")
        more = page.get_by_role("button", name="More people")
        if more.count():
            finger.tap("“More people”", more)
    for _ in range(2):
        finger.tap("“I need help”", page.locator("#help"))
        finger.tap("lifting the curtain", finger.main())
        finger.tap("“Stop”", page.locator("#stop"))
        finger.at("stop")
        finger.tap("“Stop”, and stay", finger.main())
        finger.at("choose")


def _one_at_a_time(finger: Finger) -> None:
    page = finger.page
    finger.tap("“Change how it looks”", page.locator("#look"))
    finger.tap("layout", page.locator('[data-look="layout-one"]'))
    finger.tap("“This is right for me”", finger.main())
    finger.at("choose")
    answers = page.locator(".v-answers .v-button")
    for name, number in (("Yes or Keep", 0), ("No", 1), ("Not now", 2)):
        for _ in range(TIMES):
            finger.tap(f"one at a time, {name}", answers.nth(number))
    finger.tap("“Change how it looks”", page.locator("#look"))
    finger.tap("layout", page.locator('[data-look="layout-all"]'))
    finger.tap("“This is right for me”", finger.main())
    finger.at("choose")


def _post(finger: Finger) -> None:
    page = finger.page
    done = page.get_by_role("button", name="I have finished choosing")
    while not done.count():
        finger.tap("“More people”", page.get_by_role("button", name="More people"))
    finger.tap("“I have finished choosing”", done)
    finger.at("review")
    finger.tap("“Yes, this is right”", finger.main())
    finger.at("post")
    finger.tap("“Post my vote”", finger.main())
    finger.at("done")
    finger.tap("“I have finished”", finger.main())
