"""The rules that the server needs for each page: a request's lane, and the longest body."""

from __future__ import annotations

from flask import Flask
from werkzeug.exceptions import HTTPException

from elections.core.wsgi import MIB, Lane, Rules
from elections.web.core.access import TABLE, Access


def server_rules(app: Flask) -> Rules:
    """Read the rules for `elections.core.server` from the access table."""
    addresses = app.url_map.bind("localhost")

    def access_of(method: str, path: str) -> Access | None:
        # as the application decodes it
        text = path.encode("latin-1").decode("utf-8", "replace")
        try:
            endpoint, _ = addresses.match(text, method="GET" if method == "HEAD" else method)
        except HTTPException:
            return None
        return TABLE.get(endpoint)

    def lane_of(method: str, path: str) -> Lane:
        access = access_of(method, path)
        return access.lane if access else Lane.PAGE

    def longest_of(method: str, path: str) -> int:
        # a body that is longer than its page reads, but not long, is answered by that page
        access = access_of(method, path)
        return max(MIB, access.biggest if access else 0)

    return Rules(lane_of, longest_of)
