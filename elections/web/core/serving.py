"""The rules that the server needs for each page: a request's lane, and the longest body."""

from __future__ import annotations

from flask import Flask
from werkzeug.exceptions import HTTPException

from elections.core.wsgi import Lane, Rules
from elections.web.core.access import TABLE


def server_rules(app: Flask) -> Rules:
    """Read the rules for `elections.core.server` from the access table."""
    addresses = app.url_map.bind("localhost")

    def lane_of(method: str, path: str) -> Lane:
        # as the application decodes it
        text = path.encode("latin-1").decode("utf-8", "replace")
        try:
            endpoint, _ = addresses.match(text, method="GET" if method == "HEAD" else method)
        except HTTPException:
            return Lane.PAGE
        access = TABLE.get(endpoint)
        return access.lane if access else Lane.PAGE

    return Rules(lane_of, max(access.biggest for access in TABLE.values()))
