"""Keep a group's list of members, send it with the group's own yes, approve it or hand it back.

A change of who stands on the list takes the yes and the approval away: the group sends it again.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ballots.names import clean_name, forms
from elections.core.context import Context
from elections.core.errors import bad_input, refused
from elections.domain.group_members import (
    MOST_OF_GROUP,
    GroupMember,
    ListState,
    has_usable_texts,
    list_hash,
)
from elections.domain.groups import Group
from elections.domain.list_columns import Column
from elections.domain.list_look import Places
from elections.domain.stages import Command
from elections.domain.voice import Thing, Yes
from elections.services.command import run_command
from elections.services.groups import voice
from elections.services.groups.answers_now import answers_now
from elections.stores import group_members as store
from elections.stores import groups as group_store
from elections.stores import local_rules
from elections.stores.group_members import ListWay

WHOLE_LIST = "list"  # the id of the thing that a group says yes to: it has one list


@dataclass(frozen=True, slots=True)
class GroupList:
    """A group's list and how far it has come. ``yes`` is None unless it was said to this list."""

    group: Group
    members: tuple[GroupMember, ...]
    state: ListState
    note: str
    yes: Yes | None

    @property
    def content_hash(self) -> str:
        """The hash of what the group says yes to."""
        return list_hash(self.members)

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is to be done: it is approved, or nobody stands on it."""
        return not self.members or self.state is ListState.APPROVED


def group_list(ctx: Context, group_id: str) -> GroupList:
    """Read a group's list. Raises `Refused` (``group-unknown``) without such a group."""
    return ctx.db.read(lambda session: list_in(session, group_id))


def list_in(session: Session, group_id: str) -> GroupList:
    """Read a group's list in this transaction."""
    group = group_store.group(session, group_id)
    if group is None:
        raise refused("group-unknown")
    members, way = store.members(session, group_id), store.way(session, group_id)
    yes = voice.yes_to(session, group_id, Thing.MEMBERS, WHOLE_LIST, list_hash(members))
    return GroupList(group, members, way.state, way.note, yes)


def all_lists(ctx: Context) -> tuple[GroupList, ...]:
    """Read the lists of all groups."""
    return ctx.db.read(lists_in)


def lists_in(session: Session) -> tuple[GroupList, ...]:
    """Read the lists of all groups in this transaction."""
    return tuple(list_in(session, group.id) for group in group_store.groups(session))


def places(ctx: Context, group: Group) -> Places:
    """Return what members of this group can be: areas, kinds of seat, and which have a vote."""
    return ctx.db.read(lambda session: _places(session, group))


def _places(session: Session, group: Group) -> Places:
    answers = answers_now(session)
    return Places(
        areas=answers.areas,
        seat_classes=answers.seat_classes,
        votes=frozenset((contest.area, contest.seat_class) for contest in answers.contests),
        area=group.area,
        seat_class=group.seat_class,
        asks_adult=local_rules.read(session).asks_adult,
    )


def add(ctx: Context, group_id: str, members: Sequence[GroupMember]) -> None:
    """Add members; all of them, or none.

    Raises `Refused` (``member-twice``) for a name that is on the list already, and ``member-…``
    for what nobody can be.
    """

    def transaction(session: Session) -> None:
        before = list_in(session, group_id)
        if len(before.members) + len(members) > MOST_OF_GROUP:
            raise refused("member-many", most=MOST_OF_GROUP)
        taken = {form for member in before.members for form in forms(member.name)}
        for member in members:
            _require_usable(session, before.group, member)
            if not taken.isdisjoint(forms(member.name)):
                raise refused("member-twice", name=member.name)
            taken |= forms(member.name)
            store.write(session, group_id, replace(member, id=secrets.token_hex(6)))
        _settle(session, before)

    run_command(ctx, Command.SET_UP, transaction)


def change(ctx: Context, group_id: str, member: GroupMember) -> None:
    """Change a member of this group. Raises `Refused` as `add`, and ``member-gone``."""

    def transaction(session: Session) -> None:
        before = list_in(session, group_id)
        old = store.member(session, group_id, member.id)
        if old is None:
            raise refused("member-gone")
        _require_usable(session, before.group, member)
        others = [other for other in before.members if other.id != member.id]
        if any(not forms(other.name).isdisjoint(forms(member.name)) for other in others):
            raise refused("member-twice", name=member.name)
        if (old.name, old.area, old.seat_class) != (member.name, member.area, member.seat_class):
            store.forget_verdicts(session, member.id)
        store.write(session, group_id, member)
        _settle(session, before)

    run_command(ctx, Command.SET_UP, transaction)


def take_out(ctx: Context, group_id: str, member_id: str) -> None:
    """Take a member out of this group's list."""

    def transaction(session: Session) -> None:
        before = list_in(session, group_id)
        store.remove(session, group_id, member_id)
        _settle(session, before)

    run_command(ctx, Command.SET_UP, transaction)


def _require_usable(session: Session, group: Group, member: GroupMember) -> None:
    found = _places(session, group)
    is_known = any(area.id == member.area for area in found.areas) and any(
        kind.id == member.seat_class for kind in found.seat_classes
    )
    if not has_usable_texts(member) or not is_known:
        raise bad_input("member-unusable", name=member.name[:80])
    if found.has_no_vote(member.area, member.seat_class):
        raise bad_input("member-no-vote", name=member.name)
    if (member.is_adult is not None) != found.asks_adult or member.is_adult is False:
        raise bad_input("member-adult", name=member.name)


def _settle(session: Session, before: GroupList) -> None:
    """Let the group write on where another list came of it than the one that it had sent."""
    now = list_hash(store.members(session, before.group.id))
    if now != before.content_hash and before.state is not ListState.HANDED_BACK:
        store.write_way(session, before.group.id, ListWay())


# --- headings that were explained ----------------------------------------------------------------


def columns(ctx: Context, group_id: str) -> dict[str, Column]:
    """Read what headings mean in this group's own lists."""
    return ctx.db.read(lambda session: store.columns(session, group_id))


def remember_columns(ctx: Context, group_id: str, meanings: Mapping[str, Column]) -> None:
    """Keep what headings mean, for the next list of this group."""

    def transaction(session: Session) -> None:
        list_in(session, group_id)
        store.write_columns(session, group_id, meanings)

    run_command(ctx, Command.SET_UP, transaction)


# --- sending and approving -----------------------------------------------------------------------


def send(ctx: Context, group_id: str, content_hash: str, name: str) -> None:
    """Send the list, with the yes of somebody of the group called ``name``.

    Raises `Refused`: ``list-empty``, ``list-changed`` where it is not the list that was shown,
    ``list-sent`` where it is with the secretary, and as `voice.say_yes`.
    """

    def transaction(session: Session) -> None:
        now = list_in(session, group_id)
        if not now.members:
            raise refused("list-empty")
        if now.content_hash != content_hash:
            raise refused("list-changed")
        if not now.state.is_with_organiser:
            raise refused("list-sent")
        for member in now.members:
            _require_usable(session, now.group, member)
        voice.say_yes(session, group_id, Thing.MEMBERS, WHOLE_LIST, content_hash, clean_name(name))
        store.write_way(session, group_id, ListWay(ListState.SENT))

    run_command(ctx, Command.SET_UP, transaction)


def approve(ctx: Context, group_id: str, content_hash: str) -> None:
    """Approve a list that was sent with the group's yes, as it was shown.

    Raises `Refused`: ``list-changed``, ``list-not-sent``.
    """

    def transaction(session: Session) -> None:
        now = list_in(session, group_id)
        if now.content_hash != content_hash:
            raise refused("list-changed")
        if now.state is not ListState.SENT or now.yes is None:
            raise refused("list-not-sent")
        for member in now.members:
            _require_usable(session, now.group, member)
        store.write_way(session, group_id, ListWay(ListState.APPROVED))

    run_command(ctx, Command.SET_UP, transaction)


def hand_back(ctx: Context, group_id: str, note: str) -> None:
    """Hand a list back with a sentence. Raises `Refused` (``list-not-sent``)."""

    def transaction(session: Session) -> None:
        if list_in(session, group_id).state.is_with_organiser:
            raise refused("list-not-sent")
        voice.forget(session, group_id, Thing.MEMBERS, WHOLE_LIST)
        store.write_way(session, group_id, ListWay(ListState.HANDED_BACK, note))

    run_command(ctx, Command.SET_UP, transaction)
