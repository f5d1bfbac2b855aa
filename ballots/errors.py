"""The one exception tree of RepVote. Every expected refusal carries a sentence in easy words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: ``code`` stands in docs and tests, ``where`` names the place."""

    code: str
    where: str
    text: str


class RepVoteError(Exception):
    """Root of all errors that RepVote raises itself.

    ``code`` is for programs and tests, and names the message in other languages. ``text`` is its
    English, for people: what happened and what to do next. ``values`` fill its gaps, ``%(name)s``,
    and those of the message.
    """

    def __init__(self, code: str, pattern: str, **values: str | int) -> None:
        self.code = code
        self.values = values
        self.text = pattern % values if values else pattern
        super().__init__(f"{code}: {self.text}")


class Refused(RepVoteError):
    """An expected refusal; nothing was changed."""


class BadInput(Refused):
    """Something that was read is not what it should be."""


class BallotRefused(Refused):
    """A sealed vote that does not count."""


class DefinitionInvalid(Refused):
    """An election definition with problems; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "; ".join(f"{p.where}: {p.text} [{p.code}]" for p in self.problems)
        super().__init__("definition-invalid", "The election has mistakes. %(list)s", list=lines)
