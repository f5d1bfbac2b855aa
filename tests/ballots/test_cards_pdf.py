"""Printed vote cards: all QR codes and letters are read back, and the words stand beside them."""

from __future__ import annotations

import random
import re

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from ballots.card_letters import letters_of, parse_letters
from ballots.credential import PICTURES, Card, draw_cards, parse_card
from ballots.errors import BadInput
from ballots.paper.cards import PER_PAGE, PrintedCard, card_link, cards_pdf
from ballots.paper.draw import ART
from elections.core.print_words import card_words

BASE = "http://127.0.0.1:8000"
UUIDS = ("aBcDeFgHjKmNpQ", "Z1Y2X3W4V5U6T7")
TITLE = "Election 2026"
WORDS = card_words("en", TITLE)
_LETTERS = re.compile(r"(?:[A-Z]{5} ){5}[A-Z]{5}")


def _cards(count: int) -> list[PrintedCard]:
    choose = random.Random(7).choice
    half = count // 2
    drawn = draw_cards({UUIDS[0]: half, UUIDS[1]: count - half}, choose)
    return [PrintedCard(card, f"Reps for area {card.uuid[0]}") for card in drawn]


def _codes(page: pypdfium2.PdfPage) -> list[str]:
    shown = page.render(scale=300 / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(shown)
    found.sort(key=lambda code: (code.position.top_left.y // 200, code.position.top_left.x))
    return [code.text for code in found]


def _same_card(read: str, card: Card) -> bool:
    return parse_card(read) == (card.uuid, card.secret)


def test_every_code_of_the_sheets_reads_back_in_order() -> None:
    cards = _cards(2 * PER_PAGE + 1)
    calls: list[tuple[int, int]] = []
    raw = cards_pdf(TITLE, cards, BASE + "/", WORDS, lambda done, of: calls.append((done, of)))
    with pypdfium2.PdfDocument(raw) as sheets:
        assert len(sheets) == 3
        read = [text for page in sheets for text in _codes(page)]
    assert read == [card_link(printed.card, BASE) for printed in cards]
    assert all(_same_card(text, p.card) for text, p in zip(read, cards, strict=True))
    assert read[0].startswith(f"{BASE}/vote#1.{UUIDS[0]}.")
    assert calls == [(6, 13), (12, 13), (13, 13)]


def test_words_of_the_pictures_and_of_the_contest_stand_on_the_card() -> None:
    printed = PrintedCard(_cards(2)[1].card, "Family carer for Ŵaun Fâch")
    with pypdfium2.PdfDocument(cards_pdf(TITLE, [printed], BASE, WORDS)) as sheets:
        text = sheets[0].get_textpage().get_text_range()
    words = text.split()
    for number in printed.card.pictures:
        assert PICTURES[number] in words
    for line in (printed.contest_title, TITLE, "This is your vote card.", "Keep it."):
        assert line in text
    assert printed.card.secret not in text  # it stands in the QR code, and as letters
    assert printed.card.secret.replace("-", "") not in text


def test_the_letters_of_every_card_are_read_back_from_the_print() -> None:
    cards = _cards(PER_PAGE)
    with pypdfium2.PdfDocument(cards_pdf(TITLE, cards, BASE, WORDS)) as sheets:
        text = " ".join(sheets[0].get_textpage().get_text_range().split())
    read = _LETTERS.findall(text)
    assert read == [letters_of(printed.card.secret) for printed in cards]
    assert [parse_letters(line) for line in read] == [printed.card.secret for printed in cards]


def test_long_titles_stay_on_their_card() -> None:
    long = "Representatives " * 12
    with pypdfium2.PdfDocument(
        cards_pdf(long, [PrintedCard(_cards(2)[0].card, long)], BASE, WORDS)
    ) as sheets:
        text = sheets[0].get_textpage().get_text_range()
        left, right = sheets[0].get_width() / 2, sheets[0].get_width()
        assert not sheets[0].get_textpage().get_text_bounded(left, 0, right, 1000).strip()
    assert "…" in text


def test_the_same_cards_give_the_same_bytes() -> None:
    cards = _cards(3)
    assert cards_pdf(TITLE, cards, BASE, WORDS) == cards_pdf(TITLE, cards, BASE, WORDS)


def test_no_cards_to_print_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        cards_pdf(TITLE, [], BASE, WORDS)
    assert caught.value.code == "cards-none"


def test_there_is_a_picture_for_each_of_the_32() -> None:
    for name in PICTURES:
        with Image.open(ART / f"{name}.png") as picture:
            assert picture.size == (256, 256)


def test_each_picture_is_stored_once_for_any_number_of_cards() -> None:
    cards = _cards(PER_PAGE)
    ten_times = cards_pdf(TITLE, cards * 10, BASE, WORDS)
    assert ten_times.count(b"/Subtype /Image") <= len(PICTURES)
