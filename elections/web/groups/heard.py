"""Sound for pages that are handed over: this computer's own voice says them when somebody asks.

Clips are made after the lists are locked; these pages are of before that. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, abort
from markupsafe import Markup

from elections.audio import espeak
from elections.audio.errors import NoSound
from elections.audio.programs import find_program
from elections.web.core.language import current


def can_be_heard() -> bool:
    """Tell whether this computer has a voice."""
    try:
        find_program(espeak.NAME)
    except NoSound:
        return False
    return True


def heard(sentences: Iterable[str]) -> Response:
    """Say sentences in the page's language; aborts with 404 where there is no voice."""
    text = "\n".join(s.striptags() if isinstance(s, Markup) else s for s in sentences)
    try:
        sound = espeak.find().speak(text, current())
    except NoSound:
        abort(404)
    return Response(sound, mimetype="audio/wav")
