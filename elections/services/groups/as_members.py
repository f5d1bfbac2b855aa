"""Groups' lists when the election is put together: every person once, from approved lists only."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.core.errors import refused
from elections.domain.group_members import ListState
from elections.domain.groups import InUse
from elections.domain.member_list import DraftMember
from elections.domain.same_person import voters
from elections.services.groups.answers_now import answers_now
from elections.services.groups.duplicates import listed_in, open_in
from elections.services.groups.members import lists_in
from elections.stores import group_members as store
from elections.stores import groups as group_store


def members_of_groups(session: Session) -> tuple[DraftMember, ...]:
    """List the members of all approved lists, with the answers' inner ids."""
    approved = {
        group.id
        for group in group_store.groups(session)
        if store.way(session, group.id).state is ListState.APPROVED
    }
    listed = [entry for entry in listed_in(session) if entry.group_id in approved]
    return tuple(
        DraftMember(entry.member.name, entry.member.area, entry.member.seat_class, entry.group)
        for entry in voters(listed, store.verdicts(session))
    )


def require_settled(session: Session) -> None:
    """Raise `Refused` while a list is not approved, or two of the same name are not told apart."""
    for listed in lists_in(session):
        if not listed.is_settled:
            raise refused("group-list-open", group=listed.group.name)
    if open_in(session):
        raise refused("group-pairs-open")


def in_use(session: Session) -> InUse:
    """Name the areas, seat classes and votes that members of groups have."""
    members = [member for listed in store.all_members(session).values() for member in listed]
    votes = {(vote.area, vote.seat_class): vote.id for vote in answers_now(session).contests}
    in_votes = {(member.area, member.seat_class) for member in members}
    return InUse(
        areas=frozenset(member.area for member in members),
        seat_classes=frozenset(member.seat_class for member in members),
        contests=frozenset(votes[place] for place in in_votes if place in votes),
    )
