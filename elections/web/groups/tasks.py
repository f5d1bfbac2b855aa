"""The organiser's task list: each part of the program adds what a group has to do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.groups import Group
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


# In the order in which they are shown.
TASKS: tuple[Callable[[Group, Stage], Iterable[GroupTask]], ...] = ()


def tasks_of(group: Group, stage: Stage) -> tuple[GroupTask, ...]:
    """List all tasks of a group at a stage."""
    return tuple(task for tasks in TASKS for task in tasks(group, stage))


def next_task(tasks: Iterable[GroupTask]) -> GroupTask | None:
    """Find the first thing to do now."""
    return next((task for task in tasks if task.state == "now" and task.address), None)
