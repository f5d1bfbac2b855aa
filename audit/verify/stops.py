"""Contests that were stopped while voting was open, as a report shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ballots.encoding import Json
from ballots.typed_json import fields_to_json

STOP_WORDS: Mapping[str, str] = {
    "died": "somebody who stood has died",
    "withdrew": "somebody who stood has withdrawn",
    "not_allowed": "somebody who stood was not allowed to",
    "ballot_error": "there was an error on the ballot",
    "other": "another reason",
}


@dataclass(frozen=True, slots=True)
class ReportedStop:
    """A contest that both officers stopped while voting was open: it is voted again.

    ``contest`` is its title, ``id`` that of the definition.
    """

    id: str
    contest: str
    reason: str

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)

    def line(self) -> str:
        """Write it as one line of text for people."""
        return f"{self.contest}: {STOP_WORDS[self.reason]}. Its box is never opened. Vote again."
