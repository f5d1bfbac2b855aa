"""Find Python and uv for set-ups that must not see this environment."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools import environment

BASE_PYTHON = str(Path(sys.base_prefix) / environment.PYTHON.relative_to(environment.VENV))


def find_uv() -> str:
    """Find the uv of the development environment."""
    return str(environment.PYTHON.with_name("uv"))


def path_without_uv() -> str:
    """Return PATH as on a machine where nobody has installed uv."""
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if shutil.which("uv", path=folder) is None)
