"""Elections at every stage for the tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.factories import groups_factory
from tests.factories.groups_factory import GroupSite
from tests.factories.site_factory import Site, SiteAt, build


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteAt]:
    """Provide the election at a stage, made once; tests must not change it."""
    made: dict[str, Site] = {}

    def at(stage: str) -> Site:
        if stage not in made:
            made[stage] = build(tmp_path_factory.mktemp(stage), stage)
        return made[stage]

    yield at
    for site in made.values():
        site.ctx.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Provide an election for this test alone, to change."""
    made: list[Site] = []

    def at(stage: str, small_contest: int = 10) -> Site:
        made.append(build(tmp_path / f"{len(made)}", stage, small_contest))
        return made[-1]

    yield at
    for site in made:
        site.ctx.close()


@pytest.fixture
def site_with_groups(tmp_path: Path) -> Iterator[Callable[[str], GroupSite]]:
    """Provide a site with three groups at "setup", "nominations" or "checking", to change."""
    made: list[GroupSite] = []

    def at(stage: str = "nominations") -> GroupSite:
        made.append(groups_factory.build(tmp_path / f"groups-{len(made)}", stage))
        return made[-1]

    yield at
    for site in made:
        site.ctx.close()
