"""Sheets about the people who stand: a poster for each vote, a booklet, a sheet for a meeting.

All come from what voters see, and everybody gets the same space (VOTING.md R48). The order goes
round: each poster, and each round of a meeting, begins with the next person (R47).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ballots.paper.draw import BOLD, REGULAR, use_fonts, write_line

_MARGIN = 15 * mm
_ROOM = A4[0] - 2 * _MARGIN
_LINE = HexColor(0x7D7464)
_LEADING = 1.3
_SMALLEST = 9  # points, for texts of the greatest length that is allowed
ON_POSTER = 4  # people on one page
ON_MEETING = 5
_POSTER_ROW, _POSTER_PHOTO = 57 * mm, 40 * mm
_MEETING_ROW, _MEETING_PHOTO = 44 * mm, 28 * mm
_BOOKLET_PHOTO = 88 * mm
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """A person who stands: the name, the points, the photo as voters see it (JPEG)."""

    name: str
    points: tuple[str, ...]
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class PrintedVote:
    """One vote and the people who stand, in the order of the box."""

    title: str
    people: tuple[PrintedPerson, ...]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The words on these sheets, in one language. ``language``: as in a PDF's /Lang.

    ``page``: says "Page 1 of 4". ``lines``: sentences under the title. ``point``: says "Point 1".
    """

    language: str
    file_title: str
    heading: str
    lines: tuple[str, ...]
    page: Callable[[int, int], str]
    point: Callable[[int], str]


def turned(people: Sequence[PrintedPerson], first: int) -> list[PrintedPerson]:
    """Return the people in their circle, beginning with the one at this place."""
    return [*people[first:], *people[:first]]


def poster_pdf(vote: PrintedVote, words: PeopleWords) -> bytes:
    """Return the posters of one vote (A4): as many as people, each begins with another one."""
    pages = [
        people
        for first in range(len(vote.people))
        for people in _parts(turned(vote.people, first), ON_POSTER)
    ]

    def draw(sheet: Canvas) -> None:
        for number, people in enumerate(pages, 1):
            top = _head(sheet, vote.title, words.lines)
            for place, person in enumerate(people):
                _poster_row(sheet, top - place * _POSTER_ROW, person)
            _foot(sheet, words.page(number, len(pages)))

    return _pdf(words, draw)


def booklet_pdf(votes: Sequence[PrintedVote], words: PeopleWords) -> bytes:
    """Return the booklet (A4): a cover, then one person on each page."""
    people = [(vote.title, person) for vote in votes for person in vote.people]
    count = len(people) + 1

    def draw(sheet: Canvas) -> None:
        _cover(sheet, votes, words)
        _foot(sheet, words.page(1, count))
        for number, (title, person) in enumerate(people, 2):
            _booklet_page(sheet, title, person, words)
            _foot(sheet, words.page(number, count))

    return _pdf(words, draw)


def meeting_pdf(votes: Sequence[PrintedVote], words: PeopleWords) -> bytes:
    """Return the sheet of a meeting (A4): whose turn it is, with a box to tick in each round."""
    pages = [
        (vote, start, people)
        for vote in votes
        for start, people in _numbered(vote.people, ON_MEETING)
    ]

    def draw(sheet: Canvas) -> None:
        for number, (vote, start, people) in enumerate(pages, 1):
            top = _head(sheet, f"{words.heading}: {vote.title}", words.lines)
            for place, person in enumerate(people):
                _meeting_row(sheet, top - place * _MEETING_ROW, start + place, person)
            _foot(sheet, words.page(number, len(pages)))

    return _pdf(words, draw)


def _pdf(words: PeopleWords, draw: Callable[[Canvas], None]) -> bytes:
    use_fonts()
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, lang=words.language)
    sheet.setTitle(words.file_title)
    sheet.setAuthor("RepVote")
    draw(sheet)
    sheet.save()
    return out.getvalue()


def _parts(people: Sequence[PrintedPerson], most: int) -> Iterator[Sequence[PrintedPerson]]:
    for _, part in _numbered(people, most):
        yield part


def _numbered(
    people: Sequence[PrintedPerson], most: int
) -> Iterator[tuple[int, Sequence[PrintedPerson]]]:
    for start in range(0, len(people), most):
        yield start + 1, people[start : start + most]


def _head(sheet: Canvas, title: str, lines: Sequence[str]) -> float:
    """Draw title and sentences; return where the people begin."""
    sheet.setFillColor(black)
    y = A4[1] - _MARGIN - 8 * mm
    write_line(sheet, _MARGIN, y, title, _ROOM, (BOLD, 28))
    for line in lines:
        y -= 7 * mm
        write_line(sheet, _MARGIN, y, line, _ROOM, (REGULAR, 14))
    return y - 5 * mm


def _foot(sheet: Canvas, text: str) -> None:
    sheet.setFillColor(black)
    write_line(sheet, _MARGIN, 9 * mm, text, _ROOM, (REGULAR, 12))
    sheet.showPage()


def _photo(sheet: Canvas, person: PrintedPerson, left: float, top: float, width: float) -> None:
    """Draw a photo of 4:5; the canvas stores equal ones once."""
    height = width * 5 / 4
    sheet.drawImage(ImageReader(io.BytesIO(person.jpeg)), left, top - height, width, height)
    sheet.setStrokeColor(_LINE)
    sheet.setLineWidth(0.7)
    sheet.rect(left, top - height, width, height)


def _name(sheet: Canvas, place: tuple[float, float], name: str, room: float, size: float) -> float:
    """Write a name under (left, top), a long one on two lines; return where it ends."""
    left, top = place
    sheet.setFillColor(black)
    smaller = size
    while smaller > size / 2 and len(simpleSplit(name, BOLD, smaller, room)) > 2:
        smaller -= 0.5
    lines = simpleSplit(name, BOLD, smaller, room)
    y = top - smaller
    for number, line in enumerate(lines):
        y -= number and smaller * 1.15
        write_line(sheet, left, y, line, room, (BOLD, smaller))
    return y - smaller * 0.45


def _points(
    sheet: Canvas, texts: Sequence[str], place: tuple[float, float], room: tuple[float, float],
    biggest: float,
) -> None:  # fmt: skip
    """Write the texts one under the other from (left, top), as big as (width, height) allows."""
    left, y = place
    width, height = room
    size = biggest
    while True:
        gap = size * 0.5
        lines = [simpleSplit(text, REGULAR, size, width - 6 * mm) for text in texts]
        high = sum(map(len, lines)) * size * _LEADING + gap * (len(texts) - 1)
        if high <= height or size <= _SMALLEST:
            break
        size -= 0.5
    sheet.setFont(REGULAR, size)
    for text in lines:
        sheet.setFillColor(black)
        sheet.circle(left + 1.4 * mm, y - size * 0.65, 1.1 * mm, stroke=0, fill=1)
        for line in text:
            y -= size * _LEADING
            sheet.drawString(left + 6 * mm, y + size * 0.3, line)
        y -= gap


def _poster_row(sheet: Canvas, top: float, person: PrintedPerson) -> None:
    _photo(sheet, person, _MARGIN, top, _POSTER_PHOTO)
    left = _MARGIN + _POSTER_PHOTO + 6 * mm
    room = A4[0] - _MARGIN - left
    y = _name(sheet, (left, top), person.name, room, 22)
    _points(sheet, person.points, (left, y), (room, y - top + _POSTER_ROW - 4 * mm), 15)


def _cover(sheet: Canvas, votes: Sequence[PrintedVote], words: PeopleWords) -> None:
    y = A4[1] - 60 * mm
    write_line(sheet, _MARGIN, y, words.heading, _ROOM, (BOLD, 40))
    for line in words.lines:
        y -= 12 * mm
        write_line(sheet, _MARGIN, y, line, _ROOM, (REGULAR, 20))
    y -= 12 * mm
    # many votes are written smaller, so that all of them stand on the cover
    step = min(11 * mm, (y - 30 * mm) / max(len(votes), 1))
    for vote in votes:
        y -= step
        write_line(sheet, _MARGIN, y, vote.title, _ROOM, (REGULAR, min(18, step / mm * 2)))


def _booklet_page(
    sheet: Canvas, title: str, person: PrintedPerson, words: PeopleWords
) -> None:  # fmt: skip
    top = A4[1] - _MARGIN
    write_line(sheet, _MARGIN, top - 6 * mm, title, _ROOM, (REGULAR, 16))
    y = _name(sheet, (_MARGIN, top - 10 * mm), person.name, _ROOM, 32) - 3 * mm
    _photo(sheet, person, _MARGIN, y, _BOOKLET_PHOTO)
    y -= _BOOKLET_PHOTO * 5 / 4 + 7 * mm
    height = (y - 18 * mm) / max(len(person.points), 1)
    for number, point in enumerate(person.points, 1):
        write_line(sheet, _MARGIN, y - 5 * mm, words.point(number), _ROOM, (BOLD, 14))
        _points(sheet, (point,), (_MARGIN, y - 7 * mm), (_ROOM, height - 10 * mm), 20)
        y -= height


def _meeting_row(sheet: Canvas, top: float, number: int, person: PrintedPerson) -> None:
    sheet.setFillColor(black)
    sheet.setFont(BOLD, 30)
    sheet.drawString(_MARGIN, top - 20 * mm, str(number))
    left = _MARGIN + 18 * mm
    _photo(sheet, person, left, top, _MEETING_PHOTO)
    left += _MEETING_PHOTO + 6 * mm
    room = A4[0] - _MARGIN - left
    _name(sheet, (left, top), person.name, room, 20)
    sheet.setStrokeColor(black)
    sheet.setLineWidth(1.2)
    for place in range(ROUNDS):
        box = left + place * 24 * mm
        sheet.rect(box, top - 33 * mm, 14 * mm, 14 * mm)
        sheet.setFont(REGULAR, 12)
        sheet.drawString(box + 16 * mm, top - 28 * mm, str(place + 1))
