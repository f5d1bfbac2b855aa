"""Members of groups, the way of their lists, and what belongs to reading them, in their tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from ballots.encoding import canonical, strict_json
from ballots.names import folded_name
from ballots.typed_json import read_value
from elections import models
from elections.domain.group_members import GroupMember, ListState, Need
from elections.domain.list_columns import Column
from elections.domain.same_person import Verdict

_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class ListWay:
    """How far a group's list has come; ``note``: why it was handed back, or ""."""

    state: ListState = ListState.WRITING
    note: str = ""


def members(session: Session, group_id: str) -> tuple[GroupMember, ...]:
    """Read the members of a group, by name."""
    table = models.GroupMember
    rows = session.scalars(select(table).where(table.group_id == group_id))
    return tuple(sorted(map(_view, rows), key=_by_name))


def all_members(session: Session) -> dict[str, tuple[GroupMember, ...]]:
    """Read the members of all groups that have any, by the group's id."""
    found: dict[str, list[GroupMember]] = {}
    for row in session.scalars(select(models.GroupMember)):
        found.setdefault(row.group_id, []).append(_view(row))
    return {group: tuple(sorted(listed, key=_by_name)) for group, listed in found.items()}


def member(session: Session, group_id: str, member_id: str) -> GroupMember | None:
    """Find a member of this group."""
    row = session.get(models.GroupMember, member_id)
    return _view(row) if row is not None and row.group_id == group_id else None


def write(session: Session, group_id: str, member: GroupMember) -> None:
    """Keep a member in the place of the one with their id."""
    session.merge(
        models.GroupMember(
            id=member.id,
            group_id=group_id,
            name=member.name,
            area=member.area,
            seat_class=member.seat_class,
            contact=member.contact,
            needs=canonical(list(member.needs)).decode(),
            is_adult=member.is_adult,
        )
    )
    session.flush()


def remove(session: Session, group_id: str, member_id: str) -> None:
    """Take a member out."""
    forget_verdicts(session, member_id)
    table = models.GroupMember
    session.execute(delete(table).where(table.group_id == group_id, table.id == member_id))


def has_any(session: Session, group_id: str) -> bool:
    """Tell whether somebody is on a group's list, or its voice said yes to something."""
    return any(
        session.scalar(select(table.group_id).where(table.group_id == group_id).limit(1))
        for table in (models.GroupMember, models.VoiceYes)
    )


def remove_group(session: Session, group_id: str) -> None:
    """Take everything out that belongs to a group's list."""
    for listed in members(session, group_id):
        remove(session, group_id, listed.id)
    for table in (models.MemberList, models.VoiceYes, models.ListColumn):
        session.execute(delete(table).where(table.group_id == group_id))


def _view(row: models.GroupMember) -> GroupMember:
    needs = read_value(tuple[str, ...], strict_json(row.needs.encode(), _LIMIT), "needs")
    return GroupMember(
        row.id,
        row.name,
        row.area,
        row.seat_class,
        row.contact,
        tuple(map(Need, needs)),
        row.is_adult,
    )


def _by_name(member: GroupMember) -> tuple[str, str]:
    return folded_name(member.name), member.id


# --- the way of a list ---------------------------------------------------------------------------


def way(session: Session, group_id: str) -> ListWay:
    """Read how far a group's list has come."""
    row = session.get(models.MemberList, group_id)
    return ListWay(ListState(row.state), row.note) if row else ListWay()


def write_way(session: Session, group_id: str, way: ListWay) -> None:
    """Keep how far a group's list has come."""
    session.merge(models.MemberList(group_id=group_id, state=way.state, note=way.note))
    session.flush()


# --- headings that were explained ----------------------------------------------------------------


def columns(session: Session, group_id: str) -> dict[str, Column]:
    """Read what headings mean in a group's own lists."""
    table = models.ListColumn
    rows = session.scalars(select(table).where(table.group_id == group_id))
    return {row.heading: Column(row.meaning) for row in rows}


def write_columns(session: Session, group_id: str, meanings: Mapping[str, Column]) -> None:
    """Keep what headings mean."""
    for heading, meaning in meanings.items():
        session.merge(models.ListColumn(group_id=group_id, heading=heading, meaning=meaning))


# --- one person or two ---------------------------------------------------------------------------


def verdicts(session: Session) -> tuple[Verdict, ...]:
    """Read what the secretary said of members with the same name."""
    rows = session.scalars(select(models.SamePerson))
    return tuple(Verdict(row.first_id, row.second_id, row.kept_id) for row in rows)


def write_verdicts(session: Session, verdicts: Iterable[Verdict]) -> None:
    """Keep what the secretary said."""
    for verdict in verdicts:
        first, second = sorted((verdict.first, verdict.second))
        session.merge(models.SamePerson(first_id=first, second_id=second, kept_id=verdict.kept))
    session.flush()


def forget_verdicts(session: Session, member_id: str) -> None:
    """Forget what was said of a member who is another one now."""
    table = models.SamePerson
    session.execute(
        delete(table).where(or_(table.first_id == member_id, table.second_id == member_id))
    )
