"""Checks V18 to V20: every sealed vote of a box, in this process or in several.

A worker gets the election's bytes and a few sealed votes, and returns for each either its content
or why it is refused. Only that is kept, so a box of any length needs little memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice

from audit.box.reader import Box
from audit.verify.report import ReportBuilder
from audit.verify.state import VotesOfBox
from ballots.ballot import verify_ballot
from ballots.box_params import BoxParams
from ballots.errors import BallotRefused
from ballots.proofs.ciphertext import Ciphertext

CHUNK = 16
_WAITING = 8  # chunks handed out ahead, for each worker

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class VoteCheckOptions:
    """The worker processes that check votes (pool, number of jobs), None for this process."""

    workers: tuple[Executor, int] | None
    progress: Progress


@dataclass(frozen=True, slots=True)
class Vote:
    """A sealed vote that was checked; ``refused`` is the reason against it."""

    credential: str
    tracker: str
    choices: tuple[Ciphertext, ...]
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """All votes of a box, each of them good. ``last``: credential -> its last sealed vote."""

    last: dict[str, tuple[Ciphertext, ...]]
    sealed: VotesOfBox


def check_chunk(election: bytes, ballots: list[bytes]) -> list[Vote]:
    """Check a few sealed votes of one box. Runs in workers."""
    params = BoxParams.from_bytes(election)
    return [_check_one(params, raw) for raw in ballots]


def _check_one(params: BoxParams, raw: bytes) -> Vote:
    try:
        sealed = verify_ballot(params, raw)
    except BallotRefused as problem:
        return Vote("", "", (), f"{problem.text.split('.')[0]}. [{problem.code}]")
    return Vote(sealed.credential, sealed.tracker, sealed.choices)


def _chunks(box: Box) -> Iterator[tuple[list[int], list[bytes]]]:
    ballots = box.ballots()
    while chunk := list(islice(ballots, CHUNK)):
        yield [height for height, _ in chunk], [raw for _, raw in chunk]


def _checked(box: Box, options: VoteCheckOptions) -> Iterator[tuple[int, Vote]]:
    """Yield height and outcome of every vote, in order, with few chunks in memory at a time."""
    election, progress = box.election, options.progress
    waiting: deque[tuple[list[int], Future[list[Vote]]]] = deque()
    for heights, raws in _chunks(box):
        if options.workers is None:
            yield from zip(heights, check_chunk(election, raws), strict=True)
            progress(len(heights))
            continue
        executor, jobs = options.workers
        waiting.append((heights, executor.submit(check_chunk, election, raws)))
        if len(waiting) > _WAITING * jobs:
            first, future = waiting.popleft()
            yield from zip(first, future.result(), strict=True)
            progress(len(first))
    for first, future in waiting:
        yield from zip(first, future.result(), strict=True)
        progress(len(first))


def check_votes(
    box: Box,
    where: str,
    credentials: tuple[str, ...] | None,
    report: ReportBuilder,
    options: VoteCheckOptions,
) -> Votes | None:
    """Check V18, V19, V20 for one box; None if a vote is bad. V19 needs the ``credentials``."""
    report.begin("V18", "V20", *(["V19"] if credentials is not None else []))
    listed = frozenset(credentials or ())
    trackers: set[str] = set()
    last: dict[str, tuple[Ciphertext, ...]] = {}
    votes_by_card: dict[str, int] = {}
    ballots: list[tuple[int, str]] = []
    good = True
    for height, vote in _checked(box, options):
        place = f"{where}, event {height}"
        if vote.refused is not None:
            report.add("V18", place, f"This is not a good vote: {vote.refused}")
            good = False
            continue
        if vote.tracker in trackers:
            report.add("V20", place, "The same sealed vote stands in the box twice.")
        if credentials is not None and vote.credential not in listed:
            report.add("V19", place, "This vote comes from a card that is not on the list.")
            good = False
        trackers.add(vote.tracker)
        votes_by_card[vote.credential] = votes_by_card.get(vote.credential, 0) + 1
        last[vote.credential] = vote.choices
        ballots.append((height, vote.credential))
    return Votes(last, VotesOfBox(votes_by_card, tuple(ballots))) if good else None
