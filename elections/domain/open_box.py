"""The values of a box that never change once it is made."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.box_params import BoxParams
from ballots.trustees.single import Single


@dataclass(frozen=True, slots=True)
class OpenBox:
    """The fixed values of a box; ``started`` in seconds since 1970.

    ``cards`` is the number of its cards, ``votes_per_card`` the rule of the election.
    """

    params: BoxParams
    trustees: Single
    started: int
    cards: int
    votes_per_card: int
