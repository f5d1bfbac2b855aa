"""Invitations to a duty: a code that works once, on paper or as a link, and ends after two weeks.

Only the hash of the code is kept. Who comes with it chooses a passphrase, or signs in and has one
more duty. The code has 80 random bits, so nobody guesses it; tries that fail are slowed all the
same, as at the sign-in.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.logging import log
from elections.domain import passphrases as rules
from elections.domain.roles import OFFICERS, Role
from elections.models import Invitation as InvitationRow
from elections.services.people import accounts, duties, waiting
from elections.stores import groups as group_store

LIFETIME = 14 * 24 * 60 * 60  # seconds
_CODE_BYTES = 10  # 16 letters of base32
_LETTERS_BETWEEN = 4  # two hyphens
_ID_BYTES = 6
_HASHED = "repvote-invitation-1|"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that nobody has used yet. ``ends``: seconds since 1970."""

    id: str
    name: str
    role: Role
    group_id: str
    ends: int


def invite(ctx: Context, name: str, role: Role, group_id: str = "") -> tuple[str, Invitation]:
    """Invite somebody; returns the code, which is shown once, and the invitation.

    Raises `BadInput` for an unusable name, `Refused` for an officer's role that somebody has.
    """
    cleaned = rules.usable_name(name)
    raw = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    ends = ctx.clock.now() + LIFETIME
    invitation = Invitation(secrets.token_hex(_ID_BYTES), cleaned, role, group_id, ends)

    def transaction(session: Session) -> None:
        other = duties.holder(session, role) if role in OFFICERS else None
        if other is not None:
            raise refused("account-role-taken", role=role.value, name=other.name)
        if group_id and group_store.group(session, group_id) is None:
            raise refused("group-unknown")
        _forget_old(session, ctx.clock.now())
        session.add(
            InvitationRow(
                id=invitation.id,
                code_hash=_hash(raw),
                name=cleaned,
                role=role.value,
                group_id=group_id,
                ends=ends,
            )
        )

    ctx.db.write(transaction)
    log.info("invited", role=role)
    groups = (raw[at : at + _LETTERS_BETWEEN] for at in range(0, len(raw), _LETTERS_BETWEEN))
    return "-".join(groups), invitation


def invitations(ctx: Context, group_id: str) -> tuple[Invitation, ...]:
    """List the invitations of a group that can still be used."""
    now = ctx.clock.now()
    query = (
        select(InvitationRow)
        .where(InvitationRow.group_id == group_id, InvitationRow.ends > now)
        .order_by(InvitationRow.name)
    )
    return ctx.db.read(lambda session: tuple(map(_view, session.scalars(query))))


def take_back(ctx: Context, invitation_id: str, group_id: str) -> None:
    """Take an invitation of a group back: its code opens nothing any more."""
    statement = delete(InvitationRow).where(
        InvitationRow.id == invitation_id, InvitationRow.group_id == group_id
    )

    def transaction(session: Session) -> None:
        session.execute(statement)

    ctx.db.write(transaction)
    log.info("invitation taken back")


def find(ctx: Context, code: str, address: str = "") -> Invitation:
    """Find the invitation of a code, in any case, with or without its hyphens.

    Raises `Refused`: ``invitation-unknown`` for one that was used, taken back or is over too.
    """
    now = ctx.clock.now()
    counts = waiting.counts_of_address(ctx, "invitation", address)
    waiting.require_no_wait(ctx.db.write(lambda s: waiting.count_try(s, counts, now)))
    found = ctx.db.read(lambda session: _find(session, code, now))
    if found is None:
        raise refused("invitation-unknown")
    waiting.forget(ctx, counts)
    return _view(found)


def accept(ctx: Context, code: str, name: str, passphrase: str) -> accounts.Account:
    """Make an account with the duty of an invitation, which is used up by it.

    Raises `BadInput` and `Refused` as `accounts.add_account`, and ``invitation-unknown``.
    """
    prepared = accounts.prepare(ctx, name, passphrase)

    def transaction(session: Session) -> accounts.Account:
        invitation = _use(session, code, ctx.clock.now())
        return accounts.insert(session, prepared, invitation.role, invitation.group_id)

    account = ctx.db.write(transaction)
    log.info("invitation accepted")
    return account


def accept_signed_in(ctx: Context, code: str, account_id: int) -> None:
    """Give the duty of an invitation to somebody with an account; the invitation is used up.

    Raises `Refused` (``invitation-unknown``, and where the duty is not for them).
    """

    def transaction(session: Session) -> None:
        invitation = _use(session, code, ctx.clock.now())
        accounts.require_may_have(session, account_id, invitation.role)
        duties.give(session, account_id, invitation.role, invitation.group_id)

    ctx.db.write(transaction)
    log.info("invitation accepted")


def _use(session: Session, code: str, now: int) -> Invitation:
    row = _find(session, code, now)
    if row is None:
        raise refused("invitation-unknown")
    invitation = _view(row)
    session.delete(row)
    session.flush()
    return invitation


def _find(session: Session, code: str, now: int) -> InvitationRow | None:
    return session.scalar(
        select(InvitationRow).where(
            InvitationRow.code_hash == _hash(code), InvitationRow.ends > now
        )
    )


def _forget_old(session: Session, now: int) -> None:
    session.execute(delete(InvitationRow).where(InvitationRow.ends <= now))


def _hash(code: str) -> str:
    letters = "".join(filter(str.isalnum, code)).upper()
    return sha256_hex((_HASHED + letters).encode("utf-8", "surrogatepass"))


def _view(row: InvitationRow) -> Invitation:
    return Invitation(row.id, row.name, Role(row.role), row.group_id, row.ends)
