"""The first sign-in on a new server: the secretary's, by a link that the server prints.

The link is derived from the secret of the data folder, so nothing is kept for it; it leads nowhere
as soon as there is a secretary.
"""

from __future__ import annotations

import hmac

from sqlalchemy import select

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.roles import Role
from elections.models import Account as AccountRow
from elections.services.people.accounts import Account, add_account

_PURPOSE = "repvote-first-sign-in-1"


def first_token(ctx: Context) -> str | None:
    """Return the secret part of the link, or None once there is a secretary."""
    query = select(AccountRow.id).where(AccountRow.role == Role.SECRETARY.value)
    if ctx.db.read(lambda session: session.scalar(query)) is not None:
        return None
    return ctx.settings.derived_key(_PURPOSE).hex()


def is_first_token(ctx: Context, token: str) -> bool:
    """Tell whether this is the secret part of the link, and the link still leads somewhere."""
    right = first_token(ctx)
    given = token.encode("utf-8", "surrogatepass")
    return right is not None and hmac.compare_digest(given, right.encode())


def add_first_account(ctx: Context, token: str, name: str, passphrase: str) -> Account:
    """Make the secretary's account. Raises `Refused`, also when the link leads nowhere any more."""
    if not is_first_token(ctx, token):
        raise refused("first-link")
    return add_account(ctx, name, Role.SECRETARY, passphrase)
