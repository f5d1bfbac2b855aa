"""The values that every counting method takes and returns."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.counting.steps import Step


@dataclass(frozen=True, slots=True)
class Totals:
    """The opened totals of a box.

    ``votes``: for each candidate in canonical order. ``counted``: how many votes were added up, one
    for each card that voted; a vote may choose several candidates, or nobody.
    """

    votes: tuple[int, ...]
    counted: int


NO_BOX = Totals((), 0)  # nobody stands


@dataclass(frozen=True, slots=True)
class Tie:
    """People with the same number of votes, more than the seats left for them."""

    tied: tuple[str, ...]
    seats: int
    votes: int


@dataclass(frozen=True, slots=True)
class Count:
    """The worked count of one contest. ``elected`` is complete only when ``tie`` is None.

    ``elected`` is in order of votes; equal votes without a lot keep the order of the voting page.
    ``settled`` is the tie that a lot has settled, ``vacant`` the seats that nobody fills.
    """

    contest: str
    totals: tuple[int, ...]
    elected: tuple[str, ...]
    tie: Tie | None
    settled: Tie | None
    vacant: int
    steps: tuple[Step, ...]
