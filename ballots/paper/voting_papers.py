"""The file with all voting papers: a paper is a vote card with the faces on it.

What stands where is in `ballots.paper.geometry`. A paper carries the code, the six pictures and
the letters of its card, and a stub to tear off with the same six pictures and nothing else of it.
It carries no name and no number of a voter. People stand in the card's own order, as on a tablet
(docs/adr/0013-order-of-people.md).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, grey, white
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ballots.candidate_order import rotate_candidates
from ballots.card_letters import letters_of
from ballots.credential import Card
from ballots.errors import BadInput
from ballots.paper import geometry
from ballots.paper.cards import card_link
from ballots.paper.draw import (
    BOLD,
    REGULAR,
    Pictures,
    balanced_lines,
    draw_qr,
    six_pictures,
    use_fonts,
    write_groups,
    write_line,
)
from ballots.paper.geometry import Place, Rect, TagNumber
from ballots.paper.tags import CELLS, tag_cells

_LEADING = 1.15
_LETTERS = (REGULAR, 10)
_CODE = Pictures(
    geometry.PICTURES.width * mm, side=12.5 * mm, word_room=4.2 * mm, words=9, columns=6
)
_STUB_CODE = Pictures(120 * mm, side=16 * mm, word_room=5 * mm, words=12, columns=6)
_LARGEST_NAME, _USUAL_NAME, _SMALLEST_NAME = 26, 18, 12  # points; R62 wants 18
_FEW_TO_DRAW = 10  # little people, in two rows
_SHADOWS, _BLACKEST = 256, 88  # a photo's black is printed no darker than this: ink shows on it


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """A person as printed; ``photo`` is a prepared JPEG."""

    name: str
    photo: bytes


@dataclass(frozen=True, slots=True)
class PaperContest:
    """What the papers of one box show. ``colour``: of the bar at the edge, as "#123456"."""

    title: str
    election: str
    max_choices: int
    people: tuple[PaperPerson, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of a voting paper, in one language.

    ``how_many`` tells how many may be chosen. ``how``: one sentence on marking, ``fold`` and
    ``practice`` a word, ``stub`` a sentence beside the pictures of the stub; ``side`` names a side
    of several. ``pictures``: a word for each of the 32.
    """

    language: str
    file_title: str
    how_many: Callable[[int], str]
    how: str
    fold: str
    stub: str
    practice: str
    side: Callable[[int, int], str]
    pictures: tuple[str, ...]


def papers_pdf(
    contest: PaperContest,
    cards: Sequence[Card | None],
    base_url: str,
    words: PaperWords,
    *,
    is_large: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return a PDF with one paper for each card; None makes a practice paper, which has no code.

    ``is_large``: A3. ``progress(done, of)`` is called after each paper. The same input gives the
    same bytes. Raises `BadInput` where there are no cards, or too many people for a paper.
    """
    if not cards:
        raise BadInput("paper-none", "There are no voting papers to print.")
    sides = geometry.sides_of(len(contest.people))
    use_fonts()
    out = io.BytesIO()
    size = A3 if is_large else A4
    sheet = Canvas(out, pagesize=size, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    sheet.setViewerPreference("Duplex", "DuplexFlipLongEdge" if sides > 1 else "Simplex")
    sheet.setViewerPreference("PrintScaling", "None")
    paper = _Paper(sheet, contest, words, base_url, is_large=is_large)
    for done, card in enumerate(cards, 1):
        for side in range(sides):
            paper.draw_side(card, side, sides)
        if progress:
            progress(done, len(cards))
    sheet.save()
    return out.getvalue()


class _Paper:
    """Draws the sides of the papers of one contest."""

    def __init__(
        self,
        sheet: Canvas,
        contest: PaperContest,
        words: PaperWords,
        base_url: str,
        *,
        is_large: bool,
    ) -> None:
        self._sheet = sheet
        self._contest = contest
        self._words = words
        self._base_url = base_url
        self._is_large = is_large
        self._names = _size_of_names(contest.people)
        self._photos = {
            p.photo: ImageReader(io.BytesIO(lightened(p.photo))) for p in contest.people
        }

    def draw_side(self, card: Card | None, side: int, sides: int) -> None:
        """Draw one side, on a page of its own."""
        sheet = self._sheet
        if self._is_large:
            sheet.scale(A3[0] / A4[0], A3[1] / A4[1])
        _draw_tags(sheet, side, is_large=self._is_large, is_practice=card is None)
        _fill(sheet, geometry.EDGE_BAR, HexColor(self._contest.colour))
        self._draw_head(side, sides)
        people: Sequence[PaperPerson] = self._contest.people
        if card is not None:
            people = rotate_candidates(people, card.credential)
            self._draw_code(card)
        else:
            _draw_across(sheet, self._words.practice)
        here = people[side * geometry.A_SIDE : (side + 1) * geometry.A_SIDE]
        for place, person in zip(geometry.places_of(len(here)), here, strict=True):
            self._draw_person(place, person)
        _draw_fold(sheet, self._words.fold)
        if side == 0:
            self._draw_stub(card)
        sheet.showPage()

    def _draw_head(self, side: int, sides: int) -> None:
        sheet, contest, words = self._sheet, self._contest, self._words
        sheet.setFillColor(black)
        title = geometry.TITLE
        _write_block(sheet, title, contest.title, BOLD, (22, 14))
        small = words.side(side + 1, sides) if sides > 1 else ""
        line = " · ".join(filter(None, (contest.election, small)))
        below = Rect(title.x, title.bottom - 4.5, title.width, 4.5)
        write_line(
            sheet, below.x * mm, _up(below.bottom - 1), line, below.width * mm, (REGULAR, 11)
        )
        _draw_how_many(sheet, contest.max_choices)
        room = geometry.HOW_MANY
        many = Rect(room.x, room.y + 15.5, room.width, 9.5)
        _write_block(sheet, many, words.how_many(contest.max_choices), BOLD, (20, 12))
        how = Rect(room.x, many.bottom + 0.5, room.width, room.bottom - many.bottom - 0.5)
        _write_block(sheet, how, words.how, REGULAR, (14, 10))

    def _draw_code(self, card: Card) -> None:
        sheet, words = self._sheet, self._words
        qr, letters, pictures = geometry.QR, geometry.LETTERS, geometry.PICTURES
        draw_qr(sheet, qr.x * mm, _up(qr.bottom), qr.width * mm, card_link(card, self._base_url))
        place = (pictures.x * mm, _up(pictures.y))
        six_pictures(sheet, *place, card.pictures, _CODE, words.pictures)
        groups = letters_of(card.secret).split()
        write_groups(
            sheet, letters.x * mm, _up(letters.bottom - 2), groups, letters.width * mm, _LETTERS
        )

    def _draw_person(self, place: Place, person: PaperPerson) -> None:
        sheet, photo, box = self._sheet, place.photo, place.box
        corner = (photo.x * mm, _up(photo.bottom))
        sheet.drawImage(self._photos[person.photo], *corner, photo.width * mm, photo.height * mm)
        _write_block(sheet, place.name, person.name, BOLD, (self._names, _SMALLEST_NAME))
        half = geometry.BOX_LINE / 2
        sheet.setStrokeColor(black)
        sheet.setLineWidth(geometry.BOX_LINE * mm)
        inner = box.grown(-half)
        sheet.setFillColor(white)
        sheet.rect(inner.x * mm, _up(inner.bottom), inner.width * mm, inner.height * mm, fill=1)

    def _draw_stub(self, card: Card | None) -> None:
        sheet, stub = self._sheet, geometry.STUB
        sheet.setStrokeColor(grey)
        sheet.setLineWidth(0.8)
        sheet.setDash(4, 3)
        sheet.line(0, _up(geometry.TEAR), geometry.WIDTH * mm, _up(geometry.TEAR))
        sheet.setDash()
        sheet.setFillColor(black)
        left = stub.x
        if card is not None:
            place = (left * mm, _up(stub.y + 2))
            six_pictures(sheet, *place, card.pictures, _STUB_CODE, self._words.pictures)
            left += 126
        _write_block(
            sheet,
            Rect(left, stub.y, stub.right - left, stub.height),
            self._words.stub,
            BOLD,
            (14, 9),
        )


def _size_of_names(people: Sequence[PaperPerson]) -> float:
    """Return the size in points in which every name fits, so that nobody's is larger.

    It is never smaller than `_USUAL_NAME`: a name too long for that is the only one to shrink.
    """
    room = geometry.places_of(min(len(people), geometry.A_SIDE))[0].name
    sizes = (_LARGEST_NAME, _USUAL_NAME)
    return min(_fitting(room, person.name, BOLD, sizes)[0] for person in people)


def lightened(photo: bytes) -> bytes:
    """Return the photo with its shadows lightened, so that ink on it can be seen."""
    part = (255 - _BLACKEST) / 255
    curve = [round(_BLACKEST + value * part) for value in range(_SHADOWS)]
    with Image.open(io.BytesIO(photo)) as image:
        light = image.convert("RGB").point(curve * 3)
    out = io.BytesIO()
    light.save(out, "JPEG", quality=88)
    return out.getvalue()


def _up(y: float) -> float:
    """Turn millimetres from the upper edge into points from the lower."""
    return (geometry.HEIGHT - y) * mm


def _fill(sheet: Canvas, rect: Rect, colour: Color) -> None:
    sheet.setFillColor(colour)
    sheet.rect(rect.x * mm, _up(rect.bottom), rect.width * mm, rect.height * mm, stroke=0, fill=1)


def _draw_tags(sheet: Canvas, side: int, *, is_large: bool, is_practice: bool) -> None:
    cell = geometry.TAG_SIDE / CELLS
    for corner, place in enumerate(geometry.TAGS):
        tag = TagNumber(side, corner, is_large, is_practice)
        _fill(sheet, place, black)
        for row, cells in enumerate(tag_cells(tag.number)):
            for column, is_black in enumerate(cells):
                if not is_black:
                    _fill(
                        sheet,
                        Rect(place.x + column * cell, place.y + row * cell, cell, cell),
                        white,
                    )


def _draw_how_many(sheet: Canvas, most: int) -> None:
    """Draw the number, and as many little people as may be chosen."""
    room = geometry.HOW_MANY
    sheet.setFillColor(black)
    sheet.setFont(BOLD, 40)
    sheet.drawString(room.x * mm, _up(room.y + 13), str(most))
    if most > _FEW_TO_DRAW:
        return
    left = room.x + 9 + 8 * len(str(most))
    size, rows = (13.0, 1) if most <= _FEW_TO_DRAW // 2 else (6.8, 2)
    a_row = -(-most // rows)
    for number in range(most):
        row, column = divmod(number, a_row)
        _draw_little_person(sheet, left + column * size * 0.8, room.y + row * (size + 0.6), size)


def _draw_little_person(sheet: Canvas, x: float, y: float, height: float) -> None:
    """Draw head and shoulders, black."""
    wide, head = height * 0.66, height * 0.21
    sheet.circle((x + wide / 2) * mm, _up(y + head), head * mm, stroke=0, fill=1)
    top, bottom = y + height * 0.47, y + height
    path = sheet.beginPath()
    path.moveTo(x * mm, _up(bottom))
    path.curveTo(
        *(x * mm, _up(top - height * 0.02)),
        *((x + wide) * mm, _up(top - height * 0.02)),
        *((x + wide) * mm, _up(bottom)),
    )
    path.close()
    sheet.drawPath(path, stroke=0, fill=1)


def _draw_fold(sheet: Canvas, word: str) -> None:
    """Draw a short line at both edges where the paper is folded."""
    sheet.setStrokeColor(grey)
    sheet.setLineWidth(0.6)
    y = _up(geometry.FOLD)
    sheet.line(11 * mm, y, 15 * mm, y)
    sheet.line((geometry.WIDTH - 9) * mm, y, (geometry.WIDTH - 5) * mm, y)
    sheet.setFillColor(grey)
    sheet.setFont(REGULAR, 8)
    sheet.drawString(_LEFT_OF_FOLD * mm, y - 1 * mm, word)


_LEFT_OF_FOLD = 16.0


def _draw_across(sheet: Canvas, word: str) -> None:
    """Write a word large and light over the whole paper; boxes and tags stay white."""
    sheet.saveState()
    sheet.setFillColor(Color(0.45, 0.45, 0.45, alpha=0.28))
    sheet.setFont(BOLD, 90)
    sheet.translate(geometry.WIDTH / 2 * mm, _up(geometry.FOLD))
    sheet.rotate(50)
    sheet.drawCentredString(0, -10 * mm, word)
    sheet.restoreState()


def _write_block(
    sheet: Canvas, room: Rect, text: str, font: str, sizes: tuple[float, float]
) -> None:
    """Write lines under each other, as large as they fit, from the larger size to the smaller."""
    size, lines = _fitting(room, text, font, sizes)
    sheet.setFillColor(black)
    for number, line in enumerate(lines):
        y = _up(room.y) - size * (0.86 + number * _LEADING)
        write_line(sheet, room.x * mm, y, line, room.width * mm, (font, size))


def _fitting(
    room: Rect, text: str, font: str, sizes: tuple[float, float]
) -> tuple[float, list[str]]:
    """Return the largest size in which a text fits, and its lines; at least the smaller size."""
    size, smallest = sizes
    lines = balanced_lines(text, room.width * mm, font, size)
    while size > smallest and not _fits(lines, room, font, size):
        size -= 0.5
        lines = balanced_lines(text, room.width * mm, font, size)
    return size, lines


def _fits(lines: Sequence[str], room: Rect, font: str, size: float) -> bool:
    widest = max((stringWidth(line, font, size) for line in lines), default=0)
    return len(lines) * size * _LEADING <= room.height * mm and widest <= room.width * mm
