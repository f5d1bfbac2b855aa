"""Answer "Am I on the list?" at the desk and on the telephone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.names import folded_name
from ballots.stages import Stage
from elections import models
from elections.core.context import Context
from elections.services.groups.answers_now import answers_now
from elections.services.groups.duplicates import listed_in
from elections.stores import setup_answers
from elections.stores.election import stage_of

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody on a list, with the names of their group and area."""

    name: str
    group: str
    area: str


def find(ctx: Context, words: str, group: str = "") -> tuple[OnList, ...]:
    """Find people by a part of their name: among all voters once lists are locked, before that on
    the lists of groups. ``group``: the name of the only group to look in, or "" for all.
    """
    looked_for = folded_name(words).split()
    if not looked_for:
        return ()

    def query(session: Session) -> tuple[OnList, ...]:
        is_locked = stage_of(session).has_reached(Stage.LOCKED)
        people = _locked(session) if is_locked else _written(session)
        found = [
            person
            for person in people
            if (not group or person.group == group)
            and all(word in folded_name(person.name) for word in looked_for)
        ]
        return tuple(sorted(found, key=lambda person: folded_name(person.name))[:MOST_FOUND])

    return ctx.db.read(query)


def _written(session: Session) -> list[OnList]:
    answers = answers_now(session)
    areas = {area.id: area.name for area in answers.areas}
    return [
        OnList(entry.member.name, entry.group, areas.get(entry.member.area, ""))
        for entry in listed_in(session)
    ] + [
        OnList(member.name, member.group, areas.get(member.area, ""))
        for member in setup_answers.read_members(session)
    ]


def _locked(session: Session) -> list[OnList]:
    rows = session.execute(
        select(models.Member.name, models.Member.member_group, models.Area.name)
        .join(models.Area, models.Area.id == models.Member.area_id)
        .where(models.Member.id.in_(select(models.RollEntry.member_id)))
    )
    return [OnList(name, group, area) for name, group, area in rows]
