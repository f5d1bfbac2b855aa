"""The person's own yes to what is published of them: given, taken back, by hand or by phone.

None of it is written to the trail (DESIGN section 4).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.nominations import How, Nomination, with_yes, without_yes
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.nominations.write import require_nomination
from elections.stores import nominations as store
from elections.stores.nominations import Photo

_PURPOSE = "repvote-nomination-code-1"
_CODE_BYTES = 10  # 16 letters of base32
_GROUP = 4  # letters between two hyphens


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A person's page as their code opens it; ``can_say_yes`` is over after one yes."""

    nomination: Nomination
    photo: Photo | None
    can_say_yes: bool


def say_yes(
    ctx: Context, group_id: str, nomination_id: str, page_hash: str, how: How, helped_by: str
) -> None:
    """Keep the person's yes to the page that they saw. Raises `Refused`."""

    def transaction(session: Session) -> None:
        known = require_nomination(session, group_id, nomination_id)
        _write_yes(session, known, page_hash, how, helped_by)

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def take_back(ctx: Context, group_id: str, nomination_id: str) -> None:
    """Take the person's yes back, and what was approved with it. Raises `Refused`."""

    def transaction(session: Session) -> None:
        known = require_nomination(session, group_id, nomination_id)
        store.write(session, without_yes(known))

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def new_code(ctx: Context, group_id: str, nomination_id: str) -> str:
    """Make the code for a person's own phone, in groups of four; one made before opens no more.

    Raises `Refused`.
    """
    letters = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()

    def transaction(session: Session) -> None:
        require_nomination(session, group_id, nomination_id)
        store.write_code(session, nomination_id, _hash_of(ctx, letters))

    run_command(ctx, Command.MEND_NOMINATION, transaction)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def own_page(ctx: Context, code: str) -> OwnPage | None:
    """Open a person's page with their code, or None."""

    def query(session: Session) -> OwnPage | None:
        known = store.known_code(session, _hash_of(ctx, code))
        nomination = store.by_id(session, known.nomination_id) if known else None
        if known is None or nomination is None:
            return None
        photo = store.photo(session, nomination.id)
        return OwnPage(nomination, photo, can_say_yes=not known.is_used)

    return ctx.db.read(query)


def by_page(ctx: Context, page_hash: str) -> Nomination | None:
    """Find the nomination whose page has this hash, or None."""

    def query(session: Session) -> Nomination | None:
        every = store.every(session)
        return next((known for known in every if known.page.sha256 == page_hash), None)

    return ctx.db.read(query)


def say_yes_by_code(ctx: Context, code: str, page_hash: str, helped_by: str) -> None:
    """Keep the yes of who has the code; after that it can only take the yes back.

    Raises `Refused`.
    """
    code_hash = _hash_of(ctx, code)

    def transaction(session: Session) -> None:
        known = store.known_code(session, code_hash)
        nomination = store.by_id(session, known.nomination_id) if known else None
        if known is None or nomination is None or known.is_used:
            raise refused("nomination-code")
        _write_yes(session, nomination, page_hash, How.PHONE, helped_by)
        store.use_code(session, code_hash)

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def take_back_by_code(ctx: Context, code: str) -> None:
    """Take the yes back, with the code that it was given with or another. Raises `Refused`."""

    def transaction(session: Session) -> None:
        known = store.known_code(session, _hash_of(ctx, code))
        nomination = store.by_id(session, known.nomination_id) if known else None
        if nomination is None:
            raise refused("nomination-code")
        store.write(session, without_yes(nomination))

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def _write_yes(
    session: Session, known: Nomination, page_hash: str, how: How, helped_by: str
) -> None:
    if not (known.page.has_points and known.page.photo):
        raise refused("nomination-not-whole")
    if known.page.sha256 != page_hash:
        raise refused("nomination-changed")
    store.write(session, with_yes(known, how, helped_by))


def _hash_of(ctx: Context, code: str) -> str:
    """Hash a code as it is kept; capitals, spaces and hyphens do not matter."""
    letters = "".join(filter(str.isalnum, code)).upper().encode()
    return hmac.new(ctx.settings.derived_key(_PURPOSE), letters, hashlib.sha256).hexdigest()
