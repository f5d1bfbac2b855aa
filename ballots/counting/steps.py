"""The steps of a worked count: one frozen dataclass for each kind, never a sentence.

In counts.json each is an object with its kind in ``step``. The program that shows a count puts them
into words; the English words are in `ballots.counting.sentences`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from ballots.counting.lots import Lot
from ballots.encoding import Json
from ballots.errors import BadInput
from ballots.typed_json import fields_to_json, read_fields

How = Literal["above the line", "at the line", "unopposed", "by lot"]


class Step:
    """Base of all steps. Candidates are named by their ids, in the order of the count."""

    __slots__ = ()
    kind: ClassVar[str]

    def to_json(self) -> dict[str, Json]:
        """Return the object of counts.json."""
        return {"step": self.kind, **fields_to_json(self)}

    @classmethod
    def from_json(cls, value: Json) -> Self:
        """Read a step of this kind, or of any kind by `Step` itself. Raises `BadInput`."""
        if cls is Step:
            return read_step(value)  # type: ignore[return-value]
        if not isinstance(value, dict) or value.get("step") != cls.kind:
            raise BadInput("step-kind", "This step of a count is not known here.")
        rest = {name: item for name, item in value.items() if name != "step"}
        return read_fields(cls, rest, cls.kind)


@dataclass(frozen=True, slots=True)
class Seats(Step):
    """The number of seats."""

    kind: ClassVar[str] = "seats"
    number: int


@dataclass(frozen=True, slots=True)
class CandidateVotes(Step):
    """The number of votes of a candidate."""

    kind: ClassVar[str] = "votes"
    candidate: str
    votes: int


@dataclass(frozen=True, slots=True)
class NobodyStands(Step):
    """There is no candidate."""

    kind: ClassVar[str] = "nobody_stands"


@dataclass(frozen=True, slots=True)
class PlaceForEveryone(Step):
    """There are not more candidates than seats, so all of them have one."""

    kind: ClassVar[str] = "place_for_everyone"


@dataclass(frozen=True, slots=True)
class Vacant(Step):
    """Seats that nobody fills."""

    kind: ClassVar[str] = "vacant"
    seats: int


@dataclass(frozen=True, slots=True)
class Elected(Step):
    """A candidate has a seat, and how."""

    kind: ClassVar[str] = "elected"
    candidate: str
    how: How


@dataclass(frozen=True, slots=True)
class Tied(Step):
    """People at the line with the same votes, and the seats left for them."""

    kind: ClassVar[str] = "tie"
    candidates: tuple[str, ...]
    votes: int
    seats: int


@dataclass(frozen=True, slots=True)
class LotNeeded(Step):
    """The tie waits for its lot; no count in a record ends so."""

    kind: ClassVar[str] = "lot_needed"


@dataclass(frozen=True, slots=True)
class LotSettled(Step):
    """A drawn lot, and the order that follows from it."""

    kind: ClassVar[str] = "lot_drawn"
    lot: Lot
    order: tuple[str, ...]


STEPS: Mapping[str, type[Step]] = {
    step.kind: step
    for step in (
        *(Seats, CandidateVotes, NobodyStands, PlaceForEveryone, Vacant),
        *(Elected, Tied, LotNeeded, LotSettled),
    )
}


def read_step(value: Json) -> Step:
    """Read a step of any kind. Raises `BadInput`."""
    kind = value.get("step") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in STEPS:
        raise BadInput("step-kind", "This step of a count is not known here.")
    return STEPS[kind].from_json(value)
