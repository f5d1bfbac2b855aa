"""A tiny election at any stage, and people at its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from ballots.counting import Lot
from ballots.stages import Stage
from elections.core.context import Context
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.people import accounts
from elections.services.setup import load_folder
from elections.services.voting import open_close as voting
from elections.services.voting import pause
from elections.stores.election import advance_stage
from elections.web.core.app import create_app
from tests.services import tiny
from tests.services.tiny import Tiny

TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
STAGES = tuple(map(str, Stage))
LIVED = tuple(stage for stage in STAGES if stage not in {"nominations", "checking"})
EARLY = ("setup", "nominations", "checking")
LOT = Lot("hat", names=("cy-crane", "ann-ash"))
ROLES = ("stranger", "secretary", "witness")


@dataclass(frozen=True)
class World:
    """An election, its application, and what people hold of it (from "open" on)."""

    ctx: Context
    app: Flask
    tiny: Tiny | None

    def client(self, role: str = "stranger") -> FlaskClient:
        client = self.app.test_client()
        if role != "stranger":
            name, passphrase = {"secretary": tiny.SECRETARY, "witness": tiny.WITNESS}[role]
            form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
            assert client.post("/sign-in", data=form).status_code == 303
        return client


def token(client: FlaskClient, path: str = "/sign-in") -> str:
    """The token that a page of this client carries."""
    found = TOKEN.search(client.get(path).text)
    assert found is not None
    return found.group(1)


def build(folder: Path, stage: str, small_contest: int = 10) -> World:
    """The tiny election taken to ``stage`` by the same commands that people use.

    "tie" is "counting" after the keys were there: a lot has to be drawn. "paused" is "open".
    """
    ctx = tiny.open_at(folder / "data")
    return World(ctx, create_app(ctx), _walk(ctx, folder / "election", stage, small_contest))


def _walk(ctx: Context, folder: Path, stage: str, small_contest: int) -> Tiny | None:
    if stage in {"setup", "nominations", "checking"}:
        load_folder.load_folder(ctx, tiny.write_folder(folder, tiny.election_value(small_contest)))
        accounts.add_account(ctx, tiny.SECRETARY[0], "secretary", tiny.SECRETARY[1])
        accounts.add_account(ctx, tiny.WITNESS[0], "witness", tiny.WITNESS[1])
        # no command leads there yet; the pages must know these stages all the same
        for later in (Stage.NOMINATIONS, Stage.CHECKING)[: EARLY.index(stage)]:
            ctx.db.write(partial(advance_stage, stage=later))
        return None
    if stage == "locked":
        tiny.frozen(ctx, folder, small_contest)
        return None
    made = tiny.opened(ctx, folder, small_contest)
    first, second, *_ = made.cards_of("north-rep")
    made.cast(first, (1, 0, 0))
    made.cast(second, (0, 0, 1))
    made.cast(made.cards_of("north-carer")[0], (1,))
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("open", lambda: voting.close_voting(ctx)),
        ("closed", lambda: count_start.start_count(ctx, tiny.AGREEMENT)),
        ("counting", lambda: all_shares(made)),
        ("tie", lambda: count_seats.draw_lot(ctx, "north-rep", LOT)),
        ("results", made.certify),
    )
    if stage == "paused":
        pause.pause_voting(ctx)
        return made
    for there, go_on in steps:
        if there == stage:
            break
        go_on()
    return made


def all_shares(made: Tiny) -> None:
    """Every key holder does their part."""
    for index in range(1, len(made.private_keys) + 1):
        count_shares.add_shares(made.ctx, index, made.shares(index))


Worlds = Callable[[str], World]


@dataclass(frozen=True)
class Address:
    """One way into the application: an endpoint, a method, a path that fits."""

    endpoint: str
    method: str
    path: str


def addresses(app: Flask, **known: str) -> list[Address]:
    """Every rule with every method, filled with parameters of the right form, or those that are."""
    fill = {
        "index": "1",
        "uuid": "11111111111111",
        "credential": "0" * 64,
        "sha": "0" * 64,
        "contest_id": "north-rep",
        "person_id": "ann-ash",
        "language": "cy",
        "filename": "css/public.css",
        **known,
    }
    found = []
    for rule in app.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            path = re.sub(rf"<(?:\w+:)?{name}>", fill[name], path)
        found += [
            Address(rule.endpoint, method, path)
            for method in sorted(rule.methods or ())
            if method not in {"HEAD", "OPTIONS"}
        ]
    return sorted(found, key=lambda one: (one.path, one.method))
