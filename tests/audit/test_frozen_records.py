"""A record of every version that was ever released, and of the present draft, verifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.verify.report import State
from audit.verify.run import verify
from ballots.stages import Stage
from tests.audit.frozen_record import RECORDS

FROZEN = sorted(RECORDS.glob("*.zip"))


def test_there_is_a_frozen_record_of_the_present_draft() -> None:
    assert "draft.zip" in [path.name for path in FROZEN]


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.name)
def test_a_frozen_record_verifies(path: Path) -> None:
    """After a change of a draft's format: ``python -m tests.audit.frozen_record``."""
    report = verify(path)
    assert report.findings == ()
    assert set(report.states.values()) == {State.PASSED}
    assert report.stage is Stage.CERTIFIED
    assert report.elected["Reps for the North"] == ("Ann", "Bob")
