"""Drawing for all printed sheets: the fonts, a line that fits, the six pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ballots.credential import CODE_LENGTH, PICTURES

ART = Path(__file__).with_name("art")
REGULAR, BOLD = "AtkinsonNext", "AtkinsonNext-Bold"
_GROUPS_GAP = 1.6 * mm  # the least room between two groups of letters
_QR_QUIET = 4  # modules, required by ISO/IEC 18004
# Any of the eight masks is valid; trying all for each card takes ten times as long.
_QR_MASK = 2
_BELOW = 0.3 * mm  # distance of the baseline below the picture, for each point of the word's size


@dataclass(frozen=True, slots=True)
class Pictures:
    """The sizes of six drawn pictures, in points; ``words`` is the font size.

    They stand in two rows of three, or in one row where ``columns`` is 6.
    """

    width: float
    side: float
    word_room: float
    words: float
    columns: int = 3

    @property
    def height(self) -> float:
        """The height of all rows with their words."""
        return (CODE_LENGTH // self.columns) * (self.side + self.word_room)


@cache
def _fonts() -> tuple[TTFont, TTFont]:
    return (
        TTFont(REGULAR, ART / "atkinson-hyperlegible-next-regular.ttf"),
        TTFont(BOLD, ART / "atkinson-hyperlegible-next-bold.ttf"),
    )


@cache
def use_fonts() -> None:
    """Register `REGULAR` and `BOLD` with reportlab; calling it again does nothing."""
    for font in _fonts():
        registerFont(font)


def write_line(
    sheet: Canvas, x: float, y: float, text: str, room: float, font: tuple[str, float]
) -> None:
    """Write one line, smaller where it would not fit; a very long one ends in dots."""
    text, size = fitted(text, room, font)
    sheet.setFont(font[0], size)
    sheet.drawString(x, y, text)


def fitted(text: str, room: float, font: tuple[str, float]) -> tuple[str, float]:
    """Return the text as it fits into ``room``, cut if it must be, and its size."""
    name, size = font
    smallest = min(size, 8)
    while size > smallest and stringWidth(text, name, size) > room:
        size -= 0.5
    while len(text) > 1 and stringWidth(text, name, size) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text, size


def unprintable(text: str) -> str | None:
    """Return the first character that the fonts of print do not have, or None."""
    known = [font.face.charToGlyph for font in _fonts()]
    return next((sign for sign in text if not all(ord(sign) in glyphs for glyphs in known)), None)


def picture(sheet: Canvas, number: int, left: float, bottom: float, side: float) -> None:
    """Draw one of the 32 pictures. The canvas stores each file once, however often it is drawn."""
    sheet.drawImage(str(ART / f"{PICTURES[number]}.png"), left, bottom, side, side)


def six_pictures(
    sheet: Canvas,
    left: float,
    top: float,
    code: Sequence[int],
    look: Pictures,
    words: Sequence[str],
) -> None:
    """Draw six pictures, each above its word, below and right of (left, top).

    ``words`` has one for each of `PICTURES`; a long one is written smaller.
    """
    step = look.width / look.columns
    for place, number in enumerate(code):
        row, column = divmod(place, look.columns)
        middle = left + (column + 0.5) * step
        bottom = top - row * (look.side + look.word_room) - look.side
        picture(sheet, number, middle - look.side / 2, bottom, look.side)
        word = words[number]
        fitting = min(look.words, look.words * step / stringWidth(word, BOLD, look.words))
        sheet.setFont(BOLD, fitting)
        sheet.drawCentredString(middle, bottom - _BELOW * look.words, word)


def write_groups(
    sheet: Canvas,
    left: float,
    y: float,
    groups: Sequence[str],
    room: float,
    font: tuple[str, float],
) -> None:
    """Write groups of letters over the whole width, evenly apart, smaller where they must be."""
    name, size = font
    gaps = len(groups) - 1
    while sum(_wide(groups, name, size)) + gaps * _GROUPS_GAP > room:
        size -= 0.25
    widths = _wide(groups, name, size)
    gap = (room - sum(widths)) / gaps
    sheet.setFont(name, size)
    for group, width in zip(groups, widths, strict=True):
        sheet.drawString(left, y, group)
        left += width + gap


def _wide(groups: Sequence[str], font: str, size: float) -> list[float]:
    return [stringWidth(group, font, size) for group in groups]


def balanced_lines(text: str, room: float, font: str, size: float) -> list[str]:
    """Break the text into as few lines as fit into ``room``, of about equal length."""
    parts: list[str] = simpleSplit(text, font, size, room)
    narrower = room
    while narrower > room / 3:
        narrower -= room / 50
        closer = simpleSplit(text, font, size, narrower)
        if len(closer) > len(parts):
            break
        parts = closer
    return parts


def draw_qr(sheet: Canvas, left: float, bottom: float, side: float, text: str) -> None:
    """Draw a QR code with its quiet zone into a square, in points."""
    code = QRCode(error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=_QR_MASK)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    module = side / (len(rows) + 2 * _QR_QUIET)
    path = sheet.beginPath()
    for below, row in enumerate(reversed(rows)):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:  # a run of dark modules is one box: no white hairlines between them
                x = left + (_QR_QUIET + start) * module
                y = bottom + (_QR_QUIET + below) * module
                path.rect(x, y, (end - start) * module, module)
            start = end + 1
    sheet.setFillColor(black)
    sheet.drawPath(path, stroke=0, fill=1)
