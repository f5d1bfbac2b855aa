"""The latest public record and what is made of it: made once, served often."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

RENEWED_EVERY = 10 * 60  # seconds, while voting is open


@dataclass(frozen=True, slots=True)
class Moment:
    """The files of one whole record at one moment, and the bytes that were made from them.

    ``mark`` changes whenever the record does; None while votes are coming in.
    """

    files: Mapping[str, bytes]
    made: int
    mark: object | None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _bytes: dict[str, bytes] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Make the bytes called ``name`` once; callers who ask meanwhile wait for them."""
        with self._lock:
            if name not in self._bytes:
                self._bytes[name] = make()
            return self._bytes[name]

    def is_young(self, now: int) -> bool:
        """Tell whether it may be shown still; never after the clock was set back."""
        return self.made <= now < self.made + RENEWED_EVERY


@dataclass(slots=True)
class RecordCopy:
    """The newest moment that anybody asked for; hold ``lock`` to read or change it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    newest: Moment | None = None
