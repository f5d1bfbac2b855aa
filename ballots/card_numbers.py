"""The number of vote cards to print."""

from __future__ import annotations

FEWEST_SPARE = 2


def cards_to_print(electorate: int, spare_percent: int) -> int:
    """Count a contest's cards: one for each voter, and spare ones, rounded up, two at least."""
    spare = -(-electorate * spare_percent // 100)
    return electorate + max(spare, FEWEST_SPARE)
