"""The usual title of a vote, for those that have none of their own."""

from __future__ import annotations

from ballots.definition.model import Area, SeatClass
from elections.core import catalogue
from elections.domain.setup_draft import Title


def usual_title(language: str) -> Title:
    """Return what makes a vote's title in the election's language; English without words for it."""

    def title(kind: SeatClass, area: Area) -> str:
        return catalogue.say(language, "setup-vote-title", kind=kind.plural, area=area.name)

    return title
