"""The columns of a list that a group has already: which is the name, which the area, and so on.

People's lists have headings of their own, rows above them, columns without anything in them, and
columns that RepVote must never keep. Nothing is thrown away here without being named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ballots.encoding import Json
from ballots.texts import clean_text
from ballots.typed_json import read_value
from elections.domain.group_members import MOST_OF_GROUP
from elections.domain.member_table import Table, column_name

MOST_COLUMNS = 30
MOST_CELL = 300  # letters; more is no name and no area
_ROWS_ABOVE = 10  # a title, the day, an empty line: headings stand below them


class Column(StrEnum):
    """The meanings of a column; the values stand in forms and in the tables."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    AREA = "area"
    KIND = "kind"
    CONTACT = "contact"
    NEEDS = "needs"
    ADULT = "adult"
    NOTHING = "nothing"


_MANY = frozenset({Column.CONTACT, Column.NEEDS, Column.NOTHING})
_KNOWN: Mapping[str, Column] = {
    **dict.fromkeys(
        ("name", "names", "full_name", "member", "members", "member_name"), Column.NAME
    ),
    **dict.fromkeys(("name_of_member", "person", "enw"), Column.NAME),
    **dict.fromkeys(("first_name", "firstname", "first", "forename", "given_name"), Column.FIRST),
    **dict.fromkeys(("forenames", "first_names", "known_as"), Column.FIRST),
    **dict.fromkeys(("last_name", "lastname", "surname", "family_name", "last"), Column.LAST),
    **dict.fromkeys(("area", "district", "region", "where", "place", "lives_in"), Column.AREA),
    **dict.fromkeys(("ardal", "borough", "locality", "county_area"), Column.AREA),
    **dict.fromkeys(("seat_class", "kind", "kind_of_seat", "class", "seat"), Column.KIND),
    **dict.fromkeys(("member_or_carer", "member_or_family_carer", "role"), Column.KIND),
    **dict.fromkeys(
        ("contact", "phone", "telephone", "mobile", "tel", "phone_number"), Column.CONTACT
    ),
    **dict.fromkeys(("email", "e_mail", "email_address", "e_mail_address"), Column.CONTACT),
    **dict.fromkeys(
        ("mobile_number", "telephone_number", "tel_no", "mobile_phone"), Column.CONTACT
    ),
    **dict.fromkeys(("what_helps", "needs", "access_needs", "access", "support"), Column.NEEDS),
    **dict.fromkeys(("what_helps_me", "support_needs", "communication"), Column.NEEDS),
    **dict.fromkeys(("18_or_over", "18+", "over_18", "adult", "18_and_over"), Column.ADULT),
}
_PRIVATE = re.compile(
    r"diagnos|capacity|disab|condition|birth|\bdob\b|d\.o\.b|\bage\b|medic|\bnhs\b|\bni\b|"
    r"national insurance|\biq\b|health|autis|syndrome|epilep|ethnic|religio|gender|\bsex\b|benefit"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file."""

    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The row as one text."""
        return " · ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A group's list with columns of equal number.

    ``headings`` has a text or "" for each column; it is empty where the list has no headings.
    ``above`` are the rows over the headings, and they themselves. ``private`` names columns that
    were emptied, because RepVote must not keep what they hold.
    """

    headings: tuple[str, ...]
    above: tuple[Line, ...]
    lines: tuple[Line, ...]
    private: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(line.cells) for line in self.lines), default=len(self.headings))

    def examples(self, column: int) -> tuple[str, ...]:
        """Return the first three texts of a column."""
        texts = (line.cells[column] for line in self.lines)
        return tuple(dict.fromkeys(text for text in texts if text))[:3]

    def heading(self, column: int) -> str:
        """Return the name by which a column is remembered; that of one without is its place."""
        own = self.headings[column] if self.headings else ""
        return column_name(own) or f"#{column + 1}/{self.width}"


def sheet_of(table: Table) -> Sheet | None:
    """Take the columns of a list apart; None where there are too many of them, or of rows."""
    rows = [Line(number, _clean(row)) for number, row in table.rows]
    width = max((len(row.cells) for row in rows), default=0)
    if width > MOST_COLUMNS or len(rows) > MOST_OF_GROUP + _ROWS_ABOVE:
        return None
    rows = [replace(row, cells=(*row.cells, *[""] * (width - len(row.cells)))) for row in rows]
    place = _place_of_headings(rows)
    headings = rows[place].cells if place is not None else ()
    below = 0 if place is None else place + 1
    return _without_empty(
        _without_private(Sheet(headings, tuple(rows[:below]), tuple(rows[below:]), ()))
    )


def _clean(row: Sequence[str]) -> tuple[str, ...]:
    cells = [clean_text(cell)[:MOST_CELL] for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _place_of_headings(rows: Sequence[Line]) -> int | None:
    """Find the first row that names a column of names."""
    names = {Column.NAME, Column.FIRST, Column.LAST}
    for place, row in enumerate(rows[:_ROWS_ABOVE]):
        known = [_KNOWN.get(column_name(cell)) for cell in row.cells]
        if names.intersection(known):
            return place
    return None


def _without_private(sheet: Sheet) -> Sheet:
    private = [bool(_PRIVATE.search(clean_text(text).casefold())) for text in sheet.headings]
    if not any(private):
        return sheet
    kept = tuple(not is_private for is_private in private)
    named = tuple(text for text, is_kept in zip(sheet.headings, kept, strict=True) if not is_kept)
    return replace(_columns(sheet, kept), private=named)


def _without_empty(sheet: Sheet) -> Sheet:
    """Take out columns without anything below the headings; what they are called says nothing."""
    if not sheet.lines:
        return sheet
    return _columns(
        sheet, tuple(any(row) for row in zip(*(line.cells for line in sheet.lines), strict=True))
    )


def _columns(sheet: Sheet, kept: Sequence[bool]) -> Sheet:
    def of(line: Line) -> Line:
        return Line(line.number, _kept(line.cells, kept))

    return replace(
        sheet,
        headings=_kept(sheet.headings, kept) if sheet.headings else (),
        above=tuple(map(of, sheet.above)),
        lines=tuple(map(of, sheet.lines)),
    )


def _kept(cells: Sequence[str], kept: Sequence[bool]) -> tuple[str, ...]:
    return tuple(cell for cell, is_kept in zip(cells, kept, strict=True) if is_kept)


def guessed_columns(sheet: Sheet, remembered: Mapping[str, Column]) -> tuple[Column | None, ...]:
    """Say what each column means, as it is known or was said before; None where nobody knows."""
    if sheet.width == 1 and not sheet.headings:
        return (Column.NAME,)
    found: list[Column | None] = []
    for column in range(sheet.width):
        heading = sheet.heading(column)
        meaning = remembered.get(heading) or _KNOWN.get(heading)
        if meaning in found and meaning not in _MANY:
            meaning = None
        found.append(meaning)
    return tuple(found)


def is_mapped(columns: Sequence[Column | None]) -> bool:
    """Tell whether every column has a meaning, none twice that must not, and one is the name."""
    once = [column for column in columns if column not in _MANY]
    has_name = Column.NAME in columns or Column.FIRST in columns or Column.LAST in columns
    is_double = Column.NAME in columns and (Column.FIRST in columns or Column.LAST in columns)
    return None not in columns and len(set(once)) == len(once) and has_name and not is_double


def with_headings(sheet: Sheet) -> Sheet:
    """Take the first row for headings, where a person says that it is."""
    if sheet.headings or not sheet.lines:
        return sheet
    first, *rest = sheet.lines
    return _without_private(Sheet(first.cells, (*sheet.above, first), tuple(rest), sheet.private))


# --- carried from page to page by the form; the server keeps nothing before it was looked at -----


def sheet_json(sheet: Sheet) -> Json:
    """Write a sheet as JSON."""
    return {
        "headings": list(sheet.headings),
        "above": [{"number": line.number, "cells": list(line.cells)} for line in sheet.above],
        "lines": [{"number": line.number, "cells": list(line.cells)} for line in sheet.lines],
        "private": list(sheet.private),
    }


def read_sheet(value: Json) -> Sheet | None:
    """Read what `sheet_json` wrote, which came from a browser; None where it is no sheet.

    Raises `BadInput` where it has other parts.
    """
    sheet = read_value(Sheet, value, "list")
    widths = {len(line.cells) for line in (*sheet.lines, *sheet.above)}
    if sheet.headings:
        widths.add(len(sheet.headings))
    is_small = len(sheet.lines) <= MOST_OF_GROUP + _ROWS_ABOVE and sheet.width <= MOST_COLUMNS
    return sheet if is_small and len(widths) <= 1 else None
