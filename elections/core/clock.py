"""The source of the time. Nothing moves by a clock; time stands in the trail and sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> int:
        """Return whole seconds since 1970 in UTC."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own clock."""

    def now(self) -> int:
        """Return whole seconds since 1970 in UTC."""
        return int(datetime.now(UTC).timestamp())


@dataclass(slots=True)
class SteppedClock:
    """A clock that moves only when told, for tests and for demonstrations with a seed."""

    seconds: int

    def now(self) -> int:
        """Return whole seconds since 1970 in UTC."""
        return self.seconds

    def step(self, seconds: int) -> None:
        """Move forward, or back with a negative number."""
        self.seconds += seconds
