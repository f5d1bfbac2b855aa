"""Whom a group puts forward, in the organiser's task list."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from ballots.stages import Stage
from elections.domain.groups import Group
from elections.domain.nominations import Lack
from elections.services.nominations import write
from elections.services.nominations.voice import lacking
from elections.web.core.language import say
from elections.web.core.request_context import context
from elections.web.groups.group_task import GroupTask


def people_tasks(group: Group, stage: Stage) -> Iterator[GroupTask]:
    """Yield one line: how many people there are, and for how many the group has to do something."""
    if stage not in (Stage.NOMINATIONS, Stage.CHECKING):
        return
    ctx = context()
    found = lacking(ctx, write.nominations_of(ctx, group.id))
    todo = sum(bool(set(missing) - {Lack.APPROVAL}) for missing in found.values())
    is_open = stage is Stage.NOMINATIONS
    state = "now" if todo or (is_open and not found) else "waits" if is_open else "done"
    detail = say("nominate-count", people=len(found), todo=todo) if found else ""
    address = url_for("groups.nominations", group_id=group.id)
    yield GroupTask(address, "person", say("nominate-title"), state, detail)
