"""Reading ``election.json`` of an election folder (docs/election-folder.md): every problem at once.

Codes: F.1 not readable, F.2 a part is missing, unknown or of the wrong kind, F.3 a candidate's
points or picture name, F.4 one person for two offices, F.5 a language without words; what the
definition itself forbids keeps its codes D.1 to D.13.

Texts are kept as `ballots.texts.clean_text` makes them, like those of the list of members: how an
accent or a space was typed does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, fields
from typing import TypeVar

from ballots.definition.model import Area, CalendarDay, Rules, SeatClass
from ballots.encoding import Json, strict_json
from ballots.errors import BadInput, Problem
from ballots.names import is_lookalike
from ballots.texts import clean_text
from ballots.typed_json import read_value
from elections.domain.json_mistakes import find_mistake, line_and_column

FILE = "election.json"
FORMAT = "repvote-folder-1"
LIMIT = 1024 * 1024
POINTS = 3
WORDS = 15  # length of a point: equal space and equal time to hear for everybody (R48)
_DEFAULT_RULES: dict[str, Json] = {
    "tie": "lot-1",
    "small_contest": 10,
    "spare_percent": 10,
    "votes_per_card": 20,
}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class DraftCandidate:
    """A person put forward; ``picture`` is a file name in ``pictures/``."""

    name: str
    points: tuple[str, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class DraftContest:
    """A contest without its box."""

    id: str
    area: str
    seat_class: str
    title: str
    seats: int
    question: str
    max_choices: int
    method: str
    candidates: tuple[DraftCandidate, ...]


@dataclass(frozen=True, slots=True)
class DraftOfficers:
    """Names of the two people who sign the certificate."""

    secretary: str
    witness: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An election as its organiser wrote it down."""

    title: str
    board: str
    language: str
    calendar: tuple[CalendarDay, ...]
    areas: tuple[Area, ...]
    seat_classes: tuple[SeatClass, ...]
    contests: tuple[DraftContest, ...]
    rules: Rules
    key_holders: tuple[str, ...]
    officers: DraftOfficers


def read_draft(raw: bytes) -> tuple[Draft | None, list[Problem]]:
    """Read the draft, or None with all problems that keep it from being read."""
    text = _decoded(raw.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(text, Problem):
        return None, [text]
    try:
        value = strict_json(text.encode(), LIMIT)
    except BadInput as problem:
        return None, [_json_problem(text, problem)]
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        sentence = f'This is not an election file. It must say "format": "{FORMAT}".'
        return None, [Problem("F.1", FILE, sentence)]
    return _Reader({name: _clean(part) for name, part in value.items()}).draft()


def _decoded(raw: bytes) -> str | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return Problem("F.1", FILE, "This file is saved as UTF-16. Save it again as UTF-8.")
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        number = raw[: problem.start].count(b"\n") + 1
        sentence = "This line has letters that cannot be read. Save the file again as UTF-8."
        return Problem("F.1", f"{FILE} line {number}", sentence)


def _json_problem(text: str, problem: BadInput) -> Problem:
    mistake = find_mistake(text) if len(text) <= LIMIT else None
    if mistake is None:
        return Problem("F.1", FILE, problem.text)
    place, advice = mistake
    return Problem("F.1", f"{FILE} {line_and_column(text, place)}", advice)


def _clean(value: Json) -> Json:
    """Bring all texts to the one form; `strict_json` holds how deep it goes."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {name: _clean(item) for name, item in value.items()}
    return value


class _Reader:
    """Collects every misfit instead of stopping at the first."""

    def __init__(self, value: dict[str, Json]) -> None:
        self._value = {"rules": {}, **value}
        self._problems: list[Problem] = []

    def draft(self) -> tuple[Draft | None, list[Problem]]:
        names = {field.name for field in fields(Draft)}
        for name in sorted(self._value.keys() - names - {"format"}):
            self._bad(f"The part {name} is not known. Take it out.")
        rules = self._value["rules"]
        if isinstance(rules, dict):
            self._value["rules"] = {**_DEFAULT_RULES, **rules}
        draft = Draft(
            title=self._one(str, "title"),
            board=self._one(str, "board"),
            language=self._one(str, "language"),
            calendar=self._many(CalendarDay, "calendar"),
            areas=self._many(Area, "areas", _with_look),
            seat_classes=self._many(SeatClass, "seat_classes"),
            contests=self._many(DraftContest, "contests", _with_defaults),
            rules=self._one(Rules, "rules"),
            key_holders=self._many(str, "key_holders"),
            officers=self._one(DraftOfficers, "officers"),
        ) if self._complete(names) else None  # fmt: skip
        if draft is None or self._problems:
            return None, self._problems
        return draft, _more_problems(draft)

    def _bad(self, text: str) -> None:
        self._problems.append(Problem("F.2", FILE, text))

    def _complete(self, names: set[str]) -> bool:
        missing = sorted(names - self._value.keys())
        for name in missing:
            self._bad(f"The part {name} is missing. Put it in.")
        return not missing

    def _read(self, kind: type[_Value], value: Json, where: str) -> _Value | None:
        try:
            return read_value(kind, value, where)
        except BadInput as problem:
            self._bad(problem.text)
            return None

    def _one(self, kind: type[_Value], name: str) -> _Value:
        # a problem is noted, and then the whole draft is dropped: the None is never used
        return self._read(kind, self._value[name], name)  # type: ignore[return-value]

    def _many(
        self, kind: type[_Value], name: str, prepare: Callable[[Json], Json] = lambda value: value
    ) -> tuple[_Value, ...]:
        value = self._value[name]
        if not isinstance(value, list):
            self._bad(f"The part {name} must be a list.")
            return ()
        read = [self._read(kind, prepare(item), f"{name}[{i}]") for i, item in enumerate(value)]
        return tuple(item for item in read if item is not None)


def _with_look(value: Json) -> Json:
    """Fill in what an organiser may leave out of an area."""
    return (
        {"colour": "", "picture": "", "places": [], **value} if isinstance(value, dict) else value
    )


def _with_defaults(value: Json) -> Json:
    """Fill in what an organiser may leave out: question, most choices, method."""
    if not isinstance(value, dict):
        return value
    defaults = {"max_choices": value.get("seats"), "question": value.get("title")}
    return {**defaults, "method": "plurality-1", **value}


def _more_problems(draft: Draft) -> list[Problem]:
    problems = []
    if is_lookalike(draft.officers.secretary, draft.officers.witness):
        text = "The secretary and the witness must be two people."
        problems.append(Problem("F.4", "officers", text))
    for contest in draft.contests:
        for candidate in contest.candidates:
            where = f"{candidate.name} in {contest.id}"
            if len(candidate.points) != POINTS:
                text = f"There must be {POINTS} short sentences for each person."
                problems.append(Problem("F.3", where, text))
            for point in candidate.points:
                if len(point.split()) > WORDS:
                    text = f"Each short sentence has at most {WORDS} words. Too long: {point}"
                    problems.append(Problem("F.3", where, text))
            if not is_plain_file_name(candidate.picture):
                text = "The picture must be a file name, like ann.jpg."
                problems.append(Problem("F.3", where, text))
    return problems


def language_problem(draft: Draft, languages: Collection[str]) -> Problem | None:
    """Find F.5: there must be words for the pages, the cards and the sound."""
    if draft.language in languages:
        return None
    known = " or ".join(f'"{language}"' for language in languages)
    text = f'RepVote has no words in the language "{draft.language[:20]}". Write {known}.'
    return Problem("F.5", FILE, text)


def is_plain_file_name(name: str) -> bool:
    """Tell whether this names a file in a folder, not a way out of it."""
    return (
        0 < len(name) <= 200
        and name.isprintable()
        and not name.startswith(".")
        and not set(name) & set("/\\:")
    )


def draft_value(draft: Draft) -> dict[str, Json]:
    """Return what ``election.json`` of a draft holds, to be written as JSON."""
    return {"format": FORMAT, **asdict(draft)}
