"""Locks between processes, and files that are written whole."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ballots.errors import RepVoteError
from elections.core import files, locks
from elections.core.context import Context
from elections.core.db import Database, FairLock
from elections.services.startup import database_alone
from tests.support.processes import WAIT_SECONDS, python, running

_HOLDER = """
import sys, time
from pathlib import Path
from elections.core import locks

with locks.held(Path(sys.argv[1]), 0.01):
    print("held", flush=True)
    time.sleep(600)
"""
_FORKED = """
import os, signal, sys, time
from pathlib import Path
from elections.core import locks

path = Path(sys.argv[1])
handle = locks.acquire(path, 0.01)
child = os.fork()
if child == 0:
    time.sleep(600)
locks.release(handle)
print(locks.is_held(path), flush=True)
os.kill(child, signal.SIGKILL)
"""
_BUSY_WRITER = """
import sys, time
from pathlib import Path
from elections.core.db import FairLock

lock, counter = FairLock(Path(sys.argv[1])), open(sys.argv[2], "r+b", buffering=0)
number = 0
while True:
    with lock.held():
        number += 1
        counter.seek(0)
        counter.write(number.to_bytes(8, "big"))
        time.sleep(0.01)
"""


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start another process that holds the lock."""
    with running(python("-c", _HOLDER, path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_one_process_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not locks.is_held(path)
    with holder(path):
        assert locks.try_acquire(path) is None
        assert locks.is_held(path)
    with locks.held(path, 0.01):
        assert locks.is_held(path)  # also by this process
        assert locks.try_acquire(path) is None
    assert not locks.is_held(path)


def test_a_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with holder(path) as process:
        process.kill()
        process.wait()
        assert not locks.is_held(path)
        locks.release(locks.acquire(path, 0.01))


def test_asking_for_a_lock_leaves_no_file_and_takes_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not locks.is_held(path)
    assert not path.exists()
    locks.release(locks.acquire(path, 0.01))
    assert not locks.is_held(path)
    handle = locks.try_acquire(path)
    assert handle is not None
    locks.release(handle)


def test_a_released_lock_is_free_although_a_forked_process_lives(tmp_path: Path) -> None:
    with running(python("-c", _FORKED, tmp_path / "lock")) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "False\n"


def test_a_process_that_writes_all_the_time_lets_another_through(tmp_path: Path) -> None:
    """At most the current write and one more come first."""
    counter = tmp_path / "counter"
    counter.write_bytes(bytes(8))
    lock = FairLock(tmp_path / "test.lock")

    def writes() -> int:
        return int.from_bytes(counter.read_bytes(), "big")

    with running(python("-c", _BUSY_WRITER, tmp_path / "test.lock", counter)):
        until = time.monotonic() + WAIT_SECONDS
        while writes() < 3:
            assert time.monotonic() < until
            time.sleep(0.01)
        waited = []
        for _ in range(20):
            before = writes()
            with lock.held():
                waited.append(writes() - before)
            time.sleep(0.01)  # the other process has the lock again
    # a busy computer may stop us between checking and waiting, but not most of the time
    assert sorted(waited)[15] <= 2, waited


# --- files -----------------------------------------------------------------------------------


def test_a_private_file_is_new_and_belongs_to_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "key"
    files.create_private(path, b"secret\n")
    assert path.read_bytes() == b"secret\n"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        files.create_private(path, b"other")


def test_a_file_that_is_being_read_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows has it: nobody may replace or remove what another program reads."""
    path = tmp_path / "state"
    path.write_bytes(b"old")
    replace, tries = Path.replace, iter(range(10))

    def sometimes(new: Path, target: Path) -> Path:
        if next(tries) < 3:
            raise PermissionError
        return replace(new, target)

    monkeypatch.setattr(files, "_REPLACE_PAUSE", 0.001)
    monkeypatch.setattr(Path, "replace", sometimes)
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_that_can_never_be_replaced_is_an_error_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    path = tmp_path / "state"
    path.write_bytes(b"old")
    monkeypatch.setattr(files, "_REPLACE_PAUSE", 0.001)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]
    monkeypatch.setattr(Path, "unlink", refuse)
    files.remove_file(path)
    assert path.exists()


def test_two_servers_with_two_folders_do_not_serve_one_database(ctx: Context) -> None:
    other = Database(ctx.settings.database_url)
    with (
        closing(other),
        database_alone(ctx.db),
        pytest.raises(RepVoteError, match="serves this database already"),
        database_alone(other),
    ):
        pass
    with database_alone(other):  # and free again
        pass
    other.close()
