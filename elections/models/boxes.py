"""Keys, cards and boxes. All append-only by trigger; no time on any row, no way to a person.

What a vote writes has no row numbers on SQLite: they would tell the order over all boxes.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base

_NO_ROW_NUMBERS = {"sqlite_with_rowid": False}


class TrusteeKey(Base):
    """The public half that a key holder brought: ``trustee_public_key``, its exact bytes.

    The highest ``number`` of a key holder counts; a key made again leaves the others worthless.
    """

    __tablename__ = "trustee_key"
    __table_args__ = (
        CheckConstraint("key_holder >= 1", name="key_holder"),
        CheckConstraint("number >= 1", name="number"),
    )

    key_holder: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    raw: Mapped[bytes]


class VoidKey(Base):
    """A key of lists that were opened again: it opens nothing."""

    __tablename__ = "void_key"
    __table_args__ = (
        ForeignKeyConstraint(
            ["key_holder", "number"], ["trustee_key.key_holder", "trustee_key.number"]
        ),
    )

    key_holder: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


class CardBatch(Base):
    """One making of all cards. The highest ``number`` counts unless it is void; the others were
    never used.
    """

    __tablename__ = "card_batch"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


class VoidBatch(Base):
    """A making of cards for lists that were opened again; its cards are kept to be told apart."""

    __tablename__ = "void_batch"

    batch: Mapped[int] = mapped_column(
        ForeignKey("card_batch.number"), primary_key=True, autoincrement=False
    )


class Card(Base):
    """The public half of a vote card: credential, six pictures ("3 17 0 31 8 22"), place in the
    sorted public list. The secret half is printed and never stored.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("batch", "box_uuid", "position"),
        Index("ix_card_pictures", "batch", "picture_1", "picture_2"),
    )

    batch: Mapped[int] = mapped_column(ForeignKey("card_batch.number"), primary_key=True)
    box_uuid: Mapped[str] = mapped_column(primary_key=True)
    credential: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    picture_1: Mapped[int]
    picture_2: Mapped[int]
    pictures: Mapped[str]


class CardFile(Base):
    """The file with the secrets of a batch, sealed under a key that lies in the data folder.

    ``state``: "kept", or why it was destroyed: "printed" or "void"; then ``sealed`` is NULL.
    """

    __tablename__ = "card_file"
    __table_args__ = (
        CheckConstraint("state IN ('kept', 'printed', 'void')", name="state"),
        CheckConstraint("(state = 'kept') = (sealed IS NOT NULL)", name="sealed"),
    )

    batch: Mapped[int] = mapped_column(
        ForeignKey("card_batch.number"), primary_key=True, autoincrement=False
    )
    state: Mapped[str]
    sealed: Mapped[bytes | None]


class CancelledCard(Base):
    """A card that was handed back."""

    __tablename__ = "cancelled_card"

    box_uuid: Mapped[str] = mapped_column(primary_key=True)
    credential: Mapped[str] = mapped_column(primary_key=True)


class Box(Base):
    """The box of a contest: exact election and trustees JSON, the header's time (seconds)."""

    __tablename__ = "box"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    contest: Mapped[str] = mapped_column(unique=True)  # an id of the definition, no foreign key
    params: Mapped[bytes]
    trustees: Mapped[bytes]
    started: Mapped[int] = mapped_column(BigInteger)


class StoppedBox(Base):
    """The box of a contest that was stopped while voting was open, and the code of the reason.

    It takes nothing more, and is never opened.
    """

    __tablename__ = "stopped_box"

    box_uuid: Mapped[str] = mapped_column(ForeignKey("box.uuid"), primary_key=True)
    reason: Mapped[str]


class BoxEntry(Base):
    """One event of the box with its payloads, as the bytes of the archive; no gaps.

    All ``raw`` in order, after the header, are the ``.bel`` file.
    """

    __tablename__ = "box_entry"
    __table_args__ = _NO_ROW_NUMBERS

    box_uuid: Mapped[str] = mapped_column(ForeignKey("box.uuid"), primary_key=True)
    height: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    head: Mapped[str]
    raw: Mapped[bytes]


class SealedVote(Base):
    """Index of the sealed votes in a box, so that a second post of one is known at once."""

    __tablename__ = "sealed_vote"
    __table_args__ = (
        ForeignKeyConstraint(["box_uuid", "height"], ["box_entry.box_uuid", "box_entry.height"]),
        UniqueConstraint("box_uuid", "height"),
        Index("ix_sealed_vote_credential", "box_uuid", "credential"),
        _NO_ROW_NUMBERS,
    )

    box_uuid: Mapped[str] = mapped_column(primary_key=True)
    tracker: Mapped[str] = mapped_column(primary_key=True)
    credential: Mapped[str]
    height: Mapped[int]


class SeenElement(Base):
    """First halves of the ciphertexts in a box: none may come twice (a copied vote)."""

    __tablename__ = "seen_element"
    __table_args__ = _NO_ROW_NUMBERS

    box_uuid: Mapped[str] = mapped_column(ForeignKey("box.uuid"), primary_key=True)
    element: Mapped[bytes] = mapped_column(primary_key=True)
