"""The yes of a group's own voice to a thing that the group sends.

``session`` functions are for services that do more in the same transaction.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from ballots.names import clean_name, name_problem
from elections.core.errors import bad_input, refused
from elections.domain.voice import Thing, Yes, kind_of_yes
from elections.services.groups.answers_now import answers_now
from elections.stores import groups as group_store
from elections.stores import voice as store


def say_yes(
    session: Session, group_id: str, thing: Thing, thing_id: str, content_hash: str, name: str
) -> Yes:
    """Keep that somebody of the group, called ``name``, says yes to a thing as it is now.

    Raises `Refused` (``group-unknown``) without such a group, and `BadInput` (``voice-name``) for
    what is no name.
    """
    group = group_store.group(session, group_id)
    if group is None:
        raise refused("group-unknown")
    named = clean_name(name)
    if name_problem(named):
        raise bad_input("voice-name")
    answers = answers_now(session)
    kind = kind_of_yes(answers.seat_class(group.seat_class))
    yes = Yes(thing, thing_id, content_hash, named, kind)
    store.write(session, group_id, yes)
    return yes


def yes_to(
    session: Session, group_id: str, thing: Thing, thing_id: str, content_hash: str
) -> Yes | None:
    """Return the yes to a thing as it is now, or None: what changed needs a new one."""
    return store.read(session, group_id, thing, thing_id, content_hash)


def has_yes(
    session: Session, group_id: str, thing: Thing, thing_id: str, content_hash: str
) -> bool:
    """Tell whether somebody of the group said yes to a thing as it is now."""
    return yes_to(session, group_id, thing, thing_id, content_hash) is not None


def said_to(session: Session, thing: Thing) -> dict[tuple[str, str], str]:
    """Map group and thing to the content hash of its yes, for all things of one kind."""
    return store.hashes(session, thing)


def forget(session: Session, group_id: str, thing: Thing, thing_id: str) -> None:
    """Take a yes away with its thing."""
    store.remove(session, group_id, thing, thing_id)
