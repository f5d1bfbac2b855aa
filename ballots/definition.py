"""The election as everybody agreed on it: one canonical definition, frozen before voting.

Its SHA-256 stands in every box, so names, pictures, order, seats and rules are bound to the keys.
`Election.parse` accepts only the canonical bytes of a valid definition; `problems` names every
mistake with its code (D.1 to D.12, docs/definition.md).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cached_property
from typing import TypeVar, get_args, get_origin, get_type_hints

from ballots.definition_rules import Facts, check_facts
from ballots.encoding import Json, canonical, sha256_hex, strict_json
from ballots.errors import BadInput, DefinitionInvalid, Problem
from ballots.group import Point
from ballots.params import BoxParams

FORMAT = "repvote-definition-1"
LIMIT = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day people were told. Stages are moved by people, never by this date (YYYY-MM-DD)."""

    stage: str
    date: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the county that has its own seats."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SeatClass:
    """One of the two electorates that are never mixed: Reps and family carers."""

    id: str
    name: str
    plural: str
    who: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who stands. ``picture`` is the SHA-256 (hex) of the photo's bytes."""

    id: str
    name: str
    points: tuple[str, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class Contest:
    """One choice: area x seat class x seats. ``uuid`` names its box."""

    id: str
    uuid: str
    area: str
    seat_class: str
    title: str
    seats: int
    max_choices: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How votes become seats, and the floors that protect small groups."""

    counting: str
    tie: str
    small_contest: int
    spare_percent: int


@dataclass(frozen=True, slots=True)
class Officer:
    """A person who signs the certificate; ``public_key`` is Ed25519 (RFC 8032), 64 hex digits."""

    name: str
    public_key: str


@dataclass(frozen=True, slots=True)
class Officers:
    """The board secretary and the witness."""

    secretary: Officer
    witness: Officer


@dataclass(frozen=True, slots=True)
class Log:
    """The trail's name and the key that signs its checkpoints."""

    origin: str
    public_key: str


@dataclass(frozen=True)
class Election:
    """The whole definition."""

    format: str
    title: str
    board: str
    language: str
    calendar: tuple[CalendarDay, ...]
    areas: tuple[Area, ...]
    seat_classes: tuple[SeatClass, ...]
    contests: tuple[Contest, ...]
    rules: Rules
    key_holders: tuple[str, ...]
    officers: Officers
    log: Log

    def to_bytes(self) -> bytes:
        """The canonical bytes."""
        return canonical(asdict(self))

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the canonical bytes, hex."""
        return sha256_hex(self.to_bytes())

    @property
    def boxes(self) -> tuple[Contest, ...]:
        """Contests that have a box: those in which somebody stands."""
        return tuple(contest for contest in self.contests if contest.candidates)

    def contest_of_box(self, uuid: str) -> Contest | None:
        """The contest of a box, or None."""
        return next((contest for contest in self.boxes if contest.uuid == uuid), None)

    def contest(self, contest_id: str) -> Contest | None:
        """The contest with this id, or None."""
        return next((contest for contest in self.contests if contest.id == contest_id), None)

    @classmethod
    def parse(cls, raw: bytes) -> Election:
        """Read canonical bytes. Raises `BadInput` or `DefinitionInvalid` with all problems."""
        election = read_value(cls, strict_json(raw, LIMIT), "definition")
        found = problems(election)
        if found:
            raise DefinitionInvalid(found)
        if election.to_bytes() != raw:
            raise BadInput(
                "definition-form", "The election is not written in the one canonical way."
            )
        return election


def canonical_order(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Candidates in the order of boxes and counts: by name without case, then id."""
    return tuple(sorted(candidates, key=lambda one: (one.name.casefold(), one.id)))


def box_params(election: Election, contest: Contest, public_key: Point) -> BoxParams:
    """What the box of a contest asks, under the key holders' joint key."""
    return BoxParams(
        uuid=contest.uuid,
        name=f"{election.title}: {contest.title}",
        question=contest.title,
        answers=tuple(candidate.name for candidate in contest.candidates),
        max_choices=min(contest.max_choices, len(contest.candidates)),
        public_key=public_key,
        definition=election.sha256,
    )


def problems(election: Election) -> list[Problem]:
    """Every mistake of a definition; empty if it is good."""
    return check_facts(
        Facts(
            election=election,
            format=FORMAT,
            ordered=all(
                contest.candidates == canonical_order(contest.candidates)
                for contest in election.contests
            ),
        )
    )


# --- reading typed values from JSON ----------------------------------------------------------

_Value = TypeVar("_Value")


def read_value(kind: type[_Value], value: Json, where: str) -> _Value:
    """Read JSON into a frozen dataclass, exactly its fields and kinds. Raises `BadInput`."""
    made = _read(kind, value, where)
    if not isinstance(made, kind):
        raise _misfit(where)
    return made


def _misfit(where: str) -> BadInput:
    return BadInput("definition-field", f"The part {where} is missing or of the wrong kind.")


def _read(kind: type, value: Json, where: str) -> object:
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        if not isinstance(value, dict) or set(value) != set(names):
            raise _misfit(where)
        hints = get_type_hints(kind)
        made = {name: _read(hints[name], value[name], f"{where}.{name}") for name in names}
        return kind(**made)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _misfit(where)
        inner = get_args(kind)[0]
        return tuple(_read(inner, item, f"{where}[{i}]") for i, item in enumerate(value))
    if type(value) is not kind:
        raise _misfit(where)
    return value
