"""The server's connections: how many, how long each may be idle, and which is closed first.

uvicorn's `H11Protocol` speaks HTTP. It has no time limit for a request's head or for a silent
client, and no limit by address; these are added here.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from elections.core.wsgi import Gateway

HEAD_BYTES = 16 * 1024  # the longest request line with its headers
HEAD_SECONDS = 20  # from its first byte to its last
SILENT_SECONDS = 30  # after connecting, until the first request
KEPT_SECONDS = 60  # after an answer, until the next request begins
STUCK_SECONDS = 60  # while the client reads nothing of an answer
HANDSHAKE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """The highest number of connections at once.

    60 tablets behind one hotspot have one address and 12 connections each: 720. Twice that is
    let in from one address.
    """

    total: int = 4000
    each_address: int = 1500


def neighbourhood(host: str) -> str:
    """Return the address a connection counts for: its IPv4 address, or its IPv6 network.

    A client with one IPv6 address has 2^64. An IPv4 address that is written as IPv6, as proxies do
    that listen to both, is itself.
    """
    address = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    return str(address)


class GuardedConnection(H11Protocol):
    """One connection that is closed when its client is too slow."""

    def __init__(self, config: Config, state: ServerState, room: Room, address: str) -> None:
        super().__init__(config, state, {"connection": self})
        self.address = address
        self._room = room
        self._since = self.loop.time()  # the time it came, or last sent a request
        self._head_since: float | None = None
        self._unsent = 0
        self._unsent_since = self._since

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the new connection, and watch it."""
        super().connection_made(transport)
        self._room.connected(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        super().connection_lost(exc)
        self._unset_keepalive_if_required()
        self._room.left(self)

    def data_received(self, data: bytes) -> None:
        """Read on; note when a request begins."""
        self._since = self.loop.time()
        if self._head_since is None:
            self._head_since = self._since
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._head_since = None

    @property
    def last_used(self) -> float:
        """The time when its client last sent anything."""
        return self._since

    def waits_for_a_head(self) -> bool:
        """Tell whether no request is being read or answered."""
        request = self._request
        return request is None or request.response_complete

    @property
    def _request(self) -> RequestResponseCycle | None:
        """The request that is read or answered, or was last; None before the first."""
        return self.cycle

    def is_idle(self) -> bool:
        """Tell whether no part of a request has arrived."""
        return self.waits_for_a_head() and (
            self._head_since is None or not self.conn.trailing_data[0]
        )

    def close_idle(self) -> None:
        """Close it properly, between two requests."""
        self.timeout_keep_alive_handler()

    def finish(self) -> None:
        """Answer the request that has come, then close: the server ends."""
        if self.is_idle():
            self.close_idle()
        elif self._request is not None:
            self._request.keep_alive = False

    def abandon(self) -> None:
        """Close it at once, without an answer."""
        if self._request is not None:
            self._request.disconnected = True
        self.transport.abort()

    def look_after(self, now: float) -> None:
        """Close it if its client is too slow; called every second."""
        unsent = self.transport.get_write_buffer_size()
        if not unsent or unsent != self._unsent:
            self._unsent, self._unsent_since = unsent, now
        elif now - self._unsent_since > STUCK_SECONDS:
            self.abandon()
            return
        if self.transport.is_closing() or not self.waits_for_a_head():
            return
        if self.is_idle():
            if self._request is None and now - self._since > SILENT_SECONDS:
                self.close_idle()
        elif self._head_since is not None and now - self._head_since > HEAD_SECONDS:
            self.abandon()


class Room:
    """Those who are connected, or are about to be."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count: Counter[str] = Counter()
        self._arriving: dict[asyncio.Task[None], str] = {}
        self.connections: set[GuardedConnection] = set()

    def admit(self, address: str) -> bool:
        """Ask for a place; if none is free, close a connection that waits for nothing."""
        if self._count[address] >= self._limits.each_address and not self._free_one(address):
            return False
        return self._count.total() < self._limits.total or self._free_one(None)

    def arriving(self, task: asyncio.Task[None], address: str) -> None:
        """Take the place; ``task`` makes the connection, and its handshake."""
        self._count[address] += 1
        self._arriving[task] = address
        task.add_done_callback(self._arrived)

    def connected(self, connection: GuardedConnection) -> None:
        """Count a connection that is ready for requests."""
        self._count[connection.address] += 1
        self.connections.add(connection)

    def left(self, connection: GuardedConnection) -> None:
        """Give its place back."""
        if connection in self.connections:
            self.connections.discard(connection)
            self._give_back(connection.address)

    @property
    def handshakes(self) -> int:
        """The number of connections still in their handshake."""
        return len(self._arriving)

    def end(self) -> None:
        """Drop all that are not connected yet."""
        for task in list(self._arriving):
            task.cancel()

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._give_back(self._arriving.pop(task))

    def _give_back(self, address: str) -> None:
        self._count[address] -= 1
        if not self._count[address]:
            del self._count[address]

    def _free_one(self, address: str | None) -> bool:
        """Close the connection that has waited longest for nothing; else the oldest handshake."""
        idle = [
            connection
            for connection in self.connections
            if address in {None, connection.address}
            and connection.is_idle()
            and not connection.transport.is_closing()
        ]
        if idle:
            min(idle, key=lambda connection: connection.last_used).abandon()
            return True
        for task, place in self._arriving.items():
            if address in {None, place}:
                task.cancel()
                return True
        return False


def http_config(gateway: Gateway, trusted_proxies: Sequence[str] = ()) -> Config:
    """Return settings of uvicorn's protocol that log nothing of a request or a client.

    What ``trusted_proxies`` say of their clients' addresses is believed (`X-Forwarded-For`).
    """
    config = Config(
        gateway,
        interface="asgi3",
        log_config=None,
        access_log=False,
        ws="none",
        lifespan="off",
        timeout_keep_alive=KEPT_SECONDS,
        h11_max_incomplete_event_size=HEAD_BYTES,
        server_header=False,
        date_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
    )
    config.load()
    return config
