"""The election's stage, the locked lists, the trail, its checkpoints, the certificate."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base


class State(Base):
    """One row. Triggers let ``stage`` move to one that may follow, and pause voting while open."""

    __tablename__ = "state"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    stage: Mapped[str]
    paused: Mapped[bool]


class LockedLists(Base):
    """One row, made when the lists are locked: the exact definition and the roll's salt.

    Opening the lists again before voting takes it away.
    """

    __tablename__ = "frozen"  # as revision 0001 called it
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    definition: Mapped[bytes]
    roll_salt: Mapped[bytes]


class TrailEntry(Base):
    """One leaf of the trail, its exact bytes; ``kind`` is its event's. Append-only, no gaps."""

    __tablename__ = "trail_entry"
    __table_args__ = (Index("ix_trail_entry_kind", "kind", "seq"),)

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    leaf: Mapped[bytes]


class Checkpoint(Base):
    """A checkpoint that was signed: size, root, note, frontier of the tree. Append-only."""

    __tablename__ = "checkpoint"

    size: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    root: Mapped[bytes]
    note: Mapped[bytes]
    frontier: Mapped[bytes]


class Certificate(Base):
    """One row: the certificate with both signatures."""

    __tablename__ = "certificate"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    raw: Mapped[bytes]


class Job(Base):
    """Work that the server does beside its pages: the last one of each kind.

    ``done`` of ``length`` steps; ``length`` is 0 before it is known. ``problem``: a refusal as
    JSON, when it failed.
    """

    __tablename__ = "job"
    __table_args__ = (CheckConstraint("state IN ('running', 'done', 'failed')", name="state"),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    done: Mapped[int]
    length: Mapped[int]
    problem: Mapped[str | None]
