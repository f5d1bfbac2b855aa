"""The voter's page on a slow tablet: until people can be touched, its weight, answers to taps.

The tablet: Chromium with the processor slowed 4 times, 10 Mbit/s down, 5 up, 40 ms a request.
Chromium does not slow what its service worker fetches by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench import taps
from tests.bench.tablet_election import FLOOR, PEOPLE, Hall, hall
from tests.support.browser import PageWatch, open_context, running_chromium

SLOWER = 4
NETWORK = {
    "offline": False,
    "latency": 40,  # milliseconds
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 5_000_000 / 8,
}
RUNS = 5
ON_A_PAGE = 8  # 16 people stand on two pages
READY_MS = 2_000
WEIGHT = 500_000  # bytes, before photos
PHOTO = 60_000  # bytes

# Every moment is in milliseconds from navigation, measured after the next paint. The
# script itself makes the first touch as soon as it can, so no person's time is counted.
MOMENTS = """
window.moments = {};
const painted = () => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
const photosOf = () => [...document.querySelectorAll('img[src^="/pictures/"]')];
const photosThere = () => Promise.all(photosOf().map((photo) => photo.decode()));
const steps = {
  async start() {
    if (!moments.start) moments.start = await painted();
    moments.touched = performance.now();
    document.querySelector('main .v-main').click();
  },
  async choose() {
    moments.people = await painted();
    await photosThere();
    moments.photos = await painted();
    moments.shown = photosOf().length;
  },
};
const seen = new Set();
new MutationObserver(() => {
  const step = document.getElementById('vote')?.dataset.step;
  if (!steps[step] || seen.has(step)) return;
  seen.add(step);
  steps[step]();
}).observe(document, { subtree: true, childList: true, attributeFilter: ['data-step'] });
"""
FLOOR_MOMENTS = """async () => {
  const photos = [...document.images];
  await Promise.all(photos.map((photo) => photo.decode()));
  return new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
}"""


@dataclass
class Weighing:
    """Bytes that came over the network (headers too), by kind, and each photo's."""

    kinds: Counter[str] = field(default_factory=Counter)
    photos: dict[str, int] = field(default_factory=dict)

    def listen(self, session: Any) -> None:
        """Weigh what this page fetches from now on."""
        paths: dict[str, str] = {}
        session.send("Network.enable")
        session.on(
            "Network.responseReceived",
            lambda event: paths.update({event["requestId"]: event["response"]["url"]}),
        )

        def done(event: dict[str, Any]) -> None:
            path = urlsplit(paths.get(event["requestId"], "")).path
            size = int(event["encodedDataLength"])
            kind = _kind(path)
            if kind == "photos":
                self.photos[path] = size
            if kind:
                self.kinds[kind] += size

        session.on("Network.loadingFinished", done)


def _kind(path: str) -> str:
    if path.startswith("/pictures/"):
        return "photos"
    endings = {".css": "css", ".js": "js", ".woff2": "fonts", ".svg": "small pictures"}
    if path == "/vote":
        return "html"
    if path == "/sound/manifest.json":
        return "list of sounds"
    if path.startswith("/api/"):
        return "json"
    return endings.get(Path(path).suffix, "other" if path else "")


def slow(page: Page) -> Any:
    """Make a page's tablet slow. Returns the DevTools session."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


@contextmanager
def visitor(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a tablet with an empty store."""
    context = open_context(browser, PageWatch(), has_touch=True, **options)
    try:
        yield context
    finally:
        context.close()


def verdict(value: float, aim: float) -> str:
    """Say whether a figure meets its aim."""
    return "met" if value <= aim else "NOT MET"


def _visit(page: Page, link: str, weighing: Weighing | None = None) -> dict[str, float]:
    page.add_init_script(MOMENTS)
    session = slow(page)
    if weighing:
        weighing.listen(session)
    page.goto(link)
    page.wait_for_function("() => window.moments.photos", timeout=60_000)
    return dict(page.evaluate("() => window.moments"))


def _loads(browser: Browser, place: Hall) -> Iterator[str]:
    weighing = Weighing()
    cold, warm, floor = [], [], []
    for run in range(RUNS):
        with visitor(browser) as context:
            page = context.new_page()
            cold.append(_visit(page, next(place.links), weighing if run == 0 else None))
            if run == 0:
                page.wait_for_load_state("networkidle")
        with visitor(browser) as context:
            page = context.new_page()
            slow(page)
            page.goto(place.url + FLOOR)
            floor.append(float(page.evaluate(FLOOR_MOMENTS)))
    with visitor(browser, service_workers="allow") as context:
        for run in range(RUNS + 1):
            page = context.new_page()
            got = _visit(page, next(place.links))
            if run == 0:
                page.evaluate("navigator.serviceWorker.ready.then(() => null)")
                page.wait_for_load_state("networkidle")
            else:
                warm.append(got)
            page.close()
    bare = median(floor)
    yield (
        f"slow tablet ({SLOWER} times slowed, 10 Mbit/s, 40 ms), {PEOPLE} people, "
        f"{int(cold[0]['shown'])} on the first page; medians of {RUNS}"
    )
    for name, runs in (("empty store, no worker", cold), ("second visit, with worker", warm)):
        at = {key: median(moments[key] for moments in runs) for key in runs[0]}
        worst = max(moments["photos"] for moments in runs)
        yield (
            f"  card's link opened, {name}: first page {at['start']:.0f} ms "
            f"(aim: under {READY_MS} ms, {verdict(at['start'], READY_MS)}); touched at once: "
            f"people {at['people']:.0f} ms, with all photos "
            f"{at['photos']:.0f} ms ({verdict(at['photos'], READY_MS)}), worst {worst:.0f} ms"
        )
        yield (
            f"    from “Start”: touchable {at['people'] - at['touched']:.0f} ms, "
            f"with photos {at['photos'] - at['touched']:.0f} ms; "
            f"a bare page of the same photos {bare:.0f} ms, ratio {at['photos'] / bare:.2f}"
        )
    yield from _weights(weighing)


def _weights(weighing: Weighing) -> Iterator[str]:
    kinds = {name: size for name, size in weighing.kinds.items() if name != "photos"}
    total = sum(kinds.values())
    parts = ", ".join(f"{name} {size / 1000:.0f}" for name, size in sorted(kinds.items()))
    heaviest = max(weighing.photos.values())
    yield (
        f"  weight before photos: {total / 1000:.0f} kB (aim: at most {WEIGHT / 1000:.0f} kB, "
        f"{verdict(total, WEIGHT)}): {parts}"
    )
    yield (
        f"  {len(weighing.photos)} photos: the heaviest {heaviest / 1000:.1f} kB "
        f"(aim: at most {PHOTO / 1000:.0f} kB, {verdict(heaviest, PHOTO)})"
    )


def run(folder: Path) -> Iterator[str]:
    """Measure loading, weight and taps."""
    with running_chromium() as browser, hall(folder, ON_A_PAGE) as place:
        yield from _loads(browser, place)
        with visitor(browser) as context:
            page = context.new_page()
            slow(page)
            yield from taps.run(page, place)
