"""The definition of an election, in one canonical form: locked before voting.

Its SHA-256 stands in every box, so names, pictures, order, seats and rules are bound to the keys.
`ballots.definition.codec` reads it, `ballots.definition.rules` names every mistake by its code.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property

from ballots.encoding import canonical, sha256_hex

FORMAT = "repvote-definition-2"
LIMIT = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """An announced day (YYYY-MM-DD). It moves no stage: people do."""

    stage: str
    date: str


AREA_COLOURS = ("blue", "green", "red", "purple", "orange", "teal", "brown", "pink")
AREA_PICTURES = ("hills", "sea", "forest", "river", "bridge", "town")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the county that has its own seats.

    ``colour`` is one of `AREA_COLOURS`, ``picture`` of `AREA_PICTURES`, or "". ``places``: towns
    and villages in it.
    """

    id: str
    name: str
    colour: str = ""
    picture: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatClass:
    """One of the two electorates that are never mixed: Reps and family carers."""

    id: str
    name: str
    plural: str
    who: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate. ``points``, ``photo`` and ``recording`` are salted hashes (hex).

    `ballots.definition.material` says of what. ``recording`` is "" where there is none.
    """

    id: str
    name: str
    points: str
    photo: str
    recording: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question of a contest; ``kind`` "choose" allows 0 to ``max_choices`` candidates."""

    kind: str
    text: str
    max_choices: int


@dataclass(frozen=True, slots=True)
class Contest:
    """One choice: area x seat class x seats. ``uuid`` names its box.

    ``method`` is the rule of counting, one of `ballots.counting.METHODS`.
    """

    id: str
    uuid: str
    area: str
    seat_class: str
    title: str
    seats: int
    question: Question
    method: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the whole election.

    ``tie`` settles a tie; ``small_contest`` is the fewest votes that are opened without an
    agreement; ``spare_percent`` is the share of spare cards; of a card's posted votes, at most
    ``votes_per_card``, the last one counts.
    """

    tie: str
    small_contest: int
    spare_percent: int
    votes_per_card: int


@dataclass(frozen=True, slots=True)
class KeyHolders:
    """The key holders, and how many of them together open a box."""

    names: tuple[str, ...]
    needed: int


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
    key_holders: KeyHolders
    officers: Officers
    log: Log

    def to_bytes(self) -> bytes:
        """Return the canonical bytes."""
        return canonical(asdict(self))

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the canonical bytes, hex."""
        return sha256_hex(self.to_bytes())

    @property
    def contested_contests(self) -> tuple[Contest, ...]:
        """The contests that have a box: those with candidates."""
        return tuple(contest for contest in self.contests if contest.candidates)

    def contest_of_box(self, uuid: str) -> Contest | None:
        """Return the contest of a box, or None."""
        return next((contest for contest in self.contested_contests if contest.uuid == uuid), None)

    def contest(self, contest_id: str) -> Contest | None:
        """Return the contest with this id, or None."""
        return next((contest for contest in self.contests if contest.id == contest_id), None)


def canonical_order(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Sort candidates as in boxes and counts: by name ignoring case, then by id."""
    return tuple(
        sorted(candidates, key=lambda candidate: (candidate.name.casefold(), candidate.id))
    )
