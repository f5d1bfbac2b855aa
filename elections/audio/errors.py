"""The error when there is no sound. Voting works without it, so nothing here stops an election."""

from __future__ import annotations

from ballots.errors import RepVoteError


class NoSound(RepVoteError):
    """Clips cannot be made or are not complete; ``text`` says what to do."""
