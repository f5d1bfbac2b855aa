"""One example election for these tests: open, and finished in a copy, for belenios-tool."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from audit.record.files import write_folder
from elections.cli import demo, demo_folders
from elections.core.settings import load_settings
from elections.services.publish import record as publishing
from elections.services.startup import open_context

SEED = 7


@dataclass(frozen=True, slots=True)
class Story:
    """The election in ``election`` is open; ``early`` is the record as it was at that time."""

    election: demo.Demo
    early: Path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("example")
    prepared = demo.prepare(folder, demo_folders.find_example("hampshire"), SEED, {})
    early = folder / "early"
    write_folder(publishing.record_files(prepared.ctx), early)
    yield Story(prepared, early)
    prepared.ctx.close()


@pytest.fixture(scope="module")
def finished(story: Story) -> Path:
    """Finish a copy of the election and write the certified record; `story` stays open."""
    copy = story.election.folder / "copy"
    shutil.copytree(story.election.folder / "server", copy)
    ctx = open_context(load_settings(copy, {}))
    demo.finish(replace(story.election, ctx=ctx), SEED)
    folder = story.election.folder / "final"
    write_folder(publishing.record_files(ctx), folder)
    ctx.close()
    return folder
