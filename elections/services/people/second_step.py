"""A second step at the sign-in: a code of six digits from one's phone, and a sheet of paper for
when the phone is not there.

The digits are those of RFC 6238 (SHA-1, 30 seconds), which every such app makes, without any
server on the internet. The secret is sealed with a key of the data folder; of the ten codes of the
sheet only hashes under such a key are kept, and each works once.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from urllib.parse import quote

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.core.logging import log
from elections.domain.passphrases import PAIR
from elections.models import RecoveryCode, SecondStep
from elections.services.people import waiting

_DIGITS, _SECONDS = 6, 30
_SECRET_BYTES = 20
_AROUND = (-1, 0, 1)  # a phone's clock may be half a minute off
_CODES = 10
_CODE_LETTERS = 10
_SEALED_FOR = "repvote-second-step-1"
_HASHED_FOR = "repvote-recovery-1"
_ISSUER = "RepVote"


def new_secret(ctx: Context, account_id: int) -> tuple[str, str]:
    """Draw a secret for an account; returns it sealed for the form, and as base32 for the app."""
    raw = secrets.token_bytes(_SECRET_BYTES)
    sealed = _fernet(ctx).encrypt(_about(account_id) + raw).decode()
    return sealed, base64.b32encode(raw).decode()


def secret_of_form(ctx: Context, account_id: int, sealed: str) -> str | None:
    """Open what `new_secret` sealed, as base32; None for anything else."""
    raw = _opened(ctx, account_id, sealed.encode("utf-8", "replace"))
    return None if raw is None else base64.b32encode(raw).decode()


def app_address(name: str, secret: str) -> str:
    """Return the address that an app reads from the square (otpauth)."""
    return f"otpauth://totp/{_ISSUER}:{quote(name)}?secret={secret}&issuer={_ISSUER}"


def turn_on(ctx: Context, account_id: int, sealed: str, digits: str) -> tuple[str, ...]:
    """Ask for the second step from now on; returns the codes of the sheet, which are shown once.

    Raises `Refused` (``second-step-digits``) unless the digits are those of the secret.
    """
    raw = _opened(ctx, account_id, sealed.encode("utf-8", "replace"))
    step = None if raw is None else _matching_step(raw, digits, ctx.clock.now())
    if raw is None or step is None:
        raise refused("second-step-digits")
    codes = tuple(_new_code() for _ in range(_CODES))
    kept = _fernet(ctx).encrypt(_about(account_id) + raw)

    def transaction(session: Session) -> None:
        _remove(session, account_id)
        session.add(SecondStep(account_id=account_id, sealed=kept, last_step=step))
        session.add_all(
            RecoveryCode(account_id=account_id, code_hash=_hash(ctx, code)) for code in codes
        )

    ctx.db.write(transaction)
    log.info("second step turned on")
    return codes


def turn_off(ctx: Context, account_id: int) -> None:
    """Ask for the passphrase alone again."""
    ctx.db.write(lambda session: _remove(session, account_id))
    log.info("second step turned off")


def is_on(session: Session, account_id: int) -> bool:
    """Tell whether this account has a second step."""
    return session.get(SecondStep, account_id) is not None


def has_second_step(ctx: Context, account_id: int) -> bool:
    """Tell whether this account has a second step."""
    return ctx.db.read(lambda session: is_on(session, account_id))


def codes_left(ctx: Context, account_id: int) -> int:
    """Count the codes of the sheet that can still be used."""
    query = select(RecoveryCode.code_hash).where(RecoveryCode.account_id == account_id)
    return ctx.db.read(lambda session: len(session.scalars(query).all()))


def require_code(ctx: Context, account_id: int, typed: str) -> None:
    """Take six digits, or a code of the sheet; neither works a second time.

    A try is counted before it is looked at, as at the sign-in. Raises `Refused`:
    ``second-step-digits``, and ``sign-in-wait`` when too many tries failed.
    """
    now = ctx.clock.now()
    counts = waiting.Counts({waiting.key_of(ctx, "second", str(account_id)): PAIR})
    waiting.require_no_wait(ctx.db.write(lambda s: waiting.count_try(s, counts, now)))
    if not ctx.db.write(lambda session: _use(ctx, session, account_id, typed)):
        log.warning("second step failed")
        raise refused("second-step-digits")
    waiting.forget(ctx, counts)


def _use(ctx: Context, session: Session, account_id: int, typed: str) -> bool:
    row = session.get(SecondStep, account_id)
    if row is None:
        return False
    raw = _opened(ctx, account_id, row.sealed)
    step = None if raw is None else _matching_step(raw, typed, ctx.clock.now())
    if step is not None and step > row.last_step:
        row.last_step = step
        return True
    code = session.get(RecoveryCode, (account_id, _hash(ctx, typed)))
    if code is None:
        return False
    session.delete(code)
    return True


def _matching_step(raw: bytes, typed: str, now: int) -> int | None:
    digits = "".join(typed.split())
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    totp = TOTP(raw, _DIGITS, SHA1(), _SECONDS)  # noqa: S303 - what the apps know
    for around in _AROUND:
        step = now // _SECONDS + around
        if hmac.compare_digest(totp.generate(step * _SECONDS), digits.encode()):
            return step
    return None


def _remove(session: Session, account_id: int) -> None:
    for table in (SecondStep, RecoveryCode):
        session.execute(delete(table).where(table.account_id == account_id))


def _new_code() -> str:
    letters = base64.b32encode(secrets.token_bytes(_CODE_LETTERS)).decode()[:_CODE_LETTERS]
    return f"{letters[: _CODE_LETTERS // 2]}-{letters[_CODE_LETTERS // 2 :]}"


def _hash(ctx: Context, typed: str) -> str:
    letters = "".join(filter(str.isalnum, typed)).upper()
    key = ctx.settings.derived_key(_HASHED_FOR)
    return hmac.digest(key, letters.encode("utf-8", "replace"), "sha256").hex()


def _opened(ctx: Context, account_id: int, sealed: bytes) -> bytes | None:
    try:
        opened = _fernet(ctx).decrypt(sealed)
    except InvalidToken:
        return None
    about = _about(account_id)
    return opened.removeprefix(about) if opened.startswith(about) else None


def _about(account_id: int) -> bytes:
    """Name the account inside what is sealed, so that rows cannot be swapped."""
    return f"{account_id}|".encode()


def _fernet(ctx: Context) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(ctx.settings.derived_key(_SEALED_FOR)))
