"""The database guards its own rules, whatever Python does."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from elections import models
from elections.core.context import Context
from elections.core.db import Database, FairLock
from elections.domain.roles import STAFF
from elections.migrations import migrate
from elections.migrations.guards_0002 import APPEND_ONLY, BEFORE_LOCKING
from elections.models import Base, BoxEntry, State, TrailEntry
from elections.services.count import start as count_start
from elections.services.voting import open_close as voting
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection


def _run(ctx: Context, statement: str) -> None:
    def work(session: Session) -> None:
        session.execute(sa.text(statement))

    ctx.db.write(work)


def _refused(ctx: Context, statement: str, because: str) -> None:
    with pytest.raises(DBAPIError, match=because):
        _run(ctx, statement)


def test_migrations_and_models_agree(ctx: Context) -> None:
    with ctx.db.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert found == []


def test_migrating_again_changes_nothing(ctx: Context) -> None:
    migrate(ctx.db)
    assert ctx.db.read(lambda session: session.scalars(sa.select(State.stage)).all()) == ["setup"]


def test_every_table_is_known_to_the_package_of_models() -> None:
    named = {getattr(models, name) for name in models.__all__}
    assert {mapper.class_ for mapper in Base.registry.mappers} == named - {Base}


# Tables whose rows may change at any time, and why.
FREE_TABLES = {
    "account": "a passphrase may be made anew",
    "account_session": "signing out ends it",
    "duty": "is given to other people; that the officers' are theirs is checked at the start",
    "invitation": "is used up or taken back",
    "second_step": "is turned on and off by each for themselves",
    "recovery_code": "is used up",
    "group_member": "is written by a group until the lists are locked",
    "job": "is how far work is that goes on",
    "known_device": "is of the last sign-in there",
    "nomination": "is written by a group until the lists are locked",
    "nomination_code": "is made anew until then",
    "nomination_photo": "is changed until then",
    "nomination_yes": "can be taken back until then",
    "people_group": "is named anew while the lists are written",
    "list_column": "explains the headings of a group's own lists",
    "local_rules": "are the board's own, beside the definition",
    "member_list": "is how far a group's list has come",
    "rules_agreed": "a group may take its yes back",
    "same_person": "may be said anew until the lists are locked",
    "setup_answers": "are changed page by page until the election is put together",
    "setup_file": "is of those answers",
    "throttle": "counts tries to sign in",
    "voice_yes": "counts only while what it was said to is the same",
}
SQLITE_TRIGGERS = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
POSTGRESQL_TRIGGERS = (
    "SELECT relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger"
    " JOIN pg_class ON tgrelid = pg_class.oid WHERE NOT tgisinternal"
)


def test_every_table_is_guarded_or_says_why_not(ctx: Context) -> None:
    """What is sealed, logged or locked is guarded by triggers, not only by Python."""
    query = sa.text(SQLITE_TRIGGERS if ctx.db.is_sqlite else POSTGRESQL_TRIGGERS)
    guarded: dict[str, set[str]] = {}
    for table, statement in ctx.db.read(lambda session: session.execute(query).all()):
        match = re.search(r"BEFORE (\w+) ON", statement)
        assert match is not None, statement
        guarded.setdefault(table, set()).add(match[1])
    assert guarded.keys().isdisjoint(FREE_TABLES)
    assert guarded.keys() | FREE_TABLES.keys() == set(Base.metadata.tables)
    needed = {"UPDATE", "DELETE"} | (set() if ctx.db.is_sqlite else {"TRUNCATE"})
    assert {table for table, acts in guarded.items() if not needed <= acts} == set()


@pytest.mark.parametrize("role", STAFF)
def test_the_database_knows_every_role(ctx: Context, role: str) -> None:
    def given(session: Session) -> None:
        account = models.Account(
            name=role, folded_name=role, passphrase="", public_key=b"", sealed_key=b""
        )
        session.add(account)
        session.flush()
        group = "g" if role == "organiser" else ""
        session.add(models.Duty(account_id=account.id, role=role, group_id=group))

    ctx.db.write(given)


def test_an_officers_role_has_one_holder_and_an_organiser_a_group(ctx: Context) -> None:
    columns = "INSERT INTO account (id, name, folded_name, passphrase, public_key, sealed_key)"
    for number in (1, 2):
        empty = "''" if ctx.db.is_sqlite else "''::bytea"
        _run(ctx, f"{columns} VALUES ({number}, 'n{number}', 'n{number}', '', {empty}, {empty})")
    duty = "INSERT INTO duty (account_id, role, group_id) VALUES"
    _run(ctx, f"{duty} (1, 'witness', ''), (1, 'organiser', 'a'), (2, 'organiser', 'a')")
    _refused(ctx, f"{duty} (2, 'witness', '')", "uq_duty_officer|duty.role")
    _refused(ctx, f"{duty} (2, 'organiser', '')", "ck_duty_group")
    _refused(ctx, f"{duty} (2, 'secretary', 'a')", "ck_duty_group")
    _refused(ctx, f"{duty} (2, 'king', '')", "ck_duty_role")


@pytest.fixture
def full(ctx: Context, tmp_path: Path) -> SampleElection:
    return election_factory.certified(ctx, tmp_path / "folder")


def _with_rows(ctx: Context) -> list[str]:
    def look(session: Session) -> list[str]:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            if session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        ]

    return ctx.db.read(look)


def test_what_is_sealed_logged_or_locked_cannot_be_changed_or_deleted(full: SampleElection) -> None:
    ctx = full.ctx
    kept = {*APPEND_ONLY, *BEFORE_LOCKING}
    existing = kept & set(_with_rows(ctx))
    assert kept - existing == {"cancelled_card"}  # nothing was cancelled in this journey
    for table in sorted(existing):
        column = next(iter(Base.metadata.tables[table].columns)).name
        _refused(ctx, f"UPDATE {table} SET {column} = {column}", "append-only|locked")
        _refused(ctx, f"DELETE FROM {table}", "append-only|locked")
        if not ctx.db.is_sqlite:
            _refused(ctx, f"TRUNCATE {table} CASCADE", "not emptied")


def test_a_cancelled_card_stays_cancelled(box: SampleElection) -> None:
    card = box.cards[0]
    values = f"('{card.uuid}', '{card.credential}')"
    _run(box.ctx, f"INSERT INTO cancelled_card (box_uuid, credential) VALUES {values}")
    _refused(box.ctx, "DELETE FROM cancelled_card", "append-only")
    _refused(box.ctx, "UPDATE cancelled_card SET credential = 'x'", "append-only")


def test_stages_move_one_step_forward_only(ctx: Context) -> None:
    _refused(ctx, "UPDATE state SET stage = 'open'", "followed by the next")
    _refused(ctx, "DELETE FROM state", "cannot be taken away")
    _refused(
        ctx, "INSERT INTO state (id, stage, paused) VALUES (2, 'setup', false)", "ck_state_one|one"
    )
    _refused(ctx, "UPDATE state SET stage = 'checking'", "followed by the next")
    _run(ctx, "UPDATE state SET stage = 'nominations'")
    _refused(ctx, "UPDATE state SET stage = 'locked'", "followed by the next")
    _run(ctx, "UPDATE state SET stage = 'checking'")
    _refused(ctx, "UPDATE state SET stage = 'setup'", "followed by the next")
    _run(ctx, "UPDATE state SET stage = 'nominations'")  # they are opened again
    _run(ctx, "UPDATE state SET stage = 'checking'")
    _run(ctx, "UPDATE state SET stage = 'locked'")
    for stage in ("setup", "nominations", "checking", "closed"):
        _refused(ctx, f"UPDATE state SET stage = '{stage}'", "followed by the next")


def test_voting_is_paused_only_while_it_is_open(ctx: Context) -> None:
    _refused(ctx, "UPDATE state SET paused = true", "only while it is open")
    _run(ctx, "UPDATE state SET stage = 'locked'")
    _refused(ctx, "UPDATE state SET stage = 'open', paused = true", "only while it is open")
    _run(ctx, "UPDATE state SET stage = 'open'")
    _run(ctx, "UPDATE state SET paused = true")
    _refused(ctx, "UPDATE state SET stage = 'closed'", "only while it is open")
    _run(ctx, "UPDATE state SET stage = 'closed', paused = false")


def test_the_lists_stay_open_until_they_are_locked(ctx: Context) -> None:
    for number, stage in enumerate(("nominations", "checking", "locked")):
        _run(ctx, f"INSERT INTO area (id, position, name) VALUES ('{stage}', {number}, 'x')")
        _run(ctx, f"UPDATE state SET stage = '{stage}'")
    _refused(ctx, "INSERT INTO area (id, position, name) VALUES ('d', 9, 'x')", "area is locked")


def test_the_database_itself_refuses_a_vote_while_voting_is_paused(box: SampleElection) -> None:
    _run(box.ctx, "UPDATE state SET paused = true")
    with pytest.raises(DBAPIError, match="not open"):
        box.ctx.db.write(lambda session: _bare_vote(box, session))


def _bare_vote(box: SampleElection, session: Session) -> None:
    uuid = box.contest("north-rep").uuid
    session.add(BoxEntry(box_uuid=uuid, height=1, kind="Ballot", head="0" * 64, raw=b""))
    session.flush()


def test_trail_and_box_have_no_gaps(box: SampleElection) -> None:
    def gap_in_trail(session: Session) -> None:
        session.add(TrailEntry(seq=99, kind="x", leaf=b"{}"))
        session.flush()

    def gap_in_box(session: Session) -> None:
        uuid = box.contest("north-rep").uuid
        session.add(BoxEntry(box_uuid=uuid, height=7, kind="Ballot", head="0" * 64, raw=b""))
        session.flush()

    for work in (gap_in_trail, gap_in_box):
        with pytest.raises(DBAPIError, match="no gaps"):
            box.ctx.db.write(work)


def test_the_database_itself_refuses_a_vote_when_the_count_began(box: SampleElection) -> None:
    voting.close_voting(box.ctx)
    count_start.start_count(box.ctx, election_factory.AGREEMENT)

    def late(session: Session) -> None:
        uuid = box.contest("north-rep").uuid
        session.add(BoxEntry(box_uuid=uuid, height=3, kind="Ballot", head="0" * 64, raw=b""))
        session.flush()

    with pytest.raises(DBAPIError, match=r"not open|is ended"):
        box.ctx.db.write(late)


def test_no_foreign_key_joins_people_and_boxes() -> None:
    island: dict[str, set[str]] = {name: {name} for name in Base.metadata.tables}
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            joined = island[table.name] | island[key.column.table.name]
            for name in joined:
                island[name] = joined
    boxes = island["box"] | island["card"] | island["sealed_vote"] | island["cancelled_card"]
    people = island["member"] | island["roll_entry"] | island["account"]
    assert not boxes & people


def test_no_time_stands_on_a_vote_or_a_card() -> None:
    for name in ("box_entry", "sealed_vote", "seen_element", "card", "cancelled_card"):
        columns = set(Base.metadata.tables[name].columns.keys())
        assert columns <= {
            *("box_uuid", "height", "kind", "head", "raw", "tracker", "credential"),
            *("element", "batch", "position", "picture_1", "picture_2", "pictures"),
        }


@pytest.mark.parametrize("table", ["box_entry", "sealed_vote", "seen_element"])
def test_sqlite_gives_votes_no_row_numbers(sqlite_ctx: Context, table: str) -> None:
    """Row numbers would tell in which order people voted over all boxes."""
    with pytest.raises(DBAPIError, match="no such column"):
        _run(sqlite_ctx, f"SELECT rowid FROM {table}")


def test_sqlite_settings_hold_on_every_connection(sqlite_ctx: Context) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 15000,
    }
    connections = [sqlite_ctx.db.engine.connect() for _ in range(10)]
    for connection in connections:
        for pragma, value in wanted.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    for connection in connections:
        connection.close()


def test_database_and_secrets_belong_to_their_owner(sqlite_ctx: Context) -> None:
    for path in sqlite_ctx.settings.data_dir.iterdir():
        if path.name != "last-checkpoint":
            assert path.stat().st_mode & 0o077 == 0, path.name


def test_a_writer_that_raises_leaves_nothing(ctx: Context) -> None:
    def work(session: Session) -> None:
        session.add(TrailEntry(seq=0, kind="x", leaf=b"{}"))
        session.flush()
        raise KeyError

    with pytest.raises(KeyError):
        ctx.db.write(work)
    assert ctx.db.read(lambda session: session.get(TrailEntry, 0)) is None


def test_writers_that_count_lose_nothing(ctx: Context) -> None:
    """Read, then write what was read and one more: twelve threads, five times each."""

    def one_more(session: Session) -> None:
        size = session.scalar(sa.select(sa.func.count()).select_from(TrailEntry)) or 0
        session.add(TrailEntry(seq=size, kind="x", leaf=str(size).encode()))

    # this tests PostgreSQL's own conflicts, not our lock: each thread has its engine
    databases = [Database(ctx.settings.database_url) for _ in range(12)]

    def five_times(db: Database) -> None:
        for _ in range(5):
            db.write(one_more)

    threads = [threading.Thread(target=five_times, args=(db,)) for db in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for db in databases:
        db.close()
    count = sa.select(sa.func.count()).select_from(TrailEntry)
    assert ctx.db.read(lambda session: session.scalar(count)) == 60


def test_the_lock_is_first_come_first_served(tmp_path: Path) -> None:
    lock = FairLock(tmp_path / "lock")
    served: list[int] = []

    def wait(number: int) -> None:
        with lock.held():
            served.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with lock.held():
        for number, thread in enumerate(threads, 1):
            thread.start()
            until = time.monotonic() + 5
            while len(lock._queue) < number and time.monotonic() < until:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert served == list(range(8))
