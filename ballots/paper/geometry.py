"""Where everything stands on a voting paper, in millimetres from its upper left corner.

One drawing for A4; on A3 it is the same, larger by the square root of two. The stub is torn off
along `TEAR`, so the sheet that is read ends there. A voting paper is folded once along `FOLD`, to
go into a C5 envelope; no face, box, tag or code lies near it.

A side has eight places for people, so a contest needs a side for each eight. A tag's number says
side, corner and size of paper, so that a page is known and upright even where its code is torn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from ballots.errors import BadInput

WIDTH, HEIGHT = 210.0, 297.0
TEAR = 261.0
FOLD = 157.5
LARGE = sqrt(2)  # A3 to A4

A_SIDE = 8
MOST_SIDES = 16
TAG_SIDE, TAG_EDGE, TAG_CLEAR = 8.0, 5.0, 2.0
BOX_SIDE, BOX_LINE, BOX_CLEAR = 20.0, 0.55, 4.0
PHOTO_WIDTH, PHOTO_HEIGHT = 35.0, 43.75
CORNERS = 4
_LARGE_FROM, _PRACTICE_FROM = 128, 256  # 36h11 has 587 numbers

_LEFT = 16.0
_COLUMN = 89.5
_TOP = 63.5
_GAP, _FOLD_GAP = 2.5, 10.0  # between rows; and where the paper is folded
_BOX_AT = 40.0  # from the left edge of a place to its box


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: its upper left corner, width and height, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def grown(self, by: float) -> Rect:
        """Return the rectangle with a margin added on all sides."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one person: their photo, the box to mark, and room for their name."""

    photo: Rect
    box: Rect
    name: Rect


@dataclass(frozen=True, slots=True)
class TagNumber:
    """What the number of a tag says; ``corner`` from 0: upper left, upper right, lower right,
    lower left. ``side`` is counted from 0.
    """

    side: int
    corner: int
    is_large: bool = False
    is_practice: bool = False

    @property
    def number(self) -> int:
        """The number in the family 36h11."""
        kind = _LARGE_FROM * self.is_large + _PRACTICE_FROM * self.is_practice
        return kind + CORNERS * self.side + self.corner

    @classmethod
    def from_number(cls, number: int) -> TagNumber | None:
        """Read a tag's number; None for one that stands on no voting paper."""
        is_practice, rest = divmod(number, _PRACTICE_FROM)
        is_large, rest = divmod(rest, _LARGE_FROM)
        side, corner = divmod(rest, CORNERS)
        if not 0 <= number < 2 * _PRACTICE_FROM or side >= MOST_SIDES:
            return None
        return cls(side, corner, bool(is_large), bool(is_practice))


TAGS: tuple[Rect, ...] = tuple(
    Rect(x, y, TAG_SIDE, TAG_SIDE)
    for x, y in (
        (TAG_EDGE, TAG_EDGE),
        (WIDTH - TAG_EDGE - TAG_SIDE, TAG_EDGE),
        (WIDTH - TAG_EDGE - TAG_SIDE, TEAR - TAG_EDGE - TAG_SIDE),
        (TAG_EDGE, TEAR - TAG_EDGE - TAG_SIDE),
    )
)
QR = Rect(166.0, 5.0, 28.0, 28.0)  # with its quiet zone
PICTURES = Rect(112.0, 34.5, 82.0, 17.5)
LETTERS = Rect(112.0, 53.5, 82.0, 6.0)
TITLE = Rect(_LEFT, 5.0, 146.0, 17.0)
HOW_MANY = Rect(_LEFT, 23.0, 92.0, 37.0)
STUB = Rect(_LEFT, TEAR + 3.0, 178.0, HEIGHT - TEAR - 8.0)
EDGE_BAR = Rect(TAG_EDGE, 17.0, 4.0, TEAR - 34.0)
SECRET = (QR, PICTURES.grown(1.0), LETTERS.grown(1.0))
"""What a person who counts must not see: all three name the card, and so the stub."""


def sides_of(people: int) -> int:
    """Return how many sides a contest of so many people has. Raises `BadInput`."""
    sides = ceil(people / A_SIDE)
    if not 0 < sides <= MOST_SIDES:
        raise BadInput("paper-people", "So many people do not fit on a voting paper.")
    return sides


def places_of(people: int) -> Sequence[Place]:
    """Return the places on one side with so many people, in reading order.

    Up to four stand one below the other, with much room for their names; more in two columns, row
    by row.
    """
    if not 0 < people <= A_SIDE:
        raise ValueError(people)
    columns = 1 if people <= A_SIDE // 2 else 2
    return tuple(_place(*divmod(number, columns), columns) for number in range(people))


def _place(row: int, column: int, columns: int) -> Place:
    x = _LEFT + column * _COLUMN
    gaps = (0.0, _GAP, _GAP + _FOLD_GAP, 2 * _GAP + _FOLD_GAP)
    y = _TOP + row * PHOTO_HEIGHT + gaps[row]
    photo = Rect(x, y, PHOTO_WIDTH, PHOTO_HEIGHT)
    if columns == 1:
        box = Rect(x + _BOX_AT, y + (PHOTO_HEIGHT - BOX_SIDE) / 2, BOX_SIDE, BOX_SIDE)
        left = box.right + BOX_CLEAR + 2
        return Place(photo, box, Rect(left, y, WIDTH - _LEFT - left, PHOTO_HEIGHT))
    box = Rect(x + _BOX_AT, photo.bottom - BOX_SIDE - 1.5, BOX_SIDE, BOX_SIDE)
    left = photo.right + 2.5
    return Place(photo, box, Rect(left, y, x + _COLUMN - 4 - left, box.y - BOX_CLEAR - y))
