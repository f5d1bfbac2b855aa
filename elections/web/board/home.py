"""The secretary's task list."""

from __future__ import annotations

from flask import (
    render_template,
)
from werkzeug.wrappers.response import Response as AnyResponse

from ballots.stages import Stage
from elections.core.dates import has_day_come
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.queries import turnout as turnout_queries
from elections.web.board import audio_status, tasks
from elections.web.board.blueprint import back_home, blueprint
from elections.web.board.more_votes import more_votes_note
from elections.web.core.phrases import day, path_steps, stage_sentences
from elections.web.core.request_context import context


@blueprint.get("")
def home() -> str:
    """Show the next step as one big button, the numbers, and the one list of all steps."""
    ctx = context()
    overview = election_queries.overview(ctx)
    if overview is None:
        return render_template("board/home.html", overview=None)
    state = board_queries.board_state(ctx)
    days = dict(overview.calendar)
    groups = tasks.task_groups(
        _task_state(
            state, has_closing_day_come=has_day_come(ctx.clock.now(), days.get("closed", ""))
        )
    )
    return render_template(
        "board/home.html",
        overview=overview,
        steps=path_steps(overview.stage, days),
        heading=tasks.heading(groups, is_paused=overview.is_paused),
        sentences=stage_sentences(overview.stage),
        closing_day=day(days.get("closed", "")),
        next_task=tasks.next_task(groups),
        finished=tasks.is_finished(groups),
        tasks=tasks.all_tasks(groups, days),
        turnout=turnout_queries.turnout(ctx),
        more_votes=more_votes_note(state),
        is_copy_failing=ctx.outside.is_failing(),
        stopped_contests=state.stopped,
        extras=tasks.extras(overview.stage),
        sound=audio_status.shown(ctx) if overview.stage.has_reached(Stage.LOCKED) else None,
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
