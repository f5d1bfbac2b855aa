"""Helper processes: one at a time, and none once the server has ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from elections.audio import build, progress
from elections.core.helper_process import HelperProcess
from tests.factories import election_factory
from tests.support.processes import WAIT_SECONDS, wait_until

LONG = "import sys; sys.stdin.buffer.read()"


class Started:
    """Processes that were started, in their order."""

    def __init__(self) -> None:
        self.all: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-c", LONG], stdin=subprocess.PIPE)
        self.all.append(process)
        return process

    def running(self) -> list[subprocess.Popen[bytes]]:
        return [process for process in self.all if process.poll() is None]


@pytest.fixture
def started() -> Iterator[Started]:
    started = Started()
    yield started
    for process in started.all:
        process.kill()
        process.wait()
        if process.stdin is not None:
            process.stdin.close()


def end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(WAIT_SECONDS)


def test_however_often_it_is_asked_for_one_runs_and_one_follows(started: Started) -> None:
    helper = HelperProcess()
    for _ in range(124):
        helper.begin(started.start)
    assert len(started.all) == 1
    end(started.all[0])
    wait_until(lambda: len(started.all) == 2)
    assert len(started.running()) == 1
    end(started.all[1])
    helper.begin(started.start)
    wait_until(lambda: len(started.all) == 3)
    helper.close()
    assert started.running() == []


def test_a_helper_process_ends_with_the_server_and_no_other_begins(started: Started) -> None:
    helper = HelperProcess()
    helper.begin(started.start)
    helper.begin(started.start)
    helper.close()
    assert started.running() == []
    helper.begin(started.start)
    helper.close()
    assert len(started.all) == 1


def test_a_helper_that_cannot_start_is_logged_once_and_blocks_nothing(started: Started) -> None:
    def broken() -> subprocess.Popen[bytes]:
        raise OSError("no room")

    helper = HelperProcess()
    with pytest.raises(OSError, match="no room"):
        helper.begin(broken)
    helper.begin(started.start)
    helper.begin(broken)
    end(started.all[0])
    wait_until(lambda: helper._process is None)
    helper.begin(started.start)
    assert len(started.running()) == 1
    helper.close()


@contextmanager
def builder(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start a server that makes the sound of an election; yield it and the process that does."""
    ctx = election_factory.open_at(folder / "data")
    election_factory.locked(ctx, folder / "folder")
    ctx.close()
    code = (
        "import sys, time, pathlib; from elections.audio import build;"
        "p = build.start(pathlib.Path(sys.argv[1])); print(p.pid, flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(folder / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server, int(server.stdout.readline())
        finally:
            server.kill()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with Path(f"/proc/{pid}/stat").open() as stat:
        return stat.read().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc whether a process is there")
def test_a_build_ends_even_when_the_server_is_killed(tmp_path: Path) -> None:
    with builder(tmp_path) as (server, pid):
        sound = build.sound_folder(tmp_path / "data")
        wait_until(lambda: progress.read(sound).done > 0)  # it is in the middle of its work
        assert is_there(pid)
        server.send_signal(signal.SIGKILL)
        server.wait(WAIT_SECONDS)
        wait_until(lambda: not is_there(pid))
        wait_until(lambda: progress.read(sound).state == progress.STOPPED)
