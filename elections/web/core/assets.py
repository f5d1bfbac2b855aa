"""Addresses of the program's own files: each carries a piece of the file's hash.

A browser may keep such a file for ever, and a new version has a new address.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.security import safe_join

VERSION = "v"
# other programs may have changed types in Windows; browsers run no script of a wrong type
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


@lru_cache(maxsize=1024)
def _digest(path: str, _changed: int, _size: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def version_of(folder: Path, filename: str) -> str | None:
    """Return the first 12 hex digits of the file's SHA-256, or None if there is no such file."""
    path = safe_join(str(folder), filename)
    if path is None:
        return None
    try:
        facts = Path(path).stat()
        return _digest(path, facts.st_mtime_ns, facts.st_size)
    except (OSError, ValueError):
        return None


def register(app: Flask) -> None:
    """Give every address made for "static" its version, and mark the answers that may be kept."""
    folder = Path(app.static_folder or "")
    for ending, media_type in _TYPES.items():
        mimetypes.add_type(media_type, ending)

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and VERSION not in values and "filename" in values:
            version = version_of(folder, values["filename"])
            if version is not None:
                values[VERSION] = version

    @app.after_request
    def mark(response: Response) -> Response:
        asked = request.args.get(VERSION)
        if request.endpoint == "static" and asked is not None and request.view_args is not None:
            g.static_version_fits = asked == version_of(folder, request.view_args["filename"])
        return response
