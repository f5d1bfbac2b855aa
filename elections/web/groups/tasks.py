"""The organiser's task list: each part of the program adds what a group has to do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ballots.stages import Stage
from elections.domain.groups import Group
from elections.web.groups.group_task import GroupTask
from elections.web.groups.list_task import list_tasks
from elections.web.groups.people_task import people_tasks

# In the order in which they are shown.
TASKS: tuple[Callable[[Group, Stage], Iterable[GroupTask]], ...] = (people_tasks, list_tasks)


def tasks_of(group: Group, stage: Stage) -> tuple[GroupTask, ...]:
    """List all tasks of a group at a stage."""
    return tuple(task for tasks in TASKS for task in tasks(group, stage))


def next_task(tasks: Iterable[GroupTask]) -> GroupTask | None:
    """Find the first thing to do now."""
    return next((task for task in tasks if task.state == "now" and task.address), None)
