"""People whom groups put forward, until the election is put together of those who said yes.

All of it is personal data, and no row has a time of day or an address.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base


class Nomination(Base):
    """A person who is put forward (`elections.domain.nominations.Nomination`). ``contest`` is an
    inner id of the set-up's answers; ``points`` is a canonical JSON list.
    """

    __tablename__ = "nomination"
    __table_args__ = (CheckConstraint("sent >= 0", name="sent"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    contest: Mapped[str]
    name: Mapped[str]
    say_like: Mapped[str]
    points: Mapped[str]
    photo: Mapped[str]
    proposed_by: Mapped[str]
    typed_by: Mapped[str]
    approved_hash: Mapped[str]
    note: Mapped[str]
    sent: Mapped[int]


class NominationPhoto(Base):
    """A person's photo: the whole one, upright and bare, the part that voters see, and which part
    that is (`ballots.photo_crop.Focus`).
    """

    __tablename__ = "nomination_photo"

    nomination_id: Mapped[str] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    large: Mapped[bytes]
    jpeg: Mapped[bytes]
    x: Mapped[int]
    y: Mapped[int]
    near: Mapped[int]


class NominationYes(Base):
    """The person's own yes: how it was given, who helped, and to which page (its hash)."""

    __tablename__ = "nomination_yes"

    nomination_id: Mapped[str] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    how: Mapped[str]
    helped_by: Mapped[str]
    page_hash: Mapped[str]


class NominationCode(Base):
    """A code with which a person opens their own page on their own phone. Only its hash is kept;
    ``is_used``: they have said yes with it, so it can only take that yes back.
    """

    __tablename__ = "nomination_code"

    nomination_id: Mapped[str] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    is_used: Mapped[bool]
