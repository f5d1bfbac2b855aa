"""Accounts: passphrases, waiting times, sign-ins that end, signing keys."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ballots.errors import BadInput, Refused
from elections import models
from elections.core.context import Context
from elections.domain.roles import Role
from elections.services.people import accounts, duties, passphrase_hashes
from elections.services.setup import load_folder, lock_lists
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY, WITNESS, clock_of

WRONG = "not the right words"


@pytest.fixture
def staff(ctx: Context) -> Context:
    accounts.add_account(ctx, SECRETARY[0], "secretary", SECRETARY[1])
    accounts.add_account(ctx, WITNESS[0], "witness", WITNESS[1])
    return ctx


def _code(ctx: Context, name: str, passphrase: str, address: str = "10.0.0.1") -> str:
    try:
        accounts.sign_in(ctx, name, passphrase, address)
    except Refused as refusal:
        return refusal.code
    return "in"


def _rows(ctx: Context, model: type[models.Base]) -> list[models.Base]:
    return ctx.db.read(lambda session: list(session.scalars(sa.select(model))))


def test_sign_in_and_out(staff: Context) -> None:
    token = accounts.sign_in(staff, "  sam   SECRETARY ", SECRETARY[1])
    account = accounts.account_for(staff, token)
    assert account is not None
    assert (account.name, account.roles) == (SECRETARY[0], frozenset({Role.SECRETARY}))
    accounts.sign_out(staff, token)
    assert accounts.account_for(staff, token) is None


@pytest.mark.parametrize("typed", ["Pat O’Brien", "pat o'brien", "PAT  O\u02bcBRIEN"])
def test_a_name_is_the_same_however_its_apostrophe_was_typed(ctx: Context, typed: str) -> None:
    accounts.add_account(ctx, "Pat O'Brien", "secretary", SECRETARY[1])
    assert _code(ctx, typed, SECRETARY[1]) == "in"
    with pytest.raises(Refused, match="account-name-taken"):
        accounts.add_account(ctx, typed, "witness", WITNESS[1])


def test_two_accounts_have_no_names_that_look_the_same(ctx: Context) -> None:
    accounts.add_account(ctx, "Capa", "secretary", SECRETARY[1])
    with pytest.raises(Refused, match="account-name-taken"):
        accounts.add_account(ctx, "\u0421\u0430\u0440\u0430", "witness", WITNESS[1])


def test_an_account_has_the_name_that_the_folder_says(ctx: Context, tmp_path: Path) -> None:
    load_folder.load_folder(ctx, election_factory.write_folder(tmp_path / "folder"))
    with pytest.raises(Refused) as refusal:
        accounts.add_account(ctx, "Somebody Else", "secretary", SECRETARY[1])
    assert refusal.value.text == "The election names Sam Secretary as its secretary."
    with pytest.raises(Refused, match="names Wyn Witness as its witness"):
        accounts.add_account(ctx, SECRETARY[0], "witness", WITNESS[1])
    assert accounts.accounts(ctx) == ()
    accounts.add_account(
        ctx, "sam  SECRETARY", "secretary", SECRETARY[1]
    )  # as locking the lists compares
    accounts.add_account(ctx, WITNESS[0], "witness", WITNESS[1])
    lock_lists.lock_lists(ctx)


@pytest.mark.parametrize("token", ["", "nonsense", "\ud800", "a\0b"])
def test_without_a_token_there_is_no_account(staff: Context, token: str) -> None:
    assert accounts.account_for(staff, token) is None


def test_tokens_are_long_new_each_time_and_kept_as_hashes(staff: Context) -> None:
    tokens = {accounts.sign_in(staff, *SECRETARY) for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) >= 43 for token in tokens)
    kept = {row.token_hash for row in _rows(staff, models.AccountSession)}  # type: ignore[attr-defined]
    assert len(kept) == 3
    assert not kept & tokens


def test_a_sign_in_ends_after_idling_and_after_the_longest_time(staff: Context) -> None:
    clock, settings = clock_of(staff), staff.settings
    token = accounts.sign_in(staff, *SECRETARY)
    clock.step(settings.session_idle - 1)
    assert accounts.account_for(staff, token)
    clock.step(settings.session_idle)
    assert accounts.account_for(staff, token) is None
    clock.step(-settings.session_idle)
    assert accounts.account_for(staff, token) is None  # over for good
    before = accounts.account_before(staff, token)
    assert before is not None
    assert before.name == SECRETARY[0]

    clock.step(2 * settings.session_longest)
    token = accounts.sign_in(staff, *SECRETARY)
    for _ in range(settings.session_longest // 600):
        assert accounts.account_for(staff, token)
        clock.step(600)
    assert accounts.account_for(staff, token) is None
    assert len(_rows(staff, models.AccountSession)) == 1  # the first one is forgotten
    accounts.sign_out(staff, token)
    assert _rows(staff, models.AccountSession) == []
    assert accounts.account_before(staff, token) is None


def test_a_clock_set_back_ends_the_sign_in(staff: Context) -> None:
    token = accounts.sign_in(staff, *SECRETARY)
    clock_of(staff).step(-7200)
    assert accounts.account_for(staff, token) is None


def test_wrong_name_and_wrong_passphrase_look_the_same(staff: Context) -> None:
    texts = set()
    for name, passphrase in [
        (SECRETARY[0], WRONG),
        ("Nobody", WRONG),
        (WITNESS[0], SECRETARY[1]),
        (SECRETARY[0], SECRETARY[1] + " "),
        (SECRETARY[0], SECRETARY[1] * 100),
        ("\ud800", "\ud800"),
        ("", ""),
    ]:
        with pytest.raises(Refused) as refusal:
            accounts.sign_in(staff, name, passphrase, f"{name!r}{len(passphrase)}")
        assert refusal.value.code == "sign-in"
        texts.add(refusal.value.text)
    assert len(texts) == 1


def test_an_unknown_name_costs_a_hash_too(staff: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    matches = passphrase_hashes.is_passphrase

    def seen(passphrase: str, phc: str) -> bool:
        hashed.append(phc)
        return matches(passphrase, phc)

    monkeypatch.setattr("elections.services.people.accounts.is_passphrase", seen)
    assert _code(staff, "Nobody", WRONG) == _code(staff, SECRETARY[0], WRONG) == "sign-in"
    known, unknown = hashed
    assert known.split("$")[:4] == unknown.split("$")[:4]  # same method, same cost


def test_tries_are_slowed_not_locked(staff: Context) -> None:
    for _ in range(4):
        assert _code(staff, SECRETARY[0], WRONG) == "sign-in"
    assert _code(staff, *SECRETARY) == "sign-in-wait"
    clock_of(staff).step(1)
    assert _code(staff, SECRETARY[0], WRONG) == "sign-in"
    clock_of(staff).step(1)
    assert _code(staff, *SECRETARY) == "sign-in-wait"
    clock_of(staff).step(1)
    assert _code(staff, *SECRETARY) == "in"
    assert _code(staff, SECRETARY[0], WRONG) == "sign-in"  # counted from the start again


def test_waiting_never_grows_beyond_a_minute(staff: Context) -> None:
    for _ in range(40):
        _code(staff, SECRETARY[0], WRONG)
        clock_of(staff).step(60)
    assert _code(staff, *SECRETARY) == "in"


def test_a_stranger_elsewhere_delays_the_owner_by_seconds_only(staff: Context) -> None:
    for number in range(60):
        _code(staff, SECRETARY[0], WRONG, f"10.1.0.{number}")
        clock_of(staff).step(5)
    assert _code(staff, *SECRETARY, "10.0.0.9") == "in"


def test_an_address_that_tries_many_names_is_slowed(staff: Context) -> None:
    codes = [_code(staff, f"Name {number}", WRONG) for number in range(30)]
    assert codes[0] == "sign-in"
    assert codes[-1] == "sign-in-wait"
    assert _code(staff, *SECRETARY, "10.0.0.2") == "in"


def test_no_name_and_no_address_stand_in_the_waiting_list(staff: Context) -> None:
    _code(staff, "Typed Wrongly", WRONG, "10.77.0.1")
    rows = _rows(staff, models.Throttle)
    assert rows
    for row in rows:
        assert len(row.key) == 64  # type: ignore[attr-defined]


def test_old_failures_are_forgotten(staff: Context) -> None:
    _code(staff, "Nobody", WRONG)
    clock_of(staff).step(24 * 3600 + 1)
    assert _code(staff, *SECRETARY) == "in"
    assert _rows(staff, models.Throttle) == []


@pytest.mark.parametrize(
    ("name", "role", "passphrase", "code"),
    [
        ("A Person", "king", "four words are enough", "account-role"),
        ("", "secretary", "four words are enough", "account-name"),
        ("x" * 81, "secretary", "four words are enough", "account-name"),
        ("bad\u202ename", "secretary", "four words are enough", "account-name"),
        ("A Person", "secretary", "fourteen signs", "passphrase-short"),
        ("A Person", "secretary", "long " * 41, "passphrase-long"),
        ("A Person", "secretary", "aaaaaaaaaaaaaaaa", "passphrase-plain"),
        ("A Person", "secretary", "1234567890123456", "passphrase-plain"),
        ("Aberystwyth Person", "secretary", "aberystwyth person", "passphrase-plain"),
    ],
)
def test_invalid_accounts_are_refused(
    sqlite_ctx: Context, name: str, role: str, passphrase: str, code: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        accounts.add_account(sqlite_ctx, name, role, passphrase)
    assert refusal.value.code == code
    assert accounts.accounts(sqlite_ctx) == ()


def test_one_account_for_each_role_and_name(staff: Context) -> None:
    for name, role, code in [
        ("Another Person", "secretary", "account-role-taken"),
        (SECRETARY[0].upper(), "witness", "account-name-taken"),
    ]:
        with pytest.raises(Refused) as refusal:
            accounts.add_account(staff, name, role, "four words are enough")
        assert refusal.value.code == code


def test_only_the_passphrase_opens_the_signing_key(staff: Context) -> None:
    key = accounts.signing_key(staff, "secretary", *SECRETARY)
    secretary = accounts.officer(staff, Role.SECRETARY)
    assert secretary is not None
    assert key.public_key().public_bytes_raw() == secretary.public_key
    for name, passphrase in [(SECRETARY[0], WRONG), WITNESS, ("Nobody", WRONG)]:
        with pytest.raises(Refused) as refusal:
            accounts.signing_key(staff, "secretary", name, passphrase)
        assert refusal.value.code == "secretary-passphrase"


def test_the_wait_holds_for_signing_too(staff: Context) -> None:
    for _ in range(4):
        with pytest.raises(Refused):
            accounts.signing_key(staff, "witness", WITNESS[0], WRONG)
    with pytest.raises(Refused) as refusal:
        accounts.signing_key(staff, "witness", *WITNESS)
    assert refusal.value.code == "sign-in-wait"


def test_a_sealed_key_of_another_account_does_not_open(staff: Context) -> None:
    """The key is sealed for its own public half, so rows cannot be swapped."""

    def swap(session: Session) -> None:
        row = duties.holder(session, Role.SECRETARY)
        assert row is not None
        row.public_key = bytes(32)

    staff.db.write(swap)
    with pytest.raises(Exception, match="signing key"):
        accounts.signing_key(staff, "secretary", *SECRETARY)


def test_the_passphrase_is_kept_as_argon2id(staff: Context) -> None:
    for row in _rows(staff, models.Account):
        assert row.passphrase.startswith("$argon2id$v=19$m=8,t=1,p=1$")  # type: ignore[attr-defined]
    assert type(election_factory.CHEAP)() != election_factory.CHEAP  # the real cost is higher
