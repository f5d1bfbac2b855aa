"""Messages of set-up when a part is missing, and its fallbacks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools import belenios_tool, debian, system_parts
from tools.belenios_tool import Tool

SID = Tool((3, 3, 0), Path("sid"))
TRIXIE = Tool((3, 0), Path("trixie"))


@pytest.fixture
def ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as an ordinary user: nothing may be installed."""
    for module in (debian, system_parts):
        monkeypatch.setattr(module, "may_install", lambda: False)


@pytest.mark.usefixtures("ordinary_user")
def test_a_missing_part_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tuple((lambda: None, packages) for _part, packages in system_parts.PARTS)
    monkeypatch.setattr(system_parts, "PARTS", absent)
    assert system_parts.main() == 1
    output = capsys.readouterr().err
    assert output.count("\n") == 1
    browser = "chromium-headless-shell fonts-dejavu-core"
    line = (
        f"apt-get install {browser} postgresql nodejs npm espeak-ng ffmpeg nginx caddy age "
        "libnss3-tools systemd"
    )
    assert output.strip().endswith(line)


def test_chromium_without_windows_is_installed_and_missing_it_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def install(packages: list[str]) -> None:
        asked.extend(packages)
        raise debian.Missing("not to be had here")

    monkeypatch.setattr(shutil, "which", {"chromium": "/c"}.get)
    monkeypatch.setattr(system_parts, "may_install", lambda: True)
    monkeypatch.setattr(system_parts, "install", install)
    system_parts.prefer_headless()
    assert asked == ["chromium-headless-shell"]
    assert system_parts.chromium() == Path("/c")


def test_an_old_postgres_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_parts, "major_version", lambda _command: 14)
    assert system_parts.postgres_folder() is None


@pytest.mark.parametrize(
    ("output", "version", "ours"),
    [
        ("3.3.0 (3.3.0+20260702) [debug]", (3, 3, 0), True),
        ("3.0+20250220-1", (3, 0), True),
        ("2.0+20221213-1", (2, 0), False),
        ("4.0", (4, 0), False),
        ("30.1", (30, 1), False),
        ("unknown", (), False),
    ],
)
def test_only_release_3_is_asked(output: str, version: tuple[int, ...], ours: bool) -> None:
    assert belenios_tool.version_of(output) == version
    assert belenios_tool.is_ours(version) is ours


def test_a_suite_that_fails_or_moved_on_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fetch(suite: str) -> Tool | None:
        if suite == "sid":
            raise subprocess.CalledProcessError(100, ["apt-get"], stderr="no such suite")
        return None if suite == "testing" else TRIXIE

    monkeypatch.setattr(belenios_tool, "fetch", fetch)
    assert belenios_tool.fetch_first(("sid", "testing", "trixie")) == TRIXIE
    output = capsys.readouterr().err
    assert "sid could not be had: no such suite" in output
    assert "testing has no belenios-tool 3.x" in output


def test_one_release_stands_for_both_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def first(suites: tuple[str, ...]) -> Tool | None:
        return TRIXIE if "trixie" in suites else None

    monkeypatch.setattr(belenios_tool, "available", list)
    monkeypatch.setattr(belenios_tool, "fetch_first", first)
    belenios_tool.prepare()
    assert "only belenios-tool 3.0 could be had" in capsys.readouterr().err


def test_no_release_at_all_stops_the_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belenios_tool, "available", list)
    monkeypatch.setattr(belenios_tool, "fetch_first", lambda _suites: None)
    with pytest.raises(debian.Missing, match=r"install belenios-tool 3\.x"):
        belenios_tool.prepare()


def test_an_installed_release_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belenios_tool, "available", lambda: [TRIXIE, SID])
    monkeypatch.setattr(belenios_tool, "fetch_first", lambda _suites: pytest.fail("fetched"))
    belenios_tool.prepare()
