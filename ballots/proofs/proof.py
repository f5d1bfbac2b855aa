"""A proof of the specification: one challenge and one response."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.encoding import Json, fields
from ballots.group import (
    parse_scalar,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """One ``proof`` of the specification."""

    challenge: int
    response: int

    def to_json(self) -> Json:
        """Return the JSON form, in field order."""
        return {"challenge": str(self.challenge), "response": str(self.response)}


def parse_proof(value: Json) -> Proof:
    """Read one proof. Raises `BadInput`."""
    challenge, response = fields(value, "challenge", "response")
    return Proof(parse_scalar(challenge), parse_scalar(response))
