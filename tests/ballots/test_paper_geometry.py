"""The drawing of a voting paper keeps its own rules (R62, PAPER.md section 2)."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.errors import BadInput
from ballots.paper import geometry
from ballots.paper.geometry import FOLD, TAGS, TEAR, Rect, TagNumber, places_of, sides_of

COUNTS = range(1, geometry.A_SIDE + 1)
FIXED = (geometry.QR, geometry.PICTURES, geometry.LETTERS, geometry.TITLE, geometry.HOW_MANY)


@pytest.mark.parametrize("people", COUNTS)
def test_nothing_overlaps_and_all_is_inside_what_a_printer_prints(people: int) -> None:
    parts = [part for place in places_of(people) for part in (place.photo, place.box, place.name)]
    everything = [
        *FIXED,
        *parts,
        geometry.EDGE_BAR,
        *(tag.grown(geometry.TAG_CLEAR) for tag in TAGS),
    ]
    for one, other in combinations(everything, 2):
        assert not one.overlaps(other), (one, other)
    for part in [*everything[: -len(TAGS)], *TAGS]:
        assert part.x >= 5
        assert part.right <= geometry.WIDTH - 5
        assert part.y >= 5
        assert part.bottom <= TEAR - 1.5


@pytest.mark.parametrize("people", COUNTS)
def test_photos_and_boxes_are_large_enough_and_boxes_have_white_around_them(people: int) -> None:
    places = places_of(people)
    assert len(places) == people
    solid = [part for place in places for part in (place.photo, place.box, place.name)]
    for place in places:
        assert place.photo.width >= 35
        assert min(place.box.width, place.box.height) >= 20
        assert place.name.width >= 40
        assert place.name.height >= 14
        assert place.box.x > place.photo.right  # always on the same side
        around = place.box.grown(geometry.BOX_CLEAR)
        assert not any(around.overlaps(part) for part in solid if part is not place.box)


@pytest.mark.parametrize("people", COUNTS)
def test_the_fold_meets_nothing_that_is_read(people: int) -> None:
    fold = Rect(0, FOLD - 4, geometry.WIDTH, 8)
    for place in places_of(people):
        assert not fold.overlaps(place.photo)
        assert not fold.overlaps(place.box)
    assert not any(fold.overlaps(part) for part in (*TAGS, *geometry.SECRET))
    assert max(FOLD, TEAR - FOLD) <= 162 - 2  # a C5 envelope


def test_people_on_more_sides() -> None:
    assert [sides_of(people) for people in (1, 8, 9, 16, 17, 64)] == [1, 1, 2, 2, 3, 8]
    for wrong in (0, geometry.A_SIDE * geometry.MOST_SIDES + 1):
        with pytest.raises(BadInput):
            sides_of(wrong)
    for wrong in (0, geometry.A_SIDE + 1):
        with pytest.raises(ValueError, match=str(wrong)):
            places_of(wrong)


@given(st.integers(0, geometry.MOST_SIDES - 1), st.integers(0, 3), st.booleans(), st.booleans())
def test_a_tags_number_says_what_it_was_made_of(
    side: int, corner: int, is_large: bool, is_practice: bool
) -> None:
    tag = TagNumber(side, corner, is_large, is_practice)
    assert TagNumber.from_number(tag.number) == tag
    assert tag.number < 587


@given(st.integers(-10, 1000))
def test_numbers_of_no_paper_are_known(number: int) -> None:
    tag = TagNumber.from_number(number)
    assert tag is None or tag.number == number
