"""A process that works beside the server: one at a time, and ended with the server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from elections.core.logging import log

_END_SECONDS = 5  # that a process may take to end when it is asked to

Start = Callable[[], subprocess.Popen[bytes]]


class HelperProcess:
    """At most one process; if another is asked for meanwhile, one more after it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._next: Start | None = None
        self._is_closed = False

    def begin(self, start: Start) -> None:
        """Start a process now, or once the one that runs has ended. Raises what ``start`` does."""
        with self._guard:
            if self._is_closed:
                return
            if self._process is not None:
                self._next = start  # it may know less than is known now
                return
            self._process = start()
            threading.Thread(target=self._watch, args=(self._process,), daemon=True).start()

    def close(self) -> None:
        """End the process that runs, and start no other."""
        with self._guard:
            self._is_closed, self._next = True, None
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Wait, so that no dead process stays; then start the one that was asked for meanwhile."""
        running: subprocess.Popen[bytes] | None = process
        while running is not None:
            running.wait()
            if running.stdin is not None:
                running.stdin.close()
            with self._guard:
                running = self._process = self._start_next()

    def _start_next(self) -> subprocess.Popen[bytes] | None:
        start, self._next = self._next, None
        if start is None:
            return None
        try:
            return start()
        except Exception as problem:  # noqa: BLE001 - nobody waits for it: the page tells its state
            log.warning("helper not started", error=type(problem).__name__)
            return None


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that ended.

    The parent holds the other end of standard input, writes nothing, and never closes it.
    """

    def wait_for_the_end() -> None:
        with suppress(OSError, ValueError):
            sys.stdin.buffer.read()
        os._exit(1)  # its own helpers read from pipes of this process, so they end too

    threading.Thread(target=wait_for_the_end, daemon=True).start()
