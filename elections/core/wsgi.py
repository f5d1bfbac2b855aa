"""Answer HTTP requests with a WSGI application, so that no slow client holds a thread.

A thread gets a request only when all of its body has arrived, and returns its whole answer before
any of it is sent. So slow tablets cost memory, which is bounded, and never a thread. Threads are in
three lanes: votes never wait behind pages, and neither waits behind slow work.
"""

from __future__ import annotations

import asyncio
import io
import queue
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Protocol, cast
from urllib.parse import unquote_to_bytes
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from elections.core.logging import log, places

MIB = 1024 * 1024
# give up on a body that, after the first seconds, comes in slower than this
BODY_SECONDS, BODY_BYTES_A_SECOND = 30, 500
ALL_BODIES = 64 * MIB  # bodies that are arriving or wait for a thread, all together
_SLICE = 64 * 1024
_DRAIN_SECONDS = 2  # a browser reads an answer only while it can still send
_BY_MISTAKE = 64 * MIB  # what people send unknowingly, like a folder of photos: taken, not kept

# as ASGI has them (https://asgi.readthedocs.io/en/latest/specs/www.html)
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Lane(StrEnum):
    """The group of threads that answers a request."""

    VOTE = "vote"
    PAGE = "page"
    HEAVY = "heavy"


THREADS: Mapping[Lane, int] = {Lane.VOTE: 4, Lane.PAGE: 4, Lane.HEAVY: 2}


def _page(_method: str, _path: str) -> Lane:
    return Lane.PAGE


def _mib(_method: str, _path: str) -> int:
    return MIB


@dataclass(frozen=True, slots=True)
class Rules:
    """The server's rules for the application, by method and path: the lane of a request, and
    the longest body in bytes that is read.
    """

    lane_of: Callable[[str, str], Lane] = _page
    longest_of: Callable[[str, str], int] = _mib


ANY_PAGE = Rules()


class Connection(Protocol):
    """The part of a connection that a request needs."""

    def abandon(self) -> None:
        """Close it at once, without an answer."""


class _Gone(Exception):
    """The client has left, or was too slow."""


class _TooLong(Exception):
    """The body is longer than anything that is read."""


@dataclass(slots=True)
class _Answer:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    chunks: list[bytes] = field(default_factory=list)


class Threads:
    """Threads that end with the program, whatever they are doing."""

    def __init__(self, name: str, count: int) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._count = count
        for number in range(count):
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True).start()

    def run(self, call: Callable[[], _Answer]) -> asyncio.Future[_Answer]:
        """Run ``call`` in the next free thread. It must not raise."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_Answer] = loop.create_future()

        def tell(answer: _Answer) -> None:
            if not future.done():
                future.set_result(answer)

        def work() -> None:
            answer = call()
            with suppress(RuntimeError):  # the server ended meanwhile
                loop.call_soon_threadsafe(tell, answer)

        self._work.put(work)
        return future

    def end(self) -> None:
        """Take no more work."""
        for _ in range(self._count):
            self._work.put(None)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()


class Gateway:
    """An ASGI application that answers with a WSGI application."""

    def __init__(self, app: WSGIApplication, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._lanes = {lane: Threads(lane, count) for lane, count in THREADS.items()}
        self._arriving: dict[Connection, int] = {}
        self._whole = 0  # bytes of bodies that are here and not answered, also of who has left
        self._lock = threading.Lock()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        connection = cast(Connection, scope["state"]["connection"])
        try:
            try:
                body = await self._read_body(scope, receive, connection)
            except _TooLong:
                await _send(send, await self._too_long(scope, receive))
                return
            await _send(send, await self._answered(scope, body))
        except (_Gone, asyncio.CancelledError):
            connection.abandon()

    def end(self) -> None:
        """Let the threads go."""
        for threads in self._lanes.values():
            threads.end()

    async def _too_long(self, scope: Message, receive: Receive) -> _Answer:
        """Let the application say that a body is too long, without the body; end the connection.

        Who sends more than people send by mistake gets one line.
        """
        size = _announced(scope)
        is_sent = await _drained(scope, receive, size if size <= _BY_MISTAKE else 0)
        answer = await self._answered(scope, b"", size) if is_sent else _Answer()
        if answer.status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            text = b"What you sent is too big.\n"
            answer = _Answer(413, [(b"content-type", b"text/plain; charset=utf-8")], [text])
        return replace(answer, headers=[*answer.headers, (b"connection", b"close")])

    def _answered(self, scope: Message, body: bytes, announced: int = 0) -> asyncio.Future[_Answer]:
        environ, length = _environ(scope, body), len(body)
        if announced:
            environ["CONTENT_LENGTH"] = str(announced)
        lane = self._rules.lane_of(scope["method"], environ["PATH_INFO"])
        self._count(length)

        def work() -> _Answer:
            try:
                return _answer(self._app, environ)
            finally:
                self._count(-length)

        return self._lanes[lane].run(work)

    def _count(self, length: int) -> None:
        with self._lock:
            self._whole += length

    async def _read_body(self, scope: Message, receive: Receive, connection: Connection) -> bytes:
        longest = self._rules.longest_of(scope["method"], _path(scope))
        if _announced(scope) > longest:
            raise _TooLong
        begun = asyncio.get_running_loop().time()
        body = bytearray()
        try:
            while True:
                deadline = begun + BODY_SECONDS + len(body) / BODY_BYTES_A_SECOND
                async with asyncio.timeout_at(deadline):
                    message = await receive()
                if message["type"] != "http.request":
                    raise _Gone
                body += message["body"]
                if len(body) > longest:
                    raise _TooLong
                if not message["more_body"]:
                    return bytes(body)
                self._arriving[connection] = len(body)
                self._make_room()
        except TimeoutError:
            raise _Gone from None
        finally:
            self._arriving.pop(connection, None)

    def _make_room(self) -> None:
        """Give the longest bodies up while all together are too long; a vote is short.

        For those that wait for a thread none gives way that every page would read.
        """
        while (arriving := sum(self._arriving.values())) + self._whole > ALL_BODIES:
            longest = max(self._arriving, key=lambda connection: self._arriving[connection])
            if arriving <= ALL_BODIES and self._arriving[longest] <= MIB:
                return
            del self._arriving[longest]
            longest.abandon()


def _path(scope: Message) -> str:
    """Return the path as WSGI has it (PEP 3333)."""
    return unquote_to_bytes(scope["raw_path"]).decode("latin-1")


def _announced(scope: Message) -> int:
    return next((int(value) for name, value in scope["headers"] if name == b"content-length"), 0)


async def _drained(scope: Message, receive: Receive, size: int) -> bool:
    """Take a body that is too long and keep nothing of it; tell whether all ``size`` bytes came.

    Of a body whose size is 0, for unknown or absurd, a little is taken for a moment.
    """
    if any(name == b"expect" for name, _ in scope["headers"]):
        return False
    left = size or MIB
    seconds = BODY_SECONDS + size / BODY_BYTES_A_SECOND if size else _DRAIN_SECONDS
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while left > 0 and (message := await receive()).get("more_body"):
                left -= len(message["body"])
            return bool(size) and message["type"] == "http.request"
    return False


def _environ(scope: Message, body: bytes) -> WSGIEnvironment:
    """Build what WSGI passes on of a request (PEP 3333)."""
    server, client = scope["server"] or ("", None), scope["client"] or ("", 0)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        # an underscore would be taken for a hyphen, and so one header for another
        if b"_" in raw_name or raw_name in {b"content-length", b"transfer-encoding"}:
            continue
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        name = name if name == "CONTENT_TYPE" else f"HTTP_{name}"
        value = raw_value.decode("latin-1")
        if name in environ:
            value = f"{environ[name]}{'; ' if name == 'HTTP_COOKIE' else ','}{value}"
        environ[name] = value
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def _answer(app: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    """Run the application and return its whole answer; log here what it did not expect."""
    try:
        return _run(app, environ)
    except Exception as problem:  # noqa: BLE001 - a thread must not end
        log.error("unexpected", error=type(problem).__name__, places=places(problem))
        text = b"Something went wrong. This is our mistake.\n"
        return _Answer(500, [(b"content-type", b"text/plain; charset=utf-8")], [text])


def _run(app: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    answer = _Answer()

    def start_response(
        status: str, headers: list[tuple[str, str]], _exc_info: object = None
    ) -> Callable[[bytes], object]:
        answer.status = int(status.split(" ", 1)[0])
        answer.headers = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers]
        return answer.chunks.append

    iterable: Iterable[bytes] = app(environ, cast(StartResponse, start_response))
    try:
        answer.chunks.extend(iterable)
    finally:
        close = getattr(iterable, "close", None)
        if close is not None:
            close()
    return answer


async def _send(send: Send, answer: _Answer) -> None:
    names = {name for name, _ in answer.headers}
    headers = answer.headers
    has_body = answer.status >= 200 and answer.status not in {204, 304}
    if has_body and not names & {b"content-length", b"transfer-encoding"}:
        headers = [*headers, (b"content-length", str(sum(map(len, answer.chunks))).encode())]
    if b"date" not in names:
        headers = [*headers, (b"date", formatdate(usegmt=True).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    for chunk in answer.chunks:
        whole = memoryview(chunk)
        for begin in range(0, len(whole), _SLICE):
            part = whole[begin : begin + _SLICE]
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
