"""Serving: the address is taken first, so that nothing is begun when it cannot be had."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from wsgiref.types import WSGIApplication

from ballots.errors import RepVoteError

_THREADS = 8


@contextmanager
def taken_address(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets bound to every address that ``host`` names ("*": all), closed after the block.

    Raises `RepVoteError` when the host is not of this computer or the port is in use.
    """
    with ExitStack() as stack:
        try:
            sockets = [stack.enter_context(one) for one in _bound(host, port)]
        except OSError as problem:
            raise RepVoteError("address", _sentence(problem, host, port)) from problem
        except UnicodeError as problem:  # a name that no computer can have
            raise RepVoteError("address", _sentence(None, host, port)) from problem
        yield sockets


def _bound(host: str, port: int) -> Iterator[socket.socket]:
    found = socket.getaddrinfo(
        None if host == "*" else host,
        port,
        type=socket.SOCK_STREAM,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_PASSIVE,
    )
    for family, kind, proto, _, where in dict.fromkeys(found):
        one = socket.socket(family, kind, proto)
        try:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.bind(where)
        except BaseException:
            one.close()
            raise
        yield one


def _sentence(problem: OSError | None, host: str, port: int) -> str:
    if problem is not None and problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another one with --port."
    if problem is not None and problem.errno == errno.EACCES:
        return f"This computer does not give port {port} to you. Choose another one with --port."
    return f"This computer has no address {host!r}. Choose another one."


def run_server(app: WSGIApplication, sockets: Sequence[socket.socket]) -> None:
    """Serve an application with threads, until the process is stopped."""
    from waitress.server import create_server  # noqa: PLC0415 - other commands start faster

    try:
        server = create_server(app, sockets=list(sockets), threads=_THREADS, ident=None)
    except OSError as problem:  # two programs can be bound to a port, only one can listen
        port = sockets[0].getsockname()[1]
        raise RepVoteError("address", _sentence(problem, "", port)) from problem
    server.run()
