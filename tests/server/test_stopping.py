"""A client that comes in the moment in which the server ends, or is dropped as it comes."""

from __future__ import annotations

import asyncio
import gc
import socket

from elections.core import server as real
from tests.server.conftest import App, read_answer, running
from tests.support.processes import WAIT_SECONDS, wait_until


def test_who_connects_in_the_moment_of_the_stop_is_answered() -> None:
    """The loop learns of the client and of the stop at once: the client comes first."""
    with real.bound_sockets("127.0.0.1", 0) as sockets:
        server = real.Server([real.Site(App(), sockets)])

        async def connect_and_stop() -> socket.socket:
            serving = asyncio.create_task(server._serve())
            await asyncio.sleep(0.05)  # it waits for clients
            line = socket.create_connection(sockets[0].getsockname(), WAIT_SECONDS)
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            server.stop()
            await serving
            return line

        with asyncio.run(connect_and_stop()) as line:
            assert b" 200 " in read_answer(line).splitlines()[0]


def test_who_is_dropped_before_the_connection_is_made_is_closed() -> None:
    """Unclosed sockets are errors here: Python tells of them once they are collected."""
    with running() as served:
        arriving = served.server._room.arriving

        def drop(task: asyncio.Task[None], address: str) -> None:
            arriving(task, address)
            task.cancel()

        served.server._room.arriving = drop  # type: ignore[method-assign]
        with served.connect() as line:
            assert line.recv(1) == b""
        served.server._room.arriving = arriving  # type: ignore[method-assign]
        wait_until(lambda: served.server.connections == 0)
        assert b" 200 " in served.ask().splitlines()[0]
    gc.collect()
