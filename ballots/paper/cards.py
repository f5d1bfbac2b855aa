"""A vote card as it is printed.

A card shows its contest, the six pictures with their words in two rows of three (VOTING.md
section 3), a QR code that holds ``<base>/vote#<card text>``, and the letters that a helper types
where no camera works (docs/adr/0034-letters-on-the-card.md). Both are the card's secret, which
stands after ``#`` and so never travels to a server. A card carries no name and no number in print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ballots.card_letters import letters_of
from ballots.credential import Card, card_text
from ballots.paper.draw import (
    BOLD,
    REGULAR,
    Pictures,
    balanced_lines,
    draw_qr,
    fitted,
    six_pictures,
    use_fonts,
    write_groups,
    write_line,
)

WIDTH, HEIGHT = 95 * mm, 92 * mm

_INSET = 5 * mm
_INNER = WIDTH - 2 * _INSET
# From the top edge of a card down: contest, pictures, QR code beside the sentences, letters.
_TITLE_AT = 7.6 * mm
_PICTURES_AT = 9.8 * mm
_LETTERS_AT = HEIGHT - 4 * mm
_TITLE = (BOLD, 15)
_ELECTION, _ELECTION_LINES = (REGULAR, 12, 8.5), 2  # on one line, or on two
_LETTERS = (REGULAR, 11)
_PICTURES = Pictures(_INNER, side=16 * mm, word_room=4.8 * mm, words=12)
_QR_SIDE = 32 * mm

_BIGGEST, _LEADING = 12, 1.12  # points, and the height of a line as a part of its letters
_WORDS_HEIGHT = 24 * mm  # beside the QR code, above the election's title


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words on every card, in one language.

    ``lines``: sentences, the first one bold. ``pictures``: a word for each of `PICTURES`, in
    their order.
    """

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
    return fitted(title, _INNER, _TITLE)[0]


def card_link(card: Card, base_url: str) -> str:
    """Return the text of a card's QR code, a link that opens the voter's page."""
    return f"{base_url.rstrip('/')}/vote#{card_text(card.uuid, card.secret)}"


def draw_card(
    sheet: Canvas,
    left: float,
    top: float,
    title: str,
    printed: PrintedCard,
    base_url: str,
    words: CardWords,
) -> None:
    """Draw one card whose upper left corner is at (left, top), in points from below left."""
    left += _INSET
    sheet.setFillColor(black)
    write_line(sheet, left, top - _TITLE_AT, printed.contest_title, _INNER, _TITLE)
    y = top - _PICTURES_AT
    six_pictures(sheet, left, y, printed.card.pictures, _PICTURES, words.pictures)
    y -= _PICTURES.height + 0.5 * mm + _QR_SIDE
    draw_qr(sheet, left - 1 * mm, y, _QR_SIDE, card_link(printed.card, base_url))

    words_left = left + _QR_SIDE + 1 * mm
    words_room = _INNER - _QR_SIDE - 1 * mm
    _draw_words(sheet, words_left, y + _QR_SIDE - 4.5 * mm, words.lines, words_room)
    _draw_election(sheet, words_left, y + 0.7 * mm, title, words_room)
    groups = letters_of(printed.card.secret).split()
    write_groups(sheet, left, top - _LETTERS_AT, groups, _INNER, _LETTERS)


def _draw_election(sheet: Canvas, left: float, y: float, title: str, room: float) -> None:
    """Write the election's title on one line, or smaller on two: its year stands at the end."""
    font, largest, size = _ELECTION
    one_line = fitted(title, room, (font, largest))
    if one_line[0] == title and one_line[1] > size:
        write_line(sheet, left, y + 0.6 * mm, title, room, (font, largest))
        return
    parts = balanced_lines(title, room, font, size)
    if len(parts) > _ELECTION_LINES:
        parts = [*parts[: _ELECTION_LINES - 1], " ".join(parts[_ELECTION_LINES - 1 :])]
    for number, part in enumerate(reversed(parts)):
        write_line(sheet, left, y + number * size * _LEADING, part, room, (font, size))


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
        for part in balanced_lines(text, room, font, size)
    ]
