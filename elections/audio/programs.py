"""Starting a local program, and the one sentence when it is not there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence

from elections.audio.errors import NoSound

PATIENCE = 120  # seconds for one clip, on the slowest machine
_INSTALL = "There is no sound yet. Install it with: apt-get install espeak-ng ffmpeg"


def find_program(program: str) -> str:
    """Find a program. Raises `NoSound` with the line to type."""
    path = shutil.which(program)
    if path is None:
        raise NoSound("sound-program", f"The program {program} is missing. {_INSTALL}")
    return path


def run(command: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run one program to its end; no shell. Raises `NoSound` when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, never a shell
            command, input=given, capture_output=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NoSound("sound-program", f"The program {command[0]} did not work.") from problem
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoSound(
            "sound-program", f"The program {command[0]} did not work: {lines[-1] if lines else ''}"
        )
    return done
