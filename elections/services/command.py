"""Run a command: check the stage, use one transaction, keep the trail's head, log one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy.orm import Session

from audit.box.writer import Head
from audit.trail.events import TrailEvent
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.logging import log
from elections.domain.capacity import MOST_REPEATS
from elections.domain.stages import Command, require_stage
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import stage_of

Result = TypeVar("Result")


def run_command(ctx: Context, act: Command, work: Callable[[Session], Result]) -> Result:
    """Run ``work`` in one transaction if ``act`` may be done now; raises `Refused` if not."""

    def once(session: Session) -> tuple[Result, bytes | None, dict[str, Head]]:
        require_stage(stage_of(session), act)
        result, heads = work(session), box_store.heads(session)
        ctx.outside.verify_not_behind(heads)
        return result, trail_store.latest_note(session), heads

    result, note, heads = ctx.db.write(once)
    keep_outside(ctx, note, heads)
    log.info("command", act=str(act))
    return result


def keep_outside(ctx: Context, note: bytes | None, heads: Mapping[str, Head]) -> None:
    """Keep the trail that ``note`` signs, and the heads of all boxes, outside the database."""

    def leaves_from(seq: int) -> list[bytes]:
        return ctx.db.read(lambda session: trail_store.leaves(session, seq))

    if note is not None:
        ctx.outside.keep_trail(note, leaves_from)
    ctx.outside.keep_heads(heads)


def append_event(ctx: Context, session: Session, *events: TrailEvent) -> None:
    """Append to the trail in this transaction.

    Raises `Refused` (``act-repeated``) for what was done so often that the trail would get too
    long to be read.
    """
    for kind, most in MOST_REPEATS.items():
        new = sum(event.kind == kind for event in events)
        if new and trail_store.count_of(session, kind) + new > most:
            raise refused("act-repeated")
    trail_store.append(session, ctx.signer, ctx.clock.now(), *events)
