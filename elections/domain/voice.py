"""A group's own voice: who says yes to each thing that a group sends (DESIGN section 5).

A self-advocate of the group says it, in a carers' group a family carer; the organiser only types.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ballots.definition.model import SeatClass
from ballots.names import folded_name


class Thing(StrEnum):
    """The things that a group sends; the values stand in the tables."""

    MEMBERS = "members"
    NOMINATION = "nomination"
    PAGE = "page"


class KindOfYes(StrEnum):
    """Whose yes it is; the values stand in the tables."""

    SELF_ADVOCATE = "self-advocate"
    FAMILY_CARER = "family-carer"


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes to a thing as it was; it counts only while its content is the same."""

    thing: Thing
    thing_id: str
    content_hash: str
    name: str
    kind: KindOfYes


def is_of_carers(kind: SeatClass) -> bool:
    """Tell whether a seat class is one of family carers, by its words."""
    return "carer" in folded_name(f"{kind.name} {kind.plural}")


def kind_of_yes(kind: SeatClass | None) -> KindOfYes:
    """Say whose yes counts in a group of this seat class."""
    is_carers = kind is not None and is_of_carers(kind)
    return KindOfYes.FAMILY_CARER if is_carers else KindOfYes.SELF_ADVOCATE
