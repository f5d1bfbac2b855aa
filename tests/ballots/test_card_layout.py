"""The layout of printed vote cards: nothing lies over something else, nothing is cut off."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pypdfium2  # type: ignore[import-untyped]
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from ballots.credential import draw_cards
from ballots.paper import cards as cards_module
from ballots.paper.card_sheets import PER_SHEET, cards_pdf
from ballots.paper.cards import PrintedCard
from elections.core.print_words import card_words, sheet_words
from tests.support.printed import Box, boxes

UUID = "aBcDeFgHjKmNpQ"
WIDEST_LETTERS = "WWWWW WWWWW WWWWW WWWWW WWWWW WWWWW"
PRINTABLE = 6 * mm  # most printers leave less than this white
TITLES = ("2026", "Board election 2026", "Learning Disability Board 2026 " * 3, "W" * 80)
CARE = 3 * mm  # people do not cut exactly along a line
QUIET = 4  # modules that stay white around a QR code (ISO/IEC 18004)


def cells(parts: list[Box]) -> list[Box]:
    """Return the cards of a page, as the lines to cut along bound them."""
    lines = [part for part in parts if part.what == "line"]
    across = sorted({round((line.left + line.right) / 2) for line in lines if _is_upright(line)})
    along = sorted({round((line.bottom + line.top) / 2) for line in lines if not _is_upright(line)})
    return [
        Box("card", left, bottom, right, top)
        for bottom, top in pairwise(along)
        for left, right in pairwise(across)
    ]


def _is_upright(line: Box) -> bool:
    return line.top - line.bottom > line.right - line.left


def printed(count: int, title: str) -> list[PrintedCard]:
    drawn = draw_cards({UUID: count}, random.Random(9).choice)
    return [PrintedCard(card, title) for card in drawn]


@pytest.mark.parametrize("letters", [WIDEST_LETTERS, "LJTEF " * 5 + "LJTEF"])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    "title", ["2026", "Board election 2026", "Learning Disability Board 2026 " * 3, "W" * 80]
)
def test_nothing_on_a_card_lies_over_something_else_or_is_cut(
    monkeypatch: pytest.MonkeyPatch, language: str, title: str, letters: str
) -> None:
    monkeypatch.setattr(cards_module, "letters_of", lambda _secret: letters)
    words = card_words(language), sheet_words(language, title, is_only_here=True)
    address = "https://a-long-name-of-a-server.example.org:8443"
    with pypdfium2.PdfDocument(
        cards_pdf(title, printed(PER_SHEET, title), address, *words)
    ) as sheets:
        parts = list(boxes(sheets[1]))
    things = [part for part in parts if part.what != "line"]
    assert len(cells(parts)) == PER_SHEET
    inside = 0
    for card in cells(parts):
        own = [part for part in things if card.overlaps(part)]
        inside += len(own)
        assert [part.what for part in own].count("picture") == 6
        assert sum(part.what == "words" for part in own) >= 6 + 6 + 5 + 2
        assert [part for part in own if not card.grown(-CARE).holds(part)] == []
        assert [(a, b) for a, b in combinations(own, 2) if a.overlaps(b)] == []
        (code,) = (part for part in own if part.what == "code")
        # such an address takes 49 modules
        white = code.grown(QUIET * (code.right - code.left) / 49 - 0.1)
        assert [part for part in own if part != code and white.overlaps(part)] == []
    heading = [part for part in things if part.bottom > max(card.top for card in cells(parts))]
    assert inside + len(heading) == len(things)
    assert len(heading) == 2
    assert not heading[0].overlaps(heading[1])
    edge = Box("paper", 0, 0, *A4).grown(-PRINTABLE)
    assert [part for part in things if not edge.holds(part)] == []
