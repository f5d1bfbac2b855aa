"""Locks tell whether the sound is being built, not files or clocks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

from elections.audio import progress
from elections.audio.progress import MAKING, STOPPED, Progress
from tests.support.processes import ending, wait_until

_SILENT = "import sys; sys.stdin.read()"
_ANNOUNCED = "import sys; print('Begun.', flush=True); sys.stdin.read()"


def child(program: str, pipe: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", program]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=pipe)


def state(folder: Path) -> str:
    return progress.read(folder).state


def test_from_the_start_to_the_announcement_a_build_is_seen(tmp_path: Path) -> None:
    progress.save(tmp_path, Progress(MAKING))
    assert state(tmp_path) == STOPPED
    with progress.starting(tmp_path) as pipe:
        assert state(tmp_path) == MAKING
        silent = child(_SILENT, pipe)
    with ending(silent):
        assert state(tmp_path) == MAKING
    wait_until(lambda: state(tmp_path) == STOPPED)  # it ended without a report


def test_after_its_announcement_a_build_is_seen_by_its_own_lock_alone(tmp_path: Path) -> None:
    progress.save(tmp_path, Progress(MAKING))
    with progress.starting(tmp_path) as pipe:
        announced = child(_ANNOUNCED, pipe)
    with ending(announced):
        wait_until(lambda: state(tmp_path) == STOPPED)
        assert announced.poll() is None


def test_a_second_start_does_not_wait_for_the_first(tmp_path: Path) -> None:
    progress.save(tmp_path, Progress(MAKING))
    with progress.starting(tmp_path), progress.starting(tmp_path):
        assert state(tmp_path) == MAKING
    wait_until(lambda: state(tmp_path) == STOPPED)


def test_a_second_builder_announces_itself_and_waits(tmp_path: Path) -> None:
    announced, built = Event(), Event()

    def build() -> None:
        with progress.building(tmp_path, announced.set):
            built.set()

    with progress.building(tmp_path):
        second = Thread(target=build)
        second.start()
        assert announced.wait(20)
        assert not built.wait(0.3)
        assert progress.is_building(tmp_path)
    second.join()
    assert built.is_set()
    assert not progress.is_building(tmp_path)
