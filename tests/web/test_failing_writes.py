"""Every write of every act fails once: nothing is half done, and the log tells no value."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import Mock

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy import event

from ballots import ballot
from ballots.trustees import single as trustees
from elections import models
from elections.core.context import Context
from elections.core.db import Database
from elections.core.logging import log, start_logging, stop_logging
from elections.services.count.agreement import agree_small_contests
from tests.factories.election_factory import AGREEMENT, SECRETARY, WITNESS
from tests.factories.site_factory import LOT, Site, token
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import BOTH, send, send_json

WRITES = {
    sqlite3.SQLITE_INSERT: "insert",
    sqlite3.SQLITE_UPDATE: "update",
    sqlite3.SQLITE_DELETE: "delete",
}
LONG = re.compile(rb"[0-9A-Za-z+/]{20,}")  # numbers of a vote, a share or a key
Write = tuple[str, str]


@dataclass
class Writes:
    """The writes to a database, of which one kind fails while it is ``denied``."""

    seen: set[Write] = field(default_factory=set)
    denied: Write | None = None

    def decide(self, action: int, table: str | None, *_: object) -> int:
        if action not in WRITES or table is None or table.startswith("sqlite_"):
            return sqlite3.SQLITE_OK
        write = (WRITES[action], table)
        self.seen.add(write)
        return sqlite3.SQLITE_DENY if write == self.denied else sqlite3.SQLITE_OK


@contextmanager
def watched(ctx: Context) -> Iterator[Writes]:
    """Let SQLite itself refuse a kind of write, as a driver does whose disk is broken."""
    writes = Writes()

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_authorizer(writes.decide)

    event.listen(ctx.db.engine, "connect", connected)
    ctx.db.engine.dispose()
    try:
        yield writes
    finally:
        writes.denied = None
        event.remove(ctx.db.engine, "connect", connected)
        ctx.db.engine.dispose()


@dataclass(frozen=True)
class Act:
    """Something that people do: at which stage, how, and what of it no log may hold.

    ``first``: an act of its own that comes before it.
    """

    stage: str
    do: Callable[[Site, FlaskClient], int]
    secrets: Callable[[Site], list[str]] = lambda _: []
    first: Callable[[Site], None] = lambda _: None


def sealed(site: Site) -> bytes:
    assert site.sample is not None
    card = site.sample.cards_of("north-rep")[3]
    if card.secret not in VOTES:
        VOTES[card.secret] = site.sample.sealed(card, (0, 1, 0))
    return VOTES[card.secret]


VOTES: dict[str, bytes] = {}
KEY = trustees.new_private_key()


def long_texts(raw: bytes) -> list[str]:
    return [text.decode() for text in LONG.findall(raw)]


def vote_secrets(site: Site) -> list[str]:
    assert site.sample is not None
    raw, card = sealed(site), site.sample.cards_of("north-rep")[3]
    return [*long_texts(raw), ballot.tracker(raw), card.credential, card.secret]


def post_vote(site: Site, _client: FlaskClient) -> int:
    assert site.sample is not None
    uuid = site.sample.cards_of("north-rep")[3].uuid
    voter = site.app.test_client(use_cookies=False)
    path = f"/api/box/{uuid}/ballots"
    return voter.post(path, data=sealed(site), content_type="application/json").status_code


def sign_in(site: Site, _client: FlaskClient) -> int:
    client = site.app.test_client()
    form = {"csrf_token": token(client), "name": SECRETARY[0], "passphrase": SECRETARY[1]}
    return client.post("/sign-in", data=form).status_code


def form_of(path: str, **form: str) -> Callable[[Site, FlaskClient], int]:
    return lambda _site, client: send(client, path, **form).status_code


def job_of(kind: str, path: str, **form: str) -> Callable[[Site, FlaskClient], int]:
    def do(site: Site, client: FlaskClient) -> int:
        status = send(client, path, **form).status_code
        assert site.ctx.jobs.wait(kind, WAIT_SECONDS)
        page = client.get(path)
        is_wrong = "This is our mistake." in page.text or "was stopped" in page.text
        return 500 if is_wrong else status

    return do


def add_key(_site: Site, client: FlaskClient) -> int:
    return send_json(client, "/board/keys/1", trustees.public_part(KEY).to_bytes()).status_code


def shares_of(site: Site) -> bytes:
    assert site.sample is not None
    if not SHARES:
        parts = site.sample.shares(1)
        SHARES.update({uuid: part.decode() for uuid, part in parts.items()})
    return json.dumps({"shares": SHARES}).encode()


SHARES: dict[str, str] = {}


def give_share(site: Site, client: FlaskClient) -> int:
    return send_json(client, "/board/shares/1", shares_of(site)).status_code


def agree(site: Site) -> None:
    agree_small_contests(site.ctx, AGREEMENT)


def cancel(site: Site, client: FlaskClient) -> int:
    assert site.sample is not None
    card = site.sample.cards_of("north-rep")[3]
    form = {"uuid": card.uuid, "credential": card.credential, "sure": "yes"}
    return send(client, "/board/cancel-card", **form).status_code


def card_secrets(site: Site) -> list[str]:
    assert site.sample is not None
    return [site.sample.cards_of("north-rep")[3].credential]


NAMES = {f"name-{place}": name for place, name in enumerate(LOT.names, start=1)}
ACTS: Mapping[str, Act] = {
    "sign in": Act("open", sign_in),
    "lock the lists": Act("setup", form_of("/board/lock", sure="yes")),
    "add a key": Act("locked", add_key, lambda _: [str(KEY), f"{KEY:x}"]),
    "make the cards": Act("locked", job_of("cards", "/board/cards", batch="0")),
    "post a vote": Act("open", post_vote, vote_secrets),
    "cancel a card": Act("open", cancel, card_secrets),
    "close voting": Act("open", form_of("/board/close", sure="yes")),
    "start the count": Act("closed", form_of("/board/count"), first=agree),
    "give a share": Act("counting", give_share, lambda site: long_texts(shares_of(site))),
    "draw a lot": Act("tie", form_of("/board/lots/north-rep", method="hat", sure="yes", **NAMES)),
    "sign the result": Act("results", job_of("certify", "/board/certify", **BOTH, sure="yes")),
}
IN_THE_CORE = {  # tables that must be among those whose writes were made to fail
    "sign in": {"throttle", "account_session", "known_device"},
    "make the cards": {"card", "card_batch", "card_file", "trail_entry", "job"},
    "post a vote": {"box_entry", "sealed_vote", "seen_element"},
    "start the count": {"box_entry", "trail_entry", "checkpoint", "state"},
    "sign the result": {"certificate", "trail_entry", "state", "job"},
}


def dump(ctx: Context) -> dict[str, list[tuple[object, ...]]]:
    """Dump all rows of the election's own tables: no sign-ins, no progress of work."""
    beside = {"account_session", "job", "known_device", "throttle"}
    return ctx.db.read(
        lambda session: {
            table.name: sorted(map(tuple, session.execute(sa.select(table)).all()), key=repr)
            for table in models.Base.metadata.sorted_tables
            if table.name not in beside
        }
    )


COUNTED = {"post a vote"}  # reaches what no other test reaches


@pytest.mark.parametrize(
    "name",
    [name if name in COUNTED else pytest.param(name, marks=pytest.mark.uncounted) for name in ACTS],
)
def test_each_write_that_fails_leaves_nothing_half_done_and_no_value_in_the_log(
    fresh: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("elections.web.board.audio_status.start", Mock())
    act = ACTS[name]
    site = fresh(act.stage)
    act.first(site)
    secrets = [*act.secrets(site), SECRETARY[1], WITNESS[1], SECRETARY[0], "127.0.0.1"]
    secrets += [row.name for row in members(site.ctx)]
    with watched(site.ctx) as writes:
        assert act.do(site, site.client("secretary")) < 400
        seen = set(writes.seen)
    assert {table for _, table in seen} >= IN_THE_CORE.get(name, set())
    failed = 0
    for write in sorted(seen):
        failed += fails_whole(fresh(act.stage), act, write, secrets)
    assert failed >= len(IN_THE_CORE.get(name, {"one"}))


def members(ctx: Context) -> list[models.Member]:
    return ctx.db.read(lambda session: list(session.scalars(sa.select(models.Member))))


def fails_whole(site: Site, act: Act, write: Write, secrets: list[str]) -> bool:
    """Let one kind of write fail; tell whether the act came to it before it was done."""
    client = site.client("secretary")
    act.first(site)
    before = dump(site.ctx)
    stream = io.StringIO()
    with watched(site.ctx) as writes:
        writes.denied = write
        start_logging(stream)
        try:
            status = act.do(site, client)
        finally:
            stop_logging()
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert not [text for text in secrets if text in stream.getvalue()], write
    if status < 400:  # what comes after the act, such as that somebody was seen
        return False
    assert status >= 500, write
    assert dump(site.ctx) == before, write
    assert any(write[1] in str(line.get("statement", "")) for line in lines), (write, lines)
    assert act.do(site, client) < 400, write  # once the disk is well again
    return True


@pytest.mark.postgres
def test_what_a_database_says_of_values_is_not_logged(postgres_url: str) -> None:
    """PostgreSQL writes the values of a row that is there already into its message."""
    database = Database(postgres_url)
    models.Base.metadata.tables["throttle"].create(database.engine)
    statement = sa.insert(models.Throttle).values(key="tracker-of-a-vote", failures=1, last=1)
    stream = io.StringIO()
    start_logging(stream)
    try:
        with database.engine.begin() as connection:
            connection.execute(statement)
        with (
            database.engine.connect() as connection,
            pytest.raises(sa.exc.IntegrityError) as refused,
        ):
            connection.execute(statement)
        log.error("unexpected", exc_info=refused.value)
    finally:
        stop_logging()
        database.close()
    assert "tracker-of-a-vote" in str(refused.value)
    line = json.loads(stream.getvalue())
    assert line["error"] == "IntegrityError"
    assert "INSERT INTO throttle" in line["statement"]
    assert line["places"]
    assert "tracker-of-a-vote" not in stream.getvalue()
