"""Key holders of whom some are enough ("Pedersen" in the Belenios specification).

Their place is `ballots.trustees.base.Trustees` beside `Single`, and `parse_trustees`. Until their
key set-up is here they are refused with a code of their own: they are known, and not yet possible.
"""

from __future__ import annotations

from ballots.errors import BadInput

KIND = "Pedersen"


def refuse_threshold() -> BadInput:
    """The refusal of key holders of whom some are enough."""
    return BadInput(
        "keys-threshold", "Key holders of whom some are enough are not possible here yet."
    )
