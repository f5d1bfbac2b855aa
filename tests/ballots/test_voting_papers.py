"""Printed voting papers: what stands on them, and that a file is read back before it goes out."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ballots.candidate_order import rotate_candidates
from ballots.card_letters import parse_letters
from ballots.errors import BadInput
from ballots.paper import geometry
from ballots.paper.cards import card_link
from ballots.paper.find_page import FoundPage, find_page
from ballots.paper.read_back import blank_page, verify_papers
from ballots.paper.read_code import read_codes
from ballots.paper.voting_papers import PaperPerson, papers_pdf
from ballots.photos import prepare_photo
from tests.factories.election_factory import photo
from tests.factories.paper_factory import BASE, NAMES, WORDS, cards, contest, papers
from tests.support import marked_papers

A4_AND_A3 = ((595, 842), (842, 1191))


def _text(raw: bytes, number: int = 0) -> str:
    with pypdfium2.PdfDocument(raw) as document:
        return " ".join(document[number].get_textpage().get_text_range().split())


def test_a_paper_carries_its_card_and_says_how_many() -> None:
    (card,) = cards(1)
    raw = papers_pdf(contest(6), [card], BASE, WORDS)
    text = _text(raw)
    for words in (
        "Reps for the New Forest",
        "Choose up to 2 people.",
        "Tear this off",
        "Fold here",
    ):
        assert words in text
    assert all(name.split()[-1] in text for name in NAMES[:6])
    assert "PRACTICE" not in text
    groups = [word for word in text.split() if len(word) == 5 and word.isupper()]
    assert parse_letters(" ".join(groups)) == card.secret
    picture = marked_papers.rendered(raw, dpi=200)
    page = find_page(picture)
    assert isinstance(page, FoundPage)
    assert (page.side, page.is_large, page.is_practice) == (0, False, False)
    assert read_codes(picture, page) == {card_link(card, BASE)}


def test_people_stand_in_the_order_of_the_card() -> None:
    people = contest(4).people
    for card in cards(4):
        with pypdfium2.PdfDocument(papers_pdf(contest(4), [card], BASE, WORDS)) as document:
            page = document[0].get_textpage()
            text = page.get_text_range()
        places = [text.index(person.name) for person in rotate_candidates(people, card.credential)]
        assert places == sorted(places)


def test_the_same_pictures_stand_on_the_paper_and_on_its_stub_and_no_code_does() -> None:
    (card,) = cards(1)
    raw = papers_pdf(contest(2), [card], BASE, WORDS)
    with pypdfium2.PdfDocument(raw) as document:
        page = document[0]
        height, tear = page.get_height(), geometry.TEAR / 25.4 * 72
        text = page.get_textpage()
        below = text.get_text_bounded(0, 0, page.get_width(), height - tear).split()
        above = text.get_text_bounded(0, height - tear, page.get_width(), height).split()
    for number in card.pictures:
        assert WORDS.pictures[number] in below
        assert WORDS.pictures[number] in above
    assert not any(len(word) == 5 and word.isupper() for word in below)


def test_twelve_people_have_two_sides_and_one_stub() -> None:
    raw = papers(12)
    assert "Side 1 of 2" in _text(raw)
    assert "Side 2 of 2" in _text(raw, 1)
    assert "Tear this off" not in _text(raw, 1)
    verify_papers(raw, cards(1), 12)


def test_a_practice_paper_has_no_code_and_says_so() -> None:
    raw = papers_pdf(contest(3, most=12), [None], BASE, WORDS)
    picture = marked_papers.rendered(raw, dpi=200)
    page = find_page(picture)
    assert isinstance(page, FoundPage)
    assert page.is_practice
    assert read_codes(picture, page) == frozenset()
    assert "PRACTICE" in _text(raw)


def test_large_print_is_the_same_drawing_on_a3() -> None:
    (card,) = cards(1)
    sizes = []
    for is_large in (False, True):
        raw = papers_pdf(contest(4), [card], BASE, WORDS, is_large=is_large)
        with pypdfium2.PdfDocument(raw) as document:
            sizes.append(tuple(map(round, document[0].get_size())))
        page = find_page(marked_papers.rendered(raw, dpi=150))
        assert isinstance(page, FoundPage)
        assert page.is_large == is_large
        assert page.bend < 0.3
    assert tuple(sizes) == A4_AND_A3


def test_nobody_has_a_larger_name_and_only_too_long_ones_are_smaller() -> None:
    def sizes(names: tuple[str, ...]) -> list[float]:
        raw = papers_pdf(contest(len(names), names=names), cards(1), BASE, WORDS)
        with pypdfium2.PdfDocument(raw) as document:
            text = document[0].get_textpage()
            found = {}
            for name in names:
                at = text.get_text_range().index(name.split()[0])
                box = text.get_charbox(at)
                found[name] = round(box[3] - box[1], 1)
        return list(found.values())

    assert len(set(sizes(("Hal", "Hew Hewett", "Hugh Humphrey", "Hope", "Hilary")))) == 1
    mixed = sizes(("Hal", "Hew Hewett", "Hubertina Featherstonehaugh-Hawthorne", "Hope", "Hilary"))
    assert mixed[2] < mixed[0]
    assert len({mixed[0], mixed[1], *mixed[3:]}) == 1


def test_the_same_papers_are_the_same_bytes_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    three = papers_pdf(
        contest(3), cards(3), BASE, WORDS, progress=lambda done, of: told.append((done, of))
    )
    assert three == papers(3, 3)
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(BadInput):
        papers_pdf(contest(3), [], BASE, WORDS)


def test_a_file_is_read_back_and_whatever_is_wrong_is_named() -> None:
    told: list[int] = []
    verify_papers(papers(9, 2), cards(2), 9, told.append)
    assert told == [1, 2]
    with pytest.raises(BadInput, match="cannot be read back"):
        verify_papers(papers(4, 1), cards(2), 4)
    with pytest.raises(BadInput, match="cannot be read back"):
        verify_papers(papers(4, 2), [cards(1)[0], cards(1, seed=4)[0]], 4)
    with pytest.raises(BadInput, match="cannot be read back"):
        verify_papers(papers(3), cards(1), 4)  # a box is missing
    practice = papers_pdf(contest(4), [None], BASE, WORDS)
    with pytest.raises(BadInput, match="cannot be read back"):
        verify_papers(practice, cards(1), 4)


def test_a_page_that_is_no_paper_is_not_released() -> None:
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(out)
    with pytest.raises(BadInput, match="cannot be read back"):
        verify_papers(out.getvalue(), cards(1), 4)


def test_a_blank_page_is_what_was_printed_without_its_stub() -> None:
    (card,) = cards(1)
    blank = blank_page(contest(4), card, BASE, WORDS, 0)
    assert blank.shape == (round(geometry.TEAR * 6), 1260)


def test_photos_are_light_enough_to_show_ink() -> None:
    black = PaperPerson("Ann Ash", prepare_photo(photo((0, 0, 0))))
    raw = papers_pdf(replace(contest(1), people=(black,)), cards(1), BASE, WORDS)
    picture = marked_papers.rendered(raw, dpi=100)
    place = geometry.places_of(1)[0].photo.grown(-2)
    rows = slice(round(place.y / 25.4 * 100), round(place.bottom / 25.4 * 100))
    columns = slice(round(place.x / 25.4 * 100), round(place.right / 25.4 * 100))
    assert 80 <= int(picture[rows, columns].min()) < 100
