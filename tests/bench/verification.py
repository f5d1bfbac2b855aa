"""Checking one vote of 20 options, and a box of 200, ours and the tool's, in turns."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from ballots import ballot
from ballots.box_params import BoxParams
from ballots.trustees import single as trustees
from tests.factories.box_factory import SmallBox, small_box
from tests.support.belenios import Belenios

OPTIONS, MOST = 20, 10
ONE_BY_ONE = 50
IN_A_BOX = 200


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _box(folder: Path, tool: Belenios) -> SmallBox:
    """Let the tool begin an empty box."""
    box = small_box(options=OPTIONS, most=MOST, cards=IN_A_BOX)
    folder.mkdir(parents=True)
    (folder / "election.json").write_bytes(box.params.to_bytes())
    (folder / "trustees.json").write_bytes(trustees.Single(box.trustees).to_bytes())
    credentials = sorted(card.credential for card in box.cards)
    (folder / "public_creds.json").write_text(json.dumps(credentials, separators=(",", ":")))
    tool("archive", "init", cwd=folder)
    return box


def _check_many(params: BoxParams, raws: list[bytes]) -> int:
    return len([ballot.verify_ballot(params, raw) for raw in raws])


def run(tool: Belenios, folder: Path) -> Iterator[str]:
    """Measure milliseconds a vote; the tool's without its start-up."""
    box = _box(folder, tool)
    raws = [
        ballot.seal(
            box.params, card.secret, [1] * (n % (MOST + 1)) + [0] * (OPTIONS - n % (MOST + 1))
        )
        for n, card in enumerate(box.cards)
    ]
    (folder / "not-a-vote.json").write_text("{}")
    theirs: list[float] = []
    start_up: list[float] = []
    ours: list[float] = []
    for raw in raws[:ONE_BY_ONE]:
        (folder / "vote.json").write_bytes(raw)
        for name, into in (("vote.json", theirs), ("not-a-vote.json", start_up)):
            ask = ("election", "verify-ballot", "--ballot", name)
            into.append(_timed(partial(tool, *ask, cwd=folder, check=False)))
        ours.append(_timed(partial(ballot.verify_ballot, box.params, raw)))
    one_theirs, one_ours = median(theirs) - median(start_up), median(ours)
    yield (
        f"check one vote, {OPTIONS} options: ours {one_ours * 1000:.1f} ms, tool "
        f"{one_theirs * 1000:.1f} ms, ratio {one_ours / one_theirs:.2f} (bar: at most 1)"
    )
    one_core = _timed(lambda: _check_many(box.params, raws))
    half = len(raws) // 2
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(abs, range(2)))  # both have started
        two = _timed(
            lambda: list(pool.map(_check_many, [box.params] * 2, [raws[:half], raws[half:]]))
        )
    all_theirs = one_theirs * len(raws)
    yield (
        f"check a box of {len(raws)}: ours {one_core:.2f} s on one core, {two:.2f} s on two, tool "
        f"{all_theirs:.2f} s ({len(raws)} times its one), ratios {one_core / all_theirs:.2f} and "
        f"{two / all_theirs:.2f}"
    )
