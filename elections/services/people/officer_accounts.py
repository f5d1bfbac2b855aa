"""The witness's account, made at the secretary's screen while the election is set up."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ballots.names import folded_name
from elections.core.context import Context
from elections.domain import passphrases as rules
from elections.domain.roles import Role
from elections.domain.stages import Command
from elections.models import Account as AccountRow
from elections.models import AccountSession, KnownDevice
from elections.services.command import run_command
from elections.services.people.accounts import Account, accounts, add_account


def has_witness_account(ctx: Context, name: str) -> bool:
    """Tell whether the witness of this name has an account."""
    return any(
        account.role == Role.WITNESS and folded_name(account.name) == folded_name(name)
        for account in accounts(ctx)
    )


def make_witness_account(ctx: Context, name: str, passphrase: str) -> Account:
    """Make the witness's account, in the place of that of somebody who was named before.

    Raises `BadInput` and `Refused` as `add_account`, and `Refused` once the lists are locked.
    """
    rules.require_good_passphrase(passphrase, rules.usable_name(name))
    run_command(ctx, Command.LOAD, _forget_witness)
    return add_account(ctx, name, Role.WITNESS, passphrase)


def _forget_witness(session: Session) -> None:
    old = session.scalar(select(AccountRow).where(AccountRow.role == Role.WITNESS.value))
    if old is None:
        return
    for table in (AccountSession, KnownDevice):
        session.execute(delete(table).where(table.account_id == old.id))
    session.delete(old)
