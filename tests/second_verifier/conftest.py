"""One small election for this room."""

from __future__ import annotations

import pytest

from tests.factories.record_factory import SmallElection
from tests.factories.small_election import draw_small_election


@pytest.fixture(scope="session")
def small() -> SmallElection:
    """Draw keys and cards, and seal votes, once."""
    return draw_small_election()


@pytest.fixture(scope="session")
def good(small: SmallElection) -> dict[str, bytes]:
    """Return the files of its record."""
    return small.record()
