"""One line of an organiser's task list."""

from __future__ import annotations

from dataclasses import dataclass

from elections.core.catalogue import key
from elections.web.core.language import say

STATES = {
    "done": key("setup-state-done"),
    "now": key("setup-state-now"),
    "waits": key("setup-state-waits"),
    "later": key("setup-state-later"),
}


@dataclass(frozen=True, slots=True)
class GroupTask:
    """One line: its page, "" while it cannot be opened; words that are said already, its state."""

    address: str
    picture: str
    title: str
    state: str
    detail: str = ""

    @property
    def state_words(self) -> str:
        """The state in words."""
        return say(STATES[self.state])
