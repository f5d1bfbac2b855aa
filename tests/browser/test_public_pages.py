"""Public pages and the board's pages as they look: axe, reflow, targets, focus, colours, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from elections.web.sign_in.pages import DEVICE
from tests.browser.conftest import served as running_server
from tests.browser.measures import CUT_OFF, RINGS, SMALL_TARGETS
from tests.conftest import NewContext
from tests.factories import election_factory
from tests.factories.site_factory import Site, build
from tests.support.browser import PageWatch

PAGES = {
    "setup": ["/", "/board", "/board/lock"],
    "locked": ["/board", "/board/keys", "/board/cards"],
    "open": [
        "/",
        "/areas/north",
        "/contests/north-rep",
        "/results",
        "/record",
        "/about",
        "/sign-in",
        "/board",
        "/board/cancel-card",
        "/board/cancel-card?first=1&second=2",
        "/board/stop",
        "/board/close",
        "/board/certify",  # the page of a refusal
    ],
    "closed": ["/board/count"],
    "counting": ["/board/count"],
    "tie": [
        "/board",
        "/board/lots/north-rep",
        "/board/lots/north-rep?method=hat",
        "/board/lots/north-rep?method=dice",
    ],
    "results": ["/results", "/results/north-rep", "/board/certify"],
    "certified": ["/", "/results", "/results/north-rep", "/board"],
}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""

pytestmark = pytest.mark.browser


@dataclass
class Served:
    """Elections at several stages, each in its own server."""

    stack: ExitStack
    folder: Callable[[str], Any]
    urls: dict[str, str]

    def url(self, stage: str) -> str:
        if stage not in self.urls:
            self.urls[stage] = self._start(build(self.folder(stage), stage))
        return self.urls[stage]

    def _start(self, site: Site) -> str:
        self.stack.callback(site.ctx.close)
        return self.stack.enter_context(running_server(site.app))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        yield Served(stack, tmp_path_factory.mktemp, {})


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("Your name").fill(election_factory.SECRETARY[0])
    page.get_by_label("Your passphrase").fill(election_factory.SECRETARY[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{url}/board")


@pytest.mark.parametrize("stage", PAGES)
def test_axe_targets_and_reflow(
    served: Served, new_context: NewContext, watch: PageWatch, stage: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    sign_in(page, served.url(stage))
    if stage == "open":
        watch.expect("status of 409")
    for path in PAGES[stage]:
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(served.url(stage) + path)
        look_at(page, path)


def look_at(page: Page, path: str) -> None:
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    found = Axe().run(page, options=RULES).response["violations"]
    faults = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found]
    assert not faults, path
    assert [ring for ring in page.evaluate(RINGS) if ring[0] < 3] == [], path  # R26
    for width, height in ((1024, 768), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(SMALL_TARGETS) == [], path
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet] }",
        SPACED,
    )
    assert page.evaluate(CUT_OFF) == [], path
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("path", ["/", "/results", "/sign-in"])
def test_every_control_is_reached_by_tab_and_seen(
    served: Served, new_context: NewContext, path: str
) -> None:
    page = new_context().new_page()
    page.goto(served.url("results") + path)
    controls = page.locator("a:visible, button:visible, input:visible, summary:visible").count()
    seen = set()
    for _ in range(controls + 3):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "() => { const focused = document.activeElement, style = getComputedStyle(focused);"
                " return [focused.outerHTML.slice(0, 120), style.outlineStyle,"
                " parseFloat(style.outlineWidth)].join('|') }"
            )
        )
    focused = [element for element in seen if not element.startswith("<body")]
    assert len(focused) >= controls
    for element in focused:
        _, style, width = element.rsplit("|", 2)
        assert style == "solid", element
        assert float(width) >= 6, element


def test_forced_colours_keep_the_step_and_the_bars(served: Served, new_context: NewContext) -> None:
    page = new_context(forced_colors="active").new_page()
    page.goto(served.url("results") + "/results/north-rep")
    fill = page.locator(".bar-fill").first.evaluate("element => getComputedStyle(element).fill")
    track = page.locator(".bar-track").first.evaluate("element => getComputedStyle(element).fill")
    assert fill != track
    page.goto(served.url("results") + "/")
    now, later = (
        page.locator(f".path-{state} .path-dot").first.evaluate(
            "element => getComputedStyle(element).backgroundColor"
        )
        for state in ("now", "later")
    )
    assert now != later


def test_the_secure_cookies_are_taken_on_loopback(served: Served, new_context: NewContext) -> None:
    context = new_context()
    page = context.new_page()
    sign_in(page, served.url("open"))
    cookies = context.cookies()
    assert sorted(cookie["name"] for cookie in cookies) == ["__Host-repvote", DEVICE]
    for cookie in cookies:
        assert cookie["secure"]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Strict"
    assert page.evaluate("isSecureContext")
    assert page.evaluate("document.cookie") == ""
