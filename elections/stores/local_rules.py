"""The board's settings beside the definition, in their tables."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elections import models
from elections.domain.local_rules import Agreed, LocalRules


def read(session: Session) -> LocalRules:
    """Read the rules; the usual ones while nothing was settled."""
    row = session.scalar(select(models.LocalRules))
    if row is None:
        return LocalRules()
    return LocalRules(row.helper_limit, row.worries, row.help_phone, row.asks_adult)


def write(session: Session, rules: LocalRules) -> None:
    """Keep the rules in the place of those before."""
    session.merge(
        models.LocalRules(
            id=1,
            helper_limit=rules.helper_limit,
            worries=rules.worries,
            help_phone=rules.help_phone,
            asks_adult=rules.asks_adult,
        )
    )


def agreed(session: Session) -> tuple[Agreed, ...]:
    """Read who agreed, by the day and the group's name."""
    table = models.RulesAgreed
    rows = session.scalars(select(table).order_by(table.day, table.group_name))
    return tuple(Agreed(row.group_name, row.day, row.rules_hash) for row in rows)


def add_agreed(session: Session, agreed: Agreed) -> None:
    """Keep that a group agreed, in the place of an earlier yes of theirs."""
    session.merge(
        models.RulesAgreed(group_name=agreed.group, day=agreed.day, rules_hash=agreed.rules_hash)
    )


def remove_agreed(session: Session, group: str) -> None:
    """Take back that a group agreed."""
    session.execute(delete(models.RulesAgreed).where(models.RulesAgreed.group_name == group))
