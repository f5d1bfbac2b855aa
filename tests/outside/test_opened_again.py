"""An election whose lists were opened again, and belenios-tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.record.files import write_folder
from audit.verify.run import verify
from elections.services.publish import record as publishing
from elections.services.setup.lock_lists import lock_lists
from elections.services.setup.open_again import open_lists_again
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT
from tests.support.belenios import Belenios

pytestmark = [pytest.mark.outside, pytest.mark.slow]


def test_the_tool_verifies_what_comes_of_lists_that_were_opened_again(
    tmp_path: Path, belenios: Belenios
) -> None:
    ctx = election_factory.open_at(tmp_path / "data")
    election_factory.loaded(ctx, tmp_path / "folder")
    lock_lists(ctx)
    election_factory.with_keys(ctx)
    open_lists_again(ctx, "list_error", AGREEMENT)
    lock_lists(ctx)
    election_factory.voted_and_certified(election_factory.ready_to_vote(ctx))
    record = tmp_path / "record"
    write_folder(publishing.record_files(ctx), record)
    ctx.close()
    assert verify(record).is_good
    boxes = sorted((record / "boxes").glob("*.bel"))
    assert len(boxes) == 2
    for path in boxes:
        done = belenios("election", "verify", "--dir", path.parent, "--uuid", path.stem)
        assert "all checks passed" in done.stderr
