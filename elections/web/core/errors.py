"""Every failure becomes one kind page, or one small JSON answer: never a traceback.

A page that was expected can be heard (`elections.web.core.audio_markup`); after a mistake of ours
nothing more is tried than to show the words.

An expected refusal shows its own sentence. Anything unexpected is logged once with a reference
number, and the person is shown that number. The form of the answer depends on the request alone,
never on whether its address exists.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from ballots.errors import BadInput, BallotRefused, DefinitionInvalid, Refused
from elections.core.logging import log
from elections.web.core.language import ask_no_database, said, say


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads: what happened, and what to do next."""

    title: str
    text: str
    next: str

    def said(self) -> Words:
        """The same in the page's language."""
        title, text, onward = (part and say(part) for part in (self.title, self.text, self.next))
        return Words(title, text, onward)


NOT_FOUND = Words(
    "This page is not here",
    "The address may be wrong.",
    "Go to the first page and start again. If you work for the board, sign in again.",
)

WORDS: dict[int, Words] = {
    400: Words(
        "That did not work",
        "This program could not read what was sent.",
        "Go back, load the page again, and try again.",
    ),
    404: NOT_FOUND,
    409: Words("This cannot be done now", "", "Go back and look at the next step."),
    413: Words("That is too big", "What was sent is too big.", "Choose a smaller file."),
    415: Words("That did not work", "This kind of file does not fit here.", "Choose another file."),
    422: Words("That did not work", "", "Go back and try again."),
    429: Words("Please wait", "There were too many tries.", "Wait one minute. Then try again."),
    500: Words(
        "Something went wrong",
        "This is our mistake, not yours. Nothing was lost.",
        "Try again. If it happens again, tell the board secretary this number.",
    ),
    503: Words("Please wait", "The program is busy.", "Wait one minute. Then try again."),
}

_PAGE_TOO_OLD = Words(
    "This page is too old",
    "The page was open for a long time.",
    "Go back, load the page again, and try again.",
)

EVERY_WORDS = tuple(dict.fromkeys((*WORDS.values(), _PAGE_TOO_OLD)))


def status_of(refusal: Refused) -> int:
    """The HTTP status of an expected refusal."""
    if isinstance(refusal, BallotRefused | DefinitionInvalid):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(refusal, BadInput):
        return HTTPStatus.BAD_REQUEST
    if refusal.code == "box-unknown":
        return HTTPStatus.NOT_FOUND
    if refusal.code == "sign-in-wait":
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.CONFLICT


def wants_json() -> bool:
    """Whether a program asked. Looks at the request only, not at what exists."""
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
    """The page, or the JSON, that says what happened and what to do next.

    A ``refusal`` says both in its own sentence; of ``words`` only the title is shown then. JSON is
    in English: the tablet has the other language, and is told which part of the sentence is a name.
    """
    if wants_json():
        text = " ".join(part for part in (words.text, words.next) if part)
        body = {"error": {"code": code, "text": text or words.title}}
        if refusal is not None:
            body["error"] |= {"text": refusal.text, **_name_in(refusal)}
        if reference is not None:
            body["error"]["reference"] = reference
        response = jsonify(body)
    else:
        account = g.get("account")
        page = render_template(
            "errors/page.html",
            words=words.said() if refusal is None else Words(say(words.title), said(refusal), ""),
            languages={},  # the answer tells nothing of the address
            reference=reference,
            signed_in=account is not None,
            csrf_meta=False,
        )
        response = make_response(page)
        g.error_is_heard = reference is None
    response.status_code = status
    return response


def _name_in(refusal: Refused) -> dict[str, str]:
    return {name: value for name, value in refusal.values.items() if name == "name"}


def _strange_host(_error: SecurityError) -> Response:
    # Nothing can be linked to from a host that is not ours, so the answer is plain text.
    return Response("This is not the address of the election.\n", 400, mimetype="text/plain")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status in {404, 405, 308}:
        # Which ways an address may be used is nobody's business either.
        return answer(404, "not_found", NOT_FOUND)
    if status < 400 or status >= 500:
        return _unexpected(error)
    words = WORDS.get(status, WORDS[400])
    return answer(status, HTTPStatus(status).phrase.lower().replace(" ", "_"), words)


def _csrf(_error: CSRFError) -> Response:
    return answer(400, "page_too_old", _PAGE_TOO_OLD)


def _refused(refusal: Refused) -> Response:
    status = status_of(refusal)
    if status == HTTPStatus.NOT_FOUND and not wants_json():
        return answer(404, "not_found", NOT_FOUND)
    kind = WORDS.get(status, WORDS[400])
    return answer(status, refusal.code, kind, refusal=refusal)


def _unexpected(error: Exception) -> Response:
    reference = secrets.token_hex(4)
    ask_no_database()
    log.error("unexpected", reference=reference, endpoint=request.endpoint, exc_info=error)
    return answer(500, "unexpected", WORDS[500], reference)


def register(app: Flask) -> None:
    """Install the handlers; the last one catches everything."""
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Exception, _unexpected)
