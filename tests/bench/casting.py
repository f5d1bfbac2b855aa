"""Votes a second through the real server: 16 clients, each vote on disk before its answer."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

from ballots import ballot
from ballots.box_params import BoxParams
from elections.services.people import accounts
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import open_close as voting
from tests.factories import election_factory

CLIENTS = 16
VOTES = 320
PORT = 8137


class Client:
    """A tablet: one connection, and no cookie."""

    def __init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.headers = {"Content-Type": "application/json"}

    def post(self, uuid: str, raw: bytes) -> float:
        """Post a vote; return the seconds until the answer."""
        begin = time.perf_counter()
        self.connection.request("POST", f"/api/box/{uuid}/ballots", raw, self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {body!r}")
        return time.perf_counter() - begin


def sealed_votes(folder: Path) -> tuple[BoxParams, list[bytes]]:
    """Make an election with enough members, open its voting, and seal a vote of each."""
    members = (election_factory.HEADER, *(f"Voter {n},North,Rep,Group" for n in range(VOTES)))
    ctx = election_factory.open_at(folder / "data")
    load_folder.load_folder(
        ctx, election_factory.write_folder(folder / "election", members=members)
    )
    accounts.add_account(
        ctx, election_factory.SECRETARY[0], "secretary", election_factory.SECRETARY[1]
    )
    accounts.add_account(ctx, election_factory.WITNESS[0], "witness", election_factory.WITNESS[1])
    election = lock_lists.lock_lists(ctx)
    election_factory.with_keys(ctx)
    cards = card_service.make_cards(ctx)
    voting.open_voting(ctx)
    contest = election.contest("north-rep")
    if contest is None:
        raise RuntimeError("the tiny election has no such contest")
    params = voter_queries.box_params(ctx, contest.uuid)
    own = [card for card in cards if card.uuid == contest.uuid][:VOTES]
    vote = [1] + [0] * (len(params.answers) - 1)
    sealed = [ballot.seal(params, card.secret, vote) for card in own]
    ctx.close()
    return params, sealed


def run(folder: Path) -> Iterator[str]:
    """Measure rate and waiting times of all votes together."""
    folder.mkdir(parents=True)
    params, sealed = sealed_votes(folder)
    program = Path(sys.executable).with_name("repvote")
    server = subprocess.Popen(
        [program, "--data", folder / "data", "serve", "--port", str(PORT)],
        env=os.environ | {"REPVOTE_BASE_URL": f"http://127.0.0.1:{PORT}"},
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_server()
        yield _measure(params, sealed)
    finally:
        server.terminate()
        server.wait(60)


def _wait_for_server() -> None:
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _measure(params: BoxParams, raws: list[bytes]) -> str:
    clients = [Client() for _ in range(CLIENTS)]

    def work(number: int) -> list[float]:
        return [clients[number].post(params.uuid, raw) for raw in raws[number::CLIENTS]]

    begin = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        waits = sorted(wait for waited in pool.map(work, range(CLIENTS)) for wait in waited)
    rate = len(raws) / (time.perf_counter() - begin)
    half, late = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
    return (
        f"votes through the server (SQLite, {len(params.answers)} options, {CLIENTS} clients): "
        f"{rate:.0f}/s, half within {half * 1000:.0f} ms, 99 in 100 within {late * 1000:.0f} ms"
    )
