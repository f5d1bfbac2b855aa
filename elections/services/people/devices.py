"""Devices in which somebody has signed in: what strangers do elsewhere does not slow them.

A device is known by a random token in a cookie of its own, which stays when a sign-in ends. It
opens nothing: its holder still needs name and passphrase, and is slowed by its own failures.
"""

from __future__ import annotations

import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from elections.core.context import Context
from elections.models import AccountSession, KnownDevice

LIFETIME = 400 * 24 * 60 * 60  # seconds since the last sign-in; browsers keep no cookie longer
MOST_DEVICES = 20  # devices of one account; the one not seen for longest is removed


def is_known(session: Session, device: str, account_id: int, now: int) -> bool:
    """Tell whether this account has signed in with this device's token."""
    row = session.get(KnownDevice, (_hash(device), account_id)) if device else None
    return row is not None and now < row.seen + LIFETIME


def remember(ctx: Context, token: str, device: str) -> str:
    """Remember the device for the account that has just signed in; returns the device's token.

    An unknown token is replaced: somebody else could know it.
    """
    now = ctx.clock.now()

    def transaction(session: Session) -> str:
        session.execute(delete(KnownDevice).where(KnownDevice.seen <= now - LIFETIME))
        digest = sha256_hex(token.encode())
        account = session.execute(
            select(AccountSession.account_id).where(AccountSession.token_hash == digest)
        ).scalar_one()
        is_ours = select(KnownDevice.seen).where(KnownDevice.token_hash == _hash(device)).limit(1)
        known = device if session.scalar(is_ours) is not None else secrets.token_urlsafe(32)
        session.merge(KnownDevice(token_hash=_hash(known), account_id=account, seen=now))
        session.flush()
        _drop_oldest(session, account)
        return known

    return ctx.db.write(transaction)


def _drop_oldest(session: Session, account_id: int) -> None:
    of_account = select(KnownDevice).where(KnownDevice.account_id == account_id)
    newest_first = of_account.order_by(KnownDevice.seen.desc(), KnownDevice.token_hash)
    for row in session.scalars(newest_first.offset(MOST_DEVICES)).all():
        session.delete(row)


def _hash(device: str) -> str:
    return sha256_hex(device.encode("utf-8", "surrogatepass"))
