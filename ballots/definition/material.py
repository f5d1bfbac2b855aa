"""Points, photo and recording of candidates. The definition names them by salted hash only.

So a person's points, photo or recording can be taken out of every copy of a record, together with
the salt, and the copy still verifies; without the salt nobody can guess what it was. Salts are
made when the material is stored, 32 random bytes for each item, and never used twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ballots.definition.rules import MOST_TEXT
from ballots.encoding import canonical, sha256_hex
from ballots.errors import Problem
from ballots.group import RandomBytes
from ballots.texts import text_problem

Kind = Literal["points", "photo", "recording"]
SALT_BYTES = 32
MOST_POINTS = 3
_DOMAIN = b"repvote-candidate-v1\n"


def salted_hash(kind: Kind, salt: bytes, content: bytes) -> str:
    """Compute SHA-256 (hex) over a domain tag, the kind, the salt and the content.

    The tag and the kind end with a line feed and the salt has a fixed length, so different inputs
    give different bytes. Raises `ValueError` for a salt that is not 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        msg = "a salt has 32 bytes"
        raise ValueError(msg)
    return sha256_hex(_DOMAIN + kind.encode() + b"\n" + salt + content)


def points_hash(salt: bytes, points: tuple[str, ...]) -> str:
    """Compute the salted hash of a candidate's points, as a canonical JSON list."""
    return salted_hash("points", salt, canonical(list(points)))


def new_salt(random_bytes: RandomBytes = secrets.token_bytes) -> bytes:
    """Draw a fresh salt."""
    return random_bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Material:
    """A candidate's points and photo with their salts; ``photo`` is the photo's salted hash.

    What was taken out is None, its salt with it; ``photo`` stays, for the definition names it.
    """

    points: tuple[str, ...] | None
    points_salt: bytes | None
    photo: str
    photo_salt: bytes | None

    @property
    def points_hash(self) -> str | None:
        """The salted hash of the points, or None if they were taken out."""
        if self.points is None or self.points_salt is None:
            return None
        return points_hash(self.points_salt, self.points)


# Contest id and candidate id (before there are ids: the candidate's name) to material.
Materials = Mapping[tuple[str, str], Material]


def new_material(points: tuple[str, ...], jpeg: bytes) -> Material:
    """Make the material of a candidate, with fresh salts."""
    photo_salt = new_salt()
    return Material(points, new_salt(), salted_hash("photo", photo_salt, jpeg), photo_salt)


def points_problems(name: str, points: tuple[str, ...]) -> Iterator[Problem]:
    """Find what keeps points from being shown, by the definition's own codes D.4 and D.7."""
    for point in points:
        reason = text_problem(point, MOST_TEXT)
        if reason:
            yield Problem("D.4", f"points of {name}", reason)
    if len(points) > MOST_POINTS:
        yield Problem("D.7", name, f"Use at most {MOST_POINTS} sentences.")
