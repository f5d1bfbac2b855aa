"""Every kind of mark in every kind of picture: no vote is read as empty, nothing else as a vote.

The marks and captures of this file have their own seeds; the bounds were set on others
(docs/reading-papers.md).
"""

from __future__ import annotations

import zlib
from random import Random

import pytest

from ballots.paper import geometry
from ballots.paper.marks import BoxReading, Doubt
from ballots.paper.read_back import blank_page
from ballots.paper.read_page import CodeState, Identified, identify, read_marks
from ballots.paper.tags import Grey
from tests.factories.paper_factory import BASE, UUID, WORDS, cards, contest, papers
from tests.support import marked_papers
from tests.support.marked_papers import FLAT, PHONE, PLAIN, SLIPS, TAKEN_BACK, VOTES

PEOPLE = 8
PLACES = geometry.places_of(PEOPLE)
ALL = {**VOTES, **SLIPS, **TAKEN_BACK}


@pytest.fixture(scope="module")
def clean() -> Grey:
    return marked_papers.rendered(papers(PEOPLE))


@pytest.fixture(scope="module")
def blank() -> Grey:
    return blank_page(contest(PEOPLE), cards(1)[0], BASE, WORDS, 0)


def _found(picture: Grey) -> Identified:
    found = identify(picture)
    assert isinstance(found, Identified)
    return found


@pytest.mark.parametrize("capture", [*FLAT, *PHONE])
def test_every_kind_of_mark_in_every_kind_of_picture(clean: Grey, capture: str) -> None:
    take = {**FLAT, **PHONE}[capture]
    rng = Random(zlib.crc32(capture.encode()))
    kinds = ["empty", *ALL]
    rng.shuffle(kinds)
    for start in range(0, len(kinds), PEOPLE):
        made = (kinds[start : start + PEOPLE] + ["empty"] * PEOPLE)[:PEOPLE]
        page = clean.copy()
        for kind, place in zip(made, PLACES, strict=True):
            if kind in ALL:
                ALL[kind](page, place.box, rng)
        picture = take(page, rng)
        found = _found(picture)
        (card,) = cards(1)
        assert (found.code, found.uuid, found.secret) == (CodeState.READ, UUID, card.secret)
        boxes = read_marks(picture, found.page, PEOPLE, None).boxes
        for kind, box in zip(made, boxes, strict=True):
            _assert_right(kind, box)


def _assert_right(kind: str, box: BoxReading) -> None:
    """No vote is read as empty, nothing else as a clear vote; plain votes need nobody."""
    if kind in PLAIN:
        assert (box.is_marked, box.doubts) == (True, frozenset()), kind
    elif kind in VOTES:
        assert box.is_marked or box.doubts, kind
    elif kind in TAKEN_BACK:
        assert Doubt.HEAVY in box.doubts, kind
    else:
        assert not box.is_marked or box.doubts, kind


# not where a hand covers a corner: that is ink outside the boxes, and people look at it
@pytest.mark.parametrize("capture", [name for name in FLAT if "covered" not in name])
def test_ink_outside_the_boxes_is_seen_and_a_clean_page_has_none(
    clean: Grey, blank: Grey, capture: str
) -> None:
    rng = Random(zlib.crc32(capture.encode()) + 1)
    marked = clean.copy()
    photo = PLACES[2].photo
    tick = [(photo.x + 8, photo.y + 20), (photo.x + 14, photo.y + 30), (photo.x + 28, photo.y + 8)]
    marked_papers.draw_line(marked, tick, 0.8, marked_papers.PEN, rng)
    for page, is_outside in ((clean, False), (marked, True)):
        picture = FLAT[capture](page, rng)
        reading = read_marks(picture, _found(picture).page, PEOPLE, blank)
        assert (Doubt.OUTSIDE in reading.doubts) == is_outside
        assert reading.marked == ()
