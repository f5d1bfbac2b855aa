"""Make `.venv` with the locked, hash-checked dependencies: `python tools/environment.py [run|dev]`.

Quick when nothing changed: a stamp holds a digest of the lock files, the Python and the folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MADE_BY = VENV / "made-by"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)

sys.path.insert(0, str(ROOT))
from tools.debian import Missing, install  # noqa: E402  (found through the line above)


def maker() -> str:
    """Python and folder: an environment made for another one cannot be used."""
    return f"{sys.version}|{sys.executable}|{VENV}|{shutil.which('uv')}"


def made_by() -> str:
    """What `maker` said when the environment was made."""
    return MADE_BY.read_text() if MADE_BY.exists() else ""


def digest(kind: str) -> str:
    """Everything that makes an environment a different one."""
    seen = hashlib.sha256(maker().encode())
    for path in (LOCKS[kind], ROOT / "pyproject.toml"):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def is_ready(kind: str) -> bool:
    """The wish is met by its own stamp, or by the larger environment's."""
    for stamp_kind in (kind, "dev"):
        stamp = VENV / f"ready-{stamp_kind}"
        if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest(stamp_kind):
            return True
    return False


def make_venv(uv: str | None) -> None:
    """An empty environment, by uv where it is, else by Python's own venv."""
    shutil.rmtree(VENV, ignore_errors=True)
    if uv is None and importlib.util.find_spec("ensurepip") is None:
        install(["python3-venv"])  # Debian packages it apart
    if uv is None:
        command = [sys.executable, "-m", "venv", str(VENV)]
    else:
        command = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
    subprocess.run(command, check=True)


def installer(uv: str | None) -> list[str]:
    """The command that puts packages into `.venv`: uv's where it is, else the environment's pip."""
    if uv is not None:
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    quiet = ["-qq", "--no-input", "--disable-pip-version-check"]
    return [str(PYTHON), "-m", "pip", "install", *quiet]


def install_all(lock: Path, uv: str | None) -> None:
    """Install what is locked, then this folder itself (editable), with the locked builder."""
    for arguments in (
        locked_arguments(lock),
        ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    ):
        subprocess.run([*installer(uv), *arguments], cwd=ROOT, check=True)
    # nothing was resolved, so ask once whether the lock is complete
    subprocess.run(check_command(uv), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def locked_arguments(lock: Path) -> list[str]:
    """Install exactly the lines of a lock: hashes checked, wheels only, nothing resolved.

    Resolving again would let pip ask for the newest release of a package that an extra names,
    and refuse it because its hash is not in the lock (pip 23.2, ``coverage[toml]``). An unpacked
    source would run its own set-up with unlocked helpers.
    """
    wheels = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
    return [*wheels, "--requirement", str(lock)]


def check_command(uv: str | None) -> list[str]:
    """The command that fails when an installed package lacks one that it needs."""
    if uv is not None:
        return [uv, "pip", "check", "--quiet", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", "check", "--disable-pip-version-check"]


def prepare(kind: str) -> None:
    """Bring `.venv` to the state of the lock file; nothing to do when it is there already."""
    if is_ready(kind):
        return
    print(f"setting up .venv from {LOCKS[kind].name} (once; a minute or two)", flush=True)
    uv = shutil.which("uv")
    stamp = VENV / f"ready-{kind}"
    if not PYTHON.exists() or made_by() != maker():
        make_venv(uv)
        MADE_BY.write_text(maker())
    stamp.unlink(missing_ok=True)
    install_all(LOCKS[kind], uv)
    stamp.write_text(digest(kind))


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
