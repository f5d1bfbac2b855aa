"""Work that takes longer than a request: threads of the server, at most one for each kind of work.

What is going on is known here and dies with the server; how it ended stands in the database
(`elections.services.jobs`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

_END_SECONDS = 20  # that the work may take to notice that the server ends


class JobStopped(Exception):
    """The server ends: the work stops where nothing is half done."""


@dataclass(slots=True)
class Progress:
    """The progress of a job: ``done`` of ``length`` steps; 0 of 0 before they are known."""

    stopping: threading.Event
    done: int = 0
    length: int = 0

    def expect(self, length: int) -> None:
        """Set the number of steps."""
        self.length = length

    def add(self, steps: int = 1) -> None:
        """Count steps that are done. Raises `JobStopped` when the server ends."""
        self.done += steps
        if self.stopping.is_set():
            raise JobStopped


@dataclass(slots=True)
class JobRunner:
    """The work that goes on in this server, by its kind."""

    _guard: threading.Lock = field(default_factory=threading.Lock)
    _running: dict[str, Progress] = field(default_factory=dict)
    _threads: dict[str, threading.Thread] = field(default_factory=dict)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def progress(self, kind: str) -> Progress | None:
        """Return how far the work of this kind is, or None when none goes on."""
        return self._running.get(kind)

    def start(
        self, kind: str, prepare: Callable[[], None], work: Callable[[Progress], None]
    ) -> bool:
        """Run ``prepare`` here and then ``work`` in a thread; False if such work goes on already.

        Raises what ``prepare`` raises; then nothing goes on.
        """
        progress = Progress(self._stopping)
        with self._guard:
            if kind in self._running or self._stopping.is_set():
                return False
            self._running[kind] = progress
        try:
            prepare()
        except BaseException:
            del self._running[kind]
            raise
        thread = threading.Thread(target=self._run, args=(kind, work, progress), daemon=True)
        self._threads[kind] = thread
        thread.start()
        return True

    def _run(self, kind: str, work: Callable[[Progress], None], progress: Progress) -> None:
        try:
            work(progress)
        finally:
            del self._running[kind]

    def wait(self, kind: str, seconds: float) -> bool:
        """Wait until the work of this kind has ended; tell whether it has."""
        thread = self._threads.get(kind)
        if thread is not None:
            thread.join(seconds)
        return kind not in self._running

    def close(self) -> None:
        """Ask all work to stop, and wait until it has."""
        self._stopping.set()
        for kind in tuple(self._threads):
            self.wait(kind, _END_SECONDS)
