"""Sheets about people who stand, rendered and read back: everybody, once in each place, whole."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4

from ballots.paper.nomination_sheet import nomination_sheet_pdf
from ballots.paper.people_sheets import (
    PrintedPerson,
    PrintedVote,
    booklet_pdf,
    meeting_pdf,
    poster_pdf,
)
from elections.core.people_words import (
    booklet_words,
    meeting_words,
    nomination_sheet_words,
    poster_words,
)
from tests.support.printed import boxes

NAMES = ("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill", "Eve Elm", "Flo Fern")
ELECTION = "Board election 2026"
LONG_NAME = "Bartholomew Featherstonehaugh-Cholmondeley the Younger of Ringwood Parish"
LONG_POINT = "wonderful " * 19 + "end"


def _jpeg(colour: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (480, 600), (colour, 90, 160)).save(out, "JPEG")
    return out.getvalue()


def vote(names: Sequence[str] = NAMES, title: str = "Reps for the New Forest") -> PrintedVote:
    people = [
        PrintedPerson(name, (f"I listen to {name}.", "I ask.", "I tell you."), _jpeg(40 * place))
        for place, name in enumerate(names)
    ]
    return PrintedVote(title, tuple(people))


def texts(raw: bytes) -> list[str]:
    with pypdfium2.PdfDocument(raw) as sheets:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in sheets]


def names_in_order(text: str) -> list[str]:
    """List the names as their big lines stand, not those inside the points."""
    places = {text.replace(f"to {name}.", "").find(name): name for name in NAMES}
    return [name for place, name in sorted(places.items()) if place >= 0]


def _posters(raw: bytes) -> list[list[str]]:
    """List the people of each poster; six people are on two pages."""
    pages = [names_in_order(text) for text in texts(raw)]
    return [first + second for first, second in zip(pages[::2], pages[1::2], strict=True)]


def test_each_poster_has_everybody_and_begins_with_another_one() -> None:
    words = poster_words("en", "Reps for the New Forest")
    posters = _posters(poster_pdf(vote(), words))
    assert len(posters) == len(NAMES)
    assert all(sorted(poster) == sorted(NAMES) for poster in posters)
    for place in range(len(NAMES)):
        assert Counter(poster[place] for poster in posters) == Counter(NAMES)
    # in a circle: after each person comes the same one
    assert posters[2] == [*NAMES[2:], *NAMES[:2]]


def test_the_booklet_has_one_person_on_each_page() -> None:
    votes = [vote(), vote(NAMES[:1], "Family carers")]
    pages = texts(booklet_pdf(votes, booklet_words("en", ELECTION)))
    assert len(pages) == 1 + 7
    assert all(title in pages[0] for title in ("Reps for the New Forest", "Family carers"))
    for page, name in zip(pages[1:], (*NAMES, NAMES[0]), strict=True):
        assert names_in_order(page) == [name]
        assert page.index("Point 1") < page.index(f"I listen to {name}.") < page.index("Point 2")


def test_the_meeting_s_sheet_numbers_the_turns() -> None:
    pages = texts(meeting_pdf([vote()], meeting_words("en", ELECTION)))
    assert [names_in_order(page) for page in pages] == [list(NAMES[:5]), [NAMES[5]]]
    assert "Everybody gets the same time" in pages[0]
    assert " 6 Flo Fern" in pages[1]


@pytest.mark.parametrize(
    "make",
    [
        lambda people: poster_pdf(people, poster_words("en", people.title)),
        lambda people: booklet_pdf([people], booklet_words("en", ELECTION)),
        lambda people: meeting_pdf([people], meeting_words("en", ELECTION)),
    ],
    ids=["poster", "booklet", "meeting"],
)
def test_the_longest_texts_stay_on_their_page_and_apart(
    make: Callable[[PrintedVote], bytes],
) -> None:
    long = PrintedPerson(LONG_NAME, (LONG_POINT,) * 3, _jpeg(0))
    whole = vote((*NAMES[:3],))
    people = PrintedVote("W" * 80, (*whole.people, long))
    raw = make(people)
    assert all("…" not in text.replace("W…", "") for text in texts(raw))
    assert any("Ringwood Parish" in text for text in texts(raw))
    with pypdfium2.PdfDocument(raw) as sheets:
        for page in sheets:
            printed = list(boxes(page))
            words = [box for box in printed if box.what == "words"]
            photos = [box for box in printed if box.what == "picture"]
            assert all(box.left >= 0 and box.right <= A4[0] for box in printed)
            assert all(box.bottom >= 0 and box.top <= A4[1] for box in printed)
            assert not any(photo.overlaps(text) for photo in photos for text in words)
            assert not any(
                first.overlaps(second)
                for place, first in enumerate(photos)
                for second in photos[place + 1 :]
            )
            sizes = {round(photo.right - photo.left) for photo in photos}
            assert len(sizes) <= 1


def test_the_blank_sheet_has_the_yes_of_the_person_and_of_the_group() -> None:
    front, back = texts(nomination_sheet_pdf(nomination_sheet_words("en", ELECTION)))
    for heading in ("My name", "Say it like", "I stand for", "My three points"):
        assert heading in front
    for heading in (
        "I say yes",
        "My name or my mark",
        "This person helped me",
        "Our group says yes",
    ):
        assert heading in back
    assert "until the lists are locked" in back


def test_the_sheets_say_their_language() -> None:
    raw = booklet_pdf([vote()], booklet_words("cy", ELECTION))
    assert b"/Lang (cy)" in raw
