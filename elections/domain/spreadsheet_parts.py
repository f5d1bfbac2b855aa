"""A spreadsheet file from strangers, checked and packed again so that it is small when it is read.

Every part is walked with Expat before anything is believed: how far from the corner something
stands, how many cells there are, and how long their texts can become. What was not walked is left
out, so the reader sees only what was checked here, whatever the archive said about itself.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

MOST_UNPACKED = 32 * 1024 * 1024
MOST_PARTS = 2_000
MOST_SHEETS = 50
MOST_COLUMNS, MOST_ROWS = 64, 40_000
MOST_CELLS = 500_000
MOST_LETTERS = 64 * 1024 * 1024  # of all cells together, once every text stands in its cell
BROKEN = "This spreadsheet cannot be read. Save it again, or save it as CSV UTF-8."
_TOO_BIG = "This spreadsheet is too big. Keep the list of members alone in it."
_FAR = "Something stands far away from the list. Clear all other cells."
_LOCKED = "This spreadsheet has a password. Save it without one."
_OLD = "This is an old kind of spreadsheet, or it has a password. Save it as .xlsx without one."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_CELLS = frozenset({"c", "table-cell", "covered-table-cell"})
_COUNTS = ("count", "uniqueCount")  # the reader sets room aside for as many as these say


class UnfitError(Exception):
    """A spreadsheet is refused; the message is a sentence for people."""


def repack(raw: bytes) -> bytes:
    """Return the spreadsheet with only the parts that were checked. Raises `UnfitError`."""
    if raw.startswith(_OLE):
        raise UnfitError(_OLD)
    out = io.BytesIO()
    walk = _Walk()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts, zipfile.ZipFile(out, "w") as kept:
            names = {part.filename: part for part in parts.infolist()}
            if len(names) > MOST_PARTS or sum(p.file_size for p in names.values()) > MOST_UNPACKED:
                raise UnfitError(_TOO_BIG)
            for name, part in names.items():
                content = parts.read(part)  # no more than its said size; else the sum is wrong
                if (name == "mimetype" and len(content) <= 100) or walk.is_read(content):
                    kept.writestr(zipfile.ZipInfo(name), content)
    except UnfitError:
        raise
    except Exception as problem:  # on broken archives zipfile raises errors of many types
        raise UnfitError(BROKEN) from problem
    if walk.sheets > MOST_SHEETS or walk.cells > MOST_CELLS or walk.letters > MOST_LETTERS:
        raise UnfitError(_TOO_BIG)
    return out.getvalue()


class _Walk:
    """Counts over all parts of one file. Elements are known by their names without a prefix."""

    def __init__(self) -> None:
        self.sheets = 0
        self.cells = self._longest = 0
        self._row = self._column = 0
        self._rows_at_once = self._columns_at_once = 1
        self._is_in_cell = self._is_counted = False
        self._text: int | None = None  # letters of the text that is open

    @property
    def letters(self) -> int:
        """Bound how many letters stand in all cells together."""
        return self.cells * self._longest

    def is_read(self, content: bytes) -> bool:
        """Tell whether this part is XML without a DOCTYPE, and count what stands in it."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        self._row = self._column = 0
        self._is_in_cell, self._text = False, None
        try:
            parser.Parse(content, True)  # noqa: FBT003 - the library's own signature
        except expat.ExpatError:
            return False
        return True

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        name = element.rpartition(":")[2]
        if name == "encryption-data":
            raise UnfitError(_LOCKED)
        if any(_number(attributes.get(count), 0) > MOST_CELLS for count in _COUNTS):
            raise UnfitError(_TOO_BIG)
        if name in _CELLS:
            self._cell(name, attributes)
        elif self._is_in_cell:  # something stands inside the cell
            self._fill()
            self._letters_more(_spaces(attributes))
        elif name == "si":  # a text that cells of .xlsx point to
            self._text = 0
        elif name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column, self._rows_at_once = 0, 1
        elif name == "table-row":
            self._rows_at_once = _number(attributes.get("table:number-rows-repeated"), 1)
            self._row, self._column = self._row + self._rows_at_once, 0
        elif name in {"sheet", "table"}:
            self.sheets += 1
            self._row = self._column = 0

    def _cell(self, name: str, attributes: Mapping[str, str]) -> None:
        self._columns_at_once = _number(attributes.get("table:number-columns-repeated"), 1)
        self._column += self._columns_at_once
        self._is_in_cell, self._is_counted, self._text = True, False, 0
        if place := attributes.get("r"):
            match = _PLACE.match(place)
            if match is None:
                raise UnfitError(BROKEN)
            self._column, self._row = _column_number(match[1].upper()), int(match[2])
        if name == "c" or any(not key.startswith("table:") for key in attributes):
            self._fill()

    def _fill(self) -> None:
        """Count the open cell as one that has something in it."""
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            raise UnfitError(_FAR)
        if not self._is_counted:
            self.cells += self._rows_at_once * self._columns_at_once
            self._is_counted = True

    def _letters(self, text: str) -> None:
        self._letters_more(len(text))

    def _letters_more(self, more: int) -> None:
        if self._text is not None:
            self._text += more
            self._longest = max(self._longest, self._text)

    def _end(self, element: str) -> None:
        name = element.rpartition(":")[2]
        if name in _CELLS:
            self._is_in_cell, self._text = False, None
        elif name == "si":
            self._text = None


def _refuse_doctype(*_: object) -> None:
    raise UnfitError(BROKEN)


def _spaces(attributes: Mapping[str, str]) -> int:
    """Count the spaces that one element of .ods stands for (`<text:s text:c="9"/>`)."""
    return sum(_number(v, 0) for k, v in attributes.items() if k.rpartition(":")[2] == "c")


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise UnfitError(BROKEN)
    return int(text)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
