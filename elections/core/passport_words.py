"""The words of a voting passport: one page that a member shows to who helps them to vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ballots.paper.nomination_sheet import NominationSheetWords, SheetPart
from elections.core import catalogue
from elections.core.catalogue import key
from elections.core.print_words import known_language, pdf_language


@dataclass(frozen=True, slots=True)
class Passport:
    """What somebody tells about themselves; "" for a line to write on. Nothing of it is kept."""

    name: str
    helps: Sequence[str] = ()
    yes: str = ""
    no: str = ""
    company: str = ""


def passport_words(language: str, passport: Passport) -> NominationSheetWords:
    """Return the parts of the page, with what was told and lines for what was not."""
    code = known_language(language)

    def part(sign: str, heading: str, *told: str) -> SheetPart:
        sentences = tuple(text for text in told if text)
        lines = 0 if sentences else 2
        return SheetPart(sign, catalogue.say(code, heading), sentences, lines)

    own_way = (catalogue.say(code, "passport-own-way"), catalogue.say(code, "passport-alone"))
    return NominationSheetWords(
        language=pdf_language(code),
        file_title=catalogue.say(code, "passport-title"),
        title=catalogue.say(code, "passport-title"),
        election=passport.name,
        sides=(
            (
                part("vote-box", key("passport-please"), *own_way),
                part("help", key("passport-helps"), *passport.helps),
                part("thumbs-up", key("passport-yes"), passport.yes),
                part("talk", key("passport-no"), passport.no),
                part("people", key("passport-company"), passport.company),
            ),
        ),
    )
