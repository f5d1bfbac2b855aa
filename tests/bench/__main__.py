"""`make bench`: ours beside belenios-tool in one run, as ratios. Bars stand beside the figures.

Nothing here fails for being slow: figures depend on the machine. Run it when it is quiet.
"""

from __future__ import annotations

import os
import platform
import tempfile
from itertools import chain
from pathlib import Path

from tests.bench import casting, memory, sealing, verification
from tests.support.belenios import releases


def main() -> None:
    """Run every part and print one line for each figure."""
    tool = releases()[-1]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {tool.tool}")
    with tempfile.TemporaryDirectory(prefix="repvote-bench-") as name:
        folder = Path(name)
        parts = (
            verification.run(tool, folder / "verification"),
            sealing.run(),
            casting.run(folder / "casting"),
            memory.run(folder / "memory"),
        )
        for line in chain.from_iterable(parts):
            print(line, flush=True)


if __name__ == "__main__":
    main()
