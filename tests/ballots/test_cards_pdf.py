"""Printed vote cards: all QR codes and letters are read back, and the words stand beside them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from ballots.card_letters import letters_of, parse_letters
from ballots.credential import PICTURES, Card, draw_cards, parse_card
from ballots.errors import BadInput
from ballots.paper import card_sheets
from ballots.paper.card_sheets import CARDS_TOP, PER_SHEET
from ballots.paper.cards import PrintedCard, card_link
from ballots.paper.draw import ART
from elections.core.print_words import card_words, sheet_words

BASE = "http://127.0.0.1:8000"
UUIDS = ("aBcDeFgHjKmNpQ", "Z1Y2X3W4V5U6T7")
TITLE = "Election 2026"
_LETTERS = re.compile(r"(?:[A-Z]{5} ){5}[A-Z]{5}")


def _cards(count: int) -> list[PrintedCard]:
    choose = random.Random(7).choice
    half = count // 2
    drawn = draw_cards({UUIDS[0]: half, UUIDS[1]: count - half}, choose)
    return [PrintedCard(card, f"Reps for area {card.uuid[0]}") for card in drawn]


def cards_pdf(
    title: str,
    cards: Sequence[PrintedCard],
    progress: Callable[[int, int], None] | None = None,
    base_url: str = BASE,
) -> bytes:
    words = card_words("en"), sheet_words("en", title, is_only_here=False)
    return card_sheets.cards_pdf(title, cards, base_url, *words, progress)


def _text(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def _codes(page: pypdfium2.PdfPage) -> list[str]:
    shown = page.render(scale=300 / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(shown)
    found.sort(key=lambda code: (code.position.top_left.y // 200, code.position.top_left.x))
    return [code.text for code in found]


def _same_card(read: str, card: Card) -> bool:
    return parse_card(read) == (card.uuid, card.secret)


def test_every_code_of_the_sheets_reads_back_in_order() -> None:
    cards = _cards(2 * PER_SHEET + 1)
    calls: list[tuple[int, int]] = []
    raw = cards_pdf(TITLE, cards, lambda done, of: calls.append((done, of)), BASE + "/")
    with pypdfium2.PdfDocument(raw) as sheets:
        assert len(sheets) == 1 + 3
        read = [text for page in sheets for text in _codes(page)]
    assert read == [card_link(printed.card, BASE) for printed in cards]
    assert all(_same_card(text, p.card) for text, p in zip(read, cards, strict=True))
    assert read[0].startswith(f"{BASE}/vote#1.{UUIDS[0]}.")
    assert calls == [(6, 13), (12, 13), (13, 13)]


def test_words_of_the_pictures_and_of_the_contest_stand_on_the_card() -> None:
    printed = PrintedCard(_cards(2)[1].card, "Family carer for Ŵaun Fâch")
    with pypdfium2.PdfDocument(cards_pdf(TITLE, [printed])) as sheets:
        text = sheets[1].get_textpage().get_text_range()
    words = text.split()
    for number in printed.card.pictures:
        assert PICTURES[number] in words
    for line in (printed.contest_title, TITLE, "This is your vote card.", "Keep it."):
        assert line in text
    assert printed.card.secret not in text  # it stands in the QR code, and as letters
    assert printed.card.secret.replace("-", "") not in text


def test_the_letters_of_every_card_are_read_back_from_the_print() -> None:
    cards = _cards(PER_SHEET)  # of two contests
    with pypdfium2.PdfDocument(cards_pdf(TITLE, cards)) as sheets:
        text = " ".join(" ".join(_text(page).split()) for page in sheets)
    read = _LETTERS.findall(text)
    assert read == [letters_of(printed.card.secret) for printed in cards]
    assert [parse_letters(line) for line in read] == [printed.card.secret for printed in cards]


def test_long_titles_stay_on_their_card() -> None:
    long = "Representatives " * 12
    with pypdfium2.PdfDocument(cards_pdf(long, [PrintedCard(_cards(2)[0].card, long)])) as sheets:
        text = sheets[1].get_textpage().get_text_range()
        left, right = sheets[1].get_width() / 2, sheets[1].get_width()
        top = CARDS_TOP
        assert not sheets[1].get_textpage().get_text_bounded(left, 0, right, top).strip()
    assert "…" in text


def test_the_same_cards_give_the_same_bytes() -> None:
    cards = _cards(3)
    assert cards_pdf(TITLE, cards) == cards_pdf(TITLE, cards)


def test_no_cards_to_print_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        cards_pdf(TITLE, [])
    assert caught.value.code == "cards-none"


def test_there_is_a_picture_for_each_of_the_32() -> None:
    for name in PICTURES:
        with Image.open(ART / f"{name}.png") as picture:
            assert picture.size == (256, 256)


def test_each_picture_is_stored_once_for_any_number_of_cards() -> None:
    cards = _cards(PER_SHEET)
    ten_times = cards_pdf(TITLE, cards * 10)
    assert ten_times.count(b"/Subtype /Image") <= len(PICTURES)


def test_a_sheet_has_cards_of_one_contest_and_says_so() -> None:
    cards = _cards(2 * PER_SHEET + 3)  # 7 and 8, as they come from the bag of all
    random.Random(1).shuffle(cards)
    with pypdfium2.PdfDocument(cards_pdf(TITLE, cards)) as file:
        sheets = [(_text(page), [parse_card(code)[0] for code in _codes(page)]) for page in file]
    assert sorted(len(codes) for _, codes in sheets) == [0, 1, 2, 6, 6]
    texts = []
    for text, uuids in sheets[1:]:
        (uuid,) = set(uuids)
        own = sum(printed.card.uuid == uuid for printed in cards)
        heading = next(line for line in text.splitlines() if "Sheet" in line)
        assert f"Reps for area {uuid[0]}" in text
        texts.append((uuid, heading.strip()[-len("Sheet 1 of 2. 7 cards.") :]))
        assert texts[-1][1].endswith(f"of 2. {own} cards.")
    assert [heading[:12] for _, heading in texts] == ["Sheet 1 of 2", "Sheet 2 of 2"] * 2


def test_the_cover_counts_the_cards_of_each_contest_and_says_how_to_print() -> None:
    cards = [*_cards(20), *_cards(20)[:3]]
    with pypdfium2.PdfDocument(cards_pdf(TITLE, cards, base_url="https://vote.example")) as file:
        text = " ".join(_text(file[0]).split())
        assert _codes(file[0]) == []
    assert "Reps for area a 13 3" in text
    assert "Reps for area Z 10 2" in text
    assert "All together 23 5" in text
    assert "Print on one side of the paper." in text
    assert "https://vote.example" in text
    assert not [printed for printed in cards if letters_of(printed.card.secret) in text]


def test_many_contests_go_on_on_another_cover_page() -> None:
    uuids = [f"{sign}BcDeFgHjKmNpQ" for sign in "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefgh"]
    drawn = draw_cards(dict.fromkeys(uuids, 1), random.Random(3).choice)
    cards = [PrintedCard(card, f"Reps for area {card.uuid[0]}") for card in drawn]
    with pypdfium2.PdfDocument(cards_pdf(TITLE, cards)) as file:
        assert len(file) == 2 + len(uuids)
        text = " ".join([_text(file[0]), _text(file[1])])
        lowest = [
            part.get_bounds()[1] for page in (file[0], file[1]) for part in page.get_objects()
        ]
    assert all(f"Reps for area {uuid[0]}" in text for uuid in uuids)
    assert min(lowest) > 30  # points


def test_the_file_asks_for_one_side_and_full_size() -> None:
    with pypdfium2.PdfDocument(cards_pdf(TITLE, _cards(2))) as file:
        duplex = pypdfium2.raw.FPDF_VIEWERREF_GetDuplex(file)
        is_scaled = pypdfium2.raw.FPDF_VIEWERREF_GetPrintScaling(file)
    assert duplex == pypdfium2.raw.Simplex
    assert not is_scaled
