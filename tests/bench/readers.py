"""Time of a vote while 8 readers take the whole record and 8 more the pictures on the wall.

Votes are timed alone first, then with the readers, at our server and at Werkzeug's threaded one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.crowd import OURS, PEER, Crowd, served

READERS = 8  # of each kind
VOTES = 30  # alone, and as many with the readers


def run(folder: Path) -> Iterator[str]:
    """Yield one line for our server, one for the peer."""
    for name, program in (("our server", OURS), ("Werkzeug's threaded server", PEER)):
        with served(folder / name.split()[0], program) as (port, trust, uuid, votes):
            alone, beside = asyncio.run(_both(Crowd(port, trust, uuid, votes)))
        yield (
            f"a vote beside {READERS} readers of the record and {READERS} of the wall, {name}: "
            f"half within {median(beside) * 1000:.0f} ms, alone {median(alone) * 1000:.0f} ms, "
            f"ratio {median(beside) / median(alone):.1f}; the slowest {max(beside):.2f} s"
        )


async def _both(crowd: Crowd) -> tuple[Sequence[float], Sequence[float]]:
    try:
        alone = await crowd.votes(VOTES)
        crowd.read("/record.zip", READERS)
        crowd.read(f"/walls/{crowd.uuid}.pdf", READERS)
        await asyncio.sleep(1)
        return alone, await crowd.votes(VOTES)
    finally:
        crowd.end()
