"""The values that every template can use."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request

from ballots.credential import PICTURES
from elections.web.core import clips as sound
from elections.web.core.words_files import words_files


def _shared() -> dict[str, Any]:
    access = g.get("access")
    return {
        # Only pages of who signs in carry a token; pages for everybody set no cookie at all.
        "csrf_meta": access is not None
        and (not access.is_public or request.blueprint == "sign_in"),
        "account": g.get("account"),
        "here": "",
        "picture_names": PICTURES,
    }


def register(app: Flask) -> None:
    """Give every template what all of them may need."""
    app.context_processor(_shared)
    # Parts imported without the page's context need the names of the pictures too.
    app.jinja_env.globals["picture_names"] = PICTURES
    app.jinja_env.globals["sound_list"] = sound.list_address
    app.jinja_env.globals["words_files"] = words_files
    app.jinja_env.globals["person_sound"] = sound.person_address
