"""Refusals of the service: their sentences stand in the catalogue, as ``refused-<code>``.

The pure packages (`ballots`, `audit`, `elections.domain`) know no catalogue and raise with the
English sentence itself; `tests/words` checks that it equals the catalogue's (docs/adr).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ballots.errors import BadInput, BallotRefused, Problem, Refused
from elections.core.catalogue import Argument, english

MOST_SHOWN = 200


def refused(code: str, **values: Argument) -> Refused:
    """Make the refusal of something that cannot be done now; the caller raises it."""
    return Refused(code, _sentence(code, values), **values)


def bad_input(code: str, **values: Argument) -> BadInput:
    """Make the refusal of something that was sent or typed; the caller raises it."""
    return BadInput(code, _sentence(code, values), **values)


def ballot_refused(code: str) -> BallotRefused:
    """Make the refusal of a sealed vote; the caller raises it."""
    return BallotRefused(code, _sentence(code, {}))


def _sentence(code: str, values: Mapping[str, Argument]) -> str:
    sentence = english(f"refused-{code}", **values)
    return sentence.replace("%", "%%") if values else sentence


class FolderRefused(Refused):
    """An election folder with mistakes; ``problems`` names each, up to `MOST_SHOWN`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems[:MOST_SHOWN])
        self.more = len(problems) - len(self.problems)
        mistakes = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        first = problems[0]
        super().__init__(
            "folder",
            f"Nothing was loaded. The folder has {mistakes}. "
            f"The first is in {first.where}: {first.text}",
        )
