"""Locks between processes, as files: held by an open handle, so they end with their process."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import lock_descriptor, unlock_descriptor

_asking = threading.Lock()


def try_acquire(path: Path) -> int | None:
    """Take the lock if nobody holds it; gives the handle for `release`, or None."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    taken = False
    try:
        taken = lock_descriptor(handle, blocking=False)
    finally:
        if not taken:
            os.close(handle)
    return handle if taken else None


def acquire(path: Path, poll_seconds: float) -> int:
    """Wait until nobody else holds the lock, take it, and return the handle."""
    while (handle := try_acquire(path)) is None:
        time.sleep(poll_seconds)
    return handle


def release(handle: int) -> None:
    """Release the lock, even where a forked process still has the same handle open."""
    try:
        unlock_descriptor(handle)
    finally:
        os.close(handle)


@contextmanager
def held(path: Path, poll_seconds: float) -> Iterator[None]:
    """Hold the lock for the block, as soon as nobody else does."""
    handle = acquire(path, poll_seconds)
    try:
        yield
    finally:
        release(handle)


def is_held(path: Path) -> bool:
    """Tell whether any process holds the lock, this one included."""
    if not path.exists():
        return False
    with _asking:  # asking takes the lock for a moment: two threads would see each other
        handle = try_acquire(path)
        if handle is not None:
            release(handle)
    return handle is None
