"""Work beside the pages: 5,000 cards with their file, and certifying a record."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from audit.record.files import RecordFiles
from audit.verify.run import verify
from elections.core.context import Context
from elections.core.job_runner import Progress
from elections.services.certify import certify as certifying
from elections.services.people import accounts
from elections.services.publish import record as publishing
from elections.services.setup import load_folder, lock_lists
from elections.services.setup.card_file import make_card_file
from elections.services.voting import open_close as voting
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY, WITNESS

MEMBERS = (455, 4546)  # with one spare card for ten: 500 and 5,000 cards of their contest
VOTES = 600  # so many are checked on all cores


def run(folder: Path) -> Iterator[str]:
    """Measure cards, few and many, and certifying beside checking alone."""
    folder.mkdir(parents=True)
    few, many = (_cards(folder / str(members), members) for members in MEMBERS)
    per_card = [seconds / number for number, seconds in (few, many)]
    yield (
        f"cards with file: {many[0]:,} cards in {many[1]:.1f} s, {few[0]:,} in {few[1]:.1f} s; "
        f"for each card, ratio {per_card[1] / per_card[0]:.2f} (bar: at most 1.5)"
    )
    checked, certified = _certified(folder / "votes")
    yield (
        f"certify {VOTES} votes on {os.cpu_count()} cores: {certified:.1f} s; beside checking the "
        f"same record on one, ratio {certified / checked:.2f} (bar: at most 1.2)"
    )


def _locked(folder: Path, members: int) -> Context:
    ctx = election_factory.open_at(folder / "data")
    rows = (f"Voter {number},North,Rep,Group" for number in range(members))
    lines = (election_factory.HEADER, *rows, *election_factory.MEMBERS[-3:])
    load_folder.load_folder(ctx, election_factory.write_folder(folder / "list", members=lines))
    election_factory.add_officers(ctx)
    lock_lists.lock_lists(ctx)
    return ctx


def _cards(folder: Path, members: int) -> tuple[int, float]:
    ctx = _locked(folder, members)
    progress = Progress(threading.Event())
    begin = time.perf_counter()
    make_card_file(ctx, 0, progress)
    took = time.perf_counter() - begin
    ctx.close()
    return progress.length // 2, took  # a step for the card, one for its place in the file


def _certified(folder: Path) -> tuple[float, float]:
    sample = election_factory.ready_to_vote(_locked(folder, VOTES))
    ctx = sample.ctx
    for card in sample.cards_of("north-rep")[:VOTES]:
        sample.cast(card, (1, 0, 0))
    voting.close_voting(ctx)
    sample.count()
    token = accounts.sign_in(ctx, *SECRETARY)
    account = accounts.account_for(ctx, token)
    if account is None:
        raise RuntimeError("the secretary is not signed in")
    keys = certifying.signing_keys(ctx, account, SECRETARY[1], *WITNESS)
    record = RecordFiles.of(publishing.record_files(ctx))
    begin = time.perf_counter()
    if not verify(record).is_good:
        raise RuntimeError("the record does not hold")
    checked = time.perf_counter()
    certifying.sign_result(ctx, keys, Progress(threading.Event()))
    certified = time.perf_counter()
    ctx.close()
    return checked - begin, certified - checked
