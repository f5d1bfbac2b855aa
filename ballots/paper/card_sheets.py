"""The file with all vote cards: a cover page, then sheets of A4 with six cards to cut apart.

One contest on a sheet, so cards of two contests never meet in one bag; each sheet says whose it is
and which of how many. The order of the cards is the order on the sheets; shuffle before. The file
asks the printer for one side of the paper and for full size.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import black, grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ballots.errors import BadInput
from ballots.paper.cards import HEIGHT, WIDTH, CardWords, PrintedCard, draw_card
from ballots.paper.draw import BOLD, REGULAR, use_fonts, write_line

COLUMNS, ROWS = 2, 3
PER_SHEET = COLUMNS * ROWS

_SIDE = (A4[0] - COLUMNS * WIDTH) / 2
_BOTTOM = 8 * mm
CARDS_TOP = _BOTTOM + ROWS * HEIGHT
_HEADING_AT = A4[1] - 9.5 * mm
_HEADING, _HEADING_COUNT = (BOLD, 11), (REGULAR, 11)

_COVER_MARGIN = 20 * mm
_COVER_TITLE, _COVER_LINE, _COVER_BOLD = (BOLD, 24), (REGULAR, 14), (BOLD, 14)
_COVER_STEP = 8.5 * mm
_COVER_COUNT = 26 * mm  # the width of a column with numbers


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words around the cards, in one language.

    ``language``: as in a PDF's /Lang. ``file_title``: what a reader of the file shows above it.
    ``sheet``: tells sheet, sheets and cards of a contest. ``how``: sentences on how to print.
    ``address``: tells the address in the codes. ``note``: a sentence on every sheet, where these
    cards are good for one purpose only.
    """

    language: str
    file_title: str
    sheet: Callable[[int, int, int], str]
    heading: str
    how: tuple[str, ...]
    address: str
    cards: str
    sheets: str
    all: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Contest:
    title: str
    cards: tuple[PrintedCard, ...]

    @property
    def sheets(self) -> tuple[tuple[PrintedCard, ...], ...]:
        starts = range(0, len(self.cards), PER_SHEET)
        return tuple(self.cards[start : start + PER_SHEET] for start in starts)


def cards_pdf(
    title: str,
    cards: Sequence[PrintedCard],
    base_url: str,
    words: CardWords,
    around: SheetWords,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return a PDF (A4) of ``cards``, those of one contest after those of another.

    ``title`` is the election's, printed small on each card. ``base_url`` is the address of the
    voters' pages, as ``https://box.local:8000``. ``progress(done, of)`` is called after each sheet.
    ``words``, ``around``: those of the cards and of the sheets, in the election's language.
    The same cards give the same bytes. Raises BadInput where there are no cards.
    """
    if not cards:
        raise BadInput("cards-none", "There are no vote cards to print.")
    use_fonts()
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=around.language)
    sheet.setTitle(around.file_title)
    sheet.setAuthor("RepVote")
    sheet.setViewerPreference("Duplex", "Simplex")
    sheet.setViewerPreference("PrintScaling", "None")
    contests = list(_by_contest(cards))
    _draw_cover(sheet, title, contests, base_url, around)
    done = 0
    for contest in contests:
        for number, own in enumerate(contest.sheets, start=1):
            count = around.sheet(number, len(contest.sheets), len(contest.cards))
            _draw_heading(sheet, contest.title, " ".join(filter(None, (around.note, count))))
            for place, card in enumerate(own):
                row, column = divmod(place, COLUMNS)
                left, top = _SIDE + column * WIDTH, CARDS_TOP - row * HEIGHT
                draw_card(sheet, left, top, title, card, base_url, words)
            _draw_cut_lines(sheet)
            sheet.showPage()
            done += len(own)
            if progress:
                progress(done, len(cards))
    sheet.save()
    return out.getvalue()


def _by_contest(cards: Sequence[PrintedCard]) -> Iterator[_Contest]:
    """Put the cards of each box together, boxes and cards in the order in which they come."""
    boxes = list(dict.fromkeys(printed.card.uuid for printed in cards))
    together = sorted(cards, key=lambda printed: boxes.index(printed.card.uuid))
    for _, group in groupby(together, key=lambda printed: printed.card.uuid):
        own = tuple(group)
        yield _Contest(own[0].contest_title, own)


def _draw_heading(sheet: Canvas, contest_title: str, count: str) -> None:
    sheet.setFillColor(black)
    wide = stringWidth(count, *_HEADING_COUNT)
    sheet.setFont(*_HEADING_COUNT)
    sheet.drawRightString(A4[0] - _SIDE, _HEADING_AT, count)
    room = A4[0] - 2 * _SIDE - wide - 5 * mm
    write_line(sheet, _SIDE, _HEADING_AT, contest_title, room, _HEADING)


def _draw_cut_lines(sheet: Canvas) -> None:
    sheet.setStrokeColor(grey)
    sheet.setLineWidth(0.5)
    sheet.setDash(3, 3)
    for column in range(COLUMNS + 1):
        x = _SIDE + column * WIDTH
        sheet.line(x, _BOTTOM, x, CARDS_TOP)
    for row in range(ROWS + 1):
        y = _BOTTOM + row * HEIGHT
        sheet.line(_SIDE, y, A4[0] - _SIDE, y)
    sheet.setDash()


def _draw_cover(
    sheet: Canvas, title: str, contests: Sequence[_Contest], base_url: str, words: SheetWords
) -> None:
    """Draw how to print, and how many cards each contest has; on more pages if it must be."""
    room = A4[0] - 2 * _COVER_MARGIN
    y = A4[1] - _COVER_MARGIN - 6 * mm
    sheet.setFillColor(black)
    write_line(sheet, _COVER_MARGIN, y, words.heading, room, _COVER_TITLE)
    y -= 1.2 * _COVER_STEP
    write_line(sheet, _COVER_MARGIN, y, title, room, _COVER_LINE)
    y -= 0.7 * _COVER_STEP
    for line in (*filter(None, (words.note,)), *words.how, f"{words.address} {base_url}"):
        y -= _COVER_STEP
        font = _COVER_BOLD if line == words.note else _COVER_LINE
        write_line(sheet, _COVER_MARGIN, y, line, room, font)
    y -= _COVER_STEP
    rows = [
        (_COVER_BOLD, ("", words.cards, words.sheets)),
        *(
            (_COVER_LINE, (contest.title, str(len(contest.cards)), str(len(contest.sheets))))
            for contest in contests
        ),
        (_COVER_BOLD, (words.all, *_totals(contests))),
    ]
    for font, row in rows:
        y -= _COVER_STEP
        if y < _COVER_MARGIN:
            sheet.showPage()
            y = A4[1] - _COVER_MARGIN - _COVER_STEP
        _draw_counts(sheet, y, row, font)
    sheet.showPage()


def _totals(contests: Sequence[_Contest]) -> tuple[str, str]:
    cards = sum(len(contest.cards) for contest in contests)
    return str(cards), str(sum(len(contest.sheets) for contest in contests))


def _draw_counts(
    sheet: Canvas, y: float, row: tuple[str, str, str], font: tuple[str, float]
) -> None:
    name, cards, sheets = row
    right = A4[0] - _COVER_MARGIN
    sheet.setStrokeColor(grey)
    sheet.setLineWidth(0.5)
    sheet.line(_COVER_MARGIN, y - 2.6 * mm, right, y - 2.6 * mm)
    room = right - _COVER_MARGIN - 2 * _COVER_COUNT
    write_line(sheet, _COVER_MARGIN, y, name, room, font)
    sheet.setFont(*font)
    sheet.drawRightString(right - _COVER_COUNT, y, cards)
    sheet.drawRightString(right, y, sheets)
