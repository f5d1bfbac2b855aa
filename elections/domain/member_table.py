"""The rows of a list of members, from a CSV file or a spreadsheet as people have them.

A CSV file of an election folder has commas and is saved as UTF-8; what else people's programs save
is named (`read_table`). Lists of groups are read however they were saved (`read_any_table`). Codes:
M.1 not readable, M.2 no commas, M.7 too long.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from ballots.errors import Problem
from elections.domain.spreadsheet import Row, read_spreadsheet

LIMIT = 4 * 1024 * 1024
MOST_MEMBERS = 20_000
FILES = ("members.csv", "members.xlsx", "members.ods")
_OTHER_SIGNS = {";": "semicolons", "\t": "tabs"}
_LOOKED_AT = 50  # lines
_NO_TEXT = "This file is not a list. Send a spreadsheet, or copy the list and paste it."
_SAVE_AGAIN = "Save it again as CSV UTF-8, or give members.xlsx."


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` with their numbers, counted from 1 as in the file; blank ones are left out.

    ``file`` names the file, ``unit`` what a row is called there: "line" or "row".
    """

    file: str
    unit: str
    rows: tuple[tuple[int, Row], ...]

    def at(self, number: int) -> str:
        """Name the place of a row, as "members.csv line 3"."""
        return f"{self.file} {self.unit} {number}"


def read_table(file: str, raw: bytes, columns: Collection[str]) -> Table | Problem:
    """Read one of `FILES`; ``columns`` are names by which the first row is known."""
    if len(raw) > LIMIT:
        return too_long(file)
    table = _csv(file, raw, columns) if file.endswith(".csv") else _sheet(file, raw)
    if isinstance(table, Table) and len(table.rows) > MOST_MEMBERS + 1:
        return too_long(file)
    return table


def read_any_table(file: str, raw: bytes) -> Table | Problem:
    """Read a list with any columns, whatever stands between its parts and however it was saved.

    ``file`` ends in .xlsx or .ods for a spreadsheet; everything else is text: CSV, or pasted.
    """
    if len(raw) > LIMIT:
        return too_long(file)
    if file.endswith((".xlsx", ".ods")):
        return _sheet(file, raw)
    text = _decoded_anyhow(file, raw)
    if isinstance(text, Problem):
        return text
    text = _without_sep(text.replace("\r\n", "\n").replace("\r", "\n"))
    sign = _guessed_sign(text)
    try:
        rows = _parts(text, sign, csv.QUOTE_MINIMAL)
    except csv.Error:  # a quotation mark that is open: the marks are only signs of the text
        try:
            rows = _parts(text, sign, csv.QUOTE_NONE)
        except csv.Error:  # one part alone is longer than a list
            return too_long(file)
    return _table(file, "line", rows)


def _decoded_anyhow(file: str, raw: bytes) -> str | Problem:
    """Decode what Excel saves: UTF-8, UTF-16 ("Unicode text") or Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    return Problem("M.1", file, _NO_TEXT) if "\0" in text else text


def _guessed_sign(text: str) -> str:
    """Find the sign that cuts most lines into as many parts as another line has."""
    lines = [line for line in text.split("\n") if line.strip()][:_LOOKED_AT]

    def even(sign: str) -> int:
        try:
            widths = [len(next(csv.reader([line], delimiter=sign), [])) for line in lines]
        except csv.Error:  # a part that is far too long
            return 0
        return max(Counter(width for width in widths if width > 1).values(), default=0)

    return max("\t;,", key=even)


def _parts(text: str, sign: str, quoting: Literal[0, 3]) -> list[Row]:
    lines = io.StringIO(text, newline="")
    is_strict = quoting == csv.QUOTE_MINIMAL
    return list(csv.reader(lines, delimiter=sign, quoting=quoting, strict=is_strict))


def _sheet(file: str, raw: bytes) -> Table | Problem:
    rows = read_spreadsheet(raw)
    return (
        Problem("M.1", file, rows) if isinstance(rows, str) else _table(file, "row", _padded(rows))
    )


def _csv(file: str, raw: bytes, columns: Collection[str]) -> Table | Problem:
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")  # a Mac's old lines end with CR alone
    if raw.count(b"\n") > 2 * MOST_MEMBERS:
        return too_long(file)
    text = _decoded(file, raw)
    if isinstance(text, Problem):
        return text
    text = _without_sep(text)
    if sign := _other_sign(text, columns):
        return Problem("M.2", file, _sign_text(sign, columns))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return Problem("M.1", file, f"A quotation mark is open. {_SAVE_AGAIN}")
    return _table(file, "line", rows)


def too_long(file: str) -> Problem:
    """Make problem M.7: more people than one election takes."""
    return Problem(
        "M.7",
        file,
        f"This list is too long. RepVote takes up to {MOST_MEMBERS:,} people in one election.",
    )


def _table(file: str, unit: str, rows: Sequence[Row]) -> Table:
    numbered = enumerate(rows, 1)
    return Table(file, unit, tuple((n, row) for n, row in numbered if any(c.strip() for c in row)))


def _padded(rows: Sequence[Row]) -> list[Row]:
    """Make all rows as long as the first that has something: a sheet has no short ones."""
    width = next((len(row) for row in rows if row), 0)
    return [(*row, *[""] * (width - len(row))) for row in rows]


def _without_sep(text: str) -> str:
    """Take away the first line that Excel understands alone, "sep=,"; its place stays."""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r'"?sep=.?"?', first.strip(), re.IGNORECASE):
        return f"\n{rest}"
    return text


def _other_sign(text: str, columns: Collection[str]) -> str | None:
    """Find the sign that stands between the parts of the first line where commas must be."""
    first = text.lstrip("\n").partition("\n")[0]

    def known(sign: str) -> int:
        try:
            cells = next(csv.reader([first], delimiter=sign), [])
        except csv.Error:  # a part that is far too long
            return 0
        return sum(column_name(cell) in columns for cell in cells)

    best = max((",", *_OTHER_SIGNS), key=known)  # the comma where none is better
    return None if best == "," else best


def _sign_text(sign: str, columns: Collection[str]) -> str:
    return (
        f"This list has {_OTHER_SIGNS[sign]} where commas must be. Save it as CSV with commas, or "
        f"give members.xlsx. The first line must be: {','.join(columns)}"
    )


def column_name(cell: str) -> str:
    """Return the name of a column: "Seat class" and "seat_class" are one."""
    return "_".join(cell.casefold().replace("-", " ").replace("_", " ").split())


def _decoded(file: str, raw: bytes) -> str | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return Problem("M.1", file, f"This list is saved as UTF-16. {_SAVE_AGAIN}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = raw[: problem.start].count(b"\n") + 1
        return Problem("M.1", f"{file} line {number}", _unreadable(raw, problem.start))


def _unreadable(raw: bytes, start: int) -> str:
    """Say what to do with letters that are not UTF-8; most such files are Windows-1252."""
    line = raw[raw.rfind(b"\n", 0, start) + 1 :].partition(b"\n")[0]
    word = next(w for w in re.split(rb"[\s,;\"]+", line) if not w.isascii())[:40]
    try:
        read = word.decode("cp1252")
    except UnicodeDecodeError:
        return f"This line has letters that cannot be read. {_SAVE_AGAIN}"
    return (
        "This line has letters that cannot be read. "
        f"The list is saved as Windows-1252 (is it “{read}”?). {_SAVE_AGAIN}"
    )
