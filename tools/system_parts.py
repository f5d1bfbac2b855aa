"""Install what does not come from Python's packages: `python -m tools.system_parts`.

Tests need Chromium, PostgreSQL 15 or newer, Node with npm, a voice with an encoder, two
reverse proxies, programs that read our backups and units, and the outside election program.
Nothing is skipped: what is missing is installed where we may, or named in one line.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tools import belenios_tool
from tools.debian import Missing, install, may_install

OLDEST_POSTGRES = 15
OLDEST_NODE = 18
HEADLESS = "chromium-headless-shell"


def major_version(command: list[str]) -> int:
    """Ask a program for its version; gives the first number, or 0 if it does not start."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    version = re.search(r"(\d+)(\.\d+)+", output)
    return int(version.group(1)) if version else 0


def chromium() -> Path | None:
    """Find Debian's Chromium, the headless build if it is installed."""
    path = shutil.which(HEADLESS) or shutil.which("chromium")
    return Path(path) if path else None


def prefer_headless() -> None:
    """Install the headless build of Chromium where we may.

    The engine is the same, and a page costs a fifth of the processor's time: the other build
    draws its tabs and buttons with hidden pages of their own. Tests run with either.
    """
    if shutil.which(HEADLESS) is None and may_install():
        with suppress(Missing):
            install([HEADLESS])


def postgres_folder() -> Path | None:
    """Find the folder with `initdb` and `postgres`, the newest that is new enough."""
    # Debian keeps the server's programs out of PATH
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))
    in_path = shutil.which("postgres")
    if in_path:
        folders.append(Path(in_path).resolve().parent)
    versions = {
        folder: major_version([str(folder / "postgres"), "--version"])
        for folder in folders
        if (folder / "initdb").exists()
    }
    good = [folder for folder, version in versions.items() if version >= OLDEST_POSTGRES]
    return max(good, key=lambda folder: versions[folder], default=None)


def node() -> Path | None:
    """Find Node with npm: the browser's bundle is built again and compared."""
    path = shutil.which("node")
    if path is None or shutil.which("npm") is None:
        return None
    return Path(path) if major_version([path, "--version"]) >= OLDEST_NODE else None


def nginx() -> Path | None:
    """Find nginx: tests use it as the reverse proxy."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return Path(path) if path else None


def program(name: str) -> Callable[[], Path | None]:
    """Make a finder for a program in PATH, of any version."""

    def find() -> Path | None:
        path = shutil.which(name)
        return Path(path) if path else None

    return find


PARTS: tuple[tuple[Callable[[], Path | None], tuple[str, ...]], ...] = (
    (chromium, (HEADLESS, "fonts-dejavu-core")),
    (postgres_folder, ("postgresql",)),
    (node, ("nodejs", "npm")),
    (program("espeak-ng"), ("espeak-ng",)),
    (program("ffmpeg"), ("ffmpeg",)),
    (nginx, ("nginx",)),
    (program("caddy"), ("caddy",)),
    (program("age"), ("age",)),
    (program("certutil"), ("libnss3-tools",)),
    (program("systemd-analyze"), ("systemd",)),
)


def prepare() -> None:
    """Install every missing part. Raises `Missing`."""
    prefer_headless()
    absent = [(part, packages) for part, packages in PARTS if part() is None]
    if absent:
        install([package for _part, packages in absent for package in packages])
    for part, packages in absent:
        if part() is None:
            raise Missing(f"{' '.join(packages)}: installed, but too old or not found.")
    belenios_tool.prepare()


def main() -> int:
    """Exit 0 when everything is there, 1 with one line when a person must act."""
    try:
        prepare()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
