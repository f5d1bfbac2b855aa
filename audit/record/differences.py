"""More votes than voters, and votes that were lost: what a certificate can state.

An honest election can come to it, such as when somebody was given two cards. Nobody can say which
votes are too many. But where there are fewer of them than votes between the last person elected
and the first who is not, the same people are elected without them. Lost votes likewise: with so few
of them the same people would have been elected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ballots.counting import Totals, smallest_margin
from ballots.definition.model import Contest
from ballots.encoding import Json


@dataclass(frozen=True, slots=True)
class Difference:
    """The votes of a contest against its voters: too many of them, or some that were lost.

    ``margin``: the fewest votes that could elect others, None if nobody else stands. ``lost``: the
    most votes by which lost ones may have changed the margin.
    """

    votes: int
    voters: int
    margin: int | None
    lost: int = 0

    @property
    def more(self) -> int:
        """Count the votes that are too many."""
        return max(0, self.votes - self.voters)

    @property
    def is_certified(self) -> bool:
        """Tell whether the result stands as stated; otherwise the contest is voted again."""
        return self.margin is None or self.more + self.lost < self.margin

    def to_json(self) -> dict[str, Json]:
        """Return the form used in the certificate."""
        return {
            "certified": self.is_certified,
            "lost": self.lost,
            "margin": self.margin,
            "voters": self.voters,
            "votes": self.votes,
        }


def more_votes(counted: Mapping[str, int], electorates: Mapping[str, int]) -> dict[str, int]:
    """Count the votes beyond the number of voters, for the contests that have such, by id."""
    more = {contest: votes - electorates.get(contest, 0) for contest, votes in counted.items()}
    return {contest: number for contest, number in more.items() if number > 0}


def find_differences(
    totals: Iterable[tuple[Contest, Totals]],
    electorates: Mapping[str, int],
    lost: Mapping[str, int],
) -> dict[str, Difference]:
    """Find the differences of an election, by contest's id.

    ``totals``: each contest with its opened totals; ``lost``: `Difference.lost` by contest's id.
    """
    rows = {contest.id: (contest, opened) for contest, opened in totals}
    more = more_votes({name: opened.counted for name, (_, opened) in rows.items()}, electorates)
    return {
        name: Difference(
            opened.counted,
            electorates.get(name, 0),
            smallest_margin(contest, opened),
            lost.get(name, 0),
        )
        for name, (contest, opened) in rows.items()
        if name in more or name in lost
    }
