"""Render printed papers again: to check a file before it is released, and to know a blank page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pypdfium2  # type: ignore[import-untyped]

from ballots.credential import Card
from ballots.errors import BadInput
from ballots.paper import geometry
from ballots.paper.find_page import A_MM, NotAPage
from ballots.paper.read_page import CodeState, identify, read_marks
from ballots.paper.tags import Grey
from ballots.paper.voting_papers import PaperContest, PaperWords, papers_pdf

_A_POINT = A_MM * 25.4 / 72  # pixels
_BEST_FRAME, _MOST_INK, _MOST_BENT = 0.98, 0.5, 0.5


def blank_page(
    contest: PaperContest, card: Card, base_url: str, words: PaperWords, side: int
) -> Grey:
    """Draw one side as it was printed, `A_MM` pixels for a millimetre, without the stub."""
    raw = papers_pdf(contest, [card], base_url, words)
    with pypdfium2.PdfDocument(raw) as document:
        return _rendered(document, side)[: round(geometry.TEAR * A_MM)]


def verify_papers(
    raw: bytes, cards: Sequence[Card], people: int, progress: Callable[[int], None] | None = None
) -> None:
    """Read every page of a file with voting papers (A4) as a scan would be read.

    ``people``: how many stand in the contest; ``progress(done)`` is called after each paper.
    Raises `BadInput` where a page does not read as it should.
    """
    sides = geometry.sides_of(people)
    with pypdfium2.PdfDocument(raw) as document:
        if len(document) != len(cards) * sides:
            raise _wrong()
        for done, card in enumerate(cards):
            for side in range(sides):
                number = done * sides + side
                here = min(people - side * geometry.A_SIDE, geometry.A_SIDE)
                if not _is_right(_rendered(document, number), card, side, here):
                    raise _wrong()
            if progress:
                progress(done + 1)


def _wrong() -> BadInput:
    return BadInput("papers-wrong", "A page of this file cannot be read back. Make it again.")


def _is_right(picture: Grey, card: Card, side: int, people: int) -> bool:
    found = identify(picture)
    if isinstance(found, NotAPage):
        return False
    page = found.page
    is_this = (found.code, found.uuid, found.secret) == (CodeState.READ, card.uuid, card.secret)
    is_whole = (page.side, len(page.corners)) == (side, geometry.CORNERS)
    boxes = read_marks(picture, page, people, None).boxes
    is_clear = all(box.frame >= _BEST_FRAME and box.ink < _MOST_INK for box in boxes)
    return is_this and is_whole and is_clear and page.bend < _MOST_BENT


def _rendered(document: pypdfium2.PdfDocument, number: int) -> Grey:
    return np.array(document[number].render(scale=_A_POINT, grayscale=True).to_pil())
