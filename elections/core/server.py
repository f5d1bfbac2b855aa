"""Serve over HTTP. Bind the socket first so that start-up fails cleanly."""

from __future__ import annotations

import errno
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ThreadedTaskDispatcher

from ballots.errors import RepVoteError
from elections.core.logging import log

STOP_SECONDS = 20  # the longest time that requests may still take once a stop is asked for
_THREADS = 8


@contextmanager
def bound_sockets(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Bind a socket to every address that ``host`` names ("*": all); close them after the block.

    Raises `RepVoteError` when the host is not of this computer or the port is in use.
    """
    with ExitStack() as stack:
        try:
            sockets = [stack.enter_context(bound) for bound in _bind_all(host, port)]
        except OSError as problem:
            raise RepVoteError("address", _sentence(problem, host, port)) from problem
        except UnicodeError as problem:  # a name that no computer can have
            raise RepVoteError("address", _sentence(None, host, port)) from problem
        yield sockets


def _bind_all(host: str, port: int) -> Iterator[socket.socket]:
    addresses = socket.getaddrinfo(
        None if host == "*" else host,
        port,
        type=socket.SOCK_STREAM,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_PASSIVE,
    )
    # Windows lets a second program share a "reused" address; there the exclusive option is ours
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    for family, kind, proto, _, address in dict.fromkeys(addresses):
        listener = socket.socket(family, kind, proto)
        try:
            listener.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind(address)
        except BaseException:
            listener.close()
            raise
        yield listener


def _sentence(problem: OSError | None, host: str, port: int) -> str:
    if problem is not None and problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another one with --port."
    if problem is not None and problem.errno == errno.EACCES:
        return f"This computer does not give port {port} to you. Choose another one with --port."
    return f"This computer has no address {host!r}. Choose another one."


def run_server(app: WSGIApplication, sockets: Sequence[socket.socket]) -> None:
    """Serve an application with threads until SIGINT or SIGTERM; finish the requests, return.

    Raises `RepVoteError` when another program listens on the address already.
    """
    server = Server(app, sockets)
    with stop_signals(server.stop):
        server.serve()


@contextmanager
def stop_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call ``stop`` on SIGINT, SIGTERM and Windows' Ctrl-Break, for the block.

    Also where the parent ignores SIGINT (a script's background job). Main thread only.
    """
    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGBREAK")]
    before = {
        number: signal.signal(number, lambda *_: stop()) for number in numbers if number is not None
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


class Server:
    """An HTTP server that listens from its making until `stop`."""

    def __init__(self, app: WSGIApplication, sockets: Sequence[socket.socket]) -> None:
        self._map: dict[int, Any] = {}
        self._sockets = list(sockets)
        self._stops = 0
        self._dispatcher = ThreadedTaskDispatcher()
        self._dispatcher.set_thread_count(_THREADS)
        try:
            create_server(
                app,
                map=self._map,
                _dispatcher=self._dispatcher,
                sockets=self._sockets,
                ident=None,
            )
        except OSError as problem:  # two programs can be bound to a port, only one can listen
            port = self._sockets[0].getsockname()[1]
            raise RepVoteError("address", _sentence(problem, "", port)) from problem
        self._listeners = [
            listener for listener in self._map.values() if isinstance(listener, BaseWSGIServer)
        ]

    def stop(self) -> None:
        """Ask `serve` to end; a second call, not to wait any more. For signals and threads."""
        self._stops += 1
        self._wake()

    def serve(self) -> None:
        """Serve until `stop`, then answer the requests that have come, in `STOP_SECONDS`."""
        while not self._stops:
            self._turn(1)
        deadline = time.monotonic() + STOP_SECONDS

        def may_wait() -> bool:
            return self._stops == 1 and time.monotonic() < deadline

        # whoever is connected already has been promised an answer
        while may_wait() and select.select(self._sockets, [], [], 0)[0]:
            self._turn(0)
        self._turn(0)
        self._close_listeners()
        while self._close_idle() and may_wait():
            self._turn(0.1)
        self._end()

    def _turn(self, seconds: float) -> None:
        """Accept, read and write what is due; wait at most ``seconds`` for something to do."""
        wasyncore.loop(timeout=seconds, map=self._map, count=1)

    def _wake(self) -> None:
        """Let the waiting loop look again; a write to a pipe, safe inside a signal handler."""
        self._listeners[0].pull_trigger()

    def _close_listeners(self) -> None:
        """Take no new connection. Threads still wake the loop through the listeners' triggers."""
        for listener in self._listeners:
            wasyncore.dispatcher.close(listener)

    def _close_idle(self) -> int:
        """Close the connections that wait for nothing; gives how many others there are."""
        busy = 0
        for channel in list(self._map.values()):
            if not isinstance(channel, HTTPChannel):
                continue
            if channel.requests or channel.request is not None or channel.total_outbufs_len:
                busy += 1
            else:
                channel.handle_close()
        return busy

    def _end(self) -> None:
        unanswered = self._close_idle()
        if unanswered:
            log.warning("stopped before all was answered", connections=unanswered)
        self._dispatcher.shutdown(timeout=1)
        # a thread that goes on would write to a trigger that is closed, or to what has its number
        if not self._dispatcher.threads:
            wasyncore.close_all(self._map)
