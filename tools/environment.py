"""Make `.venv` with the locked, hash-checked dependencies: `python tools/environment.py [run|dev]`.

Quick when nothing changed: a stamp holds a digest of the lock files, the Python and the folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MADE_BY = VENV / "made-by"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)

sys.path.insert(0, str(ROOT))
from tools.debian import Missing, install  # noqa: E402  (found through the line above)


def fingerprint() -> str:
    """Describe Python and folder: an environment made for another one cannot be used."""
    return f"{sys.version}|{sys.executable}|{VENV}|{shutil.which('uv')}"


def recorded_fingerprint() -> str:
    """Read the `fingerprint` at the time when the environment was made."""
    return MADE_BY.read_text("utf-8") if MADE_BY.exists() else ""


def digest(kind: str) -> str:
    """Hash everything that decides whether the environment must be made again."""
    seen = hashlib.sha256(fingerprint().encode())
    for path in (LOCKS[kind], ROOT / "pyproject.toml"):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def is_ready(kind: str) -> bool:
    """Tell whether the environment is made: this one or the larger one."""
    for stamp_kind in (kind, "dev"):
        stamp = VENV / f"ready-{stamp_kind}"
        is_made = PYTHON.exists() and stamp.exists()
        if is_made and stamp.read_text("utf-8") == digest(stamp_kind):
            return True
    return False


def make_venv(uv: str | None) -> None:
    """Make an empty environment, with uv if it is installed, else with Python's own venv."""
    shutil.rmtree(VENV, ignore_errors=True)
    if uv is None and importlib.util.find_spec("ensurepip") is None:
        install(["python3-venv"])  # a separate package on Debian
    if uv is None:
        command = [sys.executable, "-m", "venv", str(VENV)]
    else:
        command = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
    subprocess.run(command, check=True)
    MADE_BY.write_text(fingerprint(), encoding="utf-8", newline="\n")


def installer(python: Path, uv: str | None) -> list[str]:
    """Return the start of the install command for ``python``: uv's, or that of its own pip."""
    if uv is not None:
        return [uv, "pip", "install", "--quiet", "--python", str(python)]
    return [*pip(python), "install", "-qq", "--no-input"]


def pip(python: Path) -> list[str]:
    """Return the start of a command of an environment's own pip."""
    return [str(python), "-m", "pip", "--disable-pip-version-check"]


def locked_arguments(lock: Path) -> list[str]:
    """Return the options to install exactly a lock: hashes checked, wheels only, no resolving.

    Resolving again would let pip ask for the newest release of a package that an extra names,
    and refuse it because its hash is not in the lock (pip 23.2, ``coverage[toml]``). An unpacked
    source would run its own set-up with unlocked helpers.
    """
    wheels = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
    return [*wheels, "--requirement", str(lock)]


def install_locked(python: Path, uv: str | None, lock: Path) -> None:
    """Install what is locked. Raises `subprocess.CalledProcessError` when it cannot be had."""
    subprocess.run([*installer(python, uv), *locked_arguments(lock)], check=True)


def verify_complete(python: Path, uv: str | None) -> None:
    """Raise `subprocess.CalledProcessError` when an installed package lacks one that it needs.

    Nothing was resolved, so an incomplete lock is found here.
    """
    if uv is not None:
        check = [uv, "pip", "check", "--python", str(python)]
    else:
        check = [*pip(python), "check"]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="", file=sys.stderr)
    done.check_returncode()


def install_all(lock: Path, uv: str | None) -> None:
    """Install what is locked, then this folder itself (editable), with the locked builder."""
    install_locked(PYTHON, uv, lock)
    itself = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    subprocess.run([*installer(PYTHON, uv), *itself], check=True)
    verify_complete(PYTHON, uv)


def prepare(kind: str) -> None:
    """Bring `.venv` to the state of the lock file; nothing to do when it is there already."""
    if is_ready(kind):
        return
    print(f"setting up .venv from {LOCKS[kind].name} (once; a minute or two)", flush=True)
    uv = shutil.which("uv")
    stamp = VENV / f"ready-{kind}"
    is_new = not PYTHON.exists() or recorded_fingerprint() != fingerprint()
    if is_new:
        make_venv(uv)
    stamp.unlink(missing_ok=True)
    try:
        install_all(LOCKS[kind], uv)
    except subprocess.CalledProcessError:
        if is_new:
            raise
        print("starting again with an empty .venv", flush=True)  # remnants may be the cause
        make_venv(uv)
        install_all(LOCKS[kind], uv)
    stamp.write_text(digest(kind), encoding="utf-8", newline="\n")


def main() -> int:
    """Exit 0 when the environment is ready, 1 with one line when a person must act."""
    if sys.version_info < OLDEST:
        print("RepVote needs Python 3.11 or newer. Try: make PYTHON=python3.11")
        return 1
    try:
        prepare(sys.argv[1] if len(sys.argv) > 1 else "run")
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"Set-up stopped: {' '.join(map(str, failed.cmd[:6]))} failed.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
