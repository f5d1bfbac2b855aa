"""Open nominations, close them, and open them again when too few people stand."""

from __future__ import annotations

from itertools import pairwise

from sqlalchemy.orm import Session

from audit.trail.events import NominationsClosed, NominationsOpened
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.setup_answers import SetupAnswers, with_day
from elections.domain.setup_parts import Lack, missing_for_nominations
from elections.domain.stages import Command
from elections.services.command import append_event, run_command
from elections.services.setup import answers
from elections.stores import groups as group_store
from elections.stores.election import advance_stage


def lacks(ctx: Context) -> tuple[Lack, ...]:
    """Find what is missing before nominations can open."""
    return ctx.db.read(_lacks)


def _lacks(session: Session) -> tuple[Lack, ...]:
    now = answers.set_up_in(session)
    return missing_for_nominations(now.answers, len(group_store.groups(session)))


def open_nominations(ctx: Context) -> None:
    """Let groups put people forward. Trail: ``nominations_opened``.

    Raises `Refused` while something is missing.
    """

    def transaction(session: Session) -> None:
        if _lacks(session):
            raise refused("set-up-missing")
        append_event(ctx, session, NominationsOpened())
        advance_stage(session, Stage.NOMINATIONS)

    run_command(ctx, Command.OPEN_NOMINATIONS, transaction)


def close_nominations(ctx: Context) -> None:
    """Let nobody be put forward any more; the lists are checked. Trail: ``nominations_closed``."""

    def transaction(session: Session) -> None:
        append_event(ctx, session, NominationsClosed())
        advance_stage(session, Stage.CHECKING)

    run_command(ctx, Command.CLOSE_NOMINATIONS, transaction)


def open_again(ctx: Context, last_day: str) -> None:
    """Let groups put people forward again, until a new day. Trail: ``nominations_opened``.

    ``last_day`` is YYYY-MM-DD. Raises `Refused` where a later stage has an earlier day.
    """

    def changed(now: SetupAnswers) -> SetupAnswers:
        moved = with_day(now, Stage.CHECKING, last_day)
        if any(day.date > later.date for day, later in pairwise(moved.calendar)):
            raise refused("day-order")
        return moved

    def transaction(session: Session) -> None:
        answers.change_in(session, changed)
        append_event(ctx, session, NominationsOpened())
        advance_stage(session, Stage.NOMINATIONS)

    run_command(ctx, Command.OPEN_NOMINATIONS_AGAIN, transaction)
