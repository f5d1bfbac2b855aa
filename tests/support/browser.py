"""Debian's Chromium, driven by Playwright; it may speak to this machine and nobody else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Playwright,
    Request,
    sync_playwright,
)
from playwright.sync_api import Error as PageError

from tools.system_parts import chromium

HERE = "127.0.0.1"
INSIDE = frozenset({"about", "blob", "data"})
WAIT_MILLISECONDS = 15_000
TABLET = {"width": 1024, "height": 768}
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as in people's own browsers
    # block the network: no other name or address can be looked up
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}",
)


@contextmanager
def running_chromium(*extra: str, home: Path | None = None) -> Iterator[Browser]:
    """Run a browser for the block.

    `extra` are more of Chromium's own options; `home` is its user's folder, with what that user
    trusts.
    """
    program = chromium()
    if program is None:
        raise RuntimeError("Chromium is missing. `make test` installs it.")
    with _driver() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[*ARGUMENTS, *extra],
            chromium_sandbox=os.geteuid() != 0,  # Chromium refuses a sandbox to root
            env={**os.environ, "HOME": str(home)} if home else None,
        )
        try:
            yield browser
        finally:
            browser.close()


_drivers: list[Playwright] = []


@contextmanager
def _driver() -> Iterator[Playwright]:
    """Start the program that drives browsers; a process can have only one at a time."""
    if _drivers:
        yield _drivers[0]
        return
    with sync_playwright() as driver:
        _drivers.append(driver)
        try:
            yield driver
        finally:
            _drivers.remove(driver)


@dataclass  # no slots: Playwright keeps its wrapped handlers on the object
class PageWatch:
    """Everything a page did that a good page does not do.

    A test that provokes a fault names it first: `watch.expect("status of 409")`.
    """

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Expect a fault that this test provokes; it is a failure too if it does not come."""
        self.expected.append(pattern)

    def add_to(self, context: BrowserContext) -> None:
        """Listen to all pages of a context, and hold every request that would leave."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._page_error(error.error))

    def problems(self) -> list[str]:
        """List what must not have happened, and what should have happened and did not."""
        unexpected = [
            fault
            for fault in self.faults
            if not any(re.search(pattern, fault) for pattern in self.expected)
        ]
        unseen = [
            f"expected, and never seen: {pattern}"
            for pattern in self.expected
            if not any(re.search(pattern, fault) for fault in self.faults)
        ]
        return unexpected + unseen

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in INSIDE and address.hostname != HERE:
            self.faults.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _page_error(self, error: PageError) -> None:
        self.faults.append(f"page error: {error.message}")


def open_context(browser: Browser, watch: PageWatch, **options: Any) -> BrowserContext:
    """Open a fresh, watched visitor: a tablet on its side, unless `options` say otherwise.

    Without the service worker, because a page's requests could then not be held by a test;
    tests of the worker itself say `service_workers="allow"`.
    """
    usual = {"viewport": TABLET, "locale": "en-GB", "service_workers": "block"}
    context = browser.new_context(**{**usual, **options})
    context.set_default_timeout(WAIT_MILLISECONDS)
    watch.add_to(context)
    return context
