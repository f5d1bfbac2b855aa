"""Run a command: check the stage, use one transaction, keep the trail's head, log one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from audit.trail.events import TrailEvent
from elections.core.context import Context
from elections.core.logging import log
from elections.domain.stages import Command, require_stage
from elections.stores import trail as trail_store
from elections.stores.election import stage_of

Result = TypeVar("Result")


def run_command(ctx: Context, act: Command, work: Callable[[Session], Result]) -> Result:
    """Run ``work`` in one transaction if ``act`` may be done now; raises `Refused` if not."""

    def once(session: Session) -> tuple[Result, bytes | None]:
        require_stage(stage_of(session), act)
        return work(session), trail_store.latest_note(session)

    result, note = ctx.db.write(once)
    if note is not None:
        _keep(ctx, note)
    log.info("command", act=str(act))
    return result


def _keep(ctx: Context, note: bytes) -> None:
    """Keep the head. The command is done by now: a full disk must not make it look undone."""
    try:
        ctx.signer.keep(note)
    except OSError as problem:
        log.error("checkpoint not kept outside the database", reason=problem.strerror)


def append_event(ctx: Context, session: Session, *events: TrailEvent) -> None:
    """Append to the trail in this transaction."""
    trail_store.append(session, ctx.signer, ctx.clock.now(), *events)
