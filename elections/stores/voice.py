"""The yes of groups' own voices, in its table."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elections import models
from elections.domain.voice import KindOfYes, Thing, Yes


def write(session: Session, group_id: str, yes: Yes) -> None:
    """Keep a yes in the place of an earlier one to the same thing."""
    session.merge(
        models.VoiceYes(
            group_id=group_id,
            thing=yes.thing,
            thing_id=yes.thing_id,
            content_hash=yes.content_hash,
            name=yes.name,
            kind_of_yes=yes.kind,
        )
    )


def read(
    session: Session, group_id: str, thing: Thing, thing_id: str, content_hash: str
) -> Yes | None:
    """Read the yes to a thing, if it was said to what the thing is now."""
    row = session.get(models.VoiceYes, (group_id, thing, thing_id))
    if row is None or row.content_hash != content_hash:
        return None
    return Yes(Thing(row.thing), row.thing_id, content_hash, row.name, KindOfYes(row.kind_of_yes))


def hashes(session: Session, thing: Thing) -> dict[tuple[str, str], str]:
    """Map group and thing to what its voice said yes to, for all things of one kind."""
    table = models.VoiceYes
    rows = session.execute(
        select(table.group_id, table.thing_id, table.content_hash).where(table.thing == thing)
    )
    return {(group, thing_id): content_hash for group, thing_id, content_hash in rows}


def remove(session: Session, group_id: str, thing: Thing, thing_id: str) -> None:
    """Take the yes to a thing away."""
    table = models.VoiceYes
    session.execute(
        delete(table).where(
            table.group_id == group_id, table.thing == thing, table.thing_id == thing_id
        )
    )
