"""Appending to a long trail: the last entry beside the first."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from audit.trail.events import VotingPaused, VotingResumed
from elections.stores import trail as trail_store
from tests.factories import election_factory

ENTRIES = 20_000
SAMPLE = 1_000  # entries at each end
TOGETHER = 500  # appends in one transaction: the disk is not what is measured


def run(folder: Path) -> Iterator[str]:
    """Measure the median time of one append, signature included, at both ends of 20,000 entries."""
    ctx = election_factory.open_at(folder)
    written = election_factory.write_folder(folder / "lists")
    election_factory.opened(ctx, written)
    took: list[float] = []

    def transaction(session: Session) -> None:
        for number in range(TOGETHER):  # even: voting goes on at the end, as the start asks
            event = VotingResumed() if number % 2 else VotingPaused()
            begin = time.perf_counter()
            trail_store.append(session, ctx.signer, election_factory.NOON, event)
            took.append(time.perf_counter() - begin)

    for _ in range(ENTRIES // TOGETHER):
        ctx.db.write(transaction)
    ctx.close()
    first, last = statistics.median(took[:SAMPLE]), statistics.median(took[-SAMPLE:])
    begin = time.perf_counter()
    election_factory.open_at(folder).close()
    start = time.perf_counter() - begin
    yield (
        f"append to a trail of {ENTRIES:,} entries: first {first * 1000:.2f} ms, "
        f"last {last * 1000:.2f} ms, ratio {last / first:.2f} (bar: at most 2); "
        f"start with all of it {start:.1f} s"
    )
