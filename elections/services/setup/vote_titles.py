"""The usual title of a vote, for those that have none of their own."""

from __future__ import annotations

from ballots.definition.model import Area, SeatClass
from elections.core import catalogue
from elections.domain.setup_draft import Title


def usual_title(language: str) -> Title:
    """Return what makes a vote's title in the election's language, if we have words for it."""
    known = language if language in catalogue.NAMES else catalogue.ENGLISH

    def title(kind: SeatClass, area: Area) -> str:
        return catalogue.say(known, "setup-vote-title", kind=kind.plural, area=area.name)

    return title
