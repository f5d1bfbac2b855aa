"""Elections at every stage for the tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.world import World, Worlds, build


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The election at a stage, made once and only looked at."""
    made: dict[str, World] = {}

    def at(stage: str) -> World:
        if stage not in made:
            made[stage] = build(tmp_path_factory.mktemp(stage), stage)
        return made[stage]

    yield at
    for world in made.values():
        world.ctx.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[..., World]]:
    """An election of one's own, to change."""
    made: list[World] = []

    def at(stage: str, small_contest: int = 10) -> World:
        made.append(build(tmp_path / f"{len(made)}", stage, small_contest))
        return made[-1]

    yield at
    for world in made:
        world.ctx.close()
