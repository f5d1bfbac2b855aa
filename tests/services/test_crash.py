"""The server is killed while people vote: what was acknowledged is there, once."""

from __future__ import annotations

import os
import random
import time
from itertools import cycle
from pathlib import Path

from audit.box import reader as box_reader
from ballots import ballot
from elections.services.publish import record as publishing
from elections.services.voting import cast as casting
from tests.factories.election_factory import SampleElection
from tests.services.conftest import Reopen
from tests.support.processes import python, running

KILLS = int(os.environ.get("KILLS", "10"))  # `make torture`: many more
VOTES = 40  # for each server; it is killed long before the last
_VOTER = """
import sys, threading
from pathlib import Path
from elections.services.voting import cast as casting
from tests.factories import election_factory

data, url, uuid, votes = sys.argv[1:5]
ctx = election_factory.open_at(Path(data), url)
files = sorted(Path(votes).glob("*.json"))

def post(mine):
    for path in mine:
        receipt = casting.cast(ctx, uuid, path.read_bytes())
        sys.stdout.write(receipt.tracker + "\\n")
        sys.stdout.flush()

threads = [threading.Thread(target=post, args=(files[n::4],)) for n in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def _killed_while_posting(box: SampleElection, uuid: str, votes: Path) -> list[str]:
    """Return trackers that were acknowledged before the process was killed at work."""
    settings = box.ctx.settings
    url = "" if box.ctx.db.is_sqlite else settings.database_url
    with running(python("-c", _VOTER, settings.data_dir, url, uuid, votes)) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(4)]
        time.sleep(random.uniform(0, 0.3))
        process.kill()
        seen += process.stdout.readlines()
    return [line.strip() for line in seen if line.endswith("\n")]


def test_no_acknowledged_vote_is_lost_when_the_server_is_killed(
    crowd: SampleElection, tmp_path: Path, reopen: Reopen
) -> None:
    box, own = crowd, crowd.cards_of("north-rep")
    uuid = own[0].uuid
    promised: set[str] = set()
    turns, waiting, first = cycle(own), dict[str, bytes](), b""
    for kill in range(KILLS):
        while len(waiting) < VOTES:
            raw = box.sealed(next(turns), (0, 0, 1))
            waiting[ballot.tracker(raw)] = raw
            first = first or raw
        votes = tmp_path / f"votes-{kill}"
        votes.mkdir()
        for number, raw in enumerate(waiting.values()):
            (votes / f"{number:03}.json").write_bytes(raw)
        box.ctx.close()
        acknowledged = _killed_while_posting(box, uuid, votes)
        assert len(acknowledged) >= 4
        promised |= set(acknowledged)
        for tracker in acknowledged:  # the others are posted again, as people's tablets do
            del waiting[tracker]
    kept = box.ctx.outside.heads()[box.ctx.settings.data_dir].boxes[uuid]
    again = reopen(box.ctx)  # checks trail, checkpoints and boxes on the way
    raw_box = publishing.record_files(again)[f"boxes/{uuid}.bel"]
    heights = {
        ballot.tracker(raw): height for height, raw in box_reader.parse_box(raw_box).ballots()
    }
    lost, twice = (
        promised - heights.keys(),
        box_reader.parse_box(raw_box).num_ballots - len(heights),
    )
    print(
        f"{'SQLite' if box.ctx.db.is_sqlite else 'PostgreSQL'}: {KILLS} kills, "
        f"{len(promised)} acknowledged votes, {len(lost)} lost, {twice} twice"
    )
    assert (lost, twice) == (set(), 0)
    assert max(heights[tracker] for tracker in promised) <= kept.height  # before its receipt
    repeated = casting.cast(again, uuid, first)
    assert repeated.is_repeated == (repeated.tracker in heights)
