"""Slow, silent, greedy and broken clients: none keeps others out, none costs without a bound."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, suppress

import pytest

from elections.core import connections, wsgi
from elections.core.connections import Limits, neighbourhood
from tests.server.conftest import LONGEST, Running, read_answer, running
from tests.support.processes import wait_until

ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def is_closed(line: socket.socket) -> bool:
    """Wait until the server has closed it."""
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


def test_a_request_is_answered_and_the_line_is_kept(served: Running) -> None:
    with served.connect() as line:
        for _ in range(3):
            line.sendall(b"POST /x?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
            assert read_answer(line).endswith(b"\r\n\r\n3")
    environ = served.app.asked[0]
    assert environ["QUERY_STRING"] == "a=b"
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["CONTENT_LENGTH"] == "3"


def test_a_body_in_chunks_comes_whole(served: Running) -> None:
    chunks = b"".join(b"5\r\nabcde\r\n" for _ in range(50)) + b"0\r\n\r\n"
    head = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert served.ask(head + chunks).endswith(b"\r\n\r\n250")
    assert "HTTP_TRANSFER_ENCODING" not in served.app.asked[0]


def test_a_header_with_an_underscore_is_not_taken_for_another(served: Running) -> None:
    served.ask(b"GET / HTTP/1.1\r\nHost: x\r\nX_Forwarded_For: 1.2.3.4\r\n\r\n")
    assert not any("FORWARDED" in name for name in served.app.asked[0])


@pytest.mark.parametrize("kind", ["announced", "chunked"])
def test_a_body_of_a_gibibyte_is_cut_off_early(served: Running, kind: str) -> None:
    total = 1024**3
    how = (
        f"Content-Length: {total}" if kind == "announced" else "Transfer-Encoding: chunked"
    ).encode()
    block = b"x" * 65536 if kind == "announced" else b"10000\r\n" + b"x" * 65536 + b"\r\n"
    sent = 0
    with served.connect() as line, suppress(ConnectionError):
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\n" + how + b"\r\n\r\n")
        while sent < total:
            line.sendall(block)
            sent += len(block)
    assert LONGEST < sent < 64 * 1024**2  # the kernel's buffers, and not much more
    assert served.app.asked == []


def test_a_client_that_sends_a_little_too_much_reads_why(served: Running) -> None:
    size = LONGEST + 1
    answer = served.ask(
        f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode() + b"x" * size
    )
    assert b" 413 " in answer.splitlines()[0]
    assert b"too big" in answer


def test_who_sends_too_much_by_mistake_gets_the_page_for_it(served: Running) -> None:
    """As a browser does: all is sent before anything is read, and there is no reset."""
    size = 48 * 1024**2
    head = f"POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
    with served.connect() as line:
        line.sendall(head + b"x" * size)
        answer = read_answer(line)
        assert b" 413 " in answer.splitlines()[0]
        assert answer.endswith(b"<h1>A kind page</h1>")
        assert is_closed(line)
    assert served.app.asked[0]["wsgi.input"].getvalue() == b""


def test_a_body_without_its_length_that_the_client_asks_for_first(served: Running) -> None:
    head = f"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {10**9}\r\n\r\n"
    assert b" 413 " in served.ask(head.encode()).splitlines()[0]


def test_all_bodies_together_are_bounded_and_the_longest_goes_first(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "ALL_BODIES", 150_000)
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n"
    with served.connect() as greedy, served.connect() as second:
        greedy.sendall(head + b"x" * 90_000)
        time.sleep(0.2)
        second.sendall(head + b"x" * 80_000)
        assert is_closed(greedy)
        second.sendall(b"x" * 19_999)
        assert read_answer(second).endswith(b"99999")


def test_bodies_that_wait_for_a_thread_count_too_and_short_ones_still_come(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "ALL_BODIES", 150_000)
    monkeypatch.setattr(wsgi, "MIB", 50_000)
    head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n"
    with served.connect() as held, served.connect() as long, served.connect() as vote:
        held.sendall(head % b"/wait-heavy" + b"x" * 90_000)
        served.app.waiting.acquire()
        long.sendall(head % b"/" + b"x" * 70_000)
        assert is_closed(long)
        vote.sendall((head % b"/vote").replace(b"90000", b"40000") + b"x" * 30_000)
        time.sleep(0.1)
        vote.sendall(b"x" * 10_000)
        assert read_answer(vote).endswith(b"40000")
        served.app.go.set()
        assert read_answer(held).endswith(b"90000")
    again = served.ask(head % b"/" + b"x" * 90_000)  # there is room again
    assert again.endswith(b"90000")


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nC"]
)
def test_a_client_that_is_silent_or_never_finishes_a_head_is_closed(
    served: Running, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(connections, "SILENT_SECONDS", 0.2)
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    with served.connect() as line:
        line.sendall(sent)
        assert is_closed(line)


def test_a_head_of_a_byte_at_a_time_is_given_up(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)
    sent = 0
    with served.connect() as line, suppress(ConnectionError):
        for sign in b"GET / HTTP/1.1\r\nX: " + b"x" * 200:
            line.sendall(bytes([sign]))
            sent += 1
            time.sleep(0.05)
    assert sent < 150


def test_a_slow_body_is_given_up_but_one_that_moves_is_taken(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "BODY_SECONDS", 0.3)
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000\r\n\r\n"
    with served.connect() as slow, served.connect() as moving:
        slow.sendall(head + b"x")
        moving.sendall(head)
        for _ in range(10):
            moving.sendall(b"x" * 300)
            time.sleep(0.1)
        assert read_answer(moving).endswith(b"3000")
        assert is_closed(slow)


def test_a_head_that_is_too_long_is_refused(served: Running) -> None:
    with served.connect() as line, suppress(ConnectionError):
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 200_000)
        assert b" 400 " in line.recv(1000).splitlines()[0]
    assert served.app.asked == []


def test_nonsense_is_refused_and_the_server_goes_on(served: Running) -> None:
    for raw in (b"\x16\x03\x01\x02\x00", b"\x00" * 100, b"GET\r\n\r\n", b"\r\n" * 50):
        with served.connect() as line:
            line.sendall(raw)
    assert b" 200 " in served.ask().splitlines()[0]


def test_a_mistake_of_the_application_is_one_answer(served: Running) -> None:
    assert b" 500 " in served.ask(b"GET /broken HTTP/1.1\r\nHost: x\r\n\r\n").splitlines()[0]
    assert b" 200 " in served.ask().splitlines()[0]


def test_sixty_tablets_behind_one_address_all_come_in() -> None:
    limits = Limits()
    assert limits.each_address >= 60 * 12
    assert limits.total >= 2 * limits.each_address


def test_idle_connections_make_room_for_new_ones() -> None:
    with running(Limits(total=10, each_address=8)) as server, ExitStack() as stack:
        lines = [stack.enter_context(server.connect()) for _ in range(8)]
        for line in lines:
            line.sendall(ASK)
            read_answer(line)
        assert b" 200 " in server.ask().splitlines()[0]
        assert is_closed(lines[0])
        assert server.server.connections <= 8


def test_over_the_limit_a_new_client_is_closed_and_not_a_served_one() -> None:
    with running(Limits(total=3, each_address=3)) as server, ExitStack() as stack:
        lines = [stack.enter_context(server.connect()) for _ in range(3)]
        for line in lines:
            line.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            assert server.app.waiting.acquire(timeout=30)
        with server.connect() as late:
            assert is_closed(late)
        server.app.go.set()
        for line in lines:
            assert b" 200 " in read_answer(line).splitlines()[0]


def test_places_are_given_back(served: Running) -> None:
    for _ in range(30):
        served.ask()
    wait_until(lambda: served.server.connections == 0)


def test_votes_wait_neither_for_pages_nor_for_heavy_work(served: Running) -> None:
    with ExitStack() as stack:
        for path in (b"/wait",) * 8 + (b"/wait-heavy",) * 4:
            line = stack.enter_context(served.connect())
            line.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in range(6):
            assert served.app.waiting.acquire(timeout=30)
        assert b" 200 " in served.ask(b"GET /vote HTTP/1.1\r\nHost: x\r\n\r\n").splitlines()[0]


@pytest.mark.parametrize(
    ("host", "counts_for"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("2001:db8::1:2:3:4", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.168.1.7", "192.168.1.7"),
    ],
)
def test_an_address_of_ipv6_counts_for_its_network(host: str, counts_for: str) -> None:
    assert neighbourhood(host) == counts_for
