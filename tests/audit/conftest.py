"""One small election for these tests; each of its sealed votes is checked only once."""

from __future__ import annotations

import pytest

from audit.verify.checks import votes
from ballots import ballot
from ballots.box_params import BoxParams
from ballots.errors import BallotRefused
from tests.factories.record_factory import SmallElection
from tests.factories.small_election import draw_small_election

_remembered: dict[tuple[bytes, bytes], ballot.SealedBallot | BallotRefused] = {}


def _verify_once(params: BoxParams, raw: bytes) -> ballot.SealedBallot:
    key = (params.to_bytes(), raw)
    if key not in _remembered:
        try:
            _remembered[key] = ballot.verify_ballot(params, raw)
        except BallotRefused as refused:
            _remembered[key] = refused
    found = _remembered[key]
    if isinstance(found, BallotRefused):
        raise found
    return found


@pytest.fixture(scope="session")
def small() -> SmallElection:
    return draw_small_election()


@pytest.fixture(scope="session")
def good(small: SmallElection) -> dict[str, bytes]:
    return small.record()


@pytest.fixture
def _quick_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cache the check of each sealed vote for tests that use this; all else is real."""
    monkeypatch.setattr(votes, "verify_ballot", _verify_once)
