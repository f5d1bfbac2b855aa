"""A lock installs exactly what it pins, however old it is; an incomplete one is refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.install.packages import write_lock, write_wheel
from tests.install.places import BASE_PYTHON, find_uv
from tools import environment

pytestmark = pytest.mark.install


@dataclass(frozen=True, slots=True)
class Wheels:
    """`base` in two releases, and `user`, which wants `base` with an extra that adds nothing."""

    folder: Path
    base: Path
    newer_base: Path
    user: Path


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Wheels:
    folder = tmp_path_factory.mktemp("wheels")
    extra = "Provides-Extra: extra"
    return Wheels(
        folder,
        base=write_wheel(folder, "base", "1.0", extra),
        newer_base=write_wheel(folder, "base", "2.0", extra),
        user=write_wheel(folder, "user", "1.0", "Requires-Dist: base[extra]>=1.0"),
    )


@pytest.fixture(params=["pip", "uv"])
def uv(request: pytest.FixtureRequest) -> str | None:
    """Provide each installer in turn; pip is None."""
    return find_uv() if request.param == "uv" else None


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([BASE_PYTHON, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def python(
    tmp_path: Path, wheels: Wheels, empty_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Provide the Python of an empty environment that knows no index but a folder of wheels."""
    for name in [*os.environ]:
        if name.startswith(("PIP_", "UV_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for installer in ("PIP", "UV"):
        monkeypatch.setenv(f"{installer}_NO_INDEX", "1")
        monkeypatch.setenv(f"{installer}_FIND_LINKS", str(wheels.folder))
    shutil.copytree(empty_environment, tmp_path / "venv", symlinks=True)
    return tmp_path / "venv" / environment.PYTHON.relative_to(environment.VENV)


def installed(python: Path) -> set[str]:
    program = (
        "import importlib.metadata as m; print(*{d.name+d.version for d in m.distributions()})"
    )
    done = subprocess.run([python, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_lock_older_than_the_newest_release_installs(
    tmp_path: Path, wheels: Wheels, python: Path, uv: str | None
) -> None:
    lock = write_lock(tmp_path / "lock", wheels.base, wheels.user)
    environment.install_locked(python, uv, lock)
    environment.verify_complete(python, uv)
    assert {"base1.0", "user1.0"} <= installed(python)


def test_old_pip_fails_when_it_resolves_such_a_lock_again(
    tmp_path: Path, wheels: Wheels, python: Path
) -> None:
    """Without --no-deps pip 23.2 wants the newest `base[extra]`; newer pips look at the lock."""
    lock = write_lock(tmp_path / "lock", wheels.base, wheels.user)
    resolving = [word for word in environment.locked_arguments(lock) if word != "--no-deps"]
    command = [*environment.installer(python, None), *resolving]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "pip23.2.1" in installed(python):
        assert done.returncode == 1
        assert "all requirements must have their versions pinned" in done.stderr
        assert "base[extra]>=1.0" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        assert {"base1.0", "user1.0"} <= installed(python)


def test_a_lock_without_a_needed_package_is_refused(
    tmp_path: Path, wheels: Wheels, python: Path, uv: str | None
) -> None:
    environment.install_locked(python, uv, write_lock(tmp_path / "lock", wheels.user))
    with pytest.raises(subprocess.CalledProcessError):
        environment.verify_complete(python, uv)


def test_a_wheel_with_another_hash_is_refused(
    tmp_path: Path, wheels: Wheels, python: Path, uv: str | None
) -> None:
    lock = write_lock(tmp_path / "lock", wheels.base)
    lock.write_text(re.sub("sha256:.*", f"sha256:{64 * '0'}", lock.read_text()))
    with pytest.raises(subprocess.CalledProcessError):
        environment.install_locked(python, uv, lock)
    assert "base1.0" not in installed(python)
