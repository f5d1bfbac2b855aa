"""`make bench`: ours and belenios-tool in one run, as ratios, with the target beside each.

Nothing here fails for being slow: figures depend on the machine. Run it when it is quiet.
`make bench ONLY=tablet` runs one part.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    casting,
    crowd,
    groups,
    jobs,
    memory,
    readers,
    sealing,
    tablet,
    trail,
    verification,
)
from tests.support.belenios import releases

Part = Callable[[Path], Iterator[str]]
PARTS: dict[str, Part] = {
    "verification": lambda folder: verification.run(releases()[-1], folder),
    "sealing": lambda _: sealing.run(),
    "casting": casting.run,
    "crowd": crowd.run,
    "readers": readers.run,
    "groups": groups.run,
    "jobs": jobs.run,
    "trail": trail.run,
    "tablet": tablet.run,
    "memory": memory.run,
}


def _show_progress(name: str) -> None:
    """Show on a terminal what is being measured, until its figures are there."""
    if sys.stderr.isatty():
        print(f"\r\033[K{name and f'measuring: {name} …'}", end="", file=sys.stderr, flush=True)


def main(only: str = "") -> int:
    """Run every part, or the one named, and print one line for each figure."""
    if only and only not in PARTS:
        print(f"There is no part {only}. Parts: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    tool = f", {releases()[-1].tool}" if only in {"", "verification"} else ""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores{tool}", flush=True)
    with tempfile.TemporaryDirectory(prefix="repvote-bench-") as folder:
        for name, part in PARTS.items():
            if only in {"", name}:
                _show_progress(name)
                for line in part(Path(folder) / name):
                    _show_progress("")
                    print(line, flush=True)
                    _show_progress(name)
        _show_progress("")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
