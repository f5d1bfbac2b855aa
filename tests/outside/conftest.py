"""One example election for this room: open first, then finished; a stranger looks at both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from audit.record import write_folder
from elections import demo
from elections.services import publishing

SEED = 7


@dataclass(frozen=True, slots=True)
class Story:
    """The election in ``election`` is open; ``early`` is the record as it was at that time."""

    election: demo.Demo
    early: Path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("example")
    prepared = demo.prepare(folder, "hampshire", SEED, {})
    early = folder / "early"
    write_folder(publishing.record_files(prepared.ctx), early)
    yield Story(prepared, early)
    prepared.ctx.close()


@pytest.fixture(scope="module")
def finished(story: Story) -> Path:
    """The certified record."""
    demo.finish(story.election, SEED)
    folder = story.election.folder / "final"
    write_folder(publishing.record_files(story.election.ctx), folder)
    return folder
