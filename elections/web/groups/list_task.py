"""The group's list of members in the organiser's task list."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from ballots.stages import Stage
from elections.domain.group_members import ListState
from elections.domain.groups import Group
from elections.services.groups import members as service
from elections.services.groups.members import GroupList
from elections.web.core.language import own, say
from elections.web.core.request_context import context
from elections.web.groups.group_task import GroupTask


def list_tasks(group: Group, stage: Stage) -> Iterator[GroupTask]:
    """Yield the list, and while it can be changed, what to do with it."""
    listed = service.group_list(context(), group.id)
    is_locked = stage.has_reached(Stage.LOCKED)
    state = "done" if is_locked or not listed.state.is_with_organiser else "now"
    address = url_for("groups.members", group_id=group.id)
    yield GroupTask(address, "list", say("members-task"), state, _detail(listed))


def _detail(listed: GroupList) -> str:
    if listed.state is ListState.HANDED_BACK:
        return say("members-back-why", note=own(listed.note))
    if not listed.members:
        return say("members-none")
    return say("members-some", people=len(listed.members))
