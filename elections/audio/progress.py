"""The progress of making the sound, for a page that asks while another process works.

A small file beside the clips holds the last state. A running build is not written down but shown by
a lock, which its process loses however it ends: the process that builds holds the builder lock, the
one that starts it holds the starting lock until the builder has its own or waits for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock, Thread

from ballots.encoding import strict_json
from ballots.errors import BadInput
from ballots.typed_json import read_value
from elections.core import locks
from elections.core.files import write_whole

FILE = "progress.json"
_BUILDER, _STARTING = "builder.lock", "starting.lock"
_POLL_SECONDS = 0.1  # seconds between two checks of another builder's lock
_LIMIT = 64 * 1024

MAKING, READY, FAILED, STOPPED, NOTHING = "making", "ready", "failed", "stopped", "nothing"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``all`` texts have a clip; ``all`` is 0 before the texts are known.

    ``state`` is one of the constants above; ``problem`` says in a sentence why it failed.
    """

    state: str
    done: int = 0
    all: int = 0
    problem: str = ""


def read(folder: Path) -> Progress:
    """Read the state of a folder of clips.

    If its builder ended without a report, it has stopped.
    """
    try:
        raw = (folder / FILE).read_bytes()
        progress = read_value(Progress, strict_json(raw, _LIMIT), FILE)
    except (OSError, BadInput):
        return Progress(NOTHING)
    if progress.state == MAKING and not is_building(folder):
        return Progress(STOPPED, progress.done, progress.all)
    return progress


def save(folder: Path, progress: Progress) -> None:
    """Write the state down."""
    _make(folder)
    write_whole(folder / FILE, json.dumps(asdict(progress)).encode())


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def building(folder: Path, announce: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the builder lock. A second builder waits, and then finds most clips made.

    ``announce`` is called once `is_building` holds without the process that started this one.
    """
    _make(folder)
    handle = locks.try_acquire(folder / _BUILDER)
    announce()
    if handle is None:
        handle = locks.acquire(folder / _BUILDER, _POLL_SECONDS)
    try:
        yield
    finally:
        locks.release(handle)


def is_building(folder: Path) -> bool:
    """Tell whether a build runs, or has been started and is about to run."""
    return any(locks.is_held(folder / name) for name in (_STARTING, _BUILDER))


@contextmanager
def starting(folder: Path) -> Iterator[int]:
    """Hold the starting lock until the process started in the block announces itself, or ends.

    Yields the handle of a pipe, open in the block: the process announces itself by writing to it.
    """
    _make(folder)
    lock = locks.try_acquire(folder / _STARTING)  # None: another start is under way, and visible
    reader, writer = os.pipe()
    try:
        yield writer
    finally:
        os.close(writer)  # from now on the other end notices when the process ends
        Thread(target=_release_when_announced, args=(reader, lock), daemon=True).start()


def _release_when_announced(reader: int, lock: int | None) -> None:
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        pipe.read(1)
        if lock is not None:
            locks.release(lock)
        while pipe.read(4096):
            pass  # read what else the process writes: without a reader it would fail


class Counter:
    """Count the texts that have a clip, from several threads, and save it for the page."""

    def __init__(self, folder: Path, length: int) -> None:
        self._folder, self._all, self._done, self._guard = folder, length, 0, Lock()
        save(folder, Progress(MAKING, 0, length))

    def add(self, number: int) -> None:
        """Count ``number`` more texts that have their clip."""
        with self._guard:
            self._done += number
            save(self._folder, Progress(MAKING, self._done, self._all))

    def end(self, problem: str = "") -> None:
        """Save that all is made, or with ``problem`` why not."""
        save(self._folder, Progress(FAILED if problem else READY, self._done, self._all, problem))
