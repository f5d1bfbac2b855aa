"""Time of a vote while a whole hall and bad clients use the server at once.

60 tablets with 12 connections each, 40 clients that send a byte a second, 200 silent sockets,
half of them in a TLS handshake, 8 readers of the whole record.

The same crowd is sent to Werkzeug's threaded server with the same pages and certificate.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from elections.core.hall import open_hall
from elections.core.network import LOOPBACK
from elections.core.tls import HallNames, utc_now
from tests.bench import casting

TABLETS, CONNECTIONS, SLOW, SILENT, READERS = 60, 12, 40, 200, 8
VOTES = 30
PATIENCE = 15  # seconds, then it counts as not answered
_PORT = 8138
PEER = """
import ssl, sys
from pathlib import Path
from werkzeug.serving import WSGIRequestHandler, make_server
from elections.core.settings import load_settings
from elections.services.startup import open_context
from elections.web.core.app import create_app

class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_request(self, *_): pass

data, port, chain, key = sys.argv[1:]
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(chain, key)
app = create_app(open_context(load_settings(Path(data))))
server = make_server(
    "127.0.0.1", int(port), app, threaded=True, ssl_context=tls, request_handler=Handler
)
server.serve_forever()
"""
OURS = """
import ssl, sys
from pathlib import Path
from elections.core import server
from elections.core.settings import load_settings
from elections.services.startup import open_context
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules

data, port, chain, key = sys.argv[1:]
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(chain, key)
with server.bound_sockets("127.0.0.1", int(port)) as sockets:
    app = create_app(open_context(load_settings(Path(data))))
    server.run_sites([server.Site(app, sockets, server_rules(app), tls)])
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of every vote, and of every tablet's page with all its files; None: not answered."""

    votes: tuple[float | None, ...]
    pages: tuple[float | None, ...]


Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Crowd:
    """All clients of one server."""

    def __init__(self, port: int, trust: ssl.SSLContext, uuid: str, votes: list[bytes]) -> None:
        self._port = port
        self._trust = trust
        self.uuid = uuid
        self._votes = list(votes)
        self._others: list[asyncio.StreamWriter] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def measure(self) -> Times:
        """Start all clients and time votes among them."""
        try:
            sealed = [self._votes.pop() for _ in range(VOTES)]
            ready = [await self._voter() for _ in sealed]
            await asyncio.gather(*(self._silent(number) for number in range(SILENT)))
            self._tasks += [asyncio.create_task(self._byte_a_second()) for _ in range(SLOW)]
            self.read("/record.zip", READERS)
            pages = asyncio.gather(*(self._tablet() for _ in range(TABLETS)))
            votes: list[float | None] = []
            for voter, raw in zip(ready, sealed, strict=True):
                is_hopeless = len(votes) >= 2 and not any(votes[-2:])
                votes.append(None if is_hopeless else await _timed(self._vote(voter, raw)))
                await asyncio.sleep(0.1)
            return Times(tuple(votes), tuple(await pages))
        finally:
            self.end()

    async def votes(self, number: int) -> list[float]:
        """Time so many votes, one after the other; one that is not answered counts for the most."""
        took = []
        for _ in range(number):
            voter = await self._voter()
            took.append(await _timed(self._vote(voter, self._votes.pop())) or float(PATIENCE))
        return took

    def read(self, path: str, readers: int) -> None:
        """Let so many clients get a file again and again, until `end`."""
        self._tasks += [asyncio.create_task(self._reader(path)) for _ in range(readers)]

    def end(self) -> None:
        """Let all clients go."""
        for task in self._tasks:
            task.cancel()
        for writer in self._others:
            writer.transport.abort()

    async def _connect(self) -> Line:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self._port, ssl=self._trust, ssl_handshake_timeout=PATIENCE
        )
        self._others.append(writer)
        return reader, writer

    async def _silent(self, number: int) -> None:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", self._port)
            self._others.append(writer)
            if number % 2:
                writer.write(
                    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
                )  # a ClientHello begins

    async def _byte_a_second(self) -> None:
        head = f"POST /api/box/{self.uuid}/ballots HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ".encode()
        with suppress(OSError):
            _, writer = await self._connect()
            for sign in head + b"x" * 600:
                writer.write(bytes([sign]))
                await asyncio.sleep(1)

    async def _reader(self, path: str) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            line = await self._connect()
            while True:
                _, line = await self._get(line, path)

    async def _tablet(self) -> float | None:
        return await _timed(self._page())

    async def _page(self) -> None:
        lines = await asyncio.gather(*(self._connect() for _ in range(CONNECTIONS)))
        page, lines[0] = await self._get(lines[0], "/vote")
        files = re.findall(r'(?:src|href)="(/(?:static|api)[^"#]+)"', page)
        for begin in range(0, len(files), CONNECTIONS):
            some = files[begin : begin + CONNECTIONS]
            got = await asyncio.gather(
                *(self._get(line, path) for line, path in zip(lines, some, strict=False))
            )
            lines[: len(got)] = [line for _, line in got]

    async def _voter(self) -> Line:
        """Open the page on a tablet before the crowd comes; returns its line."""
        return (await self._get(await self._connect(), "/vote"))[1]

    async def _get(self, line: Line, path: str) -> tuple[str, Line]:
        """Get a page; gives it, and the line for the next: a new one if the server ended this."""
        head, body = await _ask(line, "GET", path)
        is_ended = b"connection: close" in head.lower()
        return body.decode(errors="replace"), await self._connect() if is_ended else line

    async def _vote(self, voter: Line, raw: bytes) -> None:
        headers = {"Content-Type": "application/json"}
        path = f"/api/box/{self.uuid}/ballots"
        head, body = await _ask(voter, "POST", path, headers, raw)
        if b" 200 " not in head.splitlines()[0]:
            raise RuntimeError(f"the vote was not taken: {body[:200]!r}")


async def _ask(
    line: Line,
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> tuple[bytes, bytes]:
    reader, writer = line
    given = {"Host": f"127.0.0.1:{_PORT}", "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
    answer = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", answer)
    return answer, await reader.readexactly(int(length[1]) if length else 0)


async def _timed(doing: Coroutine[None, None, None]) -> float | None:
    begin = time.perf_counter()
    try:
        await asyncio.wait_for(doing, PATIENCE)
    except (OSError, asyncio.IncompleteReadError):
        return None
    return time.perf_counter() - begin


def _summary(name: str, times: Times) -> str:
    def line(values: tuple[float | None, ...]) -> str:
        done = sorted(value for value in values if value is not None)
        if not done:
            return f"none of {len(values)}"
        half, last = done[len(done) // 2], done[-1]
        return f"{len(done)} of {len(values)}, half within {half:.2f} s, all within {last:.2f} s"

    return f"{name}: votes {line(times.votes)}; tablets' pages {line(times.pages)}"


def run(folder: Path) -> Iterator[str]:
    """Yield one line for our server, one for the peer, and how they stand to each other."""
    answered: list[int] = []
    for name, program in (("our server", OURS), ("Werkzeug's threaded server", PEER)):
        with served(folder / name.split()[0], program) as (port, trust, uuid, votes):
            times = asyncio.run(Crowd(port, trust, uuid, votes).measure())
        answered.append(sum(took is not None for took in (*times.votes, *times.pages)))
        yield _summary(f"a hall's crowd at {name}", times)
    yield (
        f"votes and pages within {PATIENCE} s, of {VOTES + TABLETS}: ours {answered[0]}, the "
        f"peer's {answered[1]}, ratio {answered[0] / max(answered[1], 1):.1f} (bar: at least 1)"
    )


Served = tuple[int, ssl.SSLContext, str, list[bytes]]


@contextmanager
def served(folder: Path, program: str) -> Iterator[Served]:
    """Serve an open election for the block; gives port, trust, box and a vote of each member."""
    folder.mkdir(parents=True)
    params, votes = casting.sealed_votes(folder)
    near = ipaddress.ip_address("192.168.7.20")
    names = HallNames(("localhost",), (near, *LOOPBACK))
    hall = open_hall(folder, (_PORT, _PORT + 1), names, utc_now())
    trust = ssl.create_default_context(cadata=hall.authority.pem.decode())
    files = (folder / "hall-server.crt", folder / "hall-server.key")
    server = subprocess.Popen(
        [sys.executable, "-c", program, folder / "data", str(_PORT), *files],
        env=os.environ | {"REPVOTE_BASE_URL": f"https://127.0.0.1:{_PORT}"},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for_server()
        yield _PORT, trust, params.uuid, votes
    finally:
        server.kill()
        server.wait(60)


def _wait_for_server() -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", _PORT), 5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")
