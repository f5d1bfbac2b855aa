"""The witness's account, made at the secretary's screen while the election is set up."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ballots.names import folded_name
from elections.core.context import Context
from elections.domain import passphrases as rules
from elections.domain.roles import Role
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.people import duties
from elections.services.people.accounts import Account, add_account, officer


def has_witness_account(ctx: Context, name: str) -> bool:
    """Tell whether the witness of this name has an account."""
    witness = officer(ctx, Role.WITNESS)
    return witness is not None and folded_name(witness.name) == folded_name(name)


def make_witness_account(ctx: Context, name: str, passphrase: str) -> Account:
    """Make the witness's account, in the place of that of somebody who was named before.

    Raises `BadInput` and `Refused` as `add_account`, and `Refused` once the lists are locked.
    """
    rules.require_good_passphrase(passphrase, rules.usable_name(name))
    run_command(ctx, Command.SET_UP, _forget_witness)
    return add_account(ctx, name, Role.WITNESS, passphrase)


def _forget_witness(session: Session) -> None:
    old = duties.holder(session, Role.WITNESS)
    if old is not None:
        duties.take(session, old.id, Role.WITNESS)
