"""Refusals of the service that carry more than one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ballots.errors import Problem, Refused

MOST_SHOWN = 200


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
