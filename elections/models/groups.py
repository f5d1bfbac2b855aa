"""Groups and what they write before the lists are locked. Nothing here knows a card."""

from __future__ import annotations

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from elections.models.base import Base


class PeopleGroup(Base):
    """A self-advocacy group, or a group of family carers.

    ``seat_class`` (whose electorate its members are) and ``area`` are inner ids of the set-up's
    answers; ``area`` is "" for a group of the whole region.
    """

    __tablename__ = "people_group"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(unique=True)
    seat_class: Mapped[str]
    area: Mapped[str]
    position: Mapped[int] = mapped_column(Integer)
