"""Pause voting for a while, and let it go on. Nobody can vote in between; no vote is lost."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit.trail.events import VotingPaused, VotingResumed
from elections.core.context import Context
from elections.domain.stages import Command, require_not_paused, require_paused
from elections.services.command import append_event, run_command
from elections.stores.election import is_paused, set_paused


def pause_voting(ctx: Context) -> None:
    """Let no vote in until `resume_voting`. Trail: ``voting_paused``. Raises `Refused`."""

    def transaction(session: Session) -> None:
        require_not_paused(is_paused=is_paused(session))
        set_paused(session, paused=True)
        append_event(ctx, session, VotingPaused())

    run_command(ctx, Command.PAUSE, transaction)


def resume_voting(ctx: Context) -> None:
    """Let votes in again. Trail: ``voting_resumed``. Raises `Refused` if voting is not paused."""

    def transaction(session: Session) -> None:
        require_paused(is_paused=is_paused(session))
        set_paused(session, paused=False)
        append_event(ctx, session, VotingResumed())

    run_command(ctx, Command.RESUME, transaction)
