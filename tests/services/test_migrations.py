"""A database of every earlier schema, filled, comes to this version with its data, or is refused.

Each entry of ``EARLIER`` is what a database of that schema held while the election was set up;
``RUNNING`` is what it held, besides, once an election of the old formats ran.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from ballots.definition.material import salted_hash
from ballots.errors import RepVoteError
from ballots.stages import Stage
from elections import models
from elections.core.db import Database
from elections.migrations import migrate, migration_config
from elections.stores import draft as draft_store
from elections.stores.election import is_paused, stage_of
from tests.support.postgres import PostgresServer

_SHA = "ab" * 32
_SALT = "cd" * 32
_PHOTO = salted_hash("photo", bytes.fromhex(_SALT), b"\xff\x00\xff")
_SAME: Sequence[str] = (
    (
        "INSERT INTO account (id, name, folded_name, role, passphrase, public_key, sealed_key)"
        " VALUES (1, 'Sam', 'sam', 'secretary', '$argon2id$', X'01', X'02')"
    ),
    "INSERT INTO account_session (token_hash, account_id, started, seen) VALUES ('t', 1, 5, 6)",
    "INSERT INTO throttle (key, failures, last) VALUES ('k', 3, 9)",
    "INSERT INTO area (id, position, name) VALUES ('north', 0, 'North')",
    (
        "INSERT INTO seat_class (id, position, name, plural, who)"
        " VALUES ('rep', 0, 'Rep', 'Reps', 'Like us')"
    ),
    (
        "INSERT INTO member (id, name, area_id, seat_class_id, member_group)"
        " VALUES (1, 'Vera', 'north', 'rep', 'North Speaks')"
    ),
)
EARLIER: dict[str, Sequence[str]] = {
    "0001": (
        *_SAME,
        (
            "INSERT INTO draft (id, title, board, language, calendar, key_holders, secretary,"
            " witness, counting, tie, small_contest, spare_percent)"
            " VALUES (1, 'Old', 'Board', 'en',"
            """ '[["checking","2026-04-13"],["open","2026-05-11"]]', '["Kit","Lou"]',"""
            " 'Sam', 'Wyn', 'plurality-1', 'lot-1', 12, 20)"
        ),
        (
            "INSERT INTO contest (id, position, area_id, seat_class_id, title, seats, max_choices)"
            " VALUES ('north-rep', 0, 'north', 'rep', 'Reps for the North', 2, 1)"
        ),
        f"INSERT INTO picture (sha256, jpeg) VALUES ('{_SHA}', X'ff00ff')",
        (
            "INSERT INTO candidate (contest_id, id, name, points, picture)"
            f""" VALUES ('north-rep', 'ann', 'Ann', '["I listen.","I ask.","I tell."]', '{_SHA}')"""
        ),
    ),
    "0002": (
        *_SAME,
        (
            "INSERT INTO draft (id, title, board, language, calendar, key_holders, secretary,"
            " witness, tie, small_contest, spare_percent)"
            " VALUES (1, 'Old', 'Board', 'en',"
            """ '[["checking","2026-04-13"],["open","2026-05-11"]]', '["Kit","Lou"]',"""
            " 'Sam', 'Wyn', 'lot-1', 12, 20)"
        ),
        (
            "INSERT INTO contest (id, position, area_id, seat_class_id, title, seats, max_choices,"
            " question, method) VALUES ('north-rep', 0, 'north', 'rep', 'Reps for the North', 2, 1,"
            " 'Reps for the North', 'plurality-1')"
        ),
        f"INSERT INTO picture (salted_hash, jpeg) VALUES ('{_PHOTO}', X'ff00ff')",
        (
            "INSERT INTO candidate (contest_id, id, name, points, points_salt, picture,"
            " picture_salt) VALUES ('north-rep', 'ann', 'Ann',"
            f""" '["I listen.","I ask.","I tell."]', X'{"ef" * 32}', '{_PHOTO}', X'{_SALT}')"""
        ),
    ),
}
for later in ("0003", "0004", "0005", "0006"):  # nothing that is set up was changed
    EARLIER[later] = EARLIER["0002"]
EARLIER["0007"] = (
    (
        "INSERT INTO account (id, name, folded_name, passphrase, public_key, sealed_key)"
        " VALUES (1, 'Sam', 'sam', '$argon2id$', X'01', X'02')"
    ),
    "INSERT INTO duty (account_id, role, group_id) VALUES (1, 'secretary', '')",
    *EARLIER["0002"][1:],
)
EARLIER["0008"] = (
    *EARLIER["0007"],
    "INSERT INTO local_rules (id, helper_limit, worries, help_phone) VALUES (1, 3, '', '')",
)
EARLIER["0009"] = EARLIER["0010"] = EARLIER["0011"] = (
    *EARLIER["0008"],
    (
        "INSERT INTO people_group (id, name, folded_name, seat_class, area, position)"
        " VALUES ('0a', 'North', 'north', 'rep', '', 0)"
    ),
)
EARLIER["0012"] = EARLIER["0011"]
RUNNING: dict[str, Sequence[str]] = {
    "0001": (
        "INSERT INTO roll_entry (contest_id, member_id) VALUES ('north-rep', 1)",
        "INSERT INTO frozen (id, definition, roll_salt) VALUES (1, X'7b7d', X'00')",
        "INSERT INTO trail_entry (seq, leaf) VALUES (0, X'7b7d')",
        "UPDATE state SET stage = 'checking'",
    ),
}


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Provide an empty database of each kind."""
    url = f"sqlite:///{tmp_path / 'repvote.db'}"
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_server")
        assert isinstance(server, PostgresServer)
        url = server.new_database()
    db = Database(url)
    yield db
    db.close()


def _at(db: Database, revision: str, *more: Sequence[str]) -> None:
    def fill(session: Session) -> None:
        command.upgrade(migration_config(session.connection()), revision)
        for statement in [statement for part in more for statement in part]:
            hexed = statement if db.is_sqlite else statement.replace("X'", r"'\x")
            session.execute(sa.text(hexed.replace(r":\x", r"\:\x")))

    db.write(fill)


def _rows(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Read everything in all tables that this version knows, and the alembic revision."""
    with db.engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        return {
            name: sorted(map(tuple, connection.execute(sa.text(f"SELECT * FROM {name}"))), key=repr)
            for name in sorted(tables)
        }


def test_every_earlier_schema_is_tried(db: Database) -> None:
    with db.engine.connect() as connection:
        script = ScriptDirectory.from_config(migration_config(connection))
    revisions = [revision.revision for revision in script.walk_revisions()]
    assert sorted(EARLIER) == sorted(revisions)[:-1]


@pytest.mark.parametrize("revision", EARLIER)
def test_a_filled_database_comes_to_this_version_with_its_data(db: Database, revision: str) -> None:
    _at(db, revision, EARLIER[revision])
    before = _rows(db)
    migrate(db)
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), models.Base.metadata) == []
    after = _rows(db)
    sessions = [[row[:4] for row in rows["account_session"]] for rows in (before, after)]
    assert sessions[0] == sessions[1]
    assert not after["account_session"][0][4]  # nobody has a second step before them
    for table in ("throttle", "seat_class", "member"):
        assert after[table] == before[table], table
    assert after["area"] == [(*row, "", "", "[]") for row in before["area"]]
    assert [row[:3] for row in after["account"]] == [(1, "Sam", "sam")]
    assert after["account"][0][3:] == before["account"][0][-3:]
    assert after["duty"] == [(1, "secretary", "")]
    draft = db.read(draft_store.read)
    assert draft is not None
    assert (draft.title, draft.key_holders) == ("Old", ("Kit", "Lou"))
    assert [day.stage for day in draft.calendar] == ["checking", "open"]
    assert (draft.rules.small_contest, draft.rules.spare_percent) == (12, 20)
    (contest,) = draft.contests
    assert (contest.title, contest.seats, contest.max_choices) == ("Reps for the North", 2, 1)
    (candidate,) = contest.candidates
    assert candidate.name == "Ann"
    assert (contest.question, contest.method) == ("Reps for the North", "plurality-1")
    assert candidate.points == ("I listen.", "I ask.", "I tell.")
    material = db.read(draft_store.materials)["north-rep", "ann"]
    assert material.photo == candidate.picture
    assert material.photo_salt is not None
    assert material.points_salt not in (None, material.photo_salt)
    assert salted_hash("photo", material.photo_salt, b"\xff\x00\xff") == material.photo
    jpeg = db.read(lambda session: session.scalar(sa.select(models.Picture.jpeg)))
    assert jpeg == b"\xff\x00\xff"
    assert db.read(stage_of) is Stage.SETUP
    assert db.read(is_paused) is False


@pytest.mark.parametrize("revision", RUNNING)
def test_an_election_of_the_old_formats_that_runs_is_refused_unchanged(
    db: Database, revision: str
) -> None:
    _at(db, revision, EARLIER[revision], RUNNING[revision])
    before = _rows(db)
    with pytest.raises(RepVoteError, match="Finish it with that version") as refused:
        migrate(db)
    assert refused.value.code == "migration-running"
    assert _rows(db) == before


def test_a_migrated_key_is_the_first_of_its_key_holder(db: Database) -> None:
    locked = (
        "UPDATE state SET stage = 'locked'",
        "INSERT INTO trustee_key (key_holder, raw) VALUES (2, X'7b7d')",
    )
    _at(db, "0002", EARLIER["0002"], locked)
    migrate(db)
    assert _rows(db)["trustee_key"] in ([(2, 1, b"{}")], [(2, b"{}", 1)])

    def another(number: int) -> None:
        row = models.TrusteeKey(key_holder=2, number=number, raw=b"{}")
        db.write(lambda session: session.add(row))

    another(2)
    with pytest.raises(DBAPIError, match="no gaps"):
        another(4)
    with pytest.raises(DBAPIError, match="append-only"):
        db.write(lambda session: session.execute(sa.text("DELETE FROM trustee_key")))
