"""The shared fixtures work as promised."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.support import memory
from tests.support.belenios import Belenios
from tests.support.browser import PageWatch, open_context
from tests.support.memory import use_memory
from tests.support.postgres import PostgresServer
from tests.support.processes import ROOT, python, wait_until
from tools.belenios_tool import is_ours, version_of

PAGE = b"<!doctype html><title>Here</title><link rel=icon href=data:,><h1>Here</h1>"


class Here(BaseHTTPRequestHandler):
    """Answers every address with one small page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Here) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.postgres
def test_every_database_is_new_and_the_server_is_current(postgres_server: PostgresServer) -> None:
    for _ in range(2):
        url = postgres_server.new_database()
        engine = create_engine(url, poolclass=NullPool)
        with engine.begin() as connection:
            assert int(connection.scalar(text("SHOW server_version_num")) or 0) >= 150_000
            connection.execute(text("CREATE TABLE only_here (id integer)"))
        postgres_server.drop_database(url)


@pytest.mark.postgres
def test_an_open_connection_does_not_keep_a_database(postgres_server: PostgresServer) -> None:
    url = postgres_server.new_database()
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        postgres_server.drop_database(url)
        connection.invalidate()
    engine.dispose()


@pytest.mark.outside
def test_both_releases_start(belenios: Belenios, belenios_oldest: Belenios) -> None:
    for release in (belenios, belenios_oldest):
        assert is_ours(version_of(release("--version").stdout))
        assert len(release("setup", "generate-token").stdout.strip()) > 10


@pytest.mark.outside
def test_an_error_of_the_tool_raises(belenios: Belenios) -> None:
    with pytest.raises(AssertionError, match="belenios-tool 3"):
        belenios("election", "verify", "--dir", "/nowhere")
    assert belenios("election", "verify", "--dir", "/nowhere", check=False).returncode != 0


@pytest.mark.browser
def test_a_local_page_opens(page: Page, address: str) -> None:
    page.goto(address)
    assert page.inner_text("h1") == "Here"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("fetch('http://192.0.2.1/').catch(() => 0)", "request to another host"),
        ("fetch('http://board.example/').catch(() => 0)", "request to another host"),
        ("console.error('a fault')", "console: a fault"),
        ("setTimeout(() => { throw new Error('broken') })", "page error: broken"),
    ],
)
def test_a_bad_page_is_seen(chromium: Browser, address: str, script: str, fault: str) -> None:
    watch = PageWatch()
    context = open_context(chromium, watch)
    page = context.new_page()
    page.goto(address)
    page.evaluate(f"async () => {{ await {script} }}")
    page.wait_for_timeout(50)
    context.close()
    assert any(problem.startswith(fault) for problem in watch.problems())
    for pattern in (fault, "console: Failed to load resource"):
        if any(pattern in seen for seen in watch.faults):
            watch.expect(pattern)
    assert watch.problems() == []
    watch.expect("something else")
    assert watch.problems() == ["expected, and never seen: something else"]


@pytest.mark.browser
def test_no_other_host_can_be_reached(chromium: Browser) -> None:
    context = open_context(chromium, PageWatch())
    with pytest.raises(PlaywrightError, match="ERR_NAME_NOT_RESOLVED"):
        context.new_page().goto("http://192.0.2.1/")
    context.close()


def test_a_skipped_test_fails_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import pytest\n\n\ndef test_left_out():\n    pytest.skip('later')\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:randomly", "-p", "tests.conftest", "-n", "1"],
        cwd=pytester.path,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 skipped" in done.stdout
    assert done.returncode == pytest.ExitCode.TESTS_FAILED


# A program that opens a browser and ends without closing it, in one of two ways.
LEAVES_A_BROWSER = """
import os, signal, sys
from tests.support.browser import running_chromium
with running_chromium() as browser:
    browser.new_page().set_content("<p>Here")
    if sys.argv[1] == "fails":
        raise SystemExit("a test failed")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def processes_with(mark: str) -> list[str]:
    """Find the programs that run with this text in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # the process has ended meanwhile
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "comm").read_text().strip())
    return found


@pytest.mark.browser
@pytest.mark.parametrize("end", ["fails", "is killed"])
def test_no_browser_outlives_the_program_that_opened_it(end: str) -> None:
    mark = f"repvote-{uuid4().hex}"
    command = python("-c", LEAVES_A_BROWSER, end)
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "MARK": mark}, capture_output=True, check=False
    )
    assert done.returncode == (1 if end == "fails" else -signal.SIGKILL), done.stderr
    wait_until(lambda: processes_with(mark) == [], seconds=20)


def test_folders_lie_in_memory_only_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "as before")
    chosen = {"TMPDIR": "chosen"}
    empty: dict[str, str] = {}
    small: dict[str, str] = {}
    use_memory(chosen, tmp_path)
    use_memory(empty, tmp_path / "none")
    with monkeypatch.context() as patched:
        patched.setattr(memory, "ROOM", 1 << 62)
        use_memory(small, tmp_path)
    assert (chosen, empty, small) == ({"TMPDIR": "chosen"}, {}, {})
    assert tempfile.tempdir == "as before"
    monkeypatch.setattr(memory, "ROOM", 1)
    use_memory(empty, tmp_path)
    assert empty == {"TMPDIR": str(tmp_path)}
    assert tempfile.gettempdir() != "as before"
