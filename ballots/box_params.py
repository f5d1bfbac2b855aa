"""The parameters of one box: its election JSON (specification, Elections and Questions)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ballots.encoding import Json, ordered, sha256_b64, strict_json
from ballots.errors import BadInput
from ballots.group import GROUP, Point, parse_point, point_text
from ballots.typed_json import read_value

VERSION = 1  # protocol version
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
UUID_FORM = re.compile(rf"[{BASE58}]{{14,22}}\Z")
_BOUND = "RepVote definition sha256:"
LIMIT = 256 * 1024
MOST_ANSWERS = 100


def _refuse(reason: str) -> BadInput:
    return BadInput(
        "box-election", "The box does not hold a RepVote election: %(reason)s.", reason=reason
    )


@dataclass(frozen=True, slots=True)
class _Question:
    answers: tuple[str, ...]
    min: int
    max: int
    question: str


@dataclass(frozen=True, slots=True)
class _Written:
    version: int
    description: str
    name: str
    group: str
    public_key: str
    questions: tuple[_Question, ...]
    uuid: str


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
        """Return the exact election JSON; its hash is the fingerprint."""
        return ordered(self._value())

    @cached_property
    def fingerprint(self) -> str:
        """Phi of the specification: SHA-256 of the election, Base64 without padding."""
        return sha256_b64(self.to_bytes())

    @classmethod
    def from_bytes(cls, raw: bytes) -> BoxParams:
        """Read an election; exactly the bytes that `to_bytes` would write. Raises `BadInput`."""
        try:
            written = read_value(_Written, strict_json(raw, LIMIT), "election")
            (question,) = written.questions
        except BadInput as problem:
            if problem.code == "json":
                raise
            raise _refuse("a field is missing or of the wrong kind") from problem
        except ValueError as problem:
            raise _refuse("it asks another number of questions than one") from problem
        if not UUID_FORM.match(written.uuid):
            raise _refuse("its name is not in Base58")
        if not 1 <= len(question.answers) <= MOST_ANSWERS:
            raise _refuse("it has no answers, or too many")
        if not 1 <= question.max <= len(question.answers):
            raise _refuse("its number of choices cannot be")
        params = cls(
            uuid=written.uuid,
            name=written.name,
            question=question.question,
            answers=question.answers,
            max_choices=question.max,
            public_key=parse_point(written.public_key),
            definition=written.description.removeprefix(_BOUND),
        )
        if params.to_bytes() != raw:
            raise _refuse("it is not written in the one canonical way")
        return params
