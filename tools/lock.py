"""Write the lock files: exact versions with hashes, for every system and Python.

`make lock` chooses the newest versions; `python -m tools.lock keep` keeps what is locked and adds
what `pyproject.toml` newly asks for. All are plain requirement files, so uv and pip read the same
thing. They hold no address of an index and no path: the installing machine decides where packages
come from.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = ["--extra", "server", "--group", "build"]
DEV = [
    *(*RUN, "--extra", "postgres", "--extra", "paper", "--group", "dev"),
    *("--constraint", "requirements.lock"),
]


def compile_lock(name: str, parts: list[str], *, upgrade: bool) -> None:
    """Resolve for all platforms from the oldest Python up, and write one lock file."""
    command = [
        *(str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *(["--upgrade"] if upgrade else []),
        *("--no-config", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *("--custom-compile-command", "make lock"),
        *parts,
        *("--output-file", name, "pyproject.toml"),
    ]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> int:
    """Lock run time first, because the development lock repeats its versions, then the voice."""
    upgrade = sys.argv[1:] != ["keep"]
    compile_lock("requirements.lock", RUN, upgrade=upgrade)
    compile_lock("requirements-dev.lock", DEV, upgrade=upgrade)
    compile_lock("requirements-voice.lock", ["--extra", "voice"], upgrade=upgrade)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
