"""A copy of the public record that is some minutes late, while votes are coming in."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

RENEWED_EVERY = 10 * 60  # seconds


@dataclass(slots=True)
class LateCopy:
    """The files of one whole record as they were at ``made``; hold ``lock`` to look or change."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    files: Mapping[str, bytes] = field(default_factory=dict)
    made: int | None = None

    def holds(self, now: int) -> bool:
        """Whether the copy is young enough; never after the clock was set back."""
        return self.made is not None and self.made <= now < self.made + RENEWED_EVERY

    def keep(self, files: Mapping[str, bytes], now: int) -> None:
        """Take a new copy."""
        self.files, self.made = files, now

    def forget(self) -> None:
        """Voting is over: nothing is late any more, and the memory is free again."""
        self.files, self.made = {}, None
