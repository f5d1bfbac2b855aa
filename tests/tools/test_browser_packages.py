"""The npm packages that checks of `browser/` need: set up once, and named when they cannot be."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import browser_packages, debian, system_parts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "node_modules").mkdir()
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the commands that would run; only Node itself is asked."""
    calls: list[list[str]] = []
    run = subprocess.run

    def record(command: list[str], **options: object) -> object:
        if command[0] != "npm":
            return run(command, **options)  # type: ignore[call-overload]
        calls.append(command)
        return None

    monkeypatch.setattr(subprocess, "run", record)
    return calls


def test_packages_are_installed_once_and_again_when_the_lock_changes(
    folder: Path, installed: list[list[str]]
) -> None:
    browser_packages.prepare(folder)
    browser_packages.prepare(folder)
    assert [command[:2] for command in installed] == [["npm", "ci"]]
    (folder / "package-lock.json").write_text("{ }")
    browser_packages.prepare(folder)
    assert len(installed) == 2


def test_a_machine_without_npm_is_told_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: False)
    monkeypatch.setattr(browser_packages, "node", lambda: None)
    monkeypatch.setattr(browser_packages, "BROWSER", folder)
    assert browser_packages.main() == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert message.strip().endswith("apt-get install nodejs npm")


def test_a_failed_installation_is_not_taken_for_a_whole_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert system_parts.node() is not None
    (folder / "package-lock.json").write_text("no lock at all")
    with pytest.raises(subprocess.CalledProcessError):
        browser_packages.prepare(folder)
    assert not (folder / "node_modules" / "ready").exists()
