"""The yes of the group's own voice to a nomination (`elections.services.groups.voice`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.nominations import Lack, Nomination, lacks
from elections.domain.stages import Command
from elections.domain.voice import Thing
from elections.services.command import run_command
from elections.services.groups import voice
from elections.stores import nominations as store


def has_voice(session: Session, nomination: Nomination) -> bool:
    """Tell whether somebody of the group said yes to sending it as it is now."""
    return voice.has_yes(
        session, nomination.group_id, Thing.NOMINATION, nomination.id, nomination.voice_hash
    )


def lacks_of(session: Session, nominations: Sequence[Nomination]) -> Mapping[str, tuple[Lack, ...]]:
    """Map the ids of nominations to what is missing of each."""
    said = voice.said_to(session, Thing.NOMINATION)
    return {
        known.id: lacks(known, has_voice=said.get((known.group_id, known.id)) == known.voice_hash)
        for known in nominations
    }


def lacking(ctx: Context, nominations: Sequence[Nomination]) -> Mapping[str, tuple[Lack, ...]]:
    """Map the ids of nominations to what is missing of each, in a transaction of its own."""
    return ctx.db.read(lambda session: lacks_of(session, nominations))


def say_voice(ctx: Context, group_id: str, nomination_id: str, seen: str, name: str) -> None:
    """Keep the yes of somebody of the group, called ``name``, to what they saw.

    Raises `Refused`, and `BadInput` for what is no name.
    """

    def transaction(session: Session) -> None:
        known = store.read(session, group_id, nomination_id)
        if known is None:
            raise refused("nomination-gone")
        if known.voice_hash != seen:
            raise refused("nomination-changed")
        if not known.has_yes:
            raise refused("nomination-not-whole")
        write_voice(session, known, name)

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def write_voice(session: Session, nomination: Nomination, name: str) -> None:
    """Keep that somebody of the group, called ``name``, says yes. Raises `BadInput`, `Refused`."""
    voice.say_yes(
        session, nomination.group_id, Thing.NOMINATION, nomination.id, nomination.voice_hash, name
    )
