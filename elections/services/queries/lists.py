"""The lists that locking makes final beside the candidates: voters, key holders and rules.

The names of voters are for the secretary alone, who got them from the groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.definition.model import Rules
from elections import models
from elections.core.context import Context
from elections.stores import draft as setup_store


@dataclass(frozen=True, slots=True)
class Voter:
    """A person on a contest's list; ``group`` may be ""."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The voters of each contest id, by name; the names of the key holders; the rules."""

    voters: Mapping[str, tuple[Voter, ...]]
    key_holders: tuple[str, ...]
    rules: Rules | None


def lists(ctx: Context) -> Lists:
    """Read the lists as they were loaded; empty before a folder is loaded."""

    def query(session: Session) -> Lists:
        draft = setup_store.read(session)
        if draft is None:
            return Lists({}, (), None)
        rows = session.execute(
            select(models.Contest.id, models.Member.name, models.Member.member_group)
            .join(
                models.Member,
                (models.Member.area_id == models.Contest.area_id)
                & (models.Member.seat_class_id == models.Contest.seat_class_id),
            )
            .order_by(models.Member.name)
        )
        voters: dict[str, list[Voter]] = {}
        for contest, name, group in rows:
            voters.setdefault(contest, []).append(Voter(name, group))
        by_contest = {key: tuple(names) for key, names in voters.items()}
        return Lists(by_contest, draft.key_holders, draft.rules)

    return ctx.db.read(query)
