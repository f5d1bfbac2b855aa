"""Duties: the roles that an account has. One person may have several."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.logging import log
from elections.domain.roles import Role
from elections.models import Account as AccountRow
from elections.models import AccountSession, Duty, KnownDevice, RecoveryCode, SecondStep


@dataclass(frozen=True, slots=True)
class Duties:
    """The roles of an account, and the ids of the groups that it organises."""

    roles: frozenset[Role]
    groups: frozenset[str]


def of_account(session: Session, account_id: int) -> Duties:
    """Read the duties of an account."""
    rows = session.scalars(select(Duty).where(Duty.account_id == account_id)).all()
    return Duties(
        frozenset(Role(row.role) for row in rows),
        frozenset(row.group_id for row in rows if row.group_id),
    )


def holder(session: Session, role: Role) -> AccountRow | None:
    """Find the one account that has an officer's role."""
    return session.scalar(
        select(AccountRow)
        .join(Duty, Duty.account_id == AccountRow.id)
        .where(Duty.role == role.value)
        .order_by(AccountRow.id)
    )


def give(session: Session, account_id: int, role: Role, group_id: str = "") -> None:
    """Give an account a duty; nothing changes if it has it already."""
    session.merge(Duty(account_id=account_id, role=role.value, group_id=group_id))
    session.flush()


def take(session: Session, account_id: int, role: Role, group_id: str = "") -> None:
    """Take a duty away. Who has none left is no more: their sign-ins end with it."""
    session.execute(
        delete(Duty).where(
            Duty.account_id == account_id, Duty.role == role.value, Duty.group_id == group_id
        )
    )
    session.execute(delete(AccountSession).where(AccountSession.account_id == account_id))
    if session.scalar(select(Duty.role).where(Duty.account_id == account_id)) is not None:
        return
    for table in (KnownDevice, SecondStep, RecoveryCode):
        session.execute(delete(table).where(table.account_id == account_id))
    session.execute(delete(AccountRow).where(AccountRow.id == account_id))


def take_duty(ctx: Context, account_id: int, role: Role, group_id: str = "") -> None:
    """Take a duty away; every sign-in of this person ends at once."""
    ctx.db.write(lambda session: take(session, account_id, role, group_id))
    log.info("duty taken away", role=role)


def organisers(session: Session, groups: Collection[str]) -> tuple[tuple[str, int, str], ...]:
    """List who organises these groups: the group's id, the account's id and name."""
    rows = session.execute(
        select(Duty.group_id, AccountRow.id, AccountRow.name)
        .join(AccountRow, AccountRow.id == Duty.account_id)
        .where(Duty.role == Role.ORGANISER.value, Duty.group_id.in_(groups))
        .order_by(AccountRow.name)
    ).all()
    return tuple((row[0], row[1], row[2]) for row in rows)
