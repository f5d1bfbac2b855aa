"""The second step: six digits or a code of the sheet, each once; without it nothing is open."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ballots.errors import Refused
from elections.cli import main as cli
from elections.core.context import Context
from elections.models import RecoveryCode, SecondStep
from elections.services.people import accounts, second_step
from tests.factories import groups_factory
from tests.factories.election_factory import SECRETARY, WITNESS, clock_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Context]:
    """Provide a site with officers."""
    ctx = groups_factory.build(tmp_path, "setup").ctx
    yield ctx
    ctx.close()


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.code


def digits(secret: str, at: int) -> str:
    """Make the digits as an app does."""
    return TOTP(base64.b32decode(secret), 6, SHA1(), 30).generate(at).decode()  # noqa: S303


def account(ctx: Context, token: str) -> accounts.Account:
    found = accounts.account_for(ctx, token)
    assert found is not None
    return found


def turned_on(ctx: Context) -> tuple[accounts.Account, str, tuple[str, ...]]:
    """Turn it on for the secretary; returns them, the app's secret, and the sheet."""
    secretary = account(ctx, accounts.sign_in(ctx, *SECRETARY))
    sealed, secret = second_step.new_secret(ctx, secretary.id)
    now = ctx.clock.now()
    codes = second_step.turn_on(ctx, secretary.id, sealed, digits(secret, now))
    return secretary, secret, codes


def test_the_digits_are_those_of_the_standard(made: Context) -> None:
    """Take the first time of RFC 6238, appendix B, cut to six digits."""
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert digits(secret, 59) == "287082"
    assert second_step.app_address("Sam & Co", secret).startswith("otpauth://totp/RepVote:Sam%20")


def test_it_is_turned_on_with_the_digits_of_its_own_secret(made: Context) -> None:
    secretary = account(made, accounts.sign_in(made, *SECRETARY))
    witness = account(made, accounts.sign_in(made, *WITNESS))
    sealed, secret = second_step.new_secret(made, secretary.id)
    right = digits(secret, made.clock.now())
    for of, form, typed in (
        (secretary.id, sealed, "000000"),
        (secretary.id, sealed, ""),
        (witness.id, sealed, right),
        (secretary.id, "x" + sealed, right),
    ):
        assert (
            refusal(
                lambda of=of, form=form, typed=typed: second_step.turn_on(  # type: ignore[misc]
                    made, of, form, typed
                )
            )
            == "second-step-digits"
        )
    assert not second_step.has_second_step(made, secretary.id)
    assert len(second_step.turn_on(made, secretary.id, sealed, right)) == 10
    assert second_step.has_second_step(made, secretary.id)
    assert second_step.secret_of_form(made, secretary.id, sealed) == secret


def test_a_sign_in_is_half_until_the_second_step(made: Context) -> None:
    secretary, secret, _ = turned_on(made)
    token = accounts.sign_in(made, *SECRETARY)
    assert accounts.account_for(made, token) is None
    assert accounts.account_before(made, token) is None
    half = accounts.half_account(made, token)
    assert half is not None
    assert half.id == secretary.id
    used = digits(secret, made.clock.now())
    again = refusal(lambda: second_step.require_code(made, secretary.id, used))
    assert again == "second-step-digits"  # it was used to turn it on
    clock_of(made).seconds += 30
    second_step.require_code(made, secretary.id, digits(secret, made.clock.now()))
    accounts.make_whole(made, token)
    assert account(made, token).id == secretary.id
    assert accounts.half_account(made, token) is None
    late = accounts.sign_in(made, *SECRETARY)
    clock_of(made).seconds += 601
    assert accounts.half_account(made, late) is None


def test_a_code_of_the_sheet_works_once_and_old_digits_do_not(made: Context) -> None:
    secretary, secret, codes = turned_on(made)
    old = digits(secret, made.clock.now())
    clock_of(made).seconds += 120
    for typed in (old, "000000", "AAAAA-AAAAA"):
        assert (
            refusal(
                lambda typed=typed: second_step.require_code(  # type: ignore[misc]
                    made, secretary.id, typed
                )
            )
            == "second-step-digits"
        )
    second_step.require_code(made, secretary.id, codes[0].lower().replace("-", " "))
    assert second_step.codes_left(made, secretary.id) == 9
    assert refusal(lambda: second_step.require_code(made, secretary.id, codes[0])) == (
        "second-step-digits"
    )
    witness = account(made, accounts.sign_in(made, *WITNESS))
    assert refusal(lambda: second_step.require_code(made, witness.id, codes[1])) == (
        "second-step-digits"
    )


def test_guessing_is_slowed_and_nobody_is_kept_out(made: Context) -> None:
    secretary, secret, codes = turned_on(made)
    for _ in range(4):
        refusal(lambda: second_step.require_code(made, secretary.id, "000000"))
    assert refusal(lambda: second_step.require_code(made, secretary.id, codes[0])) == (
        "sign-in-wait"
    )
    clock_of(made).seconds += 60
    second_step.require_code(made, secretary.id, digits(secret, made.clock.now()))


def test_neither_secret_nor_codes_stand_in_the_database(made: Context) -> None:
    secretary, secret, codes = turned_on(made)
    row = made.db.read(lambda session: session.scalars(select(SecondStep)).one())
    assert base64.b32decode(secret) not in row.sealed
    hashes = made.db.read(lambda session: session.scalars(select(RecoveryCode.code_hash)).all())
    assert len(hashes) == len(set(codes)) == 10
    assert not any(code.replace("-", "") in "".join(hashes) for code in codes)
    witness = account(made, accounts.sign_in(made, *WITNESS))

    def swap(session: Session) -> None:
        session.execute(update(SecondStep).values(account_id=witness.id))

    made.db.write(swap)
    clock_of(made).seconds += 30
    now = digits(secret, made.clock.now())
    assert refusal(lambda: second_step.require_code(made, witness.id, now)) == (
        "second-step-digits"
    )
    second_step.turn_off(made, witness.id)
    assert not second_step.has_second_step(made, witness.id)
    assert not second_step.has_second_step(made, secretary.id)


def test_a_command_on_the_server_helps_who_lost_phone_and_sheet(made: Context) -> None:
    turned_on(made)
    data = ["--data", str(made.settings.data_dir), "account", "second-step-off", "--name"]
    nobody = CliRunner().invoke(cli.main, [*data, "Nobody Here"])
    assert (nobody.exit_code, nobody.output) == (1, "Error: Nobody signs in as Nobody Here.\n")
    done = CliRunner().invoke(cli.main, [*data, SECRETARY[0].upper()])
    assert done.output == f"{SECRETARY[0]} signs in with the passphrase alone.\n"
    assert account(made, accounts.sign_in(made, *SECRETARY)).name == SECRETARY[0]
