"""An election on each database. Ready ones are made once and copied: a file, a data folder, or a
PostgreSQL database used as template.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ballots.credential import Card
from elections.core import age_file
from elections.core.context import Context
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting.cancel_card import cancel_card
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection
from tests.support.postgres import PostgresServer

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass(frozen=True, slots=True)
class Ready:
    """A closed election to copy: its data folder, its PostgreSQL database, what people hold."""

    data: Path
    database: str
    made: SampleElection | None


@dataclass(slots=True)
class Copies:
    """Makes copies of ready elections; each belongs to one test."""

    request: pytest.FixtureRequest
    folder: Path
    kind: str

    def _server(self) -> PostgresServer:
        server = self.request.getfixturevalue("postgres_server")
        assert isinstance(server, PostgresServer)
        return server

    def open(self, ready: Ready) -> Context:
        """Open the copy; close and remove it after the test."""
        shutil.copytree(ready.data, self.folder)
        url = ""
        if self.kind == "postgres":
            server = self._server()
            url = server.copy_of(ready.database)
            self.request.addfinalizer(lambda: server.drop_database(url))
        ctx = election_factory.open_at(self.folder, url)
        self.request.addfinalizer(ctx.close)
        return ctx

    def saved(self, url: str) -> Callable[[], None]:
        """Save a PostgreSQL database as it is now; gives what puts it back."""
        server = self._server()
        saved = server.copy_of(url)
        self.request.addfinalizer(lambda: server.drop_database(saved))
        return lambda: server.replace(url, saved)


def _make(
    request: pytest.FixtureRequest,
    folder: Path,
    kind: str,
    work: Callable[[Context], SampleElection | None],
) -> Ready:
    database = ""
    if kind == "postgres":
        server = request.getfixturevalue("postgres_server")
        assert isinstance(server, PostgresServer)
        database = server.new_database()
    ctx = election_factory.open_at(folder / "data", database)
    created = work(ctx)
    ctx.close()
    return Ready(folder / "data", database, created)


def _whole(ctx: Context, folder: Path) -> SampleElection:
    """Make a certified election in which something stands in every table."""
    election_factory.locked(ctx, folder)
    private_keys = election_factory.with_keys(ctx)
    card_service.make_cards(ctx)
    box = election_factory.with_cards(ctx, private_keys)
    cancel_card(ctx, *_place(box.cards_of("north-rep")[-1]))
    return election_factory.voted_and_certified(box)


def _place(card: Card) -> tuple[str, str]:
    return card.uuid, card.credential


def _crowd(ctx: Context, folder: Path) -> SampleElection:
    """Open voting for so many members that no card votes too often in a long test."""
    voters = (f"Rep {number},North,Rep,North Speaks Up" for number in range(300))
    members = (election_factory.HEADER, *voters, *election_factory.MEMBERS[-3:])
    load_folder.load_folder(ctx, election_factory.write_folder(folder, members=members))
    election_factory.add_officers(ctx)
    lock_lists.lock_lists(ctx)
    return election_factory.ready_to_vote(ctx)


STATES: dict[str, Callable[[Context, Path], SampleElection | None]] = {
    "empty": lambda _ctx, _folder: None,
    "open": election_factory.opened,
    "whole": _whole,
    "crowd": _crowd,
}


@pytest.fixture(scope="session")
def ready(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Ready]:
    """Return ready elections by kind of database and state, made when first asked."""
    known: dict[tuple[str, str], Ready] = {}

    def give(kind: str, state: str) -> Ready:
        if (kind, state) not in known:
            folder = tmp_path_factory.mktemp(f"{kind}-{state}")
            make = STATES[state]
            known[kind, state] = _make(
                request, folder, kind, lambda ctx: make(ctx, folder / "folder")
            )
        return known[kind, state]

    return give


@pytest.fixture(params=BOTH)
def copies(request: pytest.FixtureRequest, tmp_path: Path) -> Copies:
    """Provide each database in turn."""
    return Copies(request, tmp_path / "data", request.param)


GiveReady = Callable[[str, str], Ready]


@pytest.fixture
def ctx(copies: Copies, ready: GiveReady) -> Context:
    """Provide an empty election, on each database in turn."""
    return copies.open(ready(copies.kind, "empty"))


@pytest.fixture
def box(copies: Copies, ready: GiveReady) -> SampleElection:
    """Provide open voting, on each database in turn."""
    return _open_box(copies, ready)


@pytest.fixture
def whole(copies: Copies, ready: GiveReady) -> SampleElection:
    """Provide a certified election, with a row in every table, on each database in turn."""
    return _copy_of(copies, ready(copies.kind, "whole"))


@pytest.fixture
def crowd(copies: Copies, ready: GiveReady) -> SampleElection:
    """Voting is open for 300 people of one contest, on each database in turn."""
    return _copy_of(copies, ready(copies.kind, "crowd"))


def _open_box(copies: Copies, ready: GiveReady) -> SampleElection:
    return _copy_of(copies, ready(copies.kind, "open"))


def _copy_of(copies: Copies, there: Ready) -> SampleElection:
    assert there.made is not None
    return replace(there.made, ctx=copies.open(there))


@pytest.fixture
def sqlite_ctx(request: pytest.FixtureRequest, tmp_path: Path, ready: GiveReady) -> Context:
    """Provide an empty election on SQLite, for tests in which the database does not matter."""
    return Copies(request, tmp_path / "data", "sqlite").open(ready("sqlite", "empty"))


@pytest.fixture
def sqlite_box(request: pytest.FixtureRequest, tmp_path: Path, ready: GiveReady) -> SampleElection:
    """Provide open voting, on SQLite."""
    return _open_box(Copies(request, tmp_path / "data", "sqlite"), ready)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a good election folder."""
    return election_factory.write_folder(tmp_path / "folder")


Reopen = Callable[[Context], Context]


@pytest.fixture
def reopen() -> Iterator[Reopen]:
    """Stop the server and start it again on the same data."""
    opened: list[Context] = []

    def again(ctx: Context) -> Context:
        ctx.close()
        opened.append(election_factory.open_at(ctx.settings.data_dir, ctx.settings.database_url))
        return opened[-1]

    yield again
    for ctx in opened:
        ctx.close()


PutBack = Callable[[], None]


@pytest.fixture
def put_back(copies: Copies, box: SampleElection, tmp_path: Path) -> PutBack:
    """Put the database back to how it is now; what is kept outside stays as it is then."""
    box.ctx.close()
    if box.ctx.db.is_sqlite:
        there, saved = box.ctx.settings.data_dir / "repvote.db", tmp_path / "earlier.db"
        shutil.copy(there, saved)

        def put_back() -> None:
            shutil.copy(saved, there)

        return put_back
    return copies.saved(box.ctx.settings.database_url)


@pytest.fixture
def cheap_backups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a backup's passphrase cheap to try."""
    monkeypatch.setattr(age_file, "WORK_FACTOR", 1)
