"""The shipped scripts on a site of their own, and a whole election behind a real server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from ballots.ballot import verify_ballot
from ballots.credential import Card, card_text
from ballots.group import scalar_mult
from ballots.tally import add_votes, open_tally
from elections.core import server
from elections.services.people import accounts
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import open_close as voting
from elections.stores import box as box_store
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules
from tests.browser.audio_probe import Heard, give_clips
from tests.browser.voter import Voter
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "templates" / "static"
BLANK = b"<!doctype html><html lang=en><title>Test</title><link rel=icon href=data:,>"


class Site(SimpleHTTPRequestHandler):
    """/static/… as the program serves it; "/" is an empty page."""

    def do_GET(self) -> None:
        if self.path == "/":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(BLANK)
        else:
            self.path = self.path.removeprefix("/static")
            super().do_GET()

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def served_scripts() -> Iterator[str]:
    """Serve an empty page with the shipped scripts beside it; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(STATIC))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


# --- a whole election behind a real server -----------------------------------------------------

PEOPLE = ("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill", "Ann Elm")
MANY = (*PEOPLE, *(f"{first} Oak" for first in ("Ann", "Bea", "Cy", "Dot")))
MANY = (*MANY, *(f"{first} Yew" for first in ("Ann", "Bea", "Cy", "Dot")))
VOTERS = 300


@dataclass(frozen=True)
class Live:
    """An election whose voting is open, and the address of its program."""

    url: str
    app: Flask
    sample: SampleElection
    fresh_cards: Iterator[Card]
    said: dict[str, str]  # file of a clip -> its words

    def card(self) -> Card:
        """Return a vote card that nobody has used yet."""
        return next(self.fresh_cards)

    def link(self, card: Card, page: str = "vote") -> str:
        return f"{self.url}/{page}#{card_text(card.uuid, card.secret)}"

    def votes(self, card: Card) -> list[bytes]:
        """Return the sealed votes in the box under this card, oldest first."""
        ctx = self.sample.ctx
        ballots = ctx.db.read(lambda found: box_store.first_data(found, card.uuid, "Ballot"))
        return [raw for raw in ballots if json.loads(raw)["credential"] == card.credential]

    def choices(self, raw: bytes) -> list[int]:
        """Open one vote with every private key; no program outside tests can."""
        params = voter_queries.box_params(self.sample.ctx, json.loads(raw)["election_uuid"])
        tally = add_votes(len(params.answers), [verify_ballot(params, raw).choices])
        factors = [
            [scalar_mult(key, ciphertext.alpha) for ciphertext in tally]
            for key in self.sample.private_keys
        ]
        return list(open_tally(tally, factors, 1))

    def box(self, card: Card) -> list[list[int]]:
        """Return every vote under this card, opened, oldest first: one number for each person."""
        return [self.choices(raw) for raw in self.votes(card)]


@contextmanager
def live_election(
    folder: Path, people: Sequence[str], seats: int, voters: int = VOTERS
) -> Iterator[Live]:
    """Run a contest of these people in a real server on loopback."""
    value = election_factory.election_value()
    value["contests"][0] |= {
        "title": "Reps for the North",
        "seats": seats,
        "candidates": [
            {
                "name": name,
                "points": ["I listen.", "I want buses in the evening.", "I speak up for others."],
                "picture": f"{name.split()[0].lower()}.png",
            }
            for name in people
        ],
    }
    members = (
        election_factory.HEADER,
        *(f"Voter {n},North,Rep,North Speaks Up" for n in range(voters)),
    )
    ctx = election_factory.open_at(folder / "data")
    load_folder.load_folder(ctx, election_factory.write_folder(folder / "election", value, members))
    accounts.add_account(
        ctx, election_factory.SECRETARY[0], "secretary", election_factory.SECRETARY[1]
    )
    accounts.add_account(ctx, election_factory.WITNESS[0], "witness", election_factory.WITNESS[1])
    lock_lists.lock_lists(ctx)
    cards = SampleElection(ctx, election_factory.with_keys(ctx), card_service.make_cards(ctx))
    voting.open_voting(ctx)
    try:
        app = create_app(ctx)
        with served(app) as url:
            yield Live(url, app, cards, iter(cards.cards_of("north-rep")), give_clips(ctx, app))
    finally:
        ctx.close()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Run the application behind the real server on a free port."""
    with server.bound_sockets("127.0.0.1", 0) as sockets:
        running = server.Server([server.Site(app, sockets, server_rules(app))])
        thread = threading.Thread(target=running.serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        finally:
            running.stop()
            thread.join()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Provide five people for two seats; every test takes a card of its own."""
    with live_election(tmp_path_factory.mktemp("live"), PEOPLE, 2) as election:
        yield election


@pytest.fixture
def voter(page: Page) -> Voter:
    return Voter(page)


@pytest.fixture
def heard(page: Page, live: Live) -> Heard:
    probe = Heard(page, live.said)
    probe.listen()
    return probe
