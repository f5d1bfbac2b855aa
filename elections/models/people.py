"""People: members and the locked list of voters; staff accounts. Nothing here knows a card."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base

# Roles that a later revision gives pages to are here already: SQLite cannot change a check.
_KNOWN_ROLES = (
    "role IN ('secretary', 'witness', 'organiser', 'key_holder', 'partner',"
    " 'deputy_secretary', 'deputy_witness')"
)
_ONE_HOLDER = text("role IN ('secretary', 'witness', 'deputy_secretary', 'deputy_witness')")


class Member(Base):
    """Someone on a group's list. Only these four things are kept."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("area_id", "seat_class_id", "name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str]
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"))
    seat_class_id: Mapped[str] = mapped_column(ForeignKey("seat_class.id"))
    member_group: Mapped[str]


class RollEntry(Base):
    """Member and contest, written when the lists are locked; gone if they are opened again."""

    __tablename__ = "roll_entry"

    contest_id: Mapped[str] = mapped_column(ForeignKey("contest.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)


class Account(Base):
    """Staff. ``passphrase`` is a PHC string; the signing key is sealed with the passphrase."""

    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(unique=True)
    passphrase: Mapped[str]
    public_key: Mapped[bytes]
    sealed_key: Mapped[bytes]


class Duty(Base):
    """A role that an account has; one account may have several. ``group_id``: the group of an
    organiser, "" for all other roles. Each officer's role has one holder.
    """

    __tablename__ = "duty"
    __table_args__ = (
        CheckConstraint(_KNOWN_ROLES, name="role"),
        CheckConstraint("(role = 'organiser') = (group_id <> '')", name="group"),
        Index(
            "uq_duty_officer",
            "role",
            unique=True,
            sqlite_where=_ONE_HOLDER,
            postgresql_where=_ONE_HOLDER,
        ),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)


class Invitation(Base):
    """An invitation to a duty that nobody has used yet. Only the hash of its code is kept;
    ``ends`` is in seconds since 1970.
    """

    __tablename__ = "invitation"

    id: Mapped[str] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    group_id: Mapped[str]
    ends: Mapped[int] = mapped_column(BigInteger)


class AccountSession(Base):
    """A sign-in. Only the hash of its token is kept; times are seconds since 1970."""

    __tablename__ = "account_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    started: Mapped[int] = mapped_column(BigInteger)
    seen: Mapped[int] = mapped_column(BigInteger)
    is_half: Mapped[bool] = mapped_column(server_default=false())  # the second step is to come


class SecondStep(Base):
    """What the six digits of an account come from, sealed (`services.people.second_step`);
    ``last_step`` is the last half minute whose digits were used.
    """

    __tablename__ = "second_step"

    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id"), primary_key=True, autoincrement=False
    )
    sealed: Mapped[bytes]
    last_step: Mapped[int] = mapped_column(BigInteger)


class RecoveryCode(Base):
    """The hash of a code of somebody's sheet that was not used yet."""

    __tablename__ = "recovery_code"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(primary_key=True)


class KnownDevice(Base):
    """A browser in which somebody has signed in. Only the hash of its token is kept; ``seen``:
    the last sign-in there, in seconds since 1970.
    """

    __tablename__ = "known_device"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    seen: Mapped[int] = mapped_column(BigInteger)


class Throttle(Base):
    """Sign-in attempts that failed or are under way, by account, address and device. ``key`` is a
    hash under a secret of the data folder.
    """

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last: Mapped[int] = mapped_column(BigInteger)
