"""An environment that does not take a new lock is made anew, once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import environment

FAILED = subprocess.CalledProcessError(1, ["pip", "check"])


class SetUp:
    """Stands in for venv and installer; installing fails a given number of times."""

    def __init__(self, folder: Path, failures: int) -> None:
        self.folder, self.failures = folder, failures
        self.steps: list[str] = []

    def make_venv(self, _uv: str | None) -> None:
        self.steps.append("make")
        environment.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        environment.PYTHON.touch()
        environment.MADE_BY.write_text(environment.fingerprint())

    def install_all(self, _lock: Path, _uv: str | None) -> None:
        self.steps.append("install")
        if self.failures:
            self.failures -= 1
            raise FAILED


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUp:
    stand_in = SetUp(tmp_path, 0)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr(environment, "MADE_BY", tmp_path / "made-by")
    monkeypatch.setattr(environment, "make_venv", stand_in.make_venv)
    monkeypatch.setattr(environment, "install_all", stand_in.install_all)
    return stand_in


def test_a_ready_environment_is_left_alone(set_up: SetUp) -> None:
    environment.prepare("dev")
    environment.prepare("dev")
    environment.prepare("run")  # the larger environment is enough
    assert set_up.steps == ["make", "install"]


def test_an_environment_that_does_not_take_the_lock_is_made_anew(set_up: SetUp) -> None:
    environment.prepare("run")
    set_up.failures = 1
    environment.prepare("dev")
    assert set_up.steps == ["make", "install", "install", "make", "install"]
    assert environment.is_ready("dev")


def test_a_new_environment_that_does_not_take_it_is_a_failure(set_up: SetUp) -> None:
    set_up.failures = 1
    with pytest.raises(subprocess.CalledProcessError):
        environment.prepare("dev")
    assert set_up.steps == ["make", "install"]
    assert not environment.is_ready("dev")
