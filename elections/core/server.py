"""Serve over HTTP and HTTPS. Bind the sockets first so that start-up fails cleanly.

The event loop of uvicorn's protocol reads and writes; threads run the application
(`elections.core.wsgi`). `elections.core.connections` says who may be connected, and for how long.
"""

from __future__ import annotations

import asyncio
import errno
import importlib
import select
import signal
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from wsgiref.types import WSGIApplication

from uvicorn.config import Config
from uvicorn.server import ServerState

from ballots.errors import RepVoteError
from elections.core.connections import (
    HANDSHAKE_SECONDS,
    GuardedConnection,
    Limits,
    Room,
    http_config,
    neighbourhood,
)
from elections.core.logging import log, places
from elections.core.wsgi import ANY_PAGE, Gateway, Rules

STOP_SECONDS = 20  # the longest time that requests may still take once a stop is asked for
_ARRIVE_SECONDS = 0.3  # what was sent before the stop may take this long to be seen
_SHUTDOWN_SECONDS = 5  # for the last words of TLS
_BACKLOG = 1024
_PAUSE_SECONDS = 0.002  # seconds between two new clients: a handshake costs about as much
_OTHER_FILES = 100  # open files that are not connections: database, sounds, listeners


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
        except UnicodeError as problem:  # no computer can have such a name
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


@dataclass(frozen=True, slots=True)
class Site:
    """One application at its listening sockets; by HTTPS where ``tls`` is given.

    ``trusted_proxies``: addresses and networks of proxies that say who asks.
    """

    app: WSGIApplication
    sockets: Sequence[socket.socket]
    rules: Rules = ANY_PAGE
    tls: ssl.SSLContext | None = None
    trusted_proxies: Sequence[str] = ()


def run_server(
    app: WSGIApplication,
    sockets: Sequence[socket.socket],
    rules: Rules = ANY_PAGE,
    trusted_proxies: Sequence[str] = (),
) -> None:
    """Serve one application over HTTP until SIGINT or SIGTERM; finish the requests, return.

    Raises `RepVoteError` when another program listens on the address already.
    """
    run_sites([Site(app, sockets, rules, trusted_proxies=trusted_proxies)])


def run_sites(sites: Sequence[Site], listening: Callable[[], None] = lambda: None) -> None:
    """Serve several applications together until SIGINT or SIGTERM, as `run_server` does.

    ``listening`` is called once clients can connect.
    """
    server = Server(sites)
    listening()
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
    """A server that listens from its making until `stop`."""

    def __init__(self, sites: Sequence[Site], limits: Limits | None = None) -> None:
        self._sites = sites
        self._room = Room(limits or _possible(Limits()))
        self._state = ServerState()
        self._not_begun: set[socket.socket] = set()  # let in, and their task has not run yet
        self._stops = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._sockets = [listener for site in sites for listener in site.sockets]
        for listener in self._sockets:
            try:
                listener.listen(_BACKLOG)
            except OSError as problem:  # two programs can be bound to a port, only one can listen
                raise RepVoteError(
                    "address", _sentence(problem, "", listener.getsockname()[1])
                ) from problem
            listener.setblocking(False)  # noqa: FBT003 - as Python has it

    @property
    def connections(self) -> int:
        """The number of clients connected now, those in their handshake included."""
        return len(self._room.connections) + self._room.handshakes

    def stop(self) -> None:
        """Ask `serve` to end; a second call, not to wait any more. For signals and threads."""
        self._stops += 1
        if self._loop is not None and self._stopping is not None:
            with suppress(RuntimeError):  # it ended meanwhile
                self._loop.call_soon_threadsafe(self._stopping.set)

    def serve(self) -> None:
        """Serve until `stop`, then answer the requests that have come, in `STOP_SECONDS`."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(_log_problem)
        if self._stops:
            self._stopping.set()
        gateways = [Gateway(site.app, site.rules) for site in self._sites]
        tasks = [
            asyncio.create_task(
                self._accept(site, http_config(gateway, site.trusted_proxies), listener)
            )
            for site, gateway in zip(self._sites, gateways, strict=True)
            for listener in site.sockets
        ]
        tasks.append(asyncio.create_task(self._look_after()))
        await self._stopping.wait()
        await self._finish(tasks)
        for gateway in gateways:
            gateway.end()

    async def _accept(self, site: Site, config: Config, listener: socket.socket) -> None:
        """Let clients in, for ever."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                client, peer = await loop.sock_accept(listener)
            except OSError:  # the client has left already, or there is no file left for now
                await asyncio.sleep(0.05)
                continue
            address = neighbourhood(peer[0])
            if self._room.admit(address):
                self._not_begun.add(client)
                connecting = asyncio.create_task(self._connect(client, site, config, address))
                connecting.add_done_callback(partial(self._close, client))
                self._room.arriving(connecting, address)
            else:
                client.close()
            await asyncio.sleep(_PAUSE_SECONDS)  # connected clients come first

    async def _connect(
        self, client: socket.socket, site: Site, config: Config, address: str
    ) -> None:
        """Start talking with a client; drop one that makes no handshake."""
        self._not_begun.discard(client)  # from here on the loop closes it
        loop = asyncio.get_running_loop()

        def made() -> GuardedConnection:
            return GuardedConnection(config, self._state, self._room, address)

        timeouts = (
            {}
            if site.tls is None
            else {
                "ssl_handshake_timeout": HANDSHAKE_SECONDS,
                "ssl_shutdown_timeout": _SHUTDOWN_SECONDS,
            }
        )
        with suppress(OSError):
            await loop.connect_accepted_socket(made, client, ssl=site.tls, **timeouts)

    def _close(self, client: socket.socket, _task: asyncio.Task[None]) -> None:
        """Close a client whose task was cancelled before it began: nothing else has the socket."""
        if client in self._not_begun:
            self._not_begun.discard(client)
            client.close()

    async def _look_after(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = asyncio.get_running_loop().time()
            for connection in list(self._room.connections):
                connection.look_after(now)

    async def _finish(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        deadline = time.monotonic() + STOP_SECONDS

        def may_wait() -> bool:
            return self._stops == 1 and time.monotonic() < deadline

        # connected clients still get their answer
        while may_wait() and select.select(self._sockets, [], [], 0)[0]:
            await _turn()
        for listener in self._sockets:
            with suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().remove_reader(listener)
        await asyncio.sleep(0)  # a client that the loop has just accepted reaches `_accept`
        for task in tasks:
            task.cancel()
        for listener in self._sockets:
            listener.close()
        arrived = time.monotonic() + _ARRIVE_SECONDS
        while may_wait() and time.monotonic() < arrived and not self._is_still():
            await _turn()
        self._room.end()
        while self._room.connections and may_wait():
            for connection in list(self._room.connections):
                connection.finish()
            await _turn()
        unanswered = [
            connection for connection in self._room.connections if not connection.is_idle()
        ]
        if unanswered:
            log.warning("stopped before all was answered", connections=len(unanswered))
        for connection in list(self._room.connections):
            connection.abandon()
        await asyncio.sleep(0)

    def _is_still(self) -> bool:
        """Tell whether no client can have sent anything that is still unread."""
        return not self._room.handshakes and not any(
            connection.is_idle() for connection in self._room.connections
        )


async def _turn() -> None:
    """Let all other tasks run for a moment."""
    await asyncio.sleep(0.02)


def _possible(limits: Limits) -> Limits:
    """Limit connections to the number of open files that this computer allows, if it does."""
    try:
        resource: Any = importlib.import_module("resource")
    except ImportError:  # Windows
        return limits
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = limits.total + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            soft = most
        if soft < wanted:
            log.warning("few connections", files=soft)
            return Limits(soft - _OTHER_FILES, min(limits.each_address, soft - _OTHER_FILES))
    return limits


def _log_problem(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in the loop, without who was connected."""
    problem = context.get("exception")
    if isinstance(problem, OSError | asyncio.CancelledError):  # a client has left, in any way
        return
    log.error("server", error=type(problem).__name__, places=places(problem))
