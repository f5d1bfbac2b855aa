"""Reading ``members.csv`` of an election folder (docs/election-folder.md): every problem at once.

Codes: M.1 not readable, M.2 columns, M.3 a line's parts, M.4 a name or group that cannot be shown,
M.5 area or seat class not known, M.6 a member twice, M.7 too many people, M.8 no such contest.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ballots.definition.model import Area, SeatClass
from ballots.errors import Problem
from ballots.names import clean_name, folded_name, name_problem
from elections.domain.election_folder import Draft

LIMIT = 4 * 1024 * 1024
MOST_MEMBERS = 20_000
COLUMNS = ("name", "area", "seat_class", "group")
_WHERE = "members.csv"


@dataclass(frozen=True, slots=True)
class DraftMember:
    """Someone on a group's list; ``area`` and ``seat_class`` are ids."""

    name: str
    area: str
    seat_class: str
    group: str


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Mapping[str, str]


def read_members(raw: bytes, draft: Draft) -> tuple[list[DraftMember], list[Problem]]:
    """Return the members that could be read, and all problems of the list."""
    if len(raw) > LIMIT or raw.count(b"\n") > 2 * MOST_MEMBERS:
        return [], [_too_many()]
    text = _decoded(raw)
    if isinstance(text, Problem):
        return [], [text]
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True)]  # noqa: C416
    except csv.Error:
        return [], [
            Problem("M.1", _WHERE, "A quotation mark is open. Save the list again as CSV UTF-8.")
        ]
    problems: list[Problem] = []
    members: list[DraftMember] = []
    lines = list(_lines(rows, problems))
    if len(lines) > MOST_MEMBERS:
        return [], [_too_many()]
    places = _Places(draft)
    seen: dict[tuple[str, str, str], int] = {}
    for line in lines:
        member = places.member(line, problems)
        if member is None:
            continue
        key = (folded_name(member.name), member.area, member.seat_class)
        first = seen.setdefault(key, line.number)
        if first != line.number:
            text = (
                f"{member.name} stands here twice, first in line {first}. "
                "Take one away. Are they two people? Then write (2) after the name."
            )
            problems.append(Problem("M.6", _at(line.number), text))
        else:
            members.append(member)
    return members, problems


def _at(number: int) -> str:
    return f"{_WHERE} line {number}"


def _too_many() -> Problem:
    return Problem(
        "M.7",
        _WHERE,
        f"This list is too long. RepVote takes up to {MOST_MEMBERS:,} people in one election.",
    )


def _decoded(raw: bytes) -> str | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return Problem("M.1", _WHERE, "This list is saved as UTF-16. Save it again as CSV UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = raw[: problem.start].count(b"\n") + 1
        return Problem(
            "M.1",
            _at(number),
            "This line has letters that cannot be read. Save the list again as CSV UTF-8.",
        )


def _lines(rows: list[list[str]], problems: list[Problem]) -> Iterator[_Line]:
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) != len(header):
        problems.append(Problem("M.2", _WHERE, _columns_text(missing, unknown)))
        return
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            text = f"This line has {len(row)} parts. It must have {len(header)}, with commas."
            problems.append(Problem("M.3", _at(number), text))
            continue
        cells = (clean_name(cell) for cell in row)
        yield _Line(number, dict(zip(header, cells, strict=True)))


def _columns_text(missing: list[str], unknown: list[str]) -> str:
    said = []
    if missing:
        said.append(f"These columns are missing: {', '.join(missing)}.")
    if unknown:
        said.append(f"These columns are not known: {', '.join(unknown)[:200]}.")
    said.append(f"The first line must be: {','.join(COLUMNS)}")
    return " ".join(said)


def _by_name(places: Iterable[Area | SeatClass]) -> dict[str, str]:
    """Map names and ids to ids."""
    return {folded_name(text): place.id for place in places for text in (place.name, place.id)}


class _Places:
    """Areas and seat classes by id or name; capital letters do not matter."""

    def __init__(self, draft: Draft) -> None:
        self._areas = _by_name(draft.areas)
        self._kinds = _by_name(draft.seat_classes)
        self._contests = {(contest.area, contest.seat_class) for contest in draft.contests}

    def member(self, line: _Line, problems: list[Problem]) -> DraftMember | None:
        found = list(self._problems(line))
        problems += found
        if found:
            return None
        cells = line.cells
        return DraftMember(
            cells["name"],
            self._areas[folded_name(cells["area"])],
            self._kinds[folded_name(cells["seat_class"])],
            cells["group"],
        )

    def _problems(self, line: _Line) -> Iterator[Problem]:
        cells, where = line.cells, _at(line.number)
        reason = name_problem(cells["name"])
        if reason:
            yield Problem("M.4", where, f"The name cannot be used. {reason}")
        reason = name_problem(cells["group"]) if cells["group"] else None
        if reason:
            yield Problem("M.4", where, f"The group cannot be used. {reason}")
        area = self._areas.get(folded_name(cells["area"]))
        kind = self._kinds.get(folded_name(cells["seat_class"]))
        if area is None:
            yield Problem("M.5", where, f"There is no area called {cells['area'][:80]!r}.")
        if kind is None:
            yield Problem("M.5", where, f"There is no seat called {cells['seat_class'][:80]!r}.")
        if area and kind and (area, kind) not in self._contests:
            yield Problem("M.8", where, "There is no vote for this seat in this area.")
