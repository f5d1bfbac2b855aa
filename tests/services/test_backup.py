"""One file takes a whole election to another computer and another database, and back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from audit.record.files import RecordFiles
from audit.verify.run import verify
from elections.models import AccountSession
from elections.services.people import accounts
from elections.services.publish.record import record_files
from elections.services.voting import open_close, pause
from tests.factories import site_factory
from tests.factories.backup_factory import Computer, backup_of, state_of
from tests.factories.election_factory import SECRETARY, SampleElection

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def cheap_work(cheap_backups: None) -> None:
    """Take the cheapest work factor, through the same code."""


@pytest.fixture
def postgres(postgres_url: str, tmp_path: Path) -> Computer:
    return Computer(tmp_path / "postgres", postgres_url)


@pytest.fixture
def sqlite(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "sqlite")


@pytest.mark.parametrize("stage", ["setup", "locked", "paused", "counting", "certified"])
def test_every_row_and_file_is_there_again(
    tmp_path: Path, postgres: Computer, sqlite: Computer, stage: str
) -> None:
    """From SQLite to PostgreSQL and from there to SQLite again, at several stages."""
    with closing(site_factory.build(tmp_path, stage).ctx) as ctx:
        sound = ctx.settings.data_dir / "sound"
        sound.mkdir()
        (sound / "0123abcd.mp3").write_bytes(b"\xff\xfb" * 50)
        accounts.sign_in(ctx, *SECRETARY)
        at_first = state_of(ctx)
        postgres.restore(backup_of(ctx, tmp_path), is_only_copy=True)
    with closing(postgres.open()) as ctx:
        assert state_of(ctx) == at_first
        assert ctx.db.read(lambda session: session.query(AccountSession).count()) == 0
        assert accounts.sign_in(ctx, *SECRETARY)
        sqlite.restore(backup_of(ctx, tmp_path, is_move=True))
    with closing(sqlite.open()) as ctx:
        assert state_of(ctx) == at_first
    assert len(at_first.rows["account"]) == len(site_factory.SIGN_INS)
    assert {"log.key", "web.key", "sound/0123abcd.mp3"} <= at_first.files.keys()


def test_an_election_moves_away_and_back_and_is_certified(
    box: SampleElection, tmp_path: Path
) -> None:
    """Prepared on a server, held on a laptop, counted on the server; on both databases."""
    server = Computer(box.ctx.settings.data_dir, box.ctx.settings.database_url)
    laptop = Computer(tmp_path / "laptop")
    first, second, *_ = box.cards_of("north-rep")
    box.cast(first, (1, 0, 0))
    with closing(box.ctx):
        laptop.restore(backup_of(box.ctx, tmp_path, is_move=True))
    with closing(laptop.open()) as ctx:
        replace(box, ctx=ctx).cast(second, (1, 0, 0))
        pause.pause_voting(ctx)
        pause.resume_voting(ctx)
        server.restore(backup_of(ctx, tmp_path, is_move=True))
        existing = state_of(ctx)
    with closing(server.open()) as ctx:
        assert state_of(ctx).rows == existing.rows
        again = replace(box, ctx=ctx)
        open_close.close_voting(ctx)
        again.count()
        again.certify()
        assert verify(RecordFiles.of(record_files(ctx))).is_good


def test_postgresql_counts_on_from_the_highest_number(tmp_path: Path, postgres: Computer) -> None:
    with closing(site_factory.build(tmp_path, "setup").ctx) as ctx:
        postgres.restore(backup_of(ctx, tmp_path), is_only_copy=True)
    with closing(postgres.open()) as ctx:
        highest, following = ctx.db.read(
            lambda session: session.execute(
                text(
                    "SELECT (SELECT max(id) FROM account),"
                    " nextval(pg_get_serial_sequence('account', 'id'))"
                )
            ).one()
        )
    assert following == highest + 1
