"""The cells of a spreadsheet (.xlsx, .ods) as texts, read by calamine within bounds."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from elections.domain.spreadsheet_parts import BROKEN, UnfitError, repack

Row = Sequence[str]

SHEET = "members"


def read_spreadsheet(raw: bytes) -> list[Row] | str:
    """Read the rows of the one sheet that holds the list, or say in a sentence why not.

    That is the sheet called "members", or else the only one that shows something.
    """
    try:
        return _one_sheet(CalamineWorkbook.from_filelike(io.BytesIO(repack(raw))))
    except UnfitError as problem:
        return str(problem)
    except BaseException as problem:
        # on broken parts calamine raises errors of many types; a panic of Rust is no Exception
        if isinstance(problem, Exception) or type(problem).__name__ == "PanicException":
            return BROKEN
        raise


def _one_sheet(book: CalamineWorkbook) -> list[Row] | str:
    shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    shown.sort(key=lambda name: name.strip().casefold() != SHEET)
    filled: list[Row] = []
    first = ""
    for name in shown:
        rows = _rows(book, name)
        if rows and filled:
            return (
                f"The sheets “{first[:80]}” and “{name[:80]}” both have something in them. "
                f"Call the right one “{SHEET}”."
            )
        if rows and name.strip().casefold() == SHEET:
            return rows
        if rows:
            filled, first = rows, name
    return filled


def _rows(book: CalamineWorkbook, name: str) -> list[Row]:
    """Return all rows from the first of the sheet on, without what is empty at their ends."""
    rows: list[Row] = []
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        texts = [_text(cell) for cell in row]
        while texts and not texts[-1].strip():
            texts.pop()
        rows.append(tuple(texts))
    return rows if any(rows) else []


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
