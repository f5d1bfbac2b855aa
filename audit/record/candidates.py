"""candidates.json: what candidates say, with the salts that bind it to the definition.

Whatever the definition names by salted hash may be taken out of a copy, together with its salt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from ballots.definition.material import Material
from ballots.encoding import Json, canonical, parse_canonical
from ballots.errors import BadInput
from ballots.typed_json import Matches, fields_to_json, read_value

CANDIDATES_FORMAT = "repvote-candidates-1"
CANDIDATES_LIMIT = 8 << 20

Salt = Annotated[str, Matches(re.compile(r"[0-9a-f]{64}\Z"))]


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One candidate in a record; a salt (hex) or text that was taken out is None.

    Photos and recordings are files of their own, named by their salted hash.
    """

    contest: str
    id: str
    points: tuple[str, ...] | None
    points_salt: Salt | None
    photo_salt: Salt | None
    recording_salt: Salt | None

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)


@dataclass(frozen=True, slots=True)
class _Document:
    format: str
    candidates: tuple[CandidateRow, ...]


def candidate_row(contest: str, candidate: str, material: Material) -> CandidateRow:
    """Make the row of a candidate with this material."""
    salts = (material.points_salt, material.photo_salt)
    points_salt, photo_salt = (None if salt is None else salt.hex() for salt in salts)
    return CandidateRow(contest, candidate, material.points, points_salt, photo_salt, None)


def candidates_bytes(rows: Iterable[CandidateRow]) -> bytes:
    """Write ``candidates.json``: all candidates, in the order of the definition."""
    return canonical({"format": CANDIDATES_FORMAT, "candidates": [row.to_json() for row in rows]})


def parse_candidates(raw: bytes) -> tuple[CandidateRow, ...]:
    """Read ``candidates.json``, in form only. Raises `BadInput`."""
    value = parse_canonical(raw, CANDIDATES_LIMIT)
    try:
        document = read_value(_Document, value, "candidates")
    except BadInput as problem:
        text = f"The list of candidates is not as it must be. {problem.text}"
        raise BadInput("candidates-form", text) from problem
    if document.format != CANDIDATES_FORMAT:
        raise BadInput("candidates-form", "This kind of list of candidates is not known here.")
    return document.candidates
