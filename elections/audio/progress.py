"""How far the making of the sound is, for a page that asks while another process works.

A small file beside the clips holds the last state. Whether somebody still works is not written
but held: every builder keeps a shared lock, which goes with its process, however that ends.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from ballots.encoding import strict_json
from elections.audio.clips import write

FILE = "progress.json"
_ALIVE, _TURN = "alive.lock", "turn.lock"
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
    """The state of a folder of clips. A builder that is gone without a word has stopped."""
    try:
        value = strict_json((folder / FILE).read_bytes(), _LIMIT)
        found = Progress(
            str(value["state"]), int(value["done"]), int(value["all"]), str(value["problem"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Progress(NOTHING)
    if found.state == MAKING and not _somebody_works(folder):
        return Progress(STOPPED, found.done, found.all)
    return found


def tell(folder: Path, progress: Progress) -> None:
    """Write the state down."""
    write(folder / FILE, json.dumps(asdict(progress)).encode())


def _open(folder: Path, name: str) -> int:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)


@contextmanager
def working(folder: Path) -> Iterator[int]:
    """Be seen to work. The handle may be given to a child process, which then is seen too."""
    handle = _open(folder, _ALIVE)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """One builder at a time: a second one waits, and then finds most clips made."""
    handle = _open(folder, _TURN)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _somebody_works(folder: Path) -> bool:
    handle = _open(folder, _ALIVE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


class Counter:
    """Counts the texts that have a clip, from several threads, and tells the page."""

    def __init__(self, folder: Path, length: int) -> None:
        self._folder, self._all, self._done, self._guard = folder, length, 0, Lock()
        tell(folder, Progress(MAKING, 0, length))

    def add(self, number: int) -> None:
        """So many more texts have their clip."""
        with self._guard:
            self._done += number
            tell(self._folder, Progress(MAKING, self._done, self._all))

    def end(self, problem: str = "") -> None:
        """All is made, or ``problem`` says why not."""
        tell(self._folder, Progress(FAILED if problem else READY, self._done, self._all, problem))
