"""Threshold key holders ("Pedersen" in the Belenios specification); not supported yet.

They will implement `ballots.trustees.base.Trustees`, as `Single` does, and be read by
`parse_trustees`. Until then they are refused with a code of their own.
"""

from __future__ import annotations

from ballots.errors import BadInput

KIND = "Pedersen"


def threshold_refusal() -> BadInput:
    """Make the error for threshold key holders; the caller raises it."""
    return BadInput(
        "keys-threshold",
        "All key holders are needed. RepVote cannot work with only some of them yet.",
    )
