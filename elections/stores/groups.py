"""Groups in their table."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ballots.names import folded_name
from elections.domain.groups import Group, InUse
from elections.models import PeopleGroup


def groups(session: Session) -> tuple[Group, ...]:
    """Read all groups in their order."""
    rows = session.scalars(select(PeopleGroup).order_by(PeopleGroup.position))
    return tuple(map(_view, rows))


def group(session: Session, group_id: str) -> Group | None:
    """Find a group by its id."""
    row = session.get(PeopleGroup, group_id)
    return _view(row) if row else None


def is_any(session: Session) -> bool:
    """Tell whether there is a group."""
    return session.scalar(select(PeopleGroup.id).limit(1)) is not None


def write(session: Session, group: Group) -> None:
    """Keep a group in the place of the one with its id, or as the last one."""
    row = session.get(PeopleGroup, group.id)
    if row is None:
        last = session.scalar(select(func.max(PeopleGroup.position)))
        row = PeopleGroup(id=group.id, position=0 if last is None else last + 1)
        session.add(row)
    row.name, row.folded_name = group.name, folded_name(group.name)
    row.seat_class, row.area = group.seat_class, group.area
    session.flush()


def remove(session: Session, group_id: str) -> None:
    """Take a group out."""
    session.execute(delete(PeopleGroup).where(PeopleGroup.id == group_id))


def in_use(session: Session) -> InUse:
    """Name the areas and seat classes that groups are of."""
    found = groups(session)
    return InUse(
        areas=frozenset(group.area for group in found if group.area),
        seat_classes=frozenset(group.seat_class for group in found),
    )


def _view(row: PeopleGroup) -> Group:
    return Group(row.id, row.name, row.seat_class, row.area)
