"""Throw-away folders lie in memory where there is room: no test waits for a disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import MutableMapping
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest and tempfile make private folders there
ROOM = 1 << 30  # bytes; a whole run needs less than a quarter of it


def is_usable(folder: Path) -> bool:
    """Tell whether files can be written, run and kept there; many containers give 64 MB only."""
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return False
    forbids_programs = os.statvfs(folder).f_flag & os.ST_NOEXEC
    return not forbids_programs and shutil.disk_usage(folder).free >= ROOM


def use_memory(environment: MutableMapping[str, str], folder: Path = MEMORY) -> None:
    """Make temporary folders in memory, unless somebody chose another place by TMPDIR."""
    if "TMPDIR" not in environment and is_usable(folder):
        environment["TMPDIR"] = str(folder)
        tempfile.tempdir = None  # looked up again when next asked
