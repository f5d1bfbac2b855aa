"""The operations log: all lines are JSON, none tells who asked for what, writing never raises."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from elections.core.logging import log, start_logging, stop_logging
from tests.server.conftest import Running
from tests.support.processes import python


@pytest.fixture(autouse=True)
def _silent_again() -> Iterator[None]:
    yield
    stop_logging()


def test_a_full_disk_raises_nothing() -> None:
    with Path("/dev/full").open("w") as full:
        start_logging(full)
        log.error("a line", number=1)


def test_what_was_lost_is_told_when_there_is_room_again(tmp_path: Path) -> None:
    path = tmp_path / "log"
    with path.open("w") as stream, Path("/dev/full").open("w") as full:
        start_logging(stream)
        log.info("before")
        kept = os.dup(stream.fileno())
        os.dup2(full.fileno(), stream.fileno())
        log.info("lost")
        log.info("lost too")
        os.dup2(kept, stream.fileno())
        os.close(kept)
        log.info("after")
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["event"] for line in lines] == ["before", "log lines lost", "after"]
    assert lines[1]["lines"] == 2


def test_a_reader_of_the_pipe_that_has_gone_changes_nothing() -> None:
    program = """
import sys
from elections.core.logging import log, start_logging
start_logging(sys.stderr)
sys.stdin.read()
for _ in range(3):
    log.error("nobody reads this")
print("done")
"""
    with subprocess.Popen(
        python("-c", program),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stderr.close()
        process.stdin.close()
        assert process.stdout.read() == b"done\n"
    assert process.returncode == 0


def test_a_closed_stream_and_an_exception_that_cannot_be_shown_raise_nothing(
    tmp_path: Path,
) -> None:
    class Nasty(Exception):
        def __str__(self) -> str:
            raise ZeroDivisionError

    stream = (tmp_path / "log").open("w")
    start_logging(stream)
    log.error("nasty", exc_info=Nasty(), value=Nasty())
    stream.close()
    log.error("closed")


def test_lines_of_libraries_are_json_without_what_was_filled_in(
    capfd: pytest.CaptureFixture[str],
) -> None:
    start_logging(sys.stderr)
    logging.getLogger("some.library").warning("client %s said %s", "10.1.2.3", "a vote")
    logging.getLogger("some.library").error("10.1.2.3 asked, and fe80::1:2 too")
    first, second = (json.loads(line) for line in capfd.readouterr().err.splitlines())
    assert first["event"] == "client %s said %s"
    assert first["logger"] == "some.library"
    assert "10.1.2.3" not in second["event"]
    assert "fe80" not in second["event"]


def test_requests_leave_no_address_and_no_path(
    served: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    start_logging(sys.stderr)
    served.ask(b"GET /vote HTTP/1.1\r\nHost: x\r\n\r\n")
    served.ask(b"GET /broken?card=secret HTTP/1.1\r\nHost: x\r\n\r\n")
    with served.connect() as line:
        line.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        line.recv(100)
    (line_,) = capfd.readouterr().err.splitlines()
    answer = json.loads(line_)
    assert (answer["event"], answer["error"]) == ("unexpected", "ZeroDivisionError")
    assert "127.0.0.1" not in line_
    assert "/broken" not in line_
