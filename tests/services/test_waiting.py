"""Guessing passphrases is slow, and no stranger keeps an officer out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from ballots.errors import Refused
from elections import models
from elections.cli import main as cli
from elections.core.context import Context
from elections.domain.roles import Role
from elections.services.people import accounts, devices, waiting
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY, WITNESS, clock_of

WRONG = "not the right words"
STRANGERS = tuple(f"10.9.0.{number}" for number in range(14))


@pytest.fixture
def staff(ctx: Context) -> Context:
    return with_accounts(ctx)


@pytest.fixture
def sqlite_staff(sqlite_ctx: Context) -> Context:
    return with_accounts(sqlite_ctx)


def with_accounts(ctx: Context) -> Context:
    accounts.add_account(ctx, SECRETARY[0], "secretary", SECRETARY[1])
    accounts.add_account(ctx, WITNESS[0], "witness", WITNESS[1])
    return ctx


def code(
    ctx: Context, officer: tuple[str, str], address: str = "10.0.0.1", device: str = ""
) -> str:
    try:
        accounts.sign_in(ctx, *officer, address, device)
    except Refused as refusal:
        return refusal.code
    return "in"


def guess(ctx: Context, seconds: int, name: str = SECRETARY[0]) -> list[str]:
    """Guess from fourteen addresses, five times a second."""
    codes = []
    for number in range(seconds * 5):
        codes.append(code(ctx, (name, WRONG), STRANGERS[number % len(STRANGERS)]))
        if number % 5 == 4:
            clock_of(ctx).step(1)
    return codes


def signed_in_device(ctx: Context, officer: tuple[str, str], address: str = "10.0.0.1") -> str:
    return devices.remember(ctx, accounts.sign_in(ctx, *officer, address), "")


def keys(ctx: Context) -> set[str]:
    rows = sa.select(models.Throttle.key)
    return set(ctx.db.read(lambda session: session.scalars(rows).all()))


def test_guessing_from_many_addresses_is_slow(staff: Context) -> None:
    codes = guess(staff, 244)
    assert codes.count("sign-in") <= 3 * len(STRANGERS) + 244 // 5 + 1


def test_no_stranger_keeps_out_somebody_from_another_address(staff: Context) -> None:
    """49 right tries in 244 s were all refused here once."""
    for _ in range(49):
        guess(staff, 5)
        assert code(staff, SECRETARY) == "in"


def test_a_few_tries_are_free_and_then_others_slow_too(staff: Context) -> None:
    guess(staff, 30)
    wrong = (SECRETARY[0], WRONG)
    assert [code(staff, wrong) for _ in range(5)] == ["sign-in"] * 3 + ["sign-in-wait"] * 2


def test_a_device_that_signed_in_before_is_not_slowed_by_strangers(staff: Context) -> None:
    """Not even by those who have its very address, as behind a proxy that is not trusted."""
    address = STRANGERS[0]
    device = signed_in_device(staff, SECRETARY, address)
    guess(staff, 60)
    assert code(staff, SECRETARY, address) == "sign-in-wait"
    assert code(staff, SECRETARY, address, device) == "in"


def test_a_known_device_is_slowed_by_its_own_failures(staff: Context) -> None:
    device = signed_in_device(staff, SECRETARY)
    wrong = (SECRETARY[0], WRONG)
    codes = [code(staff, wrong, f"10.8.0.{n}", device) for n in range(6)]
    assert codes == ["sign-in"] * 4 + ["sign-in-wait"] * 2
    assert code(staff, SECRETARY, device=device) == "sign-in-wait"


def test_a_device_is_known_for_the_account_that_signed_in(staff: Context) -> None:
    device = signed_in_device(staff, WITNESS)
    address = STRANGERS[0]
    guess(staff, 60)
    assert code(staff, SECRETARY, address, device) == "sign-in-wait"
    assert signed_in_device(staff, SECRETARY) != device
    token = accounts.sign_in(staff, *SECRETARY)
    assert devices.remember(staff, token, device) == device  # one browser, two officers
    guess(staff, 60)
    assert code(staff, SECRETARY, address, device) == "in"


@pytest.mark.parametrize("invented", ["x", "a" * 43, "\ud800", "a\0b"])
def test_a_token_that_was_not_given_out_is_not_taken_over(staff: Context, invented: str) -> None:
    token = accounts.sign_in(staff, *SECRETARY, "10.0.0.1", invented)
    assert devices.remember(staff, token, invented) != invented
    hashes = staff.db.read(
        lambda session: session.scalars(sa.select(models.KnownDevice.token_hash)).all()
    )
    assert len(hashes) == 1
    assert len(hashes[0]) == 64


def test_a_device_is_forgotten_when_it_was_not_seen_for_long(staff: Context) -> None:
    device = signed_in_device(staff, SECRETARY)
    clock_of(staff).step(devices.LIFETIME)
    guess(staff, 60)
    assert code(staff, SECRETARY, STRANGERS[0], device) == "sign-in-wait"


def test_an_account_has_a_bounded_number_of_devices(sqlite_staff: Context) -> None:
    first = signed_in_device(sqlite_staff, SECRETARY)
    signed_in_device(sqlite_staff, WITNESS)
    newest = first
    for _ in range(devices.MOST_DEVICES):
        clock_of(sqlite_staff).step(1)
        newest = signed_in_device(sqlite_staff, SECRETARY)
    count = sa.select(sa.func.count()).select_from(models.KnownDevice)
    assert sqlite_staff.db.read(lambda session: session.scalar(count)) == devices.MOST_DEVICES + 1
    guess(sqlite_staff, 60)
    assert code(sqlite_staff, SECRETARY, STRANGERS[0], first) == "sign-in-wait"
    assert code(sqlite_staff, SECRETARY, STRANGERS[0], newest) == "in"


def test_a_clock_set_back_does_not_lock_out_until_it_catches_up(staff: Context) -> None:
    wrong = (SECRETARY[0], WRONG)
    assert [code(staff, wrong) for _ in range(5)][-1] == "sign-in-wait"
    clock_of(staff).step(-3600)
    assert code(staff, SECRETARY) == "sign-in-wait"
    clock_of(staff).step(1)
    assert code(staff, SECRETARY) == "in"


def test_strangers_do_not_slow_people_who_sign(staff: Context) -> None:
    guess(staff, 60)
    guess(staff, 60, WITNESS[0])
    for role, officer in (("secretary", SECRETARY), ("witness", WITNESS)):
        key = accounts.signing_key(staff, role, *officer)
        signs = {
            role: account.public_key
            for account in accounts.accounts(staff)
            for role in account.roles
        }
        assert key.public_key().public_bytes_raw() == signs[Role(role)]


def test_a_command_on_the_server_clears_the_waiting(sqlite_staff: Context) -> None:
    guess(sqlite_staff, 60)
    assert code(sqlite_staff, SECRETARY, STRANGERS[0]) == "sign-in-wait"
    data = sqlite_staff.settings.data_dir
    done = CliRunner().invoke(cli.main, ["--data", str(data), "account", "clear-waiting"])
    assert (done.exit_code, done.output) == (0, "Nobody has to wait now.\n")
    assert keys(sqlite_staff) == set()
    assert code(sqlite_staff, SECRETARY, STRANGERS[0]) == "in"


def test_the_table_cannot_be_read_back_without_the_secret_of_the_data_folder(
    sqlite_staff: Context, tmp_path: Path
) -> None:
    """Every text that could have been hashed is tried, as somebody with the database would do."""
    code(sqlite_staff, (SECRETARY[0], WRONG), "10.77.0.1")
    found = keys(sqlite_staff)
    assert len(found) == 3
    folded = SECRETARY[0].casefold()
    tried = {
        hashlib.sha256(separator.join(parts).encode()).hexdigest()
        for separator in ("|", "", ":")
        for parts in (
            ("10.77.0.1",),
            ("address", "10.77.0.1"),
            ("account", folded),
            ("pair", "10.77.0.1", folded),
        )
    }
    assert not found & tried
    other = replace(sqlite_staff, settings=election_factory.settings_for(tmp_path / "other data"))
    same = waiting.counts_of_address(sqlite_staff, folded, "10.77.0.1").keys
    assert set(same) == found
    assert not set(waiting.counts_of_address(other, folded, "10.77.0.1").keys) & found


def test_parts_of_a_key_do_not_run_into_each_other(sqlite_staff: Context) -> None:
    one = waiting.counts_of_address(sqlite_staff, "b|c", "a")
    two = waiting.counts_of_address(sqlite_staff, "c", "a|b")
    assert not set(one.keys) & set(two.keys)
