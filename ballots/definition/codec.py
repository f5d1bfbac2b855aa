"""Read a definition: only the canonical bytes of a valid one are accepted."""

from __future__ import annotations

from ballots.definition.model import LIMIT, Election
from ballots.definition.rules import problems
from ballots.encoding import strict_json
from ballots.errors import BadInput, DefinitionInvalid
from ballots.typed_json import read_value


def parse_election(raw: bytes) -> Election:
    """Read canonical bytes. Raises `BadInput`, or `DefinitionInvalid` with all problems."""
    election = read_value(Election, strict_json(raw, LIMIT), "definition")
    mistakes = problems(election)
    if mistakes:
        raise DefinitionInvalid(mistakes)
    if election.to_bytes() != raw:
        raise BadInput("definition-form", "The election is not written in the one canonical way.")
    return election
