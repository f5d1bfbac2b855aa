"""The secretary's task list."""

from __future__ import annotations

from dataclasses import replace

from flask import g, render_template
from werkzeug.wrappers.response import Response as AnyResponse

from ballots.stages import Stage
from elections.core.dates import has_day_come
from elections.domain.nominations import too_few
from elections.services.groups import groups as group_service
from elections.services.people import second_step
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.queries import turnout as turnout_queries
from elections.services.setup import answers as set_up_answers
from elections.web.board import audio_status, tasks
from elections.web.board.blueprint import back_home, blueprint
from elections.web.board.more_votes import more_votes_note
from elections.web.core.phrases import day, path_steps, stage_sentences
from elections.web.core.request_context import context, current_stage


@blueprint.get("")
def home() -> str:
    """Show the next step as one big button, the numbers, and the one list of all steps."""
    ctx = context()
    overview = election_queries.overview(ctx)
    now = set_up_answers.set_up(ctx)
    stage = current_stage()
    if overview is None and stage is Stage.SETUP:
        return render_template("board/home.html", stage=stage, overview=None)
    state = board_queries.board_state(ctx)
    is_unlocked = not stage.has_reached(Stage.LOCKED)
    days = dict(overview.calendar) if overview else {}
    if is_unlocked:  # they may be newer than what was put together
        days = {day.stage: day.date for day in now.answers.calendar}
    has_closing_day_come = has_day_come(ctx.clock.now(), days.get("closed", ""))
    progress = replace(
        _task_state(state, has_closing_day_come=has_closing_day_come),
        has_groups=bool(group_service.groups(ctx)),
        is_together=now.is_loaded and not now.is_begun,
    )
    groups = tasks.task_groups(progress)
    is_paused = overview is not None and overview.is_paused
    return render_template(
        "board/home.html",
        overview=overview,
        stage=stage,
        named=(overview.board, overview.title)
        if overview
        else (now.answers.board, now.answers.title),
        is_paused=is_paused,
        steps=path_steps(stage, days),
        heading=tasks.heading(groups, is_paused=is_paused),
        sentences=stage_sentences(stage, is_tied=overview is not None and overview.is_tied),
        closing_day=day(days.get("closed", "")),
        next_task=tasks.next_task(groups),
        finished=tasks.is_finished(groups),
        tasks=tasks.all_tasks(groups, days),
        turnout=turnout_queries.turnout(ctx),
        more_votes=more_votes_note(state),
        is_copy_failing=ctx.outside.is_failing(),
        stopped_contests=state.stopped,
        extras=tasks.extras(stage),
        is_few=is_unlocked
        and stage is not Stage.SETUP
        and progress.has_groups
        and bool(too_few(now.all_answers)),
        asks_second_step=not second_step.has_second_step(ctx, g.account.id),
        sound=audio_status.shown(ctx) if not is_unlocked else None,
    )


@blueprint.post("/sound")
def make_sound() -> AnyResponse:
    """Make the missing sound, after somebody mended the cause."""
    return back_home(audio_status.begin(context()))


def _task_state(state: board_queries.BoardState, *, has_closing_day_come: bool) -> tasks.TaskState:
    return tasks.TaskState(
        stage=state.stage,
        keys=sum(holder.public_key is not None for holder in state.key_holders),
        key_holders=len(state.key_holders),
        keys_needed=state.keys_needed,
        cards=state.cards_printed,
        is_card_file_kept=state.is_card_file_kept,
        shares=len(state.shares_given),
        open_lots=state.lots_needed,
        has_closing_day_come=has_closing_day_come,
    )
