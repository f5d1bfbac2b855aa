"""The language of a page: the election's own, or the other where somebody asked with ``?lang=``.

Templates and Python write ``say("key", n=3)``: the message of the catalogue in the page's language
(docs/languages.md). What a language lacks is shown in English, marked as English, never silently.

No cookie keeps the language, because public pages set none: it travels in the addresses, those of
forms included, so that an answer comes in the language of the page that asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, has_request_context, request
from markupsafe import Markup, escape

from ballots.errors import RepVoteError
from elections.core import catalogue
from elections.core.catalogue import ENGLISH, NAMES, Argument, Message, WrongWords
from elections.core.catalogue_files import ArgumentType
from elections.services.queries import overview as election_queries
from elections.web.core.request_context import context

_SIGNS = 0xE000  # private-use characters, which no text contains

# Endpoints without words, whose addresses need no language.
WITHOUT_WORDS = frozenset(
    {
        "static",
        "public.record_zip",
        "public.box",
        "public.trail",
        "hall.authority",
        "public.picture",
        "vote.boxes",
        "vote.box",
        "vote.card",
        "vote.post",
        "vote.rehearse",
        "vote.codes",
        "worker.script",
        "words.file",
        "sound.manifest",
        "sound.manifest_in",
        "sound.clip",
        "sound.person",
        "board.file_with_cards",
        "setup.photo",
        "keys.standing",
        "keys.tallies",
        "groups.person_jpeg",
        "groups.person_whole",
    }
)


def of_election() -> str:
    """Return the election's own language, of names, titles and points; English without one."""
    if not has_request_context():
        return ENGLISH
    if "language_of_election" not in g:
        g.language_of_election = election_queries.language(context()) or ENGLISH
    return str(g.language_of_election)


def ask_no_database() -> None:
    """Speak English in this answer unless it was asked otherwise: something is broken."""
    g.setdefault("language_of_election", ENGLISH)


def usual() -> str:
    """Return a page's usual language: the election's, if we have words for it."""
    language = of_election()
    return language if language in NAMES else ENGLISH


def current() -> str:
    """Return the language of this request; English where there is none."""
    if not has_request_context():
        return ENGLISH
    asked = request.args.get("lang", "")
    return asked if asked in NAMES else usual()


def say(name: str, /, **arguments: Argument) -> str:
    """Say a message in the page's language; mark a text that is only in English.

    An argument may bring marks of its own, as `own` does; all other text stays text.
    """
    return say_message(Message(name, arguments))


def say_message(message: Message) -> str:
    """Say a message that was named before."""
    shown, marks = _with_placeholders(message)
    if not marks and shown.language == current():
        return shown.text
    whole = _with_marks(shown.text, marks)
    return whole if shown.language == current() else still_english(whole)


def say_lines(
    lines: Iterable[tuple[str, Iterable[Message]]],
) -> list[tuple[str, list[str]]]:
    """Return the same pictures with what the messages beside them say."""
    return [
        (picture, [say_message(message) for message in messages]) for picture, messages in lines
    ]


def plain(name: str, /, **arguments: Argument) -> str:
    """Say a message where no mark is possible: a page's name, a label for screen readers."""
    return catalogue.text(current(), name, arguments).text


def say_refusal(refusal: RepVoteError) -> str:
    """Say a refusal: the message of its code, or its own English where that is another."""
    name = f"refused-{refusal.code}"
    try:
        known = catalogue.english(name, **refusal.values)
    except WrongWords:  # an error page must not fail itself
        known = ""
    if known != refusal.text:
        return still_english(refusal.text)
    return say_message(Message(name, _english_marked(name, refusal.values)))


def still_english(text: str) -> str:
    """Mark a text that there is only in English as English on a page that is not."""
    if current() == ENGLISH:
        return text
    return Markup('<span lang="en" class="still-english">{}</span>').format(text)


def _english_marked(name: str, values: Mapping[str, Argument]) -> dict[str, Argument]:
    kinds = catalogue.entries()[name].arguments
    return {
        name: still_english(value)
        if isinstance(value, str) and kinds.get(name) is ArgumentType.ENGLISH
        else value
        for name, value in values.items()
    }


def _with_placeholders(message: Message) -> tuple[catalogue.Text, dict[str, Markup]]:
    """Return the text with a sign for each argument that has marks, and these by their signs."""
    marks: dict[str, Markup] = {}
    given = dict(message.arguments)
    for name, value in message.arguments.items():
        if isinstance(value, Markup):
            given[name] = sign = chr(_SIGNS + len(marks))
            marks[sign] = value
    return catalogue.text(current(), message.key, given), marks


def _with_marks(text: str, marks: Mapping[str, Markup]) -> Markup:
    whole = escape(text)
    for sign, value in marks.items():
        whole = Markup(whole.replace(sign, value))  # noqa: S704 - both are marked up already
    return whole


def own(text: str, tag: str = "") -> Markup:
    """Put a name or title into ``tag`` inside a sentence, marked as never to be translated."""
    name = Markup(tag or "span")  # noqa: S704 - the tag stands in our own templates
    return Markup("<{}{}>{}</{}>").format(name, own_name(), text, name)


def as_code(text: str) -> Markup:
    """Mark what a computer reads inside a sentence: the name of a file, a command."""
    return Markup("<code>{}</code>").format(text)


def as_link(address: str, text: str) -> Markup:
    """Make a link inside a sentence."""
    return Markup('<a href="{}">{}</a>').format(address, text)


def own_words() -> Markup:
    """Return the attribute of an element that holds only the election's names, titles or points."""
    language = of_election()
    return Markup("") if language == current() else Markup(' lang="{}"').format(language)


def own_name() -> Markup:
    """Return the attributes of an element that holds only names or titles of the election.

    A browser that translates pages leaves it as it is: a translated name is another one.
    """
    return Markup('{} translate="no"').format(own_words())


def _links() -> dict[str, tuple[str, str]]:
    """Map each language to its own name and the address of this page in it."""
    links = {}
    for code, name in NAMES.items():
        asked = {**request.args.to_dict(), "lang": code}
        if code == usual():
            del asked["lang"]
        links[code] = (name, request.path + (f"?{urlencode(asked)}" if asked else ""))
    return links


def _shared() -> dict[str, Any]:
    return {
        "language": current(),
        "languages": _links(),
        "language_checked": catalogue.checked(current()),
        "own_name": own_name(),
        "own_words": own_words(),
    }


def register(app: Flask) -> None:
    """Give every template ``say``, ``plain``, ``language``; keep the language in the links."""
    app.jinja_env.globals["say"] = say
    app.jinja_env.globals["plain"] = plain
    app.jinja_env.globals["say_message"] = say_message
    app.jinja_env.globals["say_lines"] = say_lines
    app.jinja_env.globals["as_code"] = as_code
    app.jinja_env.globals["as_link"] = as_link
    app.jinja_env.globals["still_english"] = still_english
    app.jinja_env.globals["own"] = own
    app.context_processor(_shared)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint not in WITHOUT_WORDS and current() != usual():
            values.setdefault("lang", current())
