"""The picture wall: every card of a contest whose vote is in the box, for voters to find theirs.

A sheet for the wall of the room where a group meets (VOTING.md, "How the voter checks", 4). It is
sorted by the first picture, and each first picture has a big mark of its own, so that people can
find a card without reading. It reveals no choice: it is made from the codes alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ballots.errors import Refused
from ballots.paper.draw import BOLD, REGULAR, Pictures, picture, six_pictures, use_fonts, write_line

_MARGIN = 10 * mm
_TITLE_HEAD, _LINE_HEAD = 12 * mm, 6.5 * mm
_FOOT = 8 * mm
_COLUMNS = 2
_WIDTH = (A4[0] - 2 * _MARGIN) / _COLUMNS  # 95 mm
_PAD = 2 * mm
_GAP = 1.5 * mm
# smaller than on a card, and words of 14 points: read from a step away
_PICTURES = Pictures(_WIDTH - 2 * _PAD, side=12 * mm, word_room=5.6 * mm, words=14)
_CARD = _PICTURES.height + _PAD + _GAP
_TAB = 15 * mm
_TAB_PICTURE = 12 * mm
_SOFT, _EDGE = HexColor(0xE0EEF0), HexColor(0x7D7464)

Code = Sequence[int]


@dataclass(frozen=True, slots=True)
class WallWords:
    """The words on every sheet, in one language.

    ``language``: as in a PDF's /Lang. ``file_title``: with the gap ``%(title)s``. ``page``: with
    the gaps ``%(n)s`` and ``%(n2)s``. ``lines``: sentences for one line; ``delayed``: those while
    votes still come in. ``pictures``: a word for each of `PICTURES`, in their order.
    """

    language: str
    file_title: str
    page: Callable[[int, int], str]
    lines: tuple[str, ...]
    delayed: tuple[str, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tab:
    """The mark of a first picture, repeated where its cards continue on the next page."""

    first: int


Block = _Tab | Code


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and where it stands: its column, and how far below the head."""

    block: Block
    column: int
    below: float


def wall_pdf(
    title: str,
    contest_title: str,
    codes: Sequence[Code],
    *,
    words: WallWords,
    is_delayed: bool = False,
) -> bytes:
    """Return a PDF (A4) of the cards whose six pictures are ``codes``, numbers 0 to 31.

    ``title`` is the election's; ``words`` are those of the sheet itself, in the election's
    language. With ``is_delayed`` it says that the newest votes are missing. The same cards in any
    order give the same bytes. Raises `Refused` where there are no cards.
    """
    if not codes:
        raise Refused("wall-empty", "There is no vote in this box yet. Please come back later.")
    use_fonts()
    lines = (words.lines, words.delayed) if is_delayed else (words.lines,)
    head = _TITLE_HEAD + len(lines) * _LINE_HEAD
    pages = list(_pages(sorted(tuple(code) for code in codes), head))
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    for number, placed in enumerate(pages, start=1):
        page = words.page(number, len(pages))
        _frame(sheet, contest_title, lines, f"{page}. {title}")
        for part in placed:
            left = _MARGIN + part.column * _WIDTH
            top = A4[1] - _MARGIN - head - part.below
            if isinstance(part.block, _Tab):
                first = part.block.first
                _draw_tab(sheet, left, top, first, words.pictures[first])
            else:
                _draw_card(sheet, left, top, part.block, words.pictures)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _pages(codes: Sequence[Code], head: float) -> Iterator[list[_Placed]]:
    """Lay out the blocks of each page, down one column and then the next.

    A mark never stands without a card below it, and comes again on the next page.
    """
    room = A4[1] - 2 * _MARGIN - head - _FOOT
    page: list[_Placed] = []
    column, below = 0, 0.0
    marked = -1
    for code in codes:
        high = _CARD + (_TAB if code[0] != marked else 0)
        if below + high > room:
            column, below = column + 1, 0.0
        if column == _COLUMNS:
            yield page
            page, column, marked = [], 0, -1
        if code[0] != marked:
            marked = code[0]
            page.append(_Placed(_Tab(marked), column, below))
            below += _TAB
        page.append(_Placed(code, column, below))
        below += _CARD
    yield page


def _frame(sheet: Canvas, contest_title: str, lines: Sequence[Sequence[str]], foot: str) -> None:
    room = A4[0] - 2 * _MARGIN
    top = A4[1] - _MARGIN
    sheet.setFillColor(black)
    write_line(sheet, _MARGIN, top - 8 * mm, contest_title, room, (BOLD, 24))
    for number, sentences in enumerate(lines):
        y = top - 15 * mm - number * _LINE_HEAD
        write_line(sheet, _MARGIN, y, " ".join(sentences), room, (REGULAR, 14))
    write_line(sheet, _MARGIN, _MARGIN + 1 * mm, foot, room, (REGULAR, 14))


def _draw_tab(sheet: Canvas, left: float, top: float, first: int, word: str) -> None:
    """Draw a band with the first picture and its word, over the cards that begin with it."""
    high = _TAB - _GAP
    sheet.setFillColor(_SOFT)
    sheet.roundRect(left + _GAP / 2, top - high, _WIDTH - _GAP, high, 3 * mm, stroke=0, fill=1)
    side = _TAB_PICTURE
    picture(sheet, first, left + 2 * _PAD, top - high / 2 - side / 2, side)
    sheet.setFillColor(black)
    sheet.setFont(BOLD, 22)
    sheet.drawString(left + side + 4 * _PAD, top - high / 2 - 2.7 * mm, word)


def _draw_card(sheet: Canvas, left: float, top: float, code: Code, words: Sequence[str]) -> None:
    sheet.setStrokeColor(_EDGE)
    sheet.setLineWidth(1)
    high = _CARD - _GAP
    sheet.roundRect(left + _GAP / 2, top - high, _WIDTH - _GAP, high, 3 * mm)
    sheet.setFillColor(black)
    six_pictures(sheet, left + _PAD, top - _PAD / 2, code, _PICTURES, words)
