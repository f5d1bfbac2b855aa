"""Drawing for all printed sheets: the fonts, a line that fits, the six pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ballots.credential import PICTURES

ART = Path(__file__).with_name("art")
REGULAR, BOLD = "AtkinsonNext", "AtkinsonNext-Bold"
_BELOW = 0.3 * mm  # distance of the baseline below the picture, for each point of the word's size


@dataclass(frozen=True, slots=True)
class Pictures:
    """The sizes of six drawn pictures, in points; ``words`` is the font size."""

    width: float
    side: float
    word_room: float
    words: float

    @property
    def height(self) -> float:
        """The height of both rows with their words."""
        return 2 * (self.side + self.word_room)


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
    """Draw two rows of three pictures, each above its word, below and right of (left, top).

    ``words`` has one for each of `PICTURES`; a long one is written smaller.
    """
    step = look.width / 3
    for place, number in enumerate(code):
        row, column = divmod(place, 3)
        middle = left + (column + 0.5) * step
        bottom = top - row * (look.side + look.word_room) - look.side
        picture(sheet, number, middle - look.side / 2, bottom, look.side)
        word = words[number]
        fitting = min(look.words, look.words * step / stringWidth(word, BOLD, look.words))
        sheet.setFont(BOLD, fitting)
        sheet.drawCentredString(middle, bottom - _BELOW * look.words, word)
