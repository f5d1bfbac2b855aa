"""The files of words that the scripts load: one for each kind of page and language.

The page names them (`templates/parts/words.html`), so that they come with its scripts; each address
carries a piece of the file's hash, so a browser keeps it for ever. The service worker keeps those
of the voter's page in all languages (docs/adr/0011-offline.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from flask import Blueprint, Response, abort, g, make_response, request, url_for

from elections.core import catalogue
from elections.core.catalogue import ENGLISH, NAMES
from elections.web.core.assets import VERSION
from elections.web.core.language import current

blueprint = Blueprint("words", __name__)

_VOTER = frozenset({"voter", "pictures", "refused-voter", "errors"})
PAGES = {
    "vote": _VOTER,
    "check": _VOTER | {"check"},
    "practice": frozenset({"voter", "pictures", "practice"}),
    "board": _VOTER | {"keyholder", "refused"},
}


@cache
def words_of(page: str, language: str) -> bytes:
    """Return the messages of one kind of page, without the comments for people who write them."""
    messages = catalogue.entries(language).values()
    return "".join(f"{entry.source}\n" for entry in messages if entry.file in PAGES[page]).encode()


@cache
def version_of(page: str, language: str) -> str:
    """Return the first 12 hex digits of the file's SHA-256."""
    return sha256(words_of(page, language)).hexdigest()[:12]


def languages_of(page: str, language: str) -> tuple[str, ...]:
    """List the languages whose files a page needs: English too, where messages are missing."""
    own = catalogue.entries(language)
    english = catalogue.entries().items()
    lacks = any(key not in own for key, entry in english if entry.file in PAGES[page])
    return (language, ENGLISH) if lacks else (language,)


def words_files(page: str) -> Iterator[tuple[str, str]]:
    """Yield language and address of each file of words this page needs, its own language first."""
    for language in languages_of(page, current()):
        address = url_for("words.file", language=language, page=page)
        yield language, f"{address}?{VERSION}={version_of(page, language)}"


@blueprint.get("/words/<language>/<page>.ftl")
def file(language: str, page: str) -> Response:
    """Serve the messages of one kind of page in one language."""
    if language not in NAMES or page not in PAGES:
        abort(404)
    response = make_response(words_of(page, language))
    response.mimetype = "text/plain"
    response.add_etag()
    response.make_conditional(request)
    g.static_version_fits = request.args.get(VERSION) == version_of(page, language)
    return response
