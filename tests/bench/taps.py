"""Measure the time that a slow tablet takes to answer a tap.

A finger lies on the glass for `HOLD`. Two figures, by the browser's own Event Timing, in steps of
8 ms: from the touch to the paint of the pressed button ("seen"), and from the lifting to the paint
of what it leads to ("done"). A card of a person has no pressed look, since fingers move the page
by it (touch.js): its answer is what the tap did.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.bench.tablet_election import FLOOR, Hall

AIM_MS = 100
HOLD = 90  # milliseconds
PATIENCE = 650  # milliseconds between two taps of one finger; the page joins faster ones
TIMES = 4
ONLY_DONE = frozenset({"a person, chosen", "a person, taken away", "a person, one too many"})

WATCH = """
window.taps = { pointerdown: 0, click: 0, handled: false };
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name in taps) taps[name] = duration;
}).observe({ type: 'event', durationThreshold: 16, buffered: true });
window.addEventListener('click', () => { taps.handled = true; }, true);
"""
FRAME = 16.0  # milliseconds; the browser does not report shorter ones


@dataclass
class Finger:
    """Taps, and keeps what each took, by what was tapped: until seen, until done."""

    page: Page
    session: Any
    seen: dict[str, list[float]] = field(default_factory=dict)
    done: dict[str, list[float]] = field(default_factory=dict)

    def tap(self, what: str, control: Locator) -> None:
        """Make one tap, with a pause after the one before."""
        control.scroll_into_view_if_needed()
        self.page.wait_for_timeout(PATIENCE)
        self.page.evaluate("() => Object.assign(taps, {pointerdown: 0, click: 0, handled: false})")
        box = control.bounding_box()
        if box is None:
            raise RuntimeError(f"{what} is not on the page")
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"] / 2, 150)}
        self._touch("touchStart", [at])
        self.page.wait_for_timeout(HOLD)
        self._touch("touchEnd", [])
        self.page.wait_for_function("() => taps.handled")
        self.page.wait_for_timeout(PATIENCE)
        took = self.page.evaluate("() => taps")
        pressed = what not in ONLY_DONE
        self.seen.setdefault(what, []).append(took["pointerdown" if pressed else "click"] or FRAME)
        self.done.setdefault(what, []).append(took["click"] or FRAME)

    def _touch(self, kind: str, points: list[dict[str, float]]) -> None:
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def at(self, step: str) -> None:
        """Wait for a step of the page."""
        expect(self.page.locator(f'[data-step="{step}"]')).to_be_visible()

    def main(self) -> Locator:
        """Return the button that leads on."""
        return self.page.locator("main .v-main:visible").first


def run(page: Page, place: Hall) -> Iterator[str]:
    """Walk a voter's whole way and time every tap."""
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    bare = _bare(page, session, place)
    page.goto(next(place.links))
    finger = Finger(page, session)
    _looks(finger)
    _all_together(finger)
    _one_at_a_time(finger)
    _post(finger)
    seen, done = (
        [time for took in times.values() for time in took] for times in (finger.seen, finger.done)
    )
    met = "met" if max(seen) <= AIM_MS else "NOT MET"
    yield (
        f"  {len(seen)} taps, until the answer is seen: half within {median(seen):.0f} ms, worst "
        f"{max(seen):.0f} ms (aim: at most {AIM_MS} ms, {met})"
    )
    yield (
        f"    from lifting the finger until all is done: half within {median(done):.0f} ms, worst "
        f"{max(done):.0f} ms; a bare page's button: half within {median(bare):.0f} ms, worst "
        f"{max(bare):.0f} ms; ratio of the halves {median(done) / median(bare):.2f}"
    )
    for what, took in finger.seen.items():
        after = finger.done[what]
        late = "" if max(took) <= AIM_MS else "  NOT MET"
        yield (
            f"    {what}: seen half within {median(took):.0f} ms, worst {max(took):.0f} ms; "
            f"done half within {median(after):.0f} ms, worst {max(after):.0f} ms{late}"
        )


def _bare(page: Page, session: Any, place: Hall) -> list[float]:
    """Time the same tap on a page that only writes one word, for comparison."""
    page.goto(place.url + FLOOR)
    page.evaluate(
        "() => { document.querySelector('button').onclick = (e) => e.target.append('!') }"
    )
    finger = Finger(page, session)
    for _ in range(TIMES * 2):
        finger.tap("bare", page.locator("button"))
    return finger.done["bare"]


def _question(finger: Finger, topic: str) -> None:
    """Go to one question of the settings."""
    finger.tap("“Change how it looks”", finger.page.locator("#look"))
    finger.at("look")
    finger.tap("a question of the settings", finger.page.locator(f'[data-topic="{topic}"]'))
    finger.at(f"look-{topic}")


def _looks(finger: Finger) -> None:
    finger.at("start")
    page = finger.page
    for what, values in (
        ("size of words", ("large", "largest", "small", "normal")),
        ("colours", ("cream", "white-on-black", "yellow-on-black", "warm")),
    ):
        name = {"size of words": "size", "colours": "theme"}[what]
        _question(finger, name)
        for value in values:
            finger.tap(what, page.locator(f'[data-look="{name}-{value}"]'))
        finger.tap("“This is right for me”", finger.main())
        finger.at("start")


def _all_together(finger: Finger) -> None:
    page = finger.page
    finger.tap("“Start”", finger.main())
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
    _question(finger, "layout")
    finger.tap("layout", page.locator('[data-look="layout-one"]'))
    finger.tap("“This is right for me”", finger.main())
    finger.at("choose")
    answers = page.locator(".v-answers .v-button")
    for name, number in (("Yes or Keep", 0), ("No", 1), ("Not now", 2)):
        for _ in range(TIMES):
            # one more stands before them once all are chosen
            finger.tap(f"one at a time, {name}", answers.nth(answers.count() - 3 + number))
    _question(finger, "layout")
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
