"""The list of members of an election folder (docs/election-folder.md): read, with every problem
at once, and written.

Codes: M.1 not readable, M.2 columns, M.3 a line's parts, M.4 a name or group that cannot be shown,
M.5 area or seat class not known or ambiguous, M.6 a member twice, M.7 too many people, M.8 no such
contest, M.9 a total, M.10 one group written in two ways.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ballots.definition.model import Area, SeatClass
from ballots.errors import Problem
from ballots.names import clean_name, folded_name, forms, label_problem, name_problem
from elections.domain.election_folder import Draft
from elections.domain.member_table import Table, column_name, read_table

COLUMNS = ("name", "area", "seat_class", "group")
_MAY_LACK = frozenset({"group"})  # Excel leaves out empty cells at the end of a line
_TOTAL = re.compile(r"((grand |sub)?totals?|sum|count|number)\b")


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


def read_members(file: str, raw: bytes, draft: Draft) -> tuple[list[DraftMember], list[Problem]]:
    """Return the members that could be read, and all problems of the list in ``file``."""
    table = read_table(file, raw, COLUMNS)
    if isinstance(table, Problem):
        return [], [table]
    problems: list[Problem] = []
    members: list[DraftMember] = []
    places = _Places(draft, table)
    seen: dict[tuple[str, str, str], tuple[str, int]] = {}
    groups: dict[str, tuple[str, int]] = {}
    for line in _lines(table, problems):
        member = places.member(line, problems)
        if member is None:
            continue
        problems += _group_problems(member.group, line, table, groups)
        keys = [(form, member.area, member.seat_class) for form in forms(member.name)]
        first = next((seen[key] for key in keys if key in seen), None)
        if first is None:
            seen.update(dict.fromkeys(keys, (member.name, line.number)))
            members.append(member)
        else:
            text = _twice_text(member.name, *first, table.unit)
            problems.append(Problem("M.6", table.at(line.number), text))
    return members, problems


def _twice_text(name: str, first: str, number: int, unit: str) -> str:
    spelt = "" if name == first else f" There it is written {first}."
    return (
        f"{name} stands here twice, first in {unit} {number}.{spelt} "
        "Take one away. Are they two people? Then write (2) after the name."
    )


def _group_problems(
    group: str, line: _Line, table: Table, groups: dict[str, tuple[str, int]]
) -> Iterator[Problem]:
    """Find a group that looks like one before it and is spelt differently."""
    if not group:
        return
    first = next((groups[form] for form in forms(group) if form in groups), None)
    if first is None:
        groups.update(dict.fromkeys(forms(group), (group, line.number)))
    elif first[0] != group:
        name, number = first
        text = (
            f"This group is written in two ways: “{name}” in {table.unit} {number}, "
            f"here “{group}”. Write it in one way."
        )
        yield Problem("M.10", table.at(line.number), text)


def _lines(table: Table, problems: list[Problem]) -> Iterator[_Line]:
    _, first = table.rows[0] if table.rows else (0, ())
    header = [column_name(cell) for cell in first]
    while header and not header[-1]:
        header.pop()
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) != len(header):
        problems.append(Problem("M.2", table.file, _columns_text(missing, unknown)))
        return
    for number, row in table.rows[1:]:
        where = table.at(number)
        beyond = [cell.strip() for cell in row[len(header) :] if cell.strip()]
        short = set(header[len(row) :]) - _MAY_LACK
        if short or beyond:
            text = f"This {table.unit} has {len(row)} parts. It must have {len(header)}."
            if beyond:
                text = f"{text} Nothing is written above this: {beyond[0][:80]}"
            problems.append(Problem("M.3", where, text))
            continue
        cells = dict.fromkeys(header, "") | dict(zip(header, map(clean_name, row), strict=False))
        if _is_total(cells):
            text = "This looks like a total, not like a person. Take it out of the list."
            problems.append(Problem("M.9", where, text))
            continue
        yield _Line(number, cells)


def _is_total(cells: Mapping[str, str]) -> bool:
    """Tell whether a line adds up the list: the word for it or a bare number, and no area."""
    name = cells["name"].casefold()
    others = [cell for column, cell in cells.items() if column != "name" and cell]
    if cells["area"] and cells["seat_class"]:
        return False
    is_number = all(cell.replace(",", "").isdecimal() for cell in [name, *others] if cell)
    return bool(_TOTAL.match(name)) or is_number


def _columns_text(missing: Sequence[str], unknown: Sequence[str]) -> str:
    sentences = []
    if missing:
        sentences.append(f"These columns are missing: {', '.join(missing)}.")
    if unknown:
        named = ", ".join(name or "(no name)" for name in unknown)
        sentences.append(f"These columns are not known: {named[:200]}.")
    sentences.append(f"The first line must be: {','.join(COLUMNS)}")
    return " ".join(sentences)


def ids_by_name(places: Iterable[Area | SeatClass]) -> dict[str, set[str]]:
    """Map names and ids, as they are compared, to the ids they can mean."""
    ids: dict[str, set[str]] = {}
    for place in places:
        for text in (place.name, place.id):
            ids.setdefault(folded_name(text), set()).add(place.id)
    return ids


class _Places:
    """Areas and seat classes by id or name; capital letters do not matter."""

    def __init__(self, draft: Draft, table: Table) -> None:
        self._areas = ids_by_name(draft.areas)
        self._kinds = ids_by_name(draft.seat_classes)
        self._contests = {(contest.area, contest.seat_class) for contest in draft.contests}
        self._table = table

    def member(self, line: _Line, problems: list[Problem]) -> DraftMember | None:
        cells, where = line.cells, self._table.at(line.number)
        mistakes = list(_text_problems(cells, where))
        area = _found_in(self._areas, "area", cells["area"], where, mistakes)
        kind = _found_in(self._kinds, "seat", cells["seat_class"], where, mistakes)
        if area and kind and (area, kind) not in self._contests:
            mistakes.append(Problem("M.8", where, "There is no vote for this seat in this area."))
        problems += mistakes
        if mistakes or area is None or kind is None:
            return None
        return DraftMember(cells["name"], area, kind, cells["group"])


def _text_problems(cells: Mapping[str, str], where: str) -> Iterator[Problem]:
    reason = name_problem(cells["name"])
    if reason:
        yield Problem("M.4", where, f"The name cannot be used. {reason}")
    reason = label_problem(cells["group"]) if cells["group"] else None
    if reason:
        yield Problem("M.4", where, f"The group cannot be used. {reason}")


def _found_in(
    known: Mapping[str, set[str]], what: str, cell: str, where: str, problems: list[Problem]
) -> str | None:
    """Return the id that a cell means; where it means none or two, that is a problem."""
    ids = known.get(folded_name(cell), set())
    if len(ids) == 1:
        return next(iter(ids))
    if not cell:
        text = f"No {what} is written here."
    elif not ids:
        text = f"There is no {what} called {cell[:80]!r}."
    else:
        text = f"{cell[:80]!r} can mean two: {' or '.join(sorted(ids))}. Write one of these."
    problems.append(Problem("M.5", where, text))
    return None


def members_csv(members: Iterable[DraftMember]) -> bytes:
    """Write a list of members as ``members.csv`` of an election folder."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows((m.name, m.area, m.seat_class, m.group) for m in members)
    return text.getvalue().encode()
