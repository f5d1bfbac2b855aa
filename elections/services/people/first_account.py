"""The first sign-in on a new server: the secretary's, with a code that the server prints.

The code is derived from the secret of the data folder, so nothing is kept for it; it opens nothing
as soon as there is a secretary.
"""

from __future__ import annotations

import base64
import hmac

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.roles import Role
from elections.services.people.accounts import Account, add_account, officer

_PURPOSE = "repvote-first-sign-in-1"
_CODE_BYTES = 15  # 24 letters of base32
_GROUP = 4  # letters between two hyphens


def has_secretary(ctx: Context) -> bool:
    """Tell whether somebody is the secretary."""
    return officer(ctx, Role.SECRETARY) is not None


def first_code(ctx: Context) -> str:
    """Return the code, in groups of four capital letters and digits 2 to 7."""
    letters = base64.b32encode(ctx.settings.derived_key(_PURPOSE)[:_CODE_BYTES]).decode()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def add_first_account(ctx: Context, code: str, name: str, passphrase: str) -> Account:
    """Make the secretary's account. The code is taken in any case, with or without its hyphens.

    Raises `Refused`, also when there is a secretary.
    """
    if has_secretary(ctx):
        raise refused("first-sign-in")
    if not hmac.compare_digest(_letters(code), _letters(first_code(ctx))):
        raise refused("first-code")
    return add_account(ctx, name, Role.SECRETARY, passphrase)


def _letters(code: str) -> bytes:
    """Return the letters and digits alone, as capitals."""
    return "".join(filter(str.isalnum, code)).upper().encode()
