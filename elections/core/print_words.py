"""The words of printed sheets, in the election's own language, for the drawing code."""

from __future__ import annotations

from ballots.credential import PICTURES
from ballots.paper.card_sheets import SheetWords
from ballots.paper.cards import CardWords
from ballots.paper.wall import WallWords
from elections.core import catalogue
from elections.core.catalogue import ENGLISH, NAMES


def known_language(language: str) -> str:
    """Return the language if we have words for it, and else English."""
    return language if language in NAMES else ENGLISH


def picture_words(language: str) -> tuple[str, ...]:
    """Return the words for the 32 pictures in order; English where we lack the language."""
    return tuple(
        catalogue.say(known_language(language), f"picture-{picture}") for picture in PICTURES
    )


def card_words(language: str) -> CardWords:
    """Return the words of the vote cards of an election in its language."""
    code = known_language(language)
    return CardWords(
        lines=(
            catalogue.say(code, "print-card-yours"),
            catalogue.say(code, "print-card-keep"),
            catalogue.say(code, "print-card-not-name"),
            catalogue.say(code, "print-card-no-choice"),
        ),
        pictures=picture_words(code),
    )


def sheet_words(language: str, title: str, *, is_only_here: bool) -> SheetWords:
    """Return the words around the vote cards of an election with this title, in its language.

    ``is_only_here``: only this computer can open the cards.
    """
    code = known_language(language)
    return SheetWords(
        language=pdf_language(code),
        file_title=catalogue.say(code, "print-card-file", election=title),
        sheet=lambda sheet, sheets, cards: " ".join(
            (
                catalogue.say(code, "board-sheet-number", sheet=sheet, sheets=sheets),
                catalogue.say(code, "board-sheet-cards", cards=cards),
            )
        ),
        heading=catalogue.say(code, "board-cover-title"),
        how=(
            catalogue.say(code, "board-cover-one-side"),
            catalogue.say(code, "board-cover-full-size"),
            catalogue.say(code, "board-cover-cut"),
            catalogue.say(code, "board-cover-bags"),
            catalogue.say(code, "board-cover-safe"),
        ),
        address=catalogue.say(code, "board-cover-address"),
        cards=catalogue.say(code, "board-cover-cards"),
        sheets=catalogue.say(code, "board-cover-sheets"),
        all=catalogue.say(code, "board-cover-all"),
        note=catalogue.say(code, "board-sheet-only-here") if is_only_here else "",
    )


def wall_words(language: str, contest: str) -> WallWords:
    """Return the words of the picture wall of a contest with this title, in its language."""
    code = known_language(language)
    return WallWords(
        language=pdf_language(code),
        file_title=catalogue.say(code, "print-wall-file", contest=contest),
        page=lambda page, pages: catalogue.say(code, "print-wall-page", page=page, pages=pages),
        lines=(
            catalogue.say(code, "print-wall-in-box"),
            catalogue.say(code, "print-wall-no-choice"),
        ),
        delayed=(catalogue.say(code, "print-wall-open"), catalogue.say(code, "print-wall-late")),
        pictures=picture_words(code),
    )


def pdf_language(code: str) -> str:
    """Return the language as in a PDF's /Lang."""
    return "en-GB" if code == ENGLISH else code
