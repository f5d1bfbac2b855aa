"""Vote cards to print: six on a page of A4, to be cut apart and drawn from a bag.

A card shows its contest, the six pictures with their words in two rows of three (VOTING.md
section 3), and a QR code that holds ``<base>/vote#<card text>``: the secret stands after ``#``
and so never travels to a server. A card carries no name and no number in print. The order of the
cards is the order on the sheets; shuffle before.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from reportlab.lib.colors import black, grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ballots.credential import Card, card_text
from ballots.errors import BadInput
from ballots.paper.draw import (
    BOLD,
    REGULAR,
    Pictures,
    fitted,
    six_pictures,
    use_fonts,
    write_line,
)

PER_PAGE = 6

_COLUMNS, _ROWS = 2, 3
_MARGIN = 10 * mm
_WIDTH = (A4[0] - 2 * _MARGIN) / _COLUMNS  # 95 mm
_HEIGHT = (A4[1] - 2 * _MARGIN) / _ROWS  # 92 mm
_INSET = 5 * mm
_TITLE = (BOLD, 15)
_PICTURES = Pictures(_WIDTH - 2 * _INSET, side=17 * mm, word_room=5.4 * mm, words=12)
_QR_SIDE = 34 * mm
_QR_QUIET = 4  # modules, required by ISO/IEC 18004
# Any of the eight masks is valid; trying all for each card takes ten times as long.
_QR_MASK = 2

_BIGGEST, _LEADING = 12, 1.18  # points, and the height of a line as a part of its letters
_WORDS_HEIGHT = 24.5 * mm  # beside the QR code, above the election's title


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words on every card, in one language.

    ``language``: as in a PDF's /Lang. ``file_title``: what a reader of the file shows above it.
    ``lines``: sentences, the first one bold. ``pictures``: a word for each of `PICTURES`, in
    their order.
    """

    language: str
    file_title: str
    lines: tuple[str, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A vote card and what it is for, as in "Reps for the New Forest"."""

    card: Card
    contest_title: str


def title_on_card(title: str) -> str:
    """Return a contest's title as a card shows it: a very long one is cut."""
    use_fonts()
    return fitted(title, _WIDTH - 2 * _INSET, _TITLE)[0]


def card_link(card: Card, base_url: str) -> str:
    """Return the text of a card's QR code, a link that opens the voter's page."""
    return f"{base_url.rstrip('/')}/vote#{card_text(card.uuid, card.secret)}"


def cards_pdf(
    title: str,
    cards: Sequence[PrintedCard],
    base_url: str,
    words: CardWords,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return a PDF (A4, six cards a page, lines to cut along) of ``cards`` in their order.

    ``title`` is the election's, printed small on each card. ``base_url`` is the address of the
    voters' pages, as ``https://box.local:8000``. ``progress(done, of)`` is called after each page.
    ``words``: those of the cards themselves, in the election's language.
    The same cards give the same bytes. Raises BadInput where there are no cards.
    """
    if not cards:
        raise BadInput("cards-none", "There are no vote cards to print.")
    use_fonts()
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    for start in range(0, len(cards), PER_PAGE):
        for place, printed in enumerate(cards[start : start + PER_PAGE]):
            row, column = divmod(place, _COLUMNS)
            left = _MARGIN + column * _WIDTH
            top = A4[1] - _MARGIN - row * _HEIGHT
            _draw_card(sheet, left, top, title, printed, base_url, words)
        _draw_cut_lines(sheet)
        sheet.showPage()
        if progress:
            progress(min(start + PER_PAGE, len(cards)), len(cards))
    sheet.save()
    return out.getvalue()


def _draw_card(
    sheet: Canvas,
    left: float,
    top: float,
    title: str,
    printed: PrintedCard,
    base_url: str,
    words: CardWords,
) -> None:
    """Draw one card whose upper left corner is at (left, top), in points from below left."""
    inner = _WIDTH - 2 * _INSET
    y = top - _INSET - 3 * mm
    sheet.setFillColor(black)
    write_line(sheet, left + _INSET, y, printed.contest_title, inner, _TITLE)
    y -= 3 * mm
    six_pictures(sheet, left + _INSET, y, printed.card.pictures, _PICTURES, words.pictures)
    y -= _PICTURES.height + _QR_SIDE
    _draw_qr(sheet, left + _INSET - 1 * mm, y, card_link(printed.card, base_url))

    words_left = left + _INSET + _QR_SIDE
    words_room = _WIDTH - 2 * _INSET - _QR_SIDE
    _draw_words(sheet, words_left, y + _QR_SIDE - 6.5 * mm, words.lines, words_room)
    write_line(sheet, words_left, y + 1.8 * mm, title, words_room, (REGULAR, 8))


def _draw_words(sheet: Canvas, left: float, top: float, lines: Sequence[str], room: float) -> None:
    """Write the sentences under each other, as big as they fit beside the QR code."""
    size: float = _BIGGEST
    printed_lines = _printed_lines(lines, room, size)
    while len(printed_lines) * size * _LEADING > _WORDS_HEIGHT and size > 6:
        size -= 0.5
        printed_lines = _printed_lines(lines, room, size)
    for number, (font, text) in enumerate(printed_lines):
        write_line(sheet, left, top - number * size * _LEADING, text, room, (font, size))


def _printed_lines(lines: Sequence[str], room: float, size: float) -> list[tuple[str, str]]:
    """Return font and text of each printed line."""
    fonts = [BOLD, *[REGULAR] * (len(lines) - 1)]
    return [
        (font, part)
        for font, text in zip(fonts, lines, strict=True)
        for part in _balanced_lines(text, room, font, size)
    ]


def _balanced_lines(text: str, room: float, font: str, size: float) -> list[str]:
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


def _draw_qr(sheet: Canvas, left: float, bottom: float, text: str) -> None:
    code = QRCode(error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=_QR_MASK)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    module = _QR_SIDE / (len(rows) + 2 * _QR_QUIET)
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


def _draw_cut_lines(sheet: Canvas) -> None:
    sheet.setStrokeColor(grey)
    sheet.setLineWidth(0.5)
    sheet.setDash(3, 3)
    for column in range(_COLUMNS + 1):
        x = _MARGIN + column * _WIDTH
        sheet.line(x, _MARGIN, x, A4[1] - _MARGIN)
    for row in range(_ROWS + 1):
        y = _MARGIN + row * _HEIGHT
        sheet.line(_MARGIN, y, A4[0] - _MARGIN, y)
    sheet.setDash()
