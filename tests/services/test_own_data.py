"""The server's own checks: a row that was changed, in any table, is found at the start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ballots.stages import Stage
from elections.cli import main as cli
from elections.core.context import Context
from elections.core.db import Database
from elections.core.log_signer import LogBroken
from elections.models import Base
from elections.services import startup
from elections.services.self_check.guards import verify_triggers
from elections.services.self_check.run import verify_own_data
from elections.services.voting.stop_contest import stop_contest
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT, SampleElection
from tests.services.conftest import Copies, GiveReady, Reopen
from tests.support.triggers import without_triggers

# What nothing else tells; what the board says beside the definition; what lives for a sign-in, a
# piece of work or the writing of the set-up only; and the file with the
# cards, which is sealed under a key of its own until it is destroyed.
UNTOLD = {"account.passphrase", "account.sealed_key"}
PASSING = {
    "account_session",
    "throttle",
    "known_device",
    "job",
    "card_file",
    "setup_answers",
    "setup_file",
    "local_rules",
    "rules_agreed",
    # what groups write before the lists are locked; the election has what was approved
    "group_member",
    "member_list",
    "voice_yes",
    "nomination",
    "nomination_photo",
    "nomination_yes",
    "nomination_code",
    "list_column",
    "same_person",
    "people_group",
    "invitation",
    "second_step",
    "recovery_code",
}
OF_A_STOP = {"stopped_box", "void_batch", "void_key"}  # filled in tests of their own
TABLES = [table for table in Base.metadata.sorted_tables if table.name not in PASSING | OF_A_STOP]


class Tampering:
    """Somebody with the database and without scruples: no trigger, no key holds them up.

    They put the triggers back afterwards, so that only the rows tell.
    """

    def __init__(self, ctx: Context) -> None:
        self.engine = Database(ctx.settings.database_url).engine  # its transactions hold DDL too
        self.is_sqlite = ctx.db.is_sqlite
        sa.event.listen(
            self.engine, "connect", _without_foreign_keys if self.is_sqlite else _as_replica
        )

    @contextmanager
    def _unguarded(self) -> Iterator[sa.Connection]:
        with self.engine.begin() as connection:
            if self.is_sqlite:
                with without_triggers(connection.exec_driver_sql):
                    yield connection
            else:
                yield connection

    def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        with self.engine.connect() as connection:
            found = connection.execute(sa.select(table).order_by(*table.primary_key))
            return [dict(row) for row in found.mappings()]

    def replace(self, table: sa.Table, old: dict[str, Any], new: dict[str, Any] | None) -> None:
        with self._unguarded() as connection:
            same = sa.and_(
                *(table.c[column.name] == old[column.name] for column in table.primary_key)
            )
            connection.execute(
                table.delete().where(same)
                if new is None
                else table.update().where(same).values(new)
            )

    def put(self, table: sa.Table, row: dict[str, Any]) -> None:
        with self._unguarded() as connection:
            connection.execute(table.insert().values(row))


def _without_foreign_keys(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")


def _as_replica(connection: Any, _record: object) -> None:
    connection.autocommit = True
    connection.execute("SET session_replication_role = replica")
    connection.autocommit = False


def _changed(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return value[:-1] + ("b" if value.endswith("a") else "a")


def _is_found(ctx: Context) -> bool:
    try:
        verify_own_data(ctx)
    except LogBroken as broken:
        return bool(broken.text)
    return False


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_changed_row_of_any_table_is_found(whole: SampleElection, table: sa.Table) -> None:
    _require_found(whole.ctx, table)


def test_a_changed_row_of_a_stopped_contest_is_found(box: SampleElection) -> None:
    stop_contest(box.ctx, "north-rep", "died", AGREEMENT)
    _require_found(box.ctx, Base.metadata.tables["stopped_box"])


def _require_found(ctx: Context, table: sa.Table) -> None:
    tampering = Tampering(ctx)
    assert not _is_found(ctx)
    rows = tampering.rows(table)
    assert rows, "something stands in every table"
    row, unseen, tried = rows[0], set(), 0
    for column in table.columns:
        new = {**row, column.name: _changed(row[column.name])}
        try:
            tampering.replace(table, row, new)
        except IntegrityError:  # the table's own rule
            continue
        tried += 1
        if not _is_found(ctx):
            unseen.add(f"{table.name}.{column.name}")
        tampering.replace(table, new, row)
    assert tried
    assert unseen == {name for name in UNTOLD if name.startswith(f"{table.name}.")}
    tampering.replace(table, rows[-1], None)
    assert _is_found(ctx), "a row that is taken away"
    tampering.put(table, rows[-1])
    assert not _is_found(ctx)
    tampering.engine.dispose()


@pytest.mark.parametrize("stage", Stage)
def test_without_a_trail_only_the_first_stage_holds(
    sqlite_ctx: Context, folder: Path, stage: Stage
) -> None:
    election_factory.loaded(sqlite_ctx, folder)
    tampering = Tampering(sqlite_ctx)
    table = Base.metadata.tables["state"]
    row = tampering.rows(table)[0]
    tampering.replace(table, row, {**row, "stage": stage})
    assert _is_found(sqlite_ctx) == (stage is not Stage.SETUP)
    tampering.engine.dispose()


def test_the_start_makes_these_checks(whole: SampleElection, reopen: Reopen) -> None:
    tampering = Tampering(whole.ctx)
    table = Base.metadata.tables["cancelled_card"]
    tampering.replace(table, tampering.rows(table)[0], None)
    tampering.engine.dispose()
    with pytest.raises(LogBroken) as broken:
        reopen(whole.ctx)
    assert broken.value.code == "data-changed"
    assert broken.value.text.startswith("The database was changed: a cancelled card. Do not go on.")


_GUARD = "sealed_vote_of_no_cancelled_card"
_ROW = "BEFORE INSERT ON sealed_vote"
_CHANGES = {
    "sqlite": (
        f"DROP TRIGGER {_GUARD}",
        f"CREATE TRIGGER another {_ROW} BEGIN SELECT 1; END",
    ),
    "postgresql": (
        f"DROP TRIGGER {_GUARD} ON sealed_vote",
        f"ALTER TABLE sealed_vote DISABLE TRIGGER {_GUARD}",
        (
            f"CREATE OR REPLACE FUNCTION {_GUARD}() RETURNS trigger LANGUAGE plpgsql"
            " AS 'BEGIN RETURN NEW; END'"
        ),
        f"CREATE TRIGGER another {_ROW} FOR EACH ROW EXECUTE FUNCTION {_GUARD}()",
        "DROP TRIGGER tables_are_never_emptied ON sealed_vote",
    ),
}


def test_a_guard_of_the_database_that_is_gone_is_noticed_at_the_start(
    copies: Copies, ready: GiveReady
) -> None:
    ctx = copies.open(ready(copies.kind, "open"))
    ctx.close()
    engine = Database(ctx.settings.database_url).engine
    for change in _CHANGES[engine.dialect.name]:
        with engine.connect() as connection:
            connection.exec_driver_sql(change)
            session = Session(bind=connection)
            with pytest.raises(LogBroken, match=r"guard \w+ on the table sealed_vote"):
                verify_triggers(session)
            session.rollback()
    with engine.begin() as connection:
        connection.exec_driver_sql(_CHANGES[engine.dialect.name][0])
    engine.dispose()
    with pytest.raises(LogBroken) as broken:
        startup.open_context(ctx.settings)
    assert broken.value.code == "database-guards"
    assert _GUARD in broken.value.text


def test_repvote_check_says_whether_all_holds(tmp_path: Path) -> None:
    data = tmp_path / "data"
    ctx = election_factory.open_at(data)
    election_factory.opened(ctx, tmp_path / "folder")
    ctx.close()
    result = CliRunner().invoke(cli.main, ["--data", str(data), "check"])
    assert (result.exit_code, result.output) == (
        0,
        "All data is as it was logged, and nothing is missing.\n",
    )
    tampering = Tampering(ctx)
    table = Base.metadata.tables["seat_class"]
    row = tampering.rows(table)[0]
    tampering.replace(table, row, {**row, "name": "Others"})
    tampering.engine.dispose()
    result = CliRunner().invoke(cli.main, ["--data", str(data), "check"])
    assert result.exit_code == 1
    assert "The database was changed: a seat class." in result.output


@pytest.mark.parametrize("command", ["check", "go-on"])
def test_a_folder_without_an_election_is_not_called_whole(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(cli.main, ["--data", str(tmp_path / "mistyped"), command])
    assert result.exit_code == 1
    assert result.output == f"Error: There is no election in {tmp_path / 'mistyped'}.\n"


def test_progress_goes_from_none_to_all(whole: SampleElection) -> None:
    steps: list[tuple[int, int]] = []
    verify_own_data(whole.ctx, lambda done, every: steps.append((done, every)))
    every = steps[0][1]
    assert steps == [(done, every) for done in range(every + 1)]
