"""A server that is asked to stop answers what it was asked before, and then ends."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from ballots import ballot
from elections.core import locks
from elections.core.server import STOP_SECONDS
from elections.services.voting import cast as casting
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection
from tests.support.postgres import free_port
from tests.support.processes import (
    WAIT_SECONDS,
    python,
    repvote,
    running,
    wait_for_page,
    wait_until,
)

SIZE = 20_000_000  # more than the kernel keeps for a client that does not read
_SERVER = f"""
import sys, time
from pathlib import Path
from elections.core import server
from elections.core.logging import start_logging

start_logging(sys.stderr)
folder, port, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
server.STOP_SECONDS = seconds

def app(environ, start_response):
    body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/slow":
        (folder / "asked").touch()
        while not (folder / "go").exists():
            time.sleep(0.02)
        body = bytes({SIZE})
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]

with server.bound_sockets("127.0.0.1", port) as sockets:
    server.run_server(app, sockets)
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server with an application that is as slow as a test wants."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT_SECONDS)

    def ask_slowly(self) -> http.client.HTTPConnection:
        """Start a request whose application waits for `go_on`."""
        connection = self.connect()
        connection.request("GET", "/slow")
        wait_until((self.folder / "asked").exists)
        return connection

    def go_on(self) -> None:
        (self.folder / "go").touch()

    def stop(self, stop: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(stop)

    def wait_until_it_stops(self) -> None:
        """Wait until the server takes no new connection."""

        def is_refused() -> bool:
            try:
                socket.create_connection(("127.0.0.1", self.port), WAIT_SECONDS).close()
            except OSError:
                return True
            return False

        wait_until(is_refused)

    def end(self) -> str:
        """Wait for exit status 0; return what was written to the log."""
        log = self.process.communicate(timeout=WAIT_SECONDS)[1]
        assert self.process.returncode == 0, log
        return log


@contextmanager
def serving(folder: Path, stop_seconds: float = WAIT_SECONDS) -> Iterator[Server]:
    port = free_port()
    command = python("-c", _SERVER, folder, str(port), str(stop_seconds))
    with running(command) as process:
        wait_for_page(f"http://127.0.0.1:{port}/", process)
        yield Server(folder, port, process)


def test_a_request_that_is_under_way_is_answered_wholly(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(server.ask_slowly()) as connection:
        server.stop()
        server.wait_until_it_stops()
        assert server.process.poll() is None
        server.go_on()
        response = connection.getresponse()
        time.sleep(0.5)  # a slow tablet: most of the answer is still with the server
        assert len(response.read()) == SIZE
        assert server.end() == ""


def test_a_request_that_is_still_arriving_is_answered(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(server.connect()) as connection:
        connection.putrequest("POST", "/")
        connection.putheader("Content-Length", "8")
        connection.endheaders(b"half")
        time.sleep(0.2)
        server.stop()
        server.wait_until_it_stops()
        connection.send(b"more")
        assert connection.getresponse().read() == b"halfmore"
        server.end()


def test_idle_connections_do_not_delay_stopping(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        silent = socket.create_connection(("127.0.0.1", server.port))
        with silent, closing(server.connect()) as kept:
            kept.request("POST", "/", b"answered")
            assert kept.getresponse().read() == b"answered"
            begin = time.monotonic()
            server.stop()
            server.end()
            assert time.monotonic() - begin < WAIT_SECONDS / 2


def test_slow_requests_are_given_up_and_logged_at_a_stop(tmp_path: Path) -> None:
    with serving(tmp_path, stop_seconds=0.5) as server, closing(server.ask_slowly()):
        server.stop()
        assert "stopped before all was answered" in server.end()


def test_a_second_stop_signal_ends_the_wait(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(server.ask_slowly()):
        server.stop(signal.SIGINT)
        server.wait_until_it_stops()
        server.stop(signal.SIGINT)
        begin = time.monotonic()
        server.end()
        assert time.monotonic() - begin < WAIT_SECONDS / 2


def test_the_longest_wait_is_shorter_than_that_of_service_managers() -> None:
    assert STOP_SECONDS < 90  # after that, systemd kills it


def test_a_vote_that_is_being_posted_is_kept_and_acknowledged(
    sqlite_box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = sqlite_box.cards_of("north-rep")[0]
    raw = sqlite_box.sealed(card, (0, 0, 1))
    data = sqlite_box.ctx.settings.data_dir
    sqlite_box.ctx.close()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    monkeypatch.setenv("REPVOTE_BASE_URL", address)
    with running(repvote(data, "serve", f"--port={port}")) as process:
        wait_for_page(address, process)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT_SECONDS)
        with closing(connection):
            headers = {"Content-Type": "application/json"}
            lock = locks.acquire(data / "repvote.db.lock", 0.01)  # it has to wait for us
            try:
                connection.request("POST", f"/api/box/{card.uuid}/ballots", raw, headers)
                wait_until(lambda: locks.is_held(data / "repvote.db.turn"))
                process.send_signal(signal.SIGTERM)
            finally:
                Thread(target=_release_later, args=(lock,)).start()
            response = connection.getresponse()
            receipt = json.loads(response.read())
        assert process.wait(WAIT_SECONDS) == 0
    assert (response.status, receipt["tracker"]) == (200, ballot.tracker(raw))
    ctx = election_factory.open_at(data)
    assert casting.cast(ctx, card.uuid, raw).is_repeated
    ctx.close()


def _release_later(lock: int) -> None:
    time.sleep(0.5)  # until the server has received the stop
    locks.release(lock)
