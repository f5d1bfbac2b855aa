"""The stage and the locked definition in the database."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ballots.definition.codec import parse_election
from ballots.definition.model import Election
from ballots.stages import Stage
from elections.core.errors import refused
from elections.models import LockedLists, State


def stage_of(session: Session) -> Stage:
    """Read the stage now."""
    return Stage(session.execute(select(State.stage)).scalar_one())


def advance_stage(session: Session, stage: Stage) -> None:
    """Go to the next stage; a trigger refuses any other."""
    session.execute(update(State).values(stage=stage.value, paused=False))


def is_paused(session: Session) -> bool:
    """Tell whether voting is open and paused."""
    return session.execute(select(State.paused)).scalar_one()


def set_paused(session: Session, *, paused: bool) -> None:
    """Pause voting or let it go on; a trigger refuses it while voting is not open."""
    session.execute(update(State).values(paused=paused))


def locked_election(session: Session) -> Election:
    """Read the locked definition. Raises `Refused` (``not-locked``) while there is none."""
    raw = session.scalar(select(LockedLists.definition))
    if raw is None:
        raise refused("not-locked")
    return _parsed(raw)


@lru_cache(maxsize=4)
def _parsed(raw: bytes) -> Election:
    return parse_election(raw)
