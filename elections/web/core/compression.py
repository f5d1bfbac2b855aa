"""Smaller answers: the program's own files and lists leave as gzip when the browser takes it.

Compress only what is public and the same for everybody. The length of a compressed answer tells
about its content, so nothing that contains a secret may be on this list (BREACH,
https://breachattack.com).
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from http import HTTPStatus

from flask import Flask, Response, request

ENDPOINTS = frozenset(
    {"static", "words.file", "worker.script", "sound.manifest", "sound.manifest_in", "vote.box"}
)
KINDS = frozenset(
    {"text/css", "text/javascript", "text/plain", "application/json", "image/svg+xml"}
)
LEAST = 500  # bytes; below that the frame costs more than it saves


@lru_cache(maxsize=128)
def _packed(raw: bytes) -> bytes:
    return gzip.compress(raw, mtime=0)


def compress(response: Response) -> Response:
    """Compress the answer with gzip where that is allowed, asked for and smaller."""
    fits = (
        request.endpoint in ENDPOINTS
        and response.status_code == HTTPStatus.OK  # part of a file is left as it is
        and response.mimetype in KINDS
        and request.accept_encodings["gzip"] > 0
    )
    if not fits:
        return response
    response.direct_passthrough = False
    raw = response.get_data()
    if len(raw) < LEAST:
        return response
    etag, _ = response.get_etag()
    response.set_data(_packed(raw))
    response.headers["Content-Encoding"] = "gzip"
    del response.headers["Accept-Ranges"]
    if etag:
        response.set_etag(etag, weak=True)  # the same text, other bytes
    return response


def register(app: Flask) -> None:
    """Compress what may be compressed, from every view."""
    app.after_request(compress)
