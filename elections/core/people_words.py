"""The words of the sheets about people who stand, in the election's own language."""

from __future__ import annotations

from ballots.paper.nomination_sheet import NominationSheetWords, SheetPart
from ballots.paper.people_sheets import PeopleWords
from elections.core import catalogue
from elections.core.catalogue import key
from elections.core.print_words import known_language, pdf_language


def poster_words(language: str, vote: str) -> PeopleWords:
    """Return the words of the posters of a vote with this title."""
    code = known_language(language)
    return _people_words(
        code,
        catalogue.say(code, "print-poster-file", vote=vote),
        "",
        (key("print-poster-same"),),
    )


def booklet_words(language: str, election: str) -> PeopleWords:
    """Return the words of the booklet of an election with this title."""
    code = known_language(language)
    words = _people_words(
        code,
        catalogue.say(code, "print-booklet-file", election=election),
        catalogue.say(code, "print-booklet-title"),
        (key("print-booklet-all"),),
    )
    return PeopleWords(
        words.language,
        words.file_title,
        words.heading,
        (election, *words.lines),
        words.page,
        words.point,
    )


def meeting_words(language: str, election: str) -> PeopleWords:
    """Return the words of the sheet for a meeting at which all speak."""
    code = known_language(language)
    return _people_words(
        code,
        catalogue.say(code, "print-hustings-file", election=election),
        catalogue.say(code, "print-hustings-title"),
        (key("print-hustings-time"), key("print-hustings-turn"), key("print-hustings-round")),
    )


def _people_words(code: str, file_title: str, heading: str, lines: tuple[str, ...]) -> PeopleWords:
    return PeopleWords(
        language=pdf_language(code),
        file_title=file_title,
        heading=heading,
        lines=tuple(catalogue.say(code, line) for line in lines),
        page=lambda page, pages: catalogue.say(code, "print-wall-page", page=page, pages=pages),
        point=lambda number: catalogue.say(code, "print-point", number=number),
    )


def nomination_sheet_words(language: str, election: str) -> NominationSheetWords:
    """Return the words of the blank nomination sheet of an election with this title."""
    code = known_language(language)

    def part(
        sign: str,
        heading: str,
        *sentences: str,
        lines: int = 1,
        space: float = 12,
        is_box: bool = False,
    ) -> SheetPart:
        said = tuple(catalogue.say(code, sentence) for sentence in sentences)
        return SheetPart(sign, catalogue.say(code, heading), said, lines, space, is_box)

    return NominationSheetWords(
        language=pdf_language(code),
        file_title=catalogue.say(code, "print-sheet-file"),
        title=catalogue.say(code, "print-sheet-title"),
        election=election,
        sides=(
            (
                part("person", key("print-sheet-name")),
                part("talk", key("print-sheet-like")),
                part("vote-box", key("print-sheet-vote")),
                part("people", key("print-sheet-group")),
                part("pen", key("print-sheet-points"), key("print-sheet-words"), lines=6),
                part("photo", key("print-sheet-photo"), lines=0),
            ),
            (
                part(
                    "thumbs-up",
                    key("print-sheet-yes"),
                    key("print-sheet-see"),
                    key("print-sheet-long"),
                    key("print-sheet-back"),
                    lines=0,
                ),
                part("pen", key("print-sheet-sign"), space=24, is_box=True),
                part("help", key("print-sheet-helped")),
                part("people", key("print-sheet-by")),
                part("people", key("print-sheet-voice"), key("print-sheet-voice-who")),
                part("envelope", key("print-sheet-send"), lines=0),
            ),
        ),
    )
