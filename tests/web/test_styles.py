"""The style sheets: built from their sources, and one for each page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from elections.core.paths import TEMPLATES
from tests.factories.site_factory import SiteAt

BROWSER = Path(__file__).resolve().parents[2] / "browser"
SERVED = TEMPLATES / "static" / "css"
FIRST_PAGE = 72_000  # bytes of the voter's sheet, before it is compressed (to less than a sixth)


def measured() -> set[str]:
    """Return the tokens that scripts set, from the room that they measured."""
    scripts = (path.read_text("utf-8") for path in (BROWSER / "src").rglob("*.js"))
    return {name for text in scripts for name in re.findall(r'setProperty\("(--[\w-]+)"', text)}


def sheets(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_fresh_build_gives_the_committed_bytes(tmp_path: Path) -> None:
    assert (BROWSER / "node_modules").is_dir(), "run `make browser-packages`"
    subprocess.run(["node", "build-styles.js", tmp_path], cwd=BROWSER, check=True)
    assert sheets(tmp_path) == sheets(SERVED), "run `make bundle` and commit"


@pytest.mark.parametrize("sheet", sorted(SERVED.iterdir()), ids=lambda path: path.name)
def test_old_tablets_can_read_what_is_served(sheet: Path) -> None:
    """R56: who cannot vote on this tablet is told so, in words of the right size."""
    text = sheet.read_text("utf-8")
    rest = re.sub(r"@container[^{]*\{(?:[^{}]*\{[^{}]*\})*\}", "", text)  # left out by old tablets
    assert "@layer" not in rest
    assert "&" not in rest
    for condition in re.findall(r"@media([^{]*)\{", rest):
        assert not re.search(r"[<>]|\(not", condition), condition
    assert rest.count("{") == rest.count("}")


@pytest.mark.parametrize("sheet", sorted(SERVED.iterdir()), ids=lambda path: path.name)
def test_every_token_that_is_used_is_there(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    given = set(re.findall(r"(--[\w-]+):", text)) | measured()
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= given  # without a fallback value


def test_the_voters_style_sheet_is_small() -> None:
    assert (SERVED / "voter.css").stat().st_size < FIRST_PAGE


@pytest.mark.parametrize(
    ("path", "sheet"),
    [
        ("/", "public"),
        ("/results", "public"),
        ("/nothing", "public"),
        ("/vote", "voter"),
        ("/practice", "voter"),
        ("/check", "voter"),
        ("/practice/paper", "practice-paper"),
        ("/sign-in", "board"),
    ],
)
def test_a_page_loads_one_style_sheet(sites: SiteAt, path: str, sheet: str) -> None:
    page = sites("open").app.test_client().get(path).text
    links = re.findall(r'<link rel="stylesheet" href="/static/css/([\w-]+)\.css\?v=\w+">', page)
    assert links == [sheet]


def test_the_worker_keeps_the_voters_sheet_alone(sites: SiteAt) -> None:
    script = sites("open").app.test_client().get("/sw.js").text
    assert re.findall(r"/static/css/([\w-]+)\.css", script) == ["voter"]
