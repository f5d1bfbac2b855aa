"""The language of a page: English, or Welsh where somebody asked for it with ``?lang=cy``.

Templates write ``_("...")`` and Python ``say("...")``; the English sentence is the key. The Welsh
catalogue is ``templates/words/cy/LC_MESSAGES/repvote.po``; ``make words`` compiles it. What has no
Welsh yet is shown in English, marked as English, never silently (docs/languages.md).

No cookie keeps the language, because public pages set none: it travels in the addresses.
"""

from __future__ import annotations

import gettext
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, has_request_context, request
from markupsafe import Markup

ENGLISH = "en"
NAMES: Mapping[str, str] = {ENGLISH: "English", "cy": "Cymraeg"}
FOLDER = Path(__file__).resolve().parents[2] / "templates" / "words"

# The pages that speak more than one language. The board's pages are in English only.
PAGES = frozenset(
    {
        "public.landing",
        "public.contest",
        "public.results",
        "public.record",
        "public.about",
        "public.accessibility",
        "vote.vote",
        "vote.check",
        "vote.practice",
        "vote.practice_paper",
    }
)


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


@cache
def _catalogue(language: str, *, from_template: bool = False) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    path = FOLDER / language / "LC_MESSAGES" / "repvote.mo"
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    found.add_fallback(_Missing(from_template=from_template))
    return found


@cache
def checked(language: str) -> tuple[int, int]:
    """How many texts of a language a person has checked, and how many there are."""
    if language == ENGLISH:
        return (0, 0)
    state = json.loads((FOLDER / language / "state.json").read_text("utf-8"))
    return int(state["checked"]), int(state["texts"])


def current() -> str:
    """The language of this request; English where there is none and on the board's pages."""
    if not has_request_context():
        return ENGLISH
    asked = request.args.get("lang", ENGLISH)
    known = asked in NAMES and (request.endpoint in PAGES or request.endpoint is None)
    return asked if known else ENGLISH


def mark(text: str) -> str:
    """Name a text for the catalogue without saying it yet."""
    return text


def say(text: str, **values: object) -> str:
    """The text in the page's language; ``%(name)s`` is filled from ``values``."""
    said = _catalogue(current()).gettext(text)
    return said % values if values else said


def count(one: str, many: str, number: int, **values: object) -> str:
    """The form of a text that fits ``number``, which stands in it as ``%(n)s``."""
    said = _catalogue(current()).ngettext(one, many, number)
    return said % {"n": number, **values}


def _in_templates(text: str) -> str:
    return _catalogue(current(), from_template=True).gettext(text)


def _many_in_templates(one: str, many: str, number: int) -> str:
    return _catalogue(current(), from_template=True).ngettext(one, many, number)


def browser_words() -> str:
    """The catalogue for the tablet's scripts as JSON; "" for English."""
    if current() == ENGLISH:
        return ""
    return (FOLDER / current() / "browser.json").read_text("utf-8")


def _shared() -> dict[str, Any]:
    return {
        "language": current(),
        "languages": NAMES if request.endpoint in PAGES else {},
        "language_checked": checked(current()),
        # Names, titles and points stay in the election's own language.
        "own_words": Markup("") if current() == ENGLISH else Markup(' lang="en"'),
    }


def register(app: Flask) -> None:
    """Give every template ``_``, ``ngettext``, ``language``; keep the language in the links."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        _in_templates, _many_in_templates, newstyle=True
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals["browser_words"] = browser_words
    app.context_processor(_shared)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint in PAGES and current() != ENGLISH:
            values.setdefault("lang", current())
