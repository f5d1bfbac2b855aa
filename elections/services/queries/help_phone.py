"""The telephone number for help."""

from __future__ import annotations

from elections.core.context import Context
from elections.stores import local_rules as store


def help_phone(ctx: Context) -> str:
    """Return what the board wrote when it set up, or else the server's setting; "" for none."""
    return ctx.db.read(store.read).help_phone or ctx.settings.help_phone
