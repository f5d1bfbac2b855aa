"""The page says who tried which version (R71), and there is no release without a try-out (R72)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from elections.web.public import user_testing as try_outs
from tests.factories.site_factory import SiteAt
from tests.words import reading
from tools import release

NOBODY = "Nobody with a learning disability has tried this version yet."
ENTRY = {
    "date": "2026-05-11",
    "version": try_outs.this_version(),
    "people": 6,
    "who": "Members of a self-advocacy group.",
    "changed": ["The button is bigger."],
}


def file_with(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "try-outs.json"
    path.write_text(json.dumps({"format": "repvote-try-outs-1", "try_outs": entries}))
    return path


def page(sites: SiteAt) -> str:
    return " ".join(reading.blocks(sites("open").client().get("/accessibility").text))


def test_r71_the_statement_says_who_has_tried_this_version(sites: SiteAt) -> None:
    tried = [try_out for try_out in try_outs.read() if try_out.version == try_outs.this_version()]
    assert (NOBODY in page(sites)) == (not tried)
    assert try_outs.this_version() in page(sites)


def test_r71_the_statement_shows_a_try_out(
    sites: SiteAt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = {**ENTRY, "version": "0.0.1", "who": "Two people at a drop-in."}
    entries = try_outs.read(file_with(tmp_path, older, ENTRY))
    monkeypatch.setattr(try_outs, "read", lambda: entries)
    text = page(sites)
    assert NOBODY not in text
    assert "Monday 11 May 2026" in text
    for words in ("6 people tried it.", "Members of", "The button is bigger.", "Two people at a"):
        assert words in text


def test_r72_a_version_that_nobody_tried_is_not_released(tmp_path: Path) -> None:
    older = file_with(tmp_path, {**ENTRY, "version": "0.0.1"})
    assert "Nobody with a learning disability" in release.missing(try_outs.this_version(), older)
    assert release.missing(try_outs.this_version(), file_with(tmp_path, ENTRY)) == ""


@pytest.mark.parametrize(
    "wrong",
    [{"date": "soon"}, {"people": 0}, {"people": "six"}, {"who": ""}, {"changed": "all"}],
)
def test_r72_an_incomplete_entry_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert release.missing(try_outs.this_version(), file_with(tmp_path, {**ENTRY, **wrong})) != ""
