"""Read one picture of a voting paper: which card it is, and what is in its boxes.

Nothing is guessed in silence: whatever is not clear is a doubt, and people look at it. Which person
has which place follows from the card (`ballots.candidate_order`); a reading is of places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ballots.credential import parse_card
from ballots.errors import BadInput
from ballots.paper import geometry
from ballots.paper.find_page import FoundPage, NotAPage, find_page
from ballots.paper.geometry import Rect
from ballots.paper.marks import BoxReading, Doubt, ink_outside, read_box
from ballots.paper.read_code import read_codes
from ballots.paper.tags import Grey

PAGE = Rect(0, 0, geometry.WIDTH, geometry.TEAR)
_MARGIN = 4.0  # millimetres at the edges, where a picture shows the table
_EDGES = (
    Rect(0, 0, geometry.WIDTH, _MARGIN),
    Rect(0, geometry.TEAR - _MARGIN, geometry.WIDTH, _MARGIN),
    Rect(0, 0, _MARGIN, geometry.TEAR),
    Rect(geometry.WIDTH - _MARGIN, 0, _MARGIN, geometry.TEAR),
)


class CodeState(StrEnum):
    """How the code of a page reads."""

    READ = "read"
    NONE = "none"  # torn off, covered, or a practice paper: the letters can be typed
    FOREIGN = "foreign"  # a code that is on no vote card
    TWO = "two"  # two codes that differ


@dataclass(frozen=True, slots=True)
class Identified:
    """A page that was found, and its card where the code reads.

    ``secret`` is the right to one vote: never store, log or show it.
    """

    page: FoundPage
    code: CodeState
    uuid: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return f"Identified(side={self.page.side}, code={self.code!r}, uuid={self.uuid!r})"


@dataclass(frozen=True, slots=True)
class PageReading:
    """What is on one side. ``outside``: square millimetres of the largest ink outside the boxes."""

    boxes: tuple[BoxReading, ...]
    outside: float

    @property
    def marked(self) -> tuple[int, ...]:
        """The places with a mark, counted from 0, as far as the machine can tell."""
        return tuple(place for place, box in enumerate(self.boxes) if box.is_marked)

    @property
    def doubts(self) -> frozenset[Doubt]:
        """Why people have to look at this side; empty where the reading is clear."""
        found = frozenset(doubt for box in self.boxes for doubt in box.doubts)
        return found | {Doubt.OUTSIDE} if self.outside else found


def identify(picture: Grey) -> Identified | NotAPage:
    """Find the page in a picture and read its code."""
    page = find_page(picture)
    if isinstance(page, NotAPage):
        return page
    texts = read_codes(picture, page)
    if len(texts) != 1:
        return Identified(page, CodeState.TWO if texts else CodeState.NONE)
    try:
        uuid, secret = parse_card(next(iter(texts)))
    except BadInput:
        return Identified(page, CodeState.FOREIGN)
    return Identified(page, CodeState.READ, uuid, secret)


def read_marks(picture: Grey, page: FoundPage, people: int, blank: Grey | None) -> PageReading:
    """Measure the boxes of a side with so many people.

    ``blank``: the side as it was drawn, as `ballots.paper.blank_page` makes it; None where ink
    outside the boxes cannot be told, and is not looked for.
    """
    upright = page.straightened(picture, PAGE)
    places = geometry.places_of(people)
    boxes = tuple(read_box(upright, place.box) for place in places)
    outside = 0.0
    if blank is not None:
        looked_at = tuple(place.box for place in places)
        tags = tuple(tag.grown(geometry.TAG_CLEAR) for tag in geometry.TAGS)
        edge = geometry.EDGE_BAR.grown(1)
        outside = ink_outside(upright, blank, looked_at, (*geometry.SECRET, *tags, *_EDGES, edge))
    return PageReading(boxes, outside)
