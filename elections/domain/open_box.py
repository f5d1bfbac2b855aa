"""What never changes about a box once it is made."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.box_params import BoxParams
from ballots.trustees.single import Single


@dataclass(frozen=True, slots=True)
class OpenBox:
    """What never changes about a box once it is made; ``started`` in seconds since 1970."""

    params: BoxParams
    trustees: Single
    started: int
