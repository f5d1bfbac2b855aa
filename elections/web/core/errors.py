"""Every failure becomes one kind page, or one small JSON answer: never a traceback.

A page that was expected can be heard (`elections.web.core.audio_markup`); after a mistake of ours
nothing more is tried than to show the words.

An expected refusal shows its own sentence. Anything unexpected is logged once with a reference
number, and the person is shown that number. The form of the answer depends on the request alone,
never on whether its address exists.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError

from ballots.errors import BadInput, BallotRefused, DefinitionInvalid, Refused
from elections.core.catalogue import english, key
from elections.core.db import is_disk_full, sqlite_code
from elections.core.log_signer import LogBroken
from elections.core.logging import log
from elections.web.core.access import home_of
from elections.web.core.language import ask_no_database, say, say_refusal


@dataclass(frozen=True, slots=True)
class Words:
    """Keys of what a person reads: what happened, and what to do next; "" for nothing."""

    title: str
    text: str = ""
    next: str = ""

    def translated(self) -> Words:
        """Return the texts themselves, in the page's language."""
        title, text, onward = (part and say(part) for part in (self.title, self.text, self.next))
        return Words(title, text, onward)

    @property
    def code(self) -> str:
        """The code for programs: "not_found"."""
        name = self.title.removeprefix("error-").removesuffix("-title")
        return name.replace("-", "_")

    def in_english(self) -> str:
        """Say it all in English, for a program."""
        parts = [part for part in (self.text, self.next) if part] or [self.title]
        return " ".join(english(part) for part in parts)


NOT_FOUND = Words(
    key("error-not-found-title"), key("error-not-found-text"), key("error-not-found-next")
)
PAGE_TOO_OLD = Words(
    key("error-page-too-old-title"), key("error-page-too-old-text"), key("error-page-too-old-next")
)

# A "#" that came as "%23": what stands behind it was meant for the browser alone.
CARD_LINK = Words(
    key("error-card-link-title"), key("error-card-link-text"), key("error-card-link-next")
)

WORDS: dict[int, Words] = {
    400: Words(
        key("error-bad-request-title"), key("error-bad-request-text"), key("error-bad-request-next")
    ),
    404: NOT_FOUND,
    409: Words(key("error-conflict-title"), next=key("error-conflict-next")),
    413: Words(
        key("error-too-large-title"), key("error-too-large-text"), key("error-too-large-next")
    ),
    415: Words(
        key("error-unsupported-type-title"),
        key("error-unsupported-type-text"),
        key("error-unsupported-type-next"),
    ),
    422: Words(key("error-unprocessable-title"), next=key("error-unprocessable-next")),
    429: Words(
        key("error-too-many-requests-title"),
        key("error-too-many-requests-text"),
        key("error-too-many-requests-next"),
    ),
    500: Words(
        key("error-unexpected-title"), key("error-unexpected-text"), key("error-unexpected-next")
    ),
    503: Words(key("error-busy-title"), key("error-busy-text"), key("error-busy-next")),
}

DISK_FULL = Words(
    key("error-disk-full-title"), key("error-disk-full-text"), key("error-disk-full-next")
)

# The database was put back, exchanged or taken away while the server runs.
OTHER_DATA = Words(
    key("error-other-data-title"), key("error-other-data-text"), key("error-other-data-next")
)

EVERY_WORDS = (*WORDS.values(), PAGE_TOO_OLD, CARD_LINK, DISK_FULL, OTHER_DATA)


def status_of(refusal: Refused) -> int:
    """Return the HTTP status of an expected refusal."""
    if isinstance(refusal, BallotRefused | DefinitionInvalid):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(refusal, BadInput):
        return HTTPStatus.BAD_REQUEST
    if refusal.code in {"box-unknown", "shares-box-unknown"}:
        return HTTPStatus.NOT_FOUND
    if refusal.code == "sign-in-wait":
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.CONFLICT


def wants_json() -> bool:
    """Tell whether a program asked. Looks at the request only, not at what exists."""
    return (
        request.path.startswith("/api/")
        or request.mimetype == "application/json"
        or request.accept_mimetypes.best == "application/json"
    )


def answer(
    status: int,
    code: str,
    words: Words,
    reference: str | None = None,
    refusal: Refused | None = None,
) -> Response:
    """Make the page, or the JSON, that says what happened and what to do next.

    A ``refusal`` says both in its own sentence; of ``words`` only the title is shown then. JSON has
    the code and the arguments of the message, and its English: the tablet says it by its code.
    """
    if wants_json():
        body: dict[str, object] = {"code": code, "text": words.in_english()}
        if refusal is not None:
            body |= {"text": refusal.text, "args": refusal.values}
        if reference is not None:
            body["reference"] = reference
        response = jsonify({"error": body})
    else:
        account = g.get("account")
        page = render_template(
            "errors/page.html",
            words=words.translated()
            if refusal is None
            else Words(say(words.title), say_refusal(refusal)),
            languages={},  # the answer tells nothing of the address
            reference=reference,
            home=home_of(account) if account else None,
            csrf_meta=False,
        )
        response = make_response(page)
        g.error_is_heard = reference is None
    response.status_code = status
    return response


def _strange_host(_error: SecurityError) -> Response:
    # Nothing can be linked to from a host that is not ours, so the answer is plain text.
    return Response("This is not the address of the election.\n", 400, mimetype="text/plain")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status in {404, 405, 308}:
        # Nor does it tell which methods an address accepts.
        words = CARD_LINK if "#" in request.path else NOT_FOUND
        return answer(404, words.code, words)
    if status < 400 or status >= 500:
        return _unexpected(error)
    words = WORDS.get(status, WORDS[400])
    return answer(status, words.code, words)


def _refused(refusal: Refused) -> Response:
    status = status_of(refusal)
    if status == HTTPStatus.NOT_FOUND and not wants_json():
        return answer(404, NOT_FOUND.code, NOT_FOUND)
    kind = WORDS.get(status, WORDS[400])
    return answer(status, refusal.code, kind, refusal=refusal)


def _unexpected(error: Exception) -> Response:
    ask_no_database()
    if sqlite_code(error) == sqlite3.SQLITE_BUSY:
        log.error("database held by another program", endpoint=request.endpoint)
        return answer(503, "busy", WORDS[503])
    if is_disk_full(error):
        log.error("disk full", endpoint=request.endpoint)
        return answer(503, DISK_FULL.code, DISK_FULL)
    if isinstance(error, LogBroken) or sqlite_code(error) == sqlite3.SQLITE_READONLY:
        log.error("not the database of before: start again", endpoint=request.endpoint)
        return answer(503, OTHER_DATA.code, OTHER_DATA)
    reference = secrets.token_hex(4)
    log.error("unexpected", reference=reference, endpoint=request.endpoint, exc_info=error)
    return answer(500, "unexpected", WORDS[500], reference)


def register(app: Flask) -> None:
    """Install the handlers; the last one catches everything."""
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Exception, _unexpected)
