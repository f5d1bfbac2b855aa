"""Staff accounts: passphrases, sign-in, and the signing key that only a passphrase opens."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Executable, delete, select, update
from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from ballots.errors import Refused
from ballots.names import folded_name, is_lookalike
from elections.core.context import Context
from elections.core.errors import bad_input, refused
from elections.core.logging import log
from elections.domain import passphrases as rules
from elections.domain.roles import OFFICERS, STAFF, Role
from elections.models import Account as AccountRow
from elections.models import AccountSession, Draft, KnownDevice
from elections.services.people import devices, duties, second_step, waiting
from elections.services.people.passphrase_hashes import dummy_hash, hash_passphrase, is_passphrase
from elections.services.people.sealed_keys import open_signing_key, seal_signing_key
from elections.services.people.waiting import Counts

_REMEMBERED = 2  # times the longest sign-in: so long it is known that one was there
_SECOND_STEP = 10 * 60  # seconds to take the second step in
_SEEN_EVERY = 30  # seconds; a page does not write to the disk each time
# the counts of a try, by the account and the folded name that was typed
_CountsFor = Callable[[Session, AccountRow | None, str], Counts]


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the staff. ``groups``: ids of those they organise; ``public_key`` raw Ed25519."""

    id: int
    name: str
    roles: frozenset[Role]
    groups: frozenset[str]
    public_key: bytes


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The parts of an account that is kept later: the passphrase's hash, and its signing key."""

    name: str
    passphrase: str
    public_key: bytes
    sealed_key: bytes


def add_account(ctx: Context, name: str, role: str, passphrase: str, group_id: str = "") -> Account:
    """Make an account with its own signing key, for a role that it has from the start.

    ``group_id``: of an organiser. An officer's role has one holder. Raises `BadInput` for an
    unusable name, role or passphrase, `Refused` if the account exists or the loaded election names
    somebody else.
    """
    if role not in STAFF:
        raise bad_input("account-role")
    prepared = prepare(ctx, name, passphrase)
    account = ctx.db.write(lambda session: insert(session, prepared, Role(role), group_id))
    log.info("account added", role=role)
    return account


def prepare(ctx: Context, name: str, passphrase: str) -> NewAccount:
    """Make what is kept of a new account; it takes a while. Raises `BadInput`."""
    cleaned = rules.usable_name(name)
    rules.require_good_passphrase(passphrase, cleaned)
    signing = Ed25519PrivateKey.generate()
    cost = ctx.settings.passphrase_cost
    return NewAccount(
        cleaned,
        hash_passphrase(passphrase, cost),
        signing.public_key().public_bytes_raw(),
        seal_signing_key(signing, passphrase, cost),
    )


def insert(session: Session, new: NewAccount, role: Role, group_id: str = "") -> Account:
    """Keep a new account with its first duty. Raises `Refused` as `add_account`."""
    for other in session.scalars(select(AccountRow.name)):
        if is_lookalike(other, new.name):
            raise refused("account-name-taken", name=other)
    if role in OFFICERS:
        _require_officer(session, role, new.name)
    row = AccountRow(
        name=new.name,
        folded_name=folded_name(new.name),
        passphrase=new.passphrase,
        public_key=new.public_key,
        sealed_key=new.sealed_key,
    )
    session.add(row)
    session.flush()
    duties.give(session, row.id, role, group_id)
    return _view(session, row)


def require_may_have(session: Session, account_id: int, role: Role) -> None:
    """Raise `Refused` unless this person may have the role as well."""
    row = session.get(AccountRow, account_id)
    if row is not None and role in OFFICERS:
        _require_officer(session, role, row.name)


def _require_officer(session: Session, role: Role, name: str) -> None:
    """Refuse a second holder, and anybody whom the loaded election does not name."""
    other = duties.holder(session, role)
    if other is not None:
        raise refused("account-role-taken", role=role, name=other.name)
    named = session.scalar(select(getattr(Draft, role)))
    if named is not None and folded_name(named) != folded_name(name):
        raise refused("account-officer", name=named, role=role)


def accounts(ctx: Context) -> tuple[Account, ...]:
    """Return all accounts, in the order in which they were made."""

    def query(session: Session) -> tuple[Account, ...]:
        rows = session.scalars(select(AccountRow).order_by(AccountRow.id)).all()
        return tuple(_view(session, row) for row in rows)

    return ctx.db.read(query)


def officer(ctx: Context, role: Role) -> Account | None:
    """Find who has an officer's role."""

    def query(session: Session) -> Account | None:
        row = duties.holder(session, role)
        return _view(session, row) if row else None

    return ctx.db.read(query)


def sign_in(ctx: Context, name: str, passphrase: str, address: str = "", device: str = "") -> str:
    """Sign in; returns a fresh token for the browser (only its hash is kept).

    With a second step the sign-in is half until `make_whole`: the token opens nothing yet.

    ``device``: the token that the browser has of an earlier sign-in (`devices.remember`). Raises
    `Refused`: ``sign-in`` for a wrong name or passphrase alike, ``sign-in-wait`` when too many
    tries failed (`elections.services.people.waiting`).
    """
    now = ctx.clock.now()

    def counts_for(session: Session, row: AccountRow | None, folded: str) -> Counts:
        if row is not None and devices.is_known(session, device, row.id, now):
            return waiting.counts_of_device(ctx, folded, device)
        return waiting.counts_of_address(ctx, folded, address)

    row = _require_passphrase(ctx, name, passphrase, counts_for)
    token = secrets.token_urlsafe(32)

    def transaction(session: Session) -> None:
        oldest = now - _REMEMBERED * ctx.settings.session_longest
        session.execute(delete(AccountSession).where(AccountSession.started <= oldest))
        session.add(
            AccountSession(
                token_hash=_hash(token),
                account_id=row.id,
                started=now,
                seen=now,
                is_half=second_step.is_on(session, row.id),
            )
        )

    ctx.db.write(transaction)
    log.info("signed in")
    return token


def account_for(ctx: Context, token: str) -> Account | None:
    """Find who holds this token; None if there is no such sign-in or its time is over."""
    digest = _hash(token)
    now = ctx.clock.now()
    rows = ctx.db.read(lambda session: _account_of(session, token))
    if rows is None:
        return None
    account, signed_in = rows
    settings = ctx.settings
    if not rules.is_session_alive(
        signed_in.started, signed_in.seen, now, settings.session_idle, settings.session_longest
    ):
        over = update(AccountSession).where(AccountSession.token_hash == digest)
        _execute(ctx, over.values(seen=0))  # for good, whatever the clock does
        return None
    if now - signed_in.seen >= min(_SEEN_EVERY, settings.session_idle // 2):
        seen = update(AccountSession).where(AccountSession.token_hash == digest)
        _execute(ctx, seen.values(seen=now))
    return account


def account_before(ctx: Context, token: str) -> Account | None:
    """Find who had this token, even if its time is over; None for who signed out, and strangers."""
    row = ctx.db.read(lambda session: _account_of(session, token))
    return row[0] if row else None


def half_account(ctx: Context, token: str) -> Account | None:
    """Find who typed their passphrase a moment ago, and has the second step before them."""
    rows = ctx.db.read(lambda session: _account_of(session, token, is_half=True))
    if rows is None or ctx.clock.now() - rows[1].started > _SECOND_STEP:
        return None
    return rows[0]


def make_whole(ctx: Context, token: str) -> None:
    """Let a sign-in begin whose second step was taken."""
    now = ctx.clock.now()
    half = update(AccountSession).where(AccountSession.token_hash == _hash(token))
    _execute(ctx, half.values(is_half=False, started=now, seen=now))
    log.info("second step taken")


def signed_in_at(ctx: Context, token: str) -> int | None:
    """Return when this sign-in began, in seconds since 1970; None if there is none."""
    query = select(AccountSession.started).where(AccountSession.token_hash == _hash(token))
    return ctx.db.read(lambda session: session.scalar(query))


def sign_ins(ctx: Context, account_id: int) -> int:
    """Count the sign-ins of somebody that go on now."""
    now, settings = ctx.clock.now(), ctx.settings

    def query(session: Session) -> int:
        rows = session.scalars(
            select(AccountSession).where(
                AccountSession.account_id == account_id, AccountSession.is_half.is_(False)
            )
        )
        return sum(
            rules.is_session_alive(
                row.started, row.seen, now, settings.session_idle, settings.session_longest
            )
            for row in rows
        )

    return ctx.db.read(query)


def sign_out_everywhere(ctx: Context, account_id: int) -> None:
    """End every sign-in of somebody, and forget the devices in which they signed in."""

    def transaction(session: Session) -> None:
        for table in (AccountSession, KnownDevice):
            session.execute(delete(table).where(table.account_id == account_id))

    ctx.db.write(transaction)
    log.info("signed out everywhere")


def sign_out(ctx: Context, token: str) -> None:
    """End a sign-in at the server."""
    _execute(ctx, delete(AccountSession).where(AccountSession.token_hash == _hash(token)))


def signing_key(ctx: Context, role: str, name: str, passphrase: str) -> Ed25519PrivateKey:
    """Open the signing key of the account with this role, if name and passphrase are right.

    For people who are signed in: strangers who try to sign in do not slow it. Raises `Refused` as
    `sign_in` does, with the role in the sentence.
    """

    def counts_for(_session: Session, _row: AccountRow | None, folded: str) -> Counts:
        return waiting.counts_of_signing(ctx, folded)

    try:
        row = _require_passphrase(ctx, name, passphrase, counts_for)
    except Refused as problem:
        if problem.code != "sign-in":
            raise
        row = None
    if row is None or not ctx.db.read(lambda session: _has_role(session, row.id, role)):
        raise refused("secretary-passphrase" if role == "secretary" else "witness-passphrase")
    return open_signing_key(row.sealed_key, row.public_key, passphrase, row.name)


def _has_role(session: Session, account_id: int, role: str) -> bool:
    return role in duties.of_account(session, account_id).roles


def _account_of(
    session: Session, token: str, *, is_half: bool = False
) -> tuple[Account, AccountSession] | None:
    row = session.execute(
        select(AccountRow, AccountSession)
        .join(AccountSession, AccountSession.account_id == AccountRow.id)
        .where(AccountSession.token_hash == _hash(token), AccountSession.is_half.is_(is_half))
    ).first()
    return (_view(session, row[0]), row[1]) if row else None


def _hash(token: str) -> str:
    return sha256_hex(token.encode("utf-8", "surrogatepass"))


def _execute(ctx: Context, statement: Executable) -> None:
    def transaction(session: Session) -> None:
        session.execute(statement)

    ctx.db.write(transaction)


def _view(session: Session, row: AccountRow) -> Account:
    held = duties.of_account(session, row.id)
    return Account(row.id, row.name, held.roles, held.groups, row.public_key)


def _require_passphrase(
    ctx: Context, name: str, passphrase: str, counts_for: _CountsFor
) -> AccountRow:
    """Find the account whose passphrase this is; the try is counted before that is looked at."""
    folded = folded_name(name[: rules.MAX_PASSPHRASE])
    now = ctx.clock.now()

    def transaction(session: Session) -> tuple[AccountRow | None, Counts, int]:
        row = session.scalar(select(AccountRow).where(AccountRow.folded_name == folded))
        counts = counts_for(session, row, folded)
        return row, counts, waiting.count_try(session, counts, now)

    account, counts, seconds = ctx.db.write(transaction)
    waiting.require_no_wait(seconds)
    cost = ctx.settings.passphrase_cost
    is_right = is_passphrase(passphrase, account.passphrase if account else dummy_hash(cost))
    if account is None or not is_right:
        log.warning("sign-in failed")
        raise refused("sign-in")
    waiting.forget(ctx, counts)
    return account
