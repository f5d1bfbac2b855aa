"""What groups add to the secretary's answers when the election is put together.

Each list has one function for each part of the program that adds something; they run in the
transaction that puts the election together, and whenever it is asked whether that is still the
newest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from sqlalchemy.orm import Session

from elections.domain.groups import InUse
from elections.domain.member_list import DraftMember
from elections.domain.setup_answers import SetupAnswers
from elections.services.groups import as_members
from elections.services.nominations import as_people
from elections.stores import groups as group_store
from elections.stores import nominations

# The answers with the people whom groups put forward, once that is approved.
ADD_PEOPLE: tuple[Callable[[Session, SetupAnswers], SetupAnswers], ...] = (
    as_people.with_nominations,
)
# The members of groups whose lists are approved, with the answers' inner ids.
LIST_MEMBERS: tuple[Callable[[Session], Iterable[DraftMember]], ...] = (
    as_members.members_of_groups,
)
# The prepared photo that ``SetupPerson.photo`` names, or None.
READ_PHOTO: tuple[Callable[[Session, str], bytes | None], ...] = (nominations.jpeg,)
# What of the answers cannot be taken out any more.
IN_USE: tuple[Callable[[Session], InUse], ...] = (
    group_store.in_use,
    as_members.in_use,
    as_people.in_use,
)
# What has to be settled before the election is put together; each raises `Refused`.
REQUIRE: tuple[Callable[[Session], None], ...] = (as_members.require_settled,)


def with_people(session: Session, answers: SetupAnswers) -> SetupAnswers:
    """Add the people of all groups."""
    for add in ADD_PEOPLE:
        answers = add(session, answers)
    return answers


def members(session: Session) -> tuple[DraftMember, ...]:
    """List the members of all groups."""
    return tuple(member for listed in LIST_MEMBERS for member in listed(session))


def photo(session: Session, name: str) -> bytes | None:
    """Read a photo of a person whom a group put forward."""
    return next((jpeg for read in READ_PHOTO if (jpeg := read(session, name))), None)


def in_use(session: Session) -> InUse:
    """Name all that groups use."""
    return reduce(or_, (used(session) for used in IN_USE), InUse())


def require_settled(session: Session) -> None:
    """Raise `Refused` while something of the groups is not settled."""
    for require in REQUIRE:
        require(session)
