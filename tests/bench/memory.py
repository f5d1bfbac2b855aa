"""Time and memory of checking the 1,500-voter example, in a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

KIB_IN_MIB = 1024
PROGRAM = """
import resource, sys
from audit.__main__ import main
code = main(sys.argv[1:])
of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(*(resource.getrusage(who).ru_maxrss for who in of), file=sys.stderr)
sys.exit(code)
"""


def run(folder: Path) -> Iterator[str]:
    """Measure with one process, then with two."""
    demo = [str(Path(sys.executable).with_name("repvote")), "demo", "--to-the-end"]
    begin = time.perf_counter()
    subprocess.run(
        [*demo, "--example", "county", "--out", str(folder)], check=True, stdout=subprocess.DEVNULL
    )
    yield f"the county example, 1,500 voters, to the end: {time.perf_counter() - begin:.0f} s"
    times: list[float] = []
    for jobs in (1, 2):
        begin = time.perf_counter()
        checked = ["verify", str(folder / "record"), "--json", "--jobs", str(jobs)]
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *checked], check=True, capture_output=True, text=True
        )
        took = time.perf_counter() - begin
        times.append(took)
        own, largest_child = map(int, done.stderr.split()[-2:])
        most = own + jobs * largest_child if jobs > 1 else own
        if not json.loads(done.stdout)["ok"]:
            raise RuntimeError("the county example does not hold")
        yield (
            f"check the county record with --jobs {jobs}: {took:.1f} s, at most "
            f"{most / KIB_IN_MIB:.0f} MiB of memory (bar: under 400)"
        )
    yield f"the same, two processes beside one: ratio {times[1] / times[0]:.2f} (bar: at most 0.7)"
