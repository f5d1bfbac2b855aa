"""How a command runs: the stage is right, one transaction, the trail's head kept, a log line."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ballots.definition import Election
from ballots.errors import Refused
from elections.context import Context
from elections.log import log
from elections.models import Frozen, State
from elections.rules.stages import Act, Stage, require
from elections.services import log_store

Result = TypeVar("Result")


def stage_of(session: Session) -> Stage:
    """The stage now."""
    return Stage(session.execute(select(State.stage)).scalar_one())


def run(ctx: Context, act: Act, work: Callable[[Session], Result]) -> Result:
    """Run ``work`` in one transaction if ``act`` may be done now; raises `Refused` if not."""

    def once(session: Session) -> tuple[Result, bytes | None]:
        require(stage_of(session), act)
        return work(session), log_store.latest_note(session)

    result, note = ctx.db.write(once)
    if note is not None:
        _keep(ctx, note)
    log.info("command", act=str(act))
    return result


def _keep(ctx: Context, note: bytes) -> None:
    """The command is done by now: a full disk must not make it look as if it were not."""
    try:
        ctx.signer.keep(note)
    except OSError as problem:
        log.error("checkpoint not kept outside the database", reason=problem.strerror)


def move(session: Session, stage: Stage) -> None:
    """Go to the next stage; a trigger refuses any other."""
    session.execute(update(State).values(stage=stage.value))


def tell(ctx: Context, session: Session, *events: log_store.NewEvent) -> None:
    """Append to the trail in this transaction."""
    log_store.append(session, ctx.signer, ctx.clock.now(), *events)


def frozen_election(session: Session) -> Election:
    """The frozen definition. Raises `Refused` (``not-frozen``) while there is none."""
    raw = session.scalar(select(Frozen.definition))
    if raw is None:
        raise Refused("not-frozen", "The lists are not fixed yet. Fix the lists first.")
    return _parsed(raw)


@lru_cache(maxsize=4)
def _parsed(raw: bytes) -> Election:
    return Election.parse(raw)
