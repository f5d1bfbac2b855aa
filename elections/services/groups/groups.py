"""Groups: the secretary writes down which there are, and names who organises each."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ballots.names import folded_name, is_lookalike
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.groups import Group
from elections.domain.roles import Role
from elections.domain.stages import Command
from elections.models import Duty, Invitation
from elections.services.command import run_command
from elections.services.people import duties
from elections.stores import group_members as member_store
from elections.stores import groups as store
from elections.stores import nominations as nomination_store

_ID_BYTES = 6
# Each tells whether something of this group is there, so that it is not taken out any more.
USES_OF_GROUP: tuple[Callable[[Session, str], bool], ...] = (
    member_store.has_any,
    nomination_store.is_any,
)


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who organises a group."""

    account: int
    name: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group, with its organisers. ``is_used``: it has something, so it is not taken out."""

    group: Group
    organisers: tuple[Organiser, ...]
    is_used: bool


def groups(ctx: Context) -> tuple[GroupView, ...]:
    """List all groups in their order."""

    def query(session: Session) -> tuple[GroupView, ...]:
        found = store.groups(session)
        people = duties.organisers(session, [group.id for group in found])
        return tuple(
            GroupView(
                group,
                tuple(Organiser(number, name) for of, number, name in people if of == group.id),
                _is_used(session, group.id),
            )
            for group in found
        )

    return ctx.db.read(query)


def group(ctx: Context, group_id: str) -> Group | None:
    """Find a group by its id."""
    return ctx.db.read(lambda session: store.group(session, group_id))


def organisers(ctx: Context, group_id: str) -> tuple[Organiser, ...]:
    """List who organises a group."""
    found = ctx.db.read(lambda session: duties.organisers(session, [group_id]))
    return tuple(Organiser(number, name) for _, number, name in found)


def add_group(ctx: Context, name: str, seat_class: str, area: str = "") -> Group:
    """Write down a group. Raises `Refused` for a name like another's, and after the lock."""
    added = Group(secrets.token_hex(_ID_BYTES), name, seat_class, area)
    run_command(ctx, Command.SET_UP, lambda session: _keep(session, added))
    return added


def change_group(ctx: Context, changed: Group) -> None:
    """Name a group anew, or say what it is of. Raises `Refused` as `add_group`.

    What it is of cannot be changed once the group has something: its people would change their
    electorate with it.
    """

    def transaction(session: Session) -> None:
        before = store.group(session, changed.id)
        if before is None:
            raise refused("group-unknown")
        is_same = (before.seat_class, before.area) == (changed.seat_class, changed.area)
        if not is_same and _is_used(session, changed.id):
            raise refused("group-used")
        _keep(session, changed)

    run_command(ctx, Command.SET_UP, transaction)


def remove_group(ctx: Context, group_id: str) -> None:
    """Take out a group that has nothing yet; its organisers lose their duty.

    Raises `Refused` for a group that has members or has sent something.
    """

    def transaction(session: Session) -> None:
        if _is_used(session, group_id):
            raise refused("group-used")
        for _, account, _ in duties.organisers(session, [group_id]):
            duties.take(session, account, Role.ORGANISER, group_id)
        for table in (Duty, Invitation):
            session.execute(delete(table).where(table.group_id == group_id))
        member_store.remove_group(session, group_id)
        store.remove(session, group_id)

    run_command(ctx, Command.SET_UP, transaction)


def _keep(session: Session, kept: Group) -> None:
    for other in store.groups(session):
        if other.id != kept.id and _is_like(other.name, kept.name):
            raise refused("group-name", name=other.name)
    store.write(session, kept)


def _is_like(name: str, other: str) -> bool:
    return folded_name(name) == folded_name(other) or is_lookalike(name, other)


def _is_used(session: Session, group_id: str) -> bool:
    return any(is_used(session, group_id) for is_used in USES_OF_GROUP)
