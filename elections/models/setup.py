"""Tables of decisions before voting. Triggers refuse every change once the lists are locked."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base


class Draft(Base):
    """One row. ``calendar`` and ``key_holders`` are canonical JSON lists."""

    __tablename__ = "draft"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    title: Mapped[str]
    board: Mapped[str]
    language: Mapped[str]
    calendar: Mapped[str]
    key_holders: Mapped[str]
    secretary: Mapped[str]
    witness: Mapped[str]
    tie: Mapped[str]
    small_contest: Mapped[int]
    spare_percent: Mapped[int]
    votes_per_card: Mapped[int]


class Area(Base):
    """A part of the board's region. ``places`` is a canonical JSON list."""

    __tablename__ = "area"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    colour: Mapped[str]
    picture: Mapped[str]
    places: Mapped[str]


class SeatClass(Base):
    """Reps, family carers: electorates that are never mixed."""

    __tablename__ = "seat_class"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    plural: Mapped[str]
    who: Mapped[str]


class Contest(Base):
    """One choice: area, seat class, seats, what is asked, how it is counted."""

    __tablename__ = "contest"
    __table_args__ = (
        UniqueConstraint("area_id", "seat_class_id"),
        CheckConstraint("seats >= 1", name="seats"),
        CheckConstraint("max_choices >= 1", name="max_choices"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"))
    seat_class_id: Mapped[str] = mapped_column(ForeignKey("seat_class.id"))
    title: Mapped[str]
    seats: Mapped[int]
    question: Mapped[str]
    max_choices: Mapped[int]
    method: Mapped[str]


class Picture(Base):
    """A prepared photo (JPEG), named by its salted hash (`ballots.definition.material`)."""

    __tablename__ = "picture"

    salted_hash: Mapped[str] = mapped_column(primary_key=True)
    jpeg: Mapped[bytes]


class Candidate(Base):
    """A person put forward. ``points`` is a canonical JSON list of three sentences; salts bind
    points and picture to the definition.
    """

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("contest_id", "name"),)

    contest_id: Mapped[str] = mapped_column(ForeignKey("contest.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    points: Mapped[str]
    points_salt: Mapped[bytes]
    picture: Mapped[str] = mapped_column(ForeignKey("picture.salted_hash"))
    picture_salt: Mapped[bytes]


class SetupAnswers(Base):
    """One row while the set-up is being written: canonical JSON of
    `elections.domain.setup_answers`. ``together``: SHA-256 of what the election was put together
    from, NULL before that.
    """

    __tablename__ = "setup_answers"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    answers: Mapped[str]
    together: Mapped[str | None]


class SetupFile(Base):
    """A file of the set-up that is being written: a prepared photo, or the list of members."""

    __tablename__ = "setup_file"

    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class LocalRules(Base):
    """One row: what the board settles beside the definition (`elections.domain.local_rules`)."""

    __tablename__ = "local_rules"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    helper_limit: Mapped[int]
    worries: Mapped[str]
    help_phone: Mapped[str]
    asks_adult: Mapped[bool]


class RulesAgreed(Base):
    """A group that agreed to the rules, and when."""

    __tablename__ = "rules_agreed"

    group_name: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str]
    rules_hash: Mapped[str]
