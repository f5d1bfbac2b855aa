"""Ask Debian's package manager for what is missing, where we may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


class Missing(Exception):
    """Something must be installed by a person; the text is the one line that says what."""


def may_install() -> bool:
    """Tell whether we are root on a machine with apt."""
    user = getattr(os, "geteuid", None)  # Windows has none
    return user is not None and user() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, or raise `Missing` with the one line a person needs."""
    line = "apt-get install " + " ".join(packages)
    if not may_install():
        raise Missing(f"Please install what is missing, then try again: sudo {line}")
    print(f"installing: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    options = ["--yes", "--quiet", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    options += ["-o", "DPkg::Lock::Timeout=120"]  # another apt may be at work
    # an old list names versions that the mirror no longer has
    update = subprocess.run(
        ["apt-get", "update", "--quiet"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    done = subprocess.run(
        ["apt-get", "install", *options, *packages],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        print(update.stderr, done.stdout, done.stderr, file=sys.stderr)
        raise Missing(f"This did not work: {line}")
