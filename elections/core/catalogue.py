"""The words of a second language, as `make words` built them (docs/languages.md).

The English sentence is the key. What has no words yet is said in English, marked as English,
never silently. The pages choose their language in `elections.web.core.language`; what is
printed is in the election's own.
"""

from __future__ import annotations

import gettext
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import cache
from typing import Any, TypeVar

from markupsafe import Markup

from ballots.paper.cards import CARDS_IN_ENGLISH, CardWords
from ballots.paper.wall import WALL_IN_ENGLISH, WallWords
from elections.core.paths import WORDS

ENGLISH = "en"
NAMES: Mapping[str, str] = {ENGLISH: "English", "cy": "Cymraeg"}
SOFT_HYPHEN = "\u00ad"  # where a narrow page may part a long word; on a card it fits

Words = TypeVar("Words", CardWords, WallWords)


class _Missing(gettext.NullTranslations):
    """What is said when the catalogue has nothing: English that says that it is English.

    Only texts that stand in our own templates may hold marks of HTML (``from_template``); the text
    of a refusal may hold what somebody typed.
    """

    def __init__(self, *, from_template: bool) -> None:
        super().__init__()
        self._from_template = from_template

    def gettext(self, message: str) -> str:
        english = Markup(message) if self._from_template else message  # noqa: S704
        return Markup('<span lang="en" class="still-english">{}</span>').format(english)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _MissingInPrint(gettext.NullTranslations):
    """The same on paper, where there is no HTML."""

    def gettext(self, message: str) -> str:
        return f"{message} (EN)"


@cache
def for_pages(language: str, *, from_template: bool = False) -> gettext.NullTranslations:
    """The catalogue of one of `NAMES`; what is missing comes as HTML that says so."""
    return _with(language, _Missing(from_template=from_template))


@cache
def for_print(language: str) -> gettext.NullTranslations:
    """The catalogue of one of `NAMES`; what is missing ends in "(EN)"."""
    return _with(language, _MissingInPrint())


def _with(language: str, missing: gettext.NullTranslations) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    with (WORDS / language / "LC_MESSAGES" / "repvote.mo").open("rb") as file:
        found = gettext.GNUTranslations(file)
    found.add_fallback(missing)
    return found


@cache
def checked(language: str) -> tuple[int, int]:
    """How many texts of a language a person has checked, and how many there are."""
    if language == ENGLISH:
        return (0, 0)
    state = json.loads((WORDS / language / "state.json").read_text("utf-8"))
    return int(state["checked"]), int(state["texts"])


def card_words(language: str) -> CardWords:
    """The words of printed vote cards; English where the language is none of `NAMES`."""
    return _in_print(CARDS_IN_ENGLISH, language)


def wall_words(language: str) -> WallWords:
    """The words of a printed picture wall; English where the language is none of `NAMES`."""
    return _in_print(WALL_IN_ENGLISH, language)


def _in_print(english: Words, language: str) -> Words:
    """Every text of the words in this language; a sheet has room for long words as they are."""
    if language == ENGLISH or language not in NAMES:
        return english
    catalogue = for_print(language)

    def say(text: str) -> str:
        return catalogue.gettext(text).replace(SOFT_HYPHEN, "")

    told: dict[str, Any] = {
        name: say(value) if isinstance(value, str) else tuple(say(one) for one in value)
        for name, value in asdict(english).items()
        if name != "language"
    }
    return replace(english, language=language, **told)
