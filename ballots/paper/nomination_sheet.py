"""The sheet on which somebody is put forward by hand, for groups without internet.

Two sides with pictures: who wants to stand and what they say; then their own yes, and the group's.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ballots.paper.draw import ART, BOLD, REGULAR, use_fonts, write_line

_MARGIN = 15 * mm
_SIGN = 20 * mm
_LEFT = _MARGIN + _SIGN + 6 * mm
_ROOM = A4[0] - _MARGIN - _LEFT
_LINE = HexColor(0x7D7464)
_TEXT, _HEADING = (REGULAR, 16), (BOLD, 18)
SIGNS = ("person", "vote-box", "talk", "pen", "photo", "thumbs-up", "people", "envelope", "help")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A picture (one of `SIGNS`), a heading, sentences, and how many lines to write on.

    ``space`` is the distance of those lines in millimetres; ``box`` is true for a box instead.
    """

    sign: str
    heading: str
    sentences: tuple[str, ...] = ()
    lines: int = 1
    space: float = 12
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class NominationSheetWords:
    """The words of the sheet in one language; ``sides``: the parts of each side."""

    language: str
    file_title: str
    title: str
    election: str
    sides: tuple[Sequence[SheetPart], ...]


def nomination_sheet_pdf(words: NominationSheetWords) -> bytes:
    """Return the blank sheet, A4."""
    use_fonts()
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    for side in words.sides:
        sheet.setFillColor(black)
        y = A4[1] - _MARGIN - 9 * mm
        write_line(sheet, _MARGIN, y, words.title, A4[0] - 2 * _MARGIN, (BOLD, 30))
        y -= 8 * mm
        write_line(sheet, _MARGIN, y, words.election, A4[0] - 2 * _MARGIN, (REGULAR, 14))
        y -= 8 * mm
        for part in side:
            y = _draw_part(sheet, y, part)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _draw_part(sheet: Canvas, top: float, part: SheetPart) -> float:
    """Draw a part under ``top``; return where the next one begins."""
    sheet.drawImage(str(ART / f"sign-{part.sign}.png"), _MARGIN, top - _SIGN, _SIGN, _SIGN)
    sheet.setFillColor(black)
    y = top - 7 * mm
    write_line(sheet, _LEFT, y, part.heading, _ROOM, _HEADING)
    for sentence in part.sentences:
        for line in simpleSplit(sentence, *_TEXT, _ROOM):
            y -= 7.5 * mm
            write_line(sheet, _LEFT, y, line, _ROOM, _TEXT)
    sheet.setStrokeColor(_LINE)
    sheet.setLineWidth(0.8)
    if part.is_box:
        y -= part.lines * part.space * mm + 3 * mm
        sheet.rect(_LEFT, y, _ROOM, part.lines * part.space * mm)
    else:
        for _ in range(part.lines):
            y -= part.space * mm
            sheet.line(_LEFT, y, A4[0] - _MARGIN, y)
    return min(y, top - _SIGN) - 6 * mm
