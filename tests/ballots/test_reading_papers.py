"""Marked papers are read as people would read them, or people are asked (docs/reading-papers.md).

The marks and captures of this file have their own seeds; the bounds were set on others.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import cv2
import numpy as np
import pytest
from qrcode.main import QRCode

from ballots.paper import geometry
from ballots.paper.find_page import FoundPage, NotAPage, find_page
from ballots.paper.geometry import TagNumber
from ballots.paper.marks import Doubt
from ballots.paper.read_back import blank_page
from ballots.paper.read_page import CodeState, Identified, identify, read_marks
from ballots.paper.tags import Grey, family
from tests.factories.paper_factory import BASE, WORDS, cards, contest, papers
from tests.support import marked_papers
from tests.support.marked_papers import FLAT, SLIPS, TAKEN_BACK, VOTES

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


def test_ink_outside_the_boxes_is_seen(clean: Grey, blank: Grey) -> None:
    marked, photo = clean.copy(), PLACES[2].photo
    tick = [(photo.x + 8, photo.y + 20), (photo.x + 14, photo.y + 30), (photo.x + 28, photo.y + 8)]
    marked_papers.draw_line(marked, tick, 0.8, marked_papers.PEN, Random(7))
    for page, is_outside in ((clean, False), (marked, True)):
        reading = read_marks(page, _found(page).page, PEOPLE, blank)
        assert (Doubt.OUTSIDE in reading.doubts) == is_outside


@pytest.mark.parametrize("kind", ["cross", "smudge", "taken back", "dot", "empty"])
def test_a_scanned_box_is_a_mark_a_doubt_or_empty(clean: Grey, kind: str) -> None:
    page, rng = clean.copy(), Random(11)
    if kind in ALL:
        ALL[kind](page, PLACES[3].box, rng)
    picture = FLAT["200 dpi, 5 degrees, 95 %"](page, rng)
    box = read_marks(picture, _found(picture).page, PEOPLE, None).boxes[3]
    assert (box.is_marked, bool(box.doubts)) == {
        "cross": (True, False),
        "empty": (False, False),
        "dot": (False, True),
        "smudge": (box.is_marked, True),
        "taken back": (True, True),
    }[kind]


def test_a_reading_names_its_marked_places(clean: Grey) -> None:
    page, rng = clean.copy(), Random(5)
    for place in (1, 6):
        VOTES["cross"](page, PLACES[place].box, rng)
    reading = read_marks(page, _found(page).page, PEOPLE, None)
    assert reading.marked == (1, 6)
    assert reading.doubts == frozenset()


@pytest.mark.parametrize("turns", range(4))
def test_a_page_is_found_in_any_turn(clean: Grey, turns: int) -> None:
    found = _found(np.ascontiguousarray(np.rot90(clean, turns)))
    assert found.code == CodeState.READ
    assert found.page.corners == {0, 1, 2, 3}


def test_what_is_no_page_has_its_own_name(clean: Grey) -> None:
    small = _shrunk(clean, 0.4)
    white = np.full((1200, 900), 250, np.uint8)
    lines = white.copy()
    lines[::12] = 20
    upper = small[: small.shape[0] // 2]
    one_bit = np.where(small < 128, 0, 255).astype(np.uint8)
    other_side = _shrunk(marked_papers.rendered(papers(12), 1), 0.4)
    cases = {
        "blank": (_grained(white), NotAPage.BLANK),
        "a letter": (_grained(lines), NotAPage.NOT_OURS),
        "half a page": (upper, NotAPage.DAMAGED),
        "one bit": (one_bit, NotAPage.ONE_BIT),
        "twice the same": (np.hstack([small, small]), NotAPage.TWO_PAPERS),
        "two sides": (np.hstack([small, other_side]), NotAPage.TWO_PAPERS),
        "mirrored": (np.ascontiguousarray(small[:, ::-1]), NotAPage.NOT_OURS),
    }
    assert {name: find_page(picture) for name, (picture, _) in cases.items()} == {
        name: expected for name, (_, expected) in cases.items()
    }


def test_tags_that_do_not_stand_as_on_a_page_are_no_page(clean: Grey) -> None:
    def torn(beside: int) -> Grey:
        """Put the lower half of the page beside where it was, as two torn pieces lie."""
        page = clean.copy()
        half = page.shape[0] // 2
        page[half:] = np.roll(page[half:], beside, axis=1)
        return _shrunk(page, 0.5)

    assert isinstance(find_page(torn(6)), FoundPage)
    assert find_page(torn(240)) == NotAPage.DAMAGED


def test_tags_of_something_else_are_not_ours_and_do_no_harm(clean: Grey) -> None:
    page = _shrunk(clean, 0.4)
    page[600:680, 420:500] = 255
    page[610:670, 430:490] = cv2.aruco.generateImageMarker(family(), 586, 60)
    other = np.full((300, 300), 250, np.uint8)
    other[100:180, 100:180] = cv2.aruco.generateImageMarker(family(), 586, 80)
    assert find_page(_grained(other)) == NotAPage.NOT_OURS
    assert isinstance(find_page(page), FoundPage)


def test_tags_that_are_one_point_are_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.full((4, 2), 7.0)
    tags = [(TagNumber(0, corner), points) for corner in range(3)]
    monkeypatch.setattr("ballots.paper.find_page._tags_in", lambda _picture: tags)
    assert find_page(np.arange(256, dtype=np.uint8).reshape(16, 16)) == NotAPage.DAMAGED


def test_a_torn_code_and_a_strangers_code_are_told_apart(clean: Grey) -> None:
    qr = geometry.QR
    rows = slice(round(qr.y * marked_papers.A_MM), round(qr.bottom * marked_papers.A_MM))
    columns = slice(round(qr.x * marked_papers.A_MM), round(qr.right * marked_papers.A_MM))
    torn = clean.copy()
    torn[rows, columns] = 255
    assert _found(torn).code == CodeState.NONE
    stranger = clean.copy()
    stranger[rows, columns] = _code("https://example.org/", clean[rows, columns].shape)
    found = _found(stranger)
    assert (found.code, found.uuid, found.secret) == (CodeState.FOREIGN, "", "")
    two = clean.copy()
    height, width = two[rows, columns].shape
    pair = [_code(text, (height // 2, width // 2)) for text in ("https://a.example", "second")]
    two[rows, columns] = 255
    two[rows.start : rows.start + height // 2, columns.start : columns.start + width // 2] = pair[0]
    two[rows.stop - height // 2 : rows.stop, columns.stop - width // 2 : columns.stop] = pair[1]
    assert _found(two).code == CodeState.TWO


def test_the_secret_of_a_card_is_in_no_text_of_a_page(clean: Grey) -> None:
    found = _found(clean)
    assert found.secret
    assert found.secret not in repr(found)
    assert found.secret not in str(found)


def test_a_frame_that_is_not_there_is_a_doubt(clean: Grey) -> None:
    page = clean.copy()
    box = PLACES[0].box.grown(1)
    rows = slice(round(box.y * marked_papers.A_MM), round(box.bottom * marked_papers.A_MM))
    columns = slice(round(box.x * marked_papers.A_MM), round(box.right * marked_papers.A_MM))
    page[rows, columns] = 255
    reading = read_marks(page, _found(page).page, PEOPLE, None)
    assert reading.boxes[0].doubts == {Doubt.FRAME}
    assert Counter(bool(box.doubts) for box in reading.boxes) == {True: 1, False: PEOPLE - 1}


def _shrunk(page: Grey, share: float) -> Grey:
    small = cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _grained(page: Grey) -> Grey:
    noise = np.random.default_rng(1).integers(0, 6, page.shape)
    return (page - noise).astype(np.uint8)


def _code(text: str, shape: tuple[int, ...]) -> Grey:
    code = QRCode(border=4)
    code.add_data(text)
    cells = np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)
    large = cv2.resize(cells, (shape[1], shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(large, np.uint8)
