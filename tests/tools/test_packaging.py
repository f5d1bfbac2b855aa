"""Locked and shipped packages: files that people trust without reading them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB_PARTS = ("alembic", "flask", "jinja2", "sqlalchemy", "uvicorn", "werkzeug", "wtforms")
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==\S+( ; .+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def names(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text().splitlines()
    return {found["name"] for line in lines if (found := PINNED.fullmatch(line))}


def wanted(*lists: list[str]) -> set[str]:
    """Return names as an index writes them (PEP 503)."""
    names = [re.split(r"[\[><=]", item)[0] for requirements in lists for item in requirements]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    odd = [line for line in lines if not (PINNED.fullmatch(line) or HASH.fullmatch(line))]
    assert all(line.startswith("#") and "/" not in line for line in odd)


def test_the_locks_cover_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    run = wanted(project["project"]["dependencies"], extras["server"], groups["build"])
    assert run <= names("requirements.lock")
    every = run | wanted(extras["postgres"], groups["dev"]) | names("requirements.lock")
    assert every <= names("requirements-dev.lock")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_has_pages_and_migrations_and_no_workshop(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    here = {
        path.relative_to(ROOT).as_posix()
        for folder in ("ballots", "audit", "elections", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here <= inside
    tops = {name.split("/")[0] for name in inside}
    assert {top for top in tops if "dist-info" not in top} == {
        "audit",
        "ballots",
        "elections",
        "templates",
    }
    assert not [name for name in inside if name.startswith("browser/")]
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_verifier_starts_without_the_web_parts(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        f"import runpy, sys; sys.modules.update(dict.fromkeys({WEB_PARTS!r})); "
        "sys.argv = ['audit', '--help']; runpy.run_module('audit', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "verify" in done.stdout
