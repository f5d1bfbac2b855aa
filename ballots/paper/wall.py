"""The picture wall: every card of a contest whose vote is in the box, for voters to find theirs.

A sheet for the wall of the room where a group meets (VOTING.md, "How the voter checks", 4). It is
sorted by the first picture, and each first picture has a big mark of its own, so that people can
find a card without reading. It reveals no choice: it is made from the codes alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ballots.errors import Refused
from ballots.paper.draw import BOLD, REGULAR, Pictures, picture, six_pictures, use_fonts, write_line

_MARGIN = 12 * mm
_HEAD = 26 * mm
_FOOT = 8 * mm
_COLUMNS = 2
_WIDTH = (A4[0] - 2 * _MARGIN) / _COLUMNS  # 93 mm
_PAD = 3 * mm
_PICTURES = Pictures(_WIDTH - 2 * _PAD, side=17 * mm, word_room=7 * mm, words=14)
_ROW = _PICTURES.height + 2 * _PAD
_TAB = 24 * mm
_TAB_PICTURE = 20 * mm
_SOFT, _EDGE = HexColor(0xE0EEF0), HexColor(0x7D7464)

Code = Sequence[int]


@dataclass(frozen=True, slots=True)
class WallWords:
    """The words on every sheet, in one language.

    ``language``: as in a PDF's /Lang. ``file_title``: with the gap ``%(title)s``. ``page``: with
    the gaps ``%(n)s`` and ``%(n2)s``. ``lines``: sentences for one line; ``late``: those while
    votes still come in. ``pictures``: a word for each of `PICTURES`, in their order.
    """

    language: str
    file_title: str
    page: Callable[[int, int], str]
    lines: tuple[str, ...]
    late: tuple[str, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tab:
    """The mark of a first picture, repeated where its cards continue on the next page."""

    first: int


Block = _Tab | tuple[Code, ...]


def wall_pdf(
    title: str,
    contest_title: str,
    codes: Sequence[Code],
    *,
    words: WallWords,
    late: bool = False,
) -> bytes:
    """Return a PDF (A4) of the cards whose six pictures are ``codes``, numbers 0 to 31.

    ``title`` is the election's. With ``late`` it says that the newest votes are missing. ``words``
    are those of the sheet itself, in the election's language. The same cards in any order
    give the same bytes. Raises `Refused` where there are no cards.
    """
    if not codes:
        raise Refused("wall-empty", "There is no vote in this box yet. Please come back later.")
    use_fonts()
    pages = list(_pages(sorted(tuple(code) for code in codes)))
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    for number, blocks in enumerate(pages, start=1):
        page = words.page(number, len(pages))
        lines = (words.lines, words.late) if late else (words.lines,)
        _frame(sheet, contest_title, lines, f"{page}. {title}")
        y = A4[1] - _MARGIN - _HEAD
        for block in blocks:
            if isinstance(block, _Tab):
                _draw_tab(sheet, y, block.first, words.pictures[block.first])
                y -= _TAB
            else:
                _draw_row(sheet, y, block, words.pictures)
                y -= _ROW
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _pages(codes: Sequence[Code]) -> Iterator[list[Block]]:
    """Lay out the blocks of each page; a mark never stands without a row of cards below it."""
    room = A4[1] - 2 * _MARGIN - _HEAD - _FOOT
    page: list[Block] = []
    left = room
    for first, group in groupby(codes, key=lambda code: code[0]):
        own = list(group)
        rows = [tuple(own[at : at + _COLUMNS]) for at in range(0, len(own), _COLUMNS)]
        for number, row in enumerate(rows):
            new = number == 0
            if left < _ROW + (_TAB if new else 0):
                yield page
                page, left, new = [], room, True
            if new:
                page.append(_Tab(first))
                left -= _TAB
            page.append(row)
            left -= _ROW
    yield page


def _frame(sheet: Canvas, contest_title: str, lines: Sequence[Sequence[str]], foot: str) -> None:
    room = A4[0] - 2 * _MARGIN
    top = A4[1] - _MARGIN
    sheet.setFillColor(black)
    write_line(sheet, _MARGIN, top - 8 * mm, contest_title, room, (BOLD, 24))
    for number, sentences in enumerate(lines):
        y = top - (15.5 + 6.5 * number) * mm
        write_line(sheet, _MARGIN, y, " ".join(sentences), room, (REGULAR, 14))
    write_line(sheet, _MARGIN, _MARGIN, foot, room, (REGULAR, 14))


def _draw_tab(sheet: Canvas, top: float, first: int, word: str) -> None:
    """Draw a band with the first picture, large, and its word."""
    high = _TAB - 2 * mm
    sheet.setFillColor(_SOFT)
    sheet.roundRect(_MARGIN, top - high, A4[0] - 2 * _MARGIN, high, 3 * mm, stroke=0, fill=1)
    picture(sheet, first, _MARGIN + _PAD, top - high + 1 * mm, _TAB_PICTURE)
    sheet.setFillColor(black)
    sheet.setFont(BOLD, 28)
    sheet.drawString(_MARGIN + _TAB_PICTURE + 3 * _PAD, top - high / 2 - 3.5 * mm, word)


def _draw_row(sheet: Canvas, top: float, codes: Sequence[Code], words: Sequence[str]) -> None:
    sheet.setStrokeColor(_EDGE)
    sheet.setLineWidth(1)
    for column, code in enumerate(codes):
        left = _MARGIN + column * _WIDTH
        high = _ROW - 2 * mm
        sheet.roundRect(left + 1 * mm, top - high, _WIDTH - 2 * mm, high, 3 * mm)
        sheet.setFillColor(black)
        six_pictures(sheet, left + _PAD, top - _PAD + 1 * mm, code, _PICTURES, words)
