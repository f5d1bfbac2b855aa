"""The organiser's home: what the group has to do now."""

from __future__ import annotations

from flask import g, redirect, render_template, url_for

from ballots.stages import Stage
from elections.domain.roles import Role
from elections.services.groups import groups
from elections.services.queries import overview as election_queries
from elections.services.setup import answers
from elections.web.core.phrases import day, stage_sentences
from elections.web.core.request_context import context, current_stage
from elections.web.groups.blueprint import Page, blueprint
from elections.web.groups.loading import require_group
from elections.web.groups.tasks import next_task, tasks_of


@blueprint.get("")
def mine() -> Page:
    """List the groups of who is signed in; who organises only one goes to it at once."""
    is_secretary = Role.SECRETARY in g.account.roles
    found = [
        view.group
        for view in groups.groups(context())
        if is_secretary or view.group.id in g.account.groups
    ]
    if len(found) == 1 and not is_secretary:
        return redirect(url_for("groups.home", group_id=found[0].id), 303)
    return render_template("groups/mine.html", groups=found)


@blueprint.get("/<group_id>")
def home(group_id: str) -> Page:
    """Show the next thing to do as one big button, and the list of all things to do."""
    group = require_group(group_id)
    stage = current_stage()
    now = answers.set_up(context()).answers
    overview = election_queries.overview(context())
    area, kind = now.area(group.area), now.seat_class(group.seat_class)
    tasks = tasks_of(group, stage)
    return render_template(
        "groups/home.html",
        group=group,
        area=area.name if area else "",
        kind=kind.plural if kind else "",
        board=now.board,
        sentences=stage_sentences(stage, is_tied=overview is not None and overview.is_tied),
        last_day=day(now.day(Stage.CHECKING)) if stage is Stage.NOMINATIONS else "",
        tasks=tasks,
        next_task=next_task(tasks),
        is_alone=len(g.account.groups) == 1 and Role.SECRETARY not in g.account.roles,
    )
