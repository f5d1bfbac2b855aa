"""The picture wall: rendered and read back, it is sorted, complete, and says nothing of choices."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ballots.credential import PICTURES, draw_cards
from ballots.errors import Refused
from ballots.paper.wall import wall_pdf
from elections.core.print_words import wall_words
from tests.support.printed import boxes

CONTEST = "Reps for the New Forest"
WORDS = wall_words("en", CONTEST)
TITLE = "Election 2026"
SMALLEST = 14  # points


def codes(count: int) -> list[tuple[int, ...]]:
    drawn = draw_cards({"aBcDeFgHjKmNpQ": count}, random.Random(3).choice)
    return [tuple(card.pictures) for card in drawn]


def words_of(page: pypdfium2.PdfPage) -> list[str]:
    return str(page.get_textpage().get_text_range()).split()


def read(raw: bytes) -> tuple[list[tuple[int, ...]], list[list[int]]]:
    """Return the cards in the order of the sheets, and the big marks of each page."""
    shown, marks = [], []
    with pypdfium2.PdfDocument(raw) as sheets:
        for page in sheets:
            names = [PICTURES.index(word) for word in words_of(page) if word in PICTURES]
            marks.append(_marks(names))
            shown += _cards(names, marks[-1])
    return shown, marks


def _marks(names: Sequence[int]) -> list[int]:
    """Find the marks: text comes as drawn, a mark and then whole cards that begin with it."""
    found, at = [], 0
    while at < len(names):
        mark = names[at]
        found.append(mark)
        at += 1
        while at + 6 <= len(names) and names[at] == mark:
            at += 6
    return found


def _cards(names: Sequence[int], marks: Sequence[int]) -> list[tuple[int, ...]]:
    found, at = [], 0
    for mark in marks:
        at += 1
        while at + 6 <= len(names) and names[at] == mark:
            found.append(tuple(names[at : at + 6]))
            at += 6
    return found


@pytest.mark.parametrize("count", [1, 2, 9, 150])
def test_every_card_once_sorted_by_its_first_picture(count: int) -> None:
    own = codes(count)
    raw = wall_pdf(TITLE, CONTEST, own, words=WORDS)
    shown, marks = read(raw)
    assert shown == sorted(own)
    flat = [mark for page in marks for mark in page]
    assert set(flat) == {code[0] for code in own}
    assert flat == sorted(flat)
    assert all(len(page) == len(set(page)) for page in marks)


def test_the_order_in_which_votes_came_leaves_no_trace() -> None:
    own = codes(30)
    assert wall_pdf(TITLE, CONTEST, own, words=WORDS) == wall_pdf(
        TITLE, CONTEST, own[::-1], words=WORDS
    )


def test_words_are_large_and_say_what_the_sheet_is() -> None:
    with pypdfium2.PdfDocument(
        wall_pdf(TITLE, CONTEST, codes(40), words=WORDS, is_delayed=True)
    ) as sheets:
        for number, page in enumerate(sheets, start=1):
            assert (round(page.get_width()), round(page.get_height())) == (595, 842)
            text = page.get_textpage().get_text_range()
            assert CONTEST in text
            assert "These cards are in the box." in text
            assert "The wall does not show who you voted for." in text
            assert "New votes are here after 10 minutes." in text
            assert f"Page {number} of {len(sheets)}. {TITLE}" in text
            sizes = [
                round(text_object.get_font_size(), 1)
                for text_object in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
            ]
            assert min(sizes) >= SMALLEST
    with pypdfium2.PdfDocument(wall_pdf(TITLE, CONTEST, codes(1), words=WORDS)) as sheets:
        assert "10 minutes" not in sheets[0].get_textpage().get_text_range()


def test_everything_stays_inside_the_margins() -> None:
    with pypdfium2.PdfDocument(wall_pdf(TITLE, CONTEST, codes(60), words=WORDS)) as sheets:
        for page in sheets:
            edge = 20  # points that stay white, so that every printer can print it
            wide, high = page.get_width(), page.get_height()
            for drawn in page.get_objects():
                left, bottom, right, top = drawn.get_bounds()
                assert left >= edge
                assert bottom >= edge
                assert right <= wide - edge
                assert top <= high - edge


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_lies_over_something_else(language: str) -> None:
    words = wall_words(language, CONTEST)
    with pypdfium2.PdfDocument(
        wall_pdf(TITLE, CONTEST, codes(60), words=words, is_delayed=True)
    ) as file:
        for page in file:
            shown = [part for part in boxes(page) if part.what in {"words", "picture"}]
            assert [(a, b) for a, b in combinations(shown, 2) if a.overlaps(b)] == []


def test_pages_are_full() -> None:
    with pypdfium2.PdfDocument(wall_pdf(TITLE, CONTEST, codes(160), words=WORDS)) as sheets:
        assert len(sheets) <= 16  # of 12 cards at most, fewer where a mark stands


def test_an_empty_box_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        wall_pdf(TITLE, CONTEST, [], words=WORDS)
    assert caught.value.code == "wall-empty"


def test_each_picture_is_stored_once_for_any_number_of_cards() -> None:
    assert wall_pdf(TITLE, CONTEST, codes(200), words=WORDS).count(b"/Subtype /Image") <= len(
        PICTURES
    )
