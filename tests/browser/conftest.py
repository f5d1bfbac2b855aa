"""The shipped scripts on a site of their own, without the program around them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "templates" / "static"
BLANK = b"<!doctype html><html lang=en><title>Test</title><link rel=icon href=data:,>"


class Site(SimpleHTTPRequestHandler):
    """/static/… as the program serves it; "/" is an empty page."""

    def do_GET(self) -> None:
        if self.path == "/":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(BLANK)
        else:
            self.path = self.path.removeprefix("/static")
            super().do_GET()

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(STATIC))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


Core = Callable[..., Any]


@pytest.fixture
def core(page: Page, site: str) -> Core:
    """Run JavaScript with the shipped core module in reach: core("return core.x(a)", a=1)."""
    page.goto(site)

    def run(body: str, **arguments: Any) -> Any:
        names = ", ".join(arguments)
        program = (
            f"async ({{{names}}}) => {{ const core = await import('/static/js/core.js'); {body} }}"
        )
        return page.evaluate(program, arguments)

    return run
