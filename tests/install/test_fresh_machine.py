"""Both environments are set up in a fresh copy of the project, with pip alone and with uv."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.install.places import BASE_PYTHON, find_uv, path_without_uv
from tools import environment

pytestmark = [pytest.mark.install, pytest.mark.timeout(900)]  # the network decides

NEEDED = ("LICENSE", "README.md", "pyproject.toml", "requirements.lock", "requirements-dev.lock")
FOLDERS = ("ballots", "audit", "elections", "templates", "tools")


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Path]:
    """Copy what an environment is made from; remove it at once, since it becomes large."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in NEEDED:
        shutil.copy(environment.ROOT / name, folder)
    for name in FOLDERS:
        unwanted = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(environment.ROOT / name, folder / name, ignore=unwanted)
    yield folder
    shutil.rmtree(folder)


def run(command: list[str | Path], folder: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("kind", ["run", "dev"])
@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_an_environment_is_set_up_once_and_its_programs_run(
    clone: Path, tmp_path: Path, installer: str, kind: str
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    if installer == "uv":
        (programs / "uv").symlink_to(find_uv())
    env = {**os.environ, "PATH": f"{programs}{os.pathsep}{path_without_uv()}"}
    set_up: list[str | Path] = [BASE_PYTHON, clone / "tools" / "environment.py", kind]
    assert "setting up .venv" in run(set_up, clone, env)
    assert ("uv = " in (clone / ".venv" / "pyvenv.cfg").read_text()) is (installer == "uv")
    assert run(set_up, clone, env) == ""
    scripts = clone / environment.PYTHON.parent.relative_to(environment.ROOT)
    help_text = run([scripts / "repvote", "--help"], tmp_path, env)
    assert "RepVote: elections that anyone can check." in help_text
    if kind == "dev":
        assert "pytest " in run([scripts / "pytest", "--version"], clone, env)
