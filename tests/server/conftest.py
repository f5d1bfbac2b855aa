"""A real server on loopback with an application that does what a test asks."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from elections.core import server as real
from elections.core.connections import Limits
from elections.core.wsgi import Lane, Rules
from tests.support.processes import WAIT_SECONDS

LONGEST = 100_000


@dataclass
class App:
    """Answers with the length of the body; /wait… waits until `go` is set; /page has a limit."""

    go: threading.Event = field(default_factory=threading.Event)
    waiting: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    asked: list[WSGIEnvironment] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        self.asked.append(environ)
        if environ["PATH_INFO"].startswith("/wait"):
            self.waiting.release()
            self.go.wait(WAIT_SECONDS)
        if environ["PATH_INFO"] == "/broken":
            raise ZeroDivisionError
        if environ["PATH_INFO"] == "/page" and int(environ["CONTENT_LENGTH"]) > LONGEST:
            start("413 Too Large", [("Content-Type", "text/html")])
            return [b"<h1>A kind page</h1>"]
        start("200 OK", [("Content-Type", "text/plain")])
        return [str(len(environ["wsgi.input"].read())).encode()]


def lane_of(_method: str, path: str) -> Lane:
    return {"/vote": Lane.VOTE, "/wait-heavy": Lane.HEAVY}.get(path, Lane.PAGE)


@dataclass
class Running:
    """A server and the way to it."""

    app: App
    port: int
    server: real.Server
    trust: ssl.SSLContext | None = None

    def connect(self) -> socket.socket:
        """Open a TCP connection, with its handshake where the server speaks TLS."""
        line = socket.create_connection(("127.0.0.1", self.port), WAIT_SECONDS)
        return self.trust.wrap_socket(line, server_hostname="127.0.0.1") if self.trust else line

    def ask(self, raw: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") -> bytes:
        """Send one request on a connection of its own and return the answer up to its end."""
        with self.connect() as line:
            line.sendall(raw)
            return read_answer(line)


def read_answer(line: socket.socket) -> bytes:
    """Read one whole answer, or what came before the connection ended."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = line.recv(65536)
        if not more:
            return got
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def running(limits: Limits | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Running]:
    app = App()
    with real.bound_sockets("127.0.0.1", 0) as sockets:
        port = sockets[0].getsockname()[1]
        site = real.Site(app, sockets, Rules(lane_of, lambda _method, _path: LONGEST), tls)
        server = real.Server([site], limits)
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield Running(app, port, server)
        finally:
            app.go.set()
            server.stop()
            server.stop()
            thread.join(WAIT_SECONDS)
            assert not thread.is_alive()


@pytest.fixture
def served() -> Iterator[Running]:
    with running() as one:
        yield one
