"""One small election for this room; each sealed vote of it is checked once and remembered."""

from __future__ import annotations

import pytest

from audit.verify.checks import votes
from ballots import ballot
from ballots.box_params import BoxParams
from ballots.errors import BallotRefused
from tests.audit.small_election import make_world
from tests.audit.world import World

_remembered: dict[tuple[bytes, bytes], ballot.SealedBallot | BallotRefused] = {}


def _check_once(params: BoxParams, raw: bytes) -> ballot.SealedBallot:
    key = (params.to_bytes(), raw)
    if key not in _remembered:
        try:
            _remembered[key] = ballot.check(params, raw)
        except BallotRefused as refused:
            _remembered[key] = refused
    found = _remembered[key]
    if isinstance(found, BallotRefused):
        raise found
    return found


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def good(world: World) -> dict[str, bytes]:
    return world.record()


@pytest.fixture
def _quick_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check each sealed vote once for all tests that ask for this; the rest is real."""
    monkeypatch.setattr(votes, "check", _check_once)
