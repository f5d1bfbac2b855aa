"""Groups' lists of members as their organisers write them, and the yes of a group's own voice.

All of it is of before the lists are locked. No row has a time.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elections.domain.group_members import ListState
from elections.models.base import Base

_KNOWN_STATE = f"state IN ({', '.join(repr(str(state)) for state in ListState)})"


class GroupMember(Base):
    """Someone on a group's list. ``area`` and ``seat_class`` are inner ids of the set-up's answers,
    ``needs`` is a canonical JSON list, ``is_adult`` NULL where the board does not ask.
    """

    __tablename__ = "group_member"

    id: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    name: Mapped[str]
    area: Mapped[str]
    seat_class: Mapped[str]
    contact: Mapped[str]
    needs: Mapped[str]
    is_adult: Mapped[bool | None]


class MemberList(Base):
    """The way of a group's list; ``note``: why the secretary handed it back, or ""."""

    __tablename__ = "member_list"
    __table_args__ = (CheckConstraint(_KNOWN_STATE, name="state"),)

    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), primary_key=True)
    state: Mapped[str]
    note: Mapped[str]


class VoiceYes(Base):
    """The yes of a group's own voice to a thing that the group sends; it counts only while
    ``content_hash`` is the hash of the thing's content.
    """

    __tablename__ = "voice_yes"

    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), primary_key=True)
    thing: Mapped[str] = mapped_column(primary_key=True)
    thing_id: Mapped[str] = mapped_column(primary_key=True)
    content_hash: Mapped[str]
    name: Mapped[str]
    kind_of_yes: Mapped[str]


class ListColumn(Base):
    """The meaning of a heading in a group's own lists, as an organiser said it."""

    __tablename__ = "list_column"

    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), primary_key=True)
    heading: Mapped[str] = mapped_column(primary_key=True)
    meaning: Mapped[str]


class SamePerson(Base):
    """The secretary's word on two members of the same name in two groups. ``kept_id`` is where
    they vote, if they are one person, and "" if they are two.
    """

    __tablename__ = "same_person"

    first_id: Mapped[str] = mapped_column(ForeignKey("group_member.id"), primary_key=True)
    second_id: Mapped[str] = mapped_column(ForeignKey("group_member.id"), primary_key=True)
    kept_id: Mapped[str]
