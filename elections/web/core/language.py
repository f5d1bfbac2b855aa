"""The language of a page: the election's own, or the other where somebody asked with ``?lang=``.

Templates write ``_("...")`` and Python ``say("...")``; the English sentence is the key. The Welsh
catalogue is ``templates/words/cy/LC_MESSAGES/repvote.po``; ``make words`` compiles it. What has no
Welsh yet is shown in English, marked as English, never silently (docs/languages.md).

No cookie keeps the language, because public pages set none: it travels in the addresses, those of
forms included, so that an answer comes in the language of the page that asked.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, has_request_context, request
from markupsafe import Markup, escape

from ballots.errors import RepVoteError
from elections.core import catalogue
from elections.core.catalogue import ENGLISH, NAMES
from elections.core.paths import WORDS
from elections.services.queries import overview as election_queries
from elections.web.core.request_context import context

# The end of a sentence; browser/src/ui/language.js parts texts at the same places.
SENTENCE_END = re.compile(r"(?<=[.!?:])[\s\N{NO-BREAK SPACE}]+")

# What has no words of its own, so that its addresses need no language.
WITHOUT_WORDS = frozenset(
    {
        "static",
        "public.record_zip",
        "public.box",
        "public.trail",
        "public.picture",
        "vote.box",
        "vote.card",
        "vote.post",
        "vote.codes",
        "worker.script",
        "sound.manifest",
        "sound.manifest_in",
        "sound.clip",
        "sound.person",
        "keys.tallies",
    }
)


def of_election() -> str:
    """The election's own language: of names, titles and points; English without one."""
    if not has_request_context():
        return ENGLISH
    if "language_of_election" not in g:
        g.language_of_election = election_queries.language(context()) or ENGLISH
    return str(g.language_of_election)


def ask_no_database() -> None:
    """Speak English in this answer unless it was asked otherwise: something is broken."""
    g.setdefault("language_of_election", ENGLISH)


def usual() -> str:
    """The language of a page when nobody asks for one: the election's, if we have words for it."""
    language = of_election()
    return language if language in NAMES else ENGLISH


def current() -> str:
    """The language of this request; English where there is none."""
    if not has_request_context():
        return ENGLISH
    asked = request.args.get("lang", "")
    return asked if asked in NAMES else usual()


def mark(text: str) -> str:
    """Name a text for the catalogue without saying it yet."""
    return text


def mark_count(one: str, many: str) -> tuple[str, str]:
    """The same for a text that goes to `count` later."""
    return one, many


def say(text: str, **values: object) -> str:
    """The text in the page's language; ``%(name)s`` is filled from ``values``."""
    return _filled(catalogue.for_pages(current()).gettext(text), values)


def count(one: str, many: str, number: int, **values: object) -> str:
    """The form of a text that fits ``number``, which stands in it as ``%(n)s``."""
    said = catalogue.for_pages(current()).ngettext(one, many, number)
    return _filled(said, {"n": number, **values})


def said(problem: RepVoteError) -> str:
    """What a refusal says, in the page's language."""
    return said_text(problem.pattern, **problem.values)


def said_text(text: str, **values: object) -> str:
    """A text of several sentences, each looked up for itself, as on a tablet."""
    return Markup(" ").join(say(one, **values) for one in SENTENCE_END.split(text))


def _filled(text: str, values: dict[str, object]) -> str:
    if any(isinstance(one, Markup) for one in values.values()):
        text = escape(text)  # words without translation bring their mark along
    return text % values if values else text


def own(text: str, tag: str = "") -> Markup:
    """A name, title or point inside a sentence, in ``tag``, marked with its own language."""
    lang = own_words()
    if not (tag or lang):
        return escape(text)
    name = Markup(tag or "span")  # noqa: S704 - the tag stands in our own templates
    return Markup("<{}{}>{}</{}>").format(name, lang, text, name)


def own_words() -> Markup:
    """The attribute of an element that holds only names, titles or points of the election."""
    language = of_election()
    return Markup("") if language == current() else Markup(' lang="{}"').format(language)


def _in_templates(text: str) -> str:
    return catalogue.for_pages(current(), from_template=True).gettext(text)


def _many_in_templates(one: str, many: str, number: int) -> str:
    return catalogue.for_pages(current(), from_template=True).ngettext(one, many, number)


def browser_words() -> str:
    """The catalogue for the tablet's scripts as JSON; "" for English."""
    if current() == ENGLISH:
        return ""
    return (WORDS / current() / "browser.json").read_text("utf-8")


def _links() -> dict[str, tuple[str, str]]:
    """Language -> its own name, and the address of this page in it."""
    found = {}
    for code, name in NAMES.items():
        asked = {**request.args.to_dict(), "lang": code}
        if code == usual():
            del asked["lang"]
        found[code] = (name, request.path + (f"?{urlencode(asked)}" if asked else ""))
    return found


def _shared() -> dict[str, Any]:
    return {
        "language": current(),
        "languages": _links(),
        "language_checked": catalogue.checked(current()),
        "own_words": own_words(),
        # The steps of the count are part of the public record, which is in English.
        "in_english": Markup("") if current() == ENGLISH else Markup(' lang="en"'),
    }


def register(app: Flask) -> None:
    """Give every template ``_``, ``ngettext``, ``language``; keep the language in the links."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        _in_templates, _many_in_templates, newstyle=True
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals["browser_words"] = browser_words
    app.jinja_env.globals["own"] = own
    app.context_processor(_shared)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint not in WITHOUT_WORDS and current() != usual():
            values.setdefault("lang", current())
