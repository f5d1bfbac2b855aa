"""The election of one box, as Belenios knows it (specification, Elections and Questions)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ballots.encoding import Json, ordered, sha256_b64, strict_json
from ballots.errors import BadInput
from ballots.group import GROUP, Point, parse_point, point_text

VERSION = 1  # protocol version; the only place where it stands
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
UUID_FORM = re.compile(rf"[{BASE58}]{{14,22}}\Z")
_BOUND = "RepVote definition sha256:"
_LIMIT = 256 * 1024
MOST_ANSWERS = 100


def _refuse(reason: str) -> BadInput:
    return BadInput(
        "box-election", "The box does not hold a RepVote election: %(reason)s.", reason=reason
    )


@dataclass(frozen=True)
class BoxParams:
    """One contest with its key: a homomorphic question, 0 to ``max_choices`` of ``answers``.

    ``definition`` is the SHA-256 (hex) of the election's definition; it stands in the
    description, so the key and every sealed vote are bound to names, pictures and rules.
    """

    uuid: str
    name: str
    question: str
    answers: tuple[str, ...]
    max_choices: int
    public_key: Point
    definition: str

    def _value(self) -> Json:
        return {
            "version": VERSION,
            "description": _BOUND + self.definition,
            "name": self.name,
            "group": GROUP,
            "public_key": point_text(self.public_key),
            "questions": [
                {
                    "answers": list(self.answers),
                    "min": 0,
                    "max": self.max_choices,
                    "question": self.question,
                }
            ],
            "uuid": self.uuid,
        }

    def to_bytes(self) -> bytes:
        """The exact election JSON; its hash is the fingerprint."""
        return ordered(self._value())

    @cached_property
    def fingerprint(self) -> str:
        """Phi of the specification: SHA-256 of the election, Base64 without padding."""
        return sha256_b64(self.to_bytes())

    @classmethod
    def parse(cls, raw: bytes) -> BoxParams:
        """Read an election; exactly the bytes that `to_bytes` would write. Raises `BadInput`."""
        value = strict_json(raw, _LIMIT)
        try:
            if not UUID_FORM.match(value["uuid"]):
                raise _refuse("its name is not in Base58")
            (question,) = value["questions"]
            params = cls(
                uuid=value["uuid"],
                name=value["name"],
                question=question["question"],
                answers=tuple(question["answers"]),
                max_choices=question["max"],
                public_key=parse_point(value["public_key"]),
                definition=value["description"].removeprefix(_BOUND),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise _refuse("a field is missing or of the wrong kind") from problem
        if not 1 <= len(params.answers) <= MOST_ANSWERS:
            raise _refuse("it has no answers, or too many")
        if type(params.max_choices) is not int or not (
            1 <= params.max_choices <= len(params.answers)
        ):
            raise _refuse("its number of choices cannot be")
        try:
            same = params.to_bytes() == raw
        except (TypeError, UnicodeEncodeError):
            same = False
        if not same:
            raise _refuse("it is not written in the one canonical way")
        return params
