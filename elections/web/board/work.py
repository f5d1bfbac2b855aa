"""A page that tells how far a piece of work is, and asks again by itself, without any script."""

from __future__ import annotations

from flask import Response, make_response, render_template

from elections.services.jobs import JobView

_LOOKS_AGAIN = 3  # seconds


def work_page(template: str, job: JobView) -> Response:
    """Show ``job`` in a page that the browser loads again after a while.

    The header does what `<meta http-equiv="refresh">` does; the page has a link besides.
    """
    response = make_response(render_template(template, job=job))
    response.headers["Refresh"] = str(_LOOKS_AGAIN)
    return response
