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
    """How large six pictures are drawn: all lengths in points, ``words`` the size of the words."""

    width: float
    side: float
    word_room: float
    words: float

    @property
    def height(self) -> float:
        """The height of both rows with their words."""
        return 2 * (self.side + self.word_room)


@cache
def use_fonts() -> None:
    """Register `REGULAR` and `BOLD`; further calls do nothing."""
    registerFont(TTFont(REGULAR, ART / "atkinson-hyperlegible-next-regular.ttf"))
    registerFont(TTFont(BOLD, ART / "atkinson-hyperlegible-next-bold.ttf"))


def write_line(
    sheet: Canvas, x: float, y: float, text: str, room: float, font: tuple[str, float]
) -> None:
    """Write one line, smaller where it would not fit; a very long one ends in dots."""
    name, size = font
    smallest = min(size, 8)
    while size > smallest and stringWidth(text, name, size) > room:
        size -= 0.5
    while len(text) > 1 and stringWidth(text, name, size) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    sheet.setFont(name, size)
    sheet.drawString(x, y, text)


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
