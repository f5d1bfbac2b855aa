"""An invitation works once, for a fortnight, for somebody new and for somebody with an account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from ballots.errors import Refused
from elections.core.context import Context
from elections.domain.roles import Role
from elections.models import Invitation
from elections.services.groups import groups as group_service
from elections.services.people import accounts, invitations
from tests.factories import groups_factory
from tests.factories.election_factory import WITNESS, clock_of
from tests.factories.groups_factory import GROUPS, ORGANISERS

NEW = ("Ivy Invited", "lemon tractor pillow fog")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Context]:
    """Provide the site with three groups, before nominations are open."""
    ctx = groups_factory.build(tmp_path, "setup").ctx
    yield ctx
    ctx.close()


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.code


def group_of(ctx: Context, place: int) -> str:
    return group_service.groups(ctx)[place].group.id


def test_an_invitation_makes_an_account_once(made: Context) -> None:
    group = group_of(made, 0)
    code, invitation = invitations.invite(made, NEW[0], Role.ORGANISER, group)
    assert len(code.replace("-", "")) == 16
    for typed in (code, code.lower(), code.replace("-", " ")):
        assert invitations.find(made, typed) == invitation
    assert refusal(lambda: invitations.accept(made, code, NEW[0], "too short")) == (
        "passphrase-short"
    )
    account = invitations.accept(made, code, *NEW)
    assert (account.roles, account.groups) == (frozenset({Role.ORGANISER}), frozenset({group}))
    assert accounts.sign_in(made, *NEW)
    assert refusal(lambda: invitations.find(made, code)) == "invitation-unknown"
    again = ("Another Person", NEW[1])
    assert refusal(lambda: invitations.accept(made, code, *again)) == "invitation-unknown"
    assert invitations.invitations(made, group) == ()


def test_only_the_hash_of_a_code_is_kept(made: Context) -> None:
    code, _ = invitations.invite(made, NEW[0], Role.ORGANISER, group_of(made, 0))
    row = made.db.read(lambda session: session.scalars(select(Invitation)).one())
    letters = code.replace("-", "")
    assert letters not in str(vars(row))
    assert len(row.code_hash) == 64


def test_an_invitation_ends_by_itself_and_can_be_taken_back(made: Context) -> None:
    group, other = group_of(made, 0), group_of(made, 1)
    code, invitation = invitations.invite(made, NEW[0], Role.ORGANISER, group)
    invitations.take_back(made, invitation.id, other)  # it is of another group
    assert invitations.find(made, code) == invitation
    invitations.take_back(made, invitation.id, group)
    assert refusal(lambda: invitations.find(made, code)) == "invitation-unknown"
    code, _ = invitations.invite(made, NEW[0], Role.ORGANISER, group)
    clock_of(made).seconds += invitations.LIFETIME - 1
    assert invitations.find(made, code).name == NEW[0]
    clock_of(made).seconds += 1
    assert refusal(lambda: invitations.accept(made, code, *NEW)) == "invitation-unknown"
    assert invitations.invitations(made, group) == ()


def test_somebody_with_an_account_gets_one_more_duty(made: Context) -> None:
    north, south = group_of(made, 0), group_of(made, 1)
    code, _ = invitations.invite(made, "Nia North", Role.ORGANISER, south)
    account = accounts.account_for(made, accounts.sign_in(made, *ORGANISERS[GROUPS[0]]))
    assert account is not None
    assert refusal(lambda: invitations.accept(made, code, "NIA NORTH", NEW[1])) == (
        "account-name-taken"
    )
    invitations.accept_signed_in(made, code, account.id)
    more = accounts.account_for(made, accounts.sign_in(made, *ORGANISERS[GROUPS[0]]))
    assert more is not None
    assert more.groups == {north, south}
    assert refusal(lambda: invitations.accept_signed_in(made, code, account.id)) == (
        "invitation-unknown"
    )


def test_nobody_is_invited_to_a_role_that_somebody_has(made: Context) -> None:
    assert refusal(lambda: invitations.invite(made, NEW[0], Role.WITNESS)) == "account-role-taken"
    assert refusal(lambda: invitations.invite(made, NEW[0], Role.ORGANISER, "none")) == (
        "group-unknown"
    )
    assert WITNESS[0] in [account.name for account in accounts.accounts(made)]


def test_guessing_codes_is_slowed_and_an_invitation_goes_with_its_group(made: Context) -> None:
    group = group_of(made, 2)
    code, _ = invitations.invite(made, NEW[0], Role.ORGANISER, group)
    for _ in range(4):
        assert refusal(lambda: invitations.find(made, "A" * 16, "192.0.2.1")) == (
            "invitation-unknown"
        )
    assert refusal(lambda: invitations.find(made, code, "192.0.2.1")) == "sign-in-wait"
    assert invitations.find(made, code, "192.0.2.2").name == NEW[0]
    group_service.remove_group(made, group)
    assert refusal(lambda: invitations.find(made, code, "192.0.2.2")) == "invitation-unknown"
