"""Backups that are not made, and those that are not restored: a sentence, and nothing changed."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from audit.log import merkle
from ballots.encoding import canonical, strict_json
from ballots.errors import RepVoteError
from ballots.typed_json import as_object, as_text
from elections.core import age_file, files
from elections.core.backup_file import Backup, parts_of
from elections.core.context import Context
from elections.core.job_runner import Progress
from elections.core.settings import load_settings
from elections.core.stopped import STOPPED, read_stopped
from elections.models import Base, CardFile
from elections.services.moving import back_up as backing_up
from elections.services.moving import restore as restoring
from elections.services.people.waiting import clear_waiting
from elections.services.setup import card_file
from elections.services.startup import held_alone, open_context
from elections.services.voting import pause
from elections.stores import rows
from tests.factories import election_factory, site_factory
from tests.factories.backup_factory import Computer, backup_of, state_of
from tests.factories.election_factory import SampleElection


def refusal_code(act: Callable[[], object]) -> str:
    with pytest.raises(RepVoteError) as refused:
        act()
    assert "\n" not in refused.value.text
    return refused.value.code


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Context]:
    """An election in which voting is paused, on SQLite."""
    with closing(site_factory.build(tmp_path, "paused").ctx) as ctx:
        yield ctx


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Backup:
    """Make the file of a move, for many tests to change in memory."""
    folder = tmp_path_factory.mktemp("moved")
    with closing(site_factory.build(folder, "paused").ctx) as ctx:
        return backup_of(ctx, folder, is_move=True)


@pytest.fixture
def laptop(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "laptop")


# --- the file --------------------------------------------------------------------------------

PASSPHRASE = "abcde-fghjk-mnpqr-23456"
SEALED = age_file.encrypt(bytes(200_000), PASSPHRASE)


@pytest.fixture(autouse=True)
def cheap_work(cheap_backups: None) -> None:
    """Take the cheapest work factor, through the same code."""


WHOLE_CHUNKS = len(SEALED) - 200_000 % (64 * 1024) - 16
NOT_READ: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "backup-foreign"),
    "a zip": (b"PK\x03\x04" * 100, "backup-foreign"),
    "half a header": (SEALED[:100], "backup-foreign"),
    "a byte less": (SEALED[:-1], "backup-damaged"),
    "a whole chunk less": (SEALED[:WHOLE_CHUNKS], "backup-damaged"),
    "a byte more": (SEALED + b"\n", "backup-damaged"),
    "another byte": (SEALED[:-500] + b"?" + SEALED[-499:], "backup-damaged"),
    "another work factor": (SEALED.replace(b" 16\n", b" 15\n"), "backup-passphrase"),
    "too much memory": (SEALED.replace(b" 16\n", b" 21\n"), "backup-damaged"),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_a_file_that_is_not_whole_is_told_from_one_of_somebody_else(name: str) -> None:
    raw, code = NOT_READ[name]
    assert refusal_code(lambda: age_file.decrypt(raw, PASSPHRASE)) == code


def test_a_file_of_another_program_is_no_backup() -> None:
    assert refusal_code(lambda: Backup.from_bytes(SEALED, PASSPHRASE)) == "backup-damaged"


def test_a_header_that_was_changed_is_noticed() -> None:
    place = SEALED.index(b"\n--- ") + 5
    other = b"A" if SEALED[place : place + 1] != b"A" else b"B"
    raw = SEALED[:place] + other + SEALED[place + 1 :]
    assert refusal_code(lambda: age_file.decrypt(raw, PASSPHRASE)) == "backup-damaged"


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_an_encrypted_file_decrypts_to_the_same_bytes(size: int) -> None:
    plain = os.urandom(size)
    raw = age_file.encrypt(plain, PASSPHRASE)
    assert age_file.decrypt(raw, PASSPHRASE) == plain
    assert age_file.encrypt(plain, PASSPHRASE) != raw
    assert refusal_code(lambda: age_file.decrypt(raw, PASSPHRASE.upper())) == "backup-passphrase"


Change = Callable[[Backup], Backup]


def _with_parts(backup: Backup) -> Backup:
    return replace(
        backup, manifest=replace(backup.manifest, parts=parts_of(backup.tables, backup.files))
    )


def _manifest(backup: Backup, **changed: Any) -> Backup:
    return replace(backup, manifest=replace(backup.manifest, **changed))


def _without_last_line(backup: Backup, table: str) -> Backup:
    lines = backup.tables[table].splitlines(keepends=True)[:-1]
    return _with_parts(replace(backup, tables={**backup.tables, table: b"".join(lines)}))


def _row_with(backup: Backup, table: str, **changed: object) -> Backup:
    first, *lines = backup.tables[table].splitlines(keepends=True)
    value = strict_json(first, 10**6)
    assert isinstance(value, dict)
    raw = canonical({**value, **changed}) + b"\n" + b"".join(lines)
    return _with_parts(replace(backup, tables={**backup.tables, table: raw}))


def _less_trail(backup: Backup) -> Backup:
    """Take the last entry away, and all that tells of it, as if it had never been written."""
    shorter = _without_last_line(_without_last_line(backup, "trail_entry"), "checkpoint")
    rows = shorter.tables["trail_entry"].splitlines()
    leaves = [as_text(as_object(strict_json(row, 10**6), "")["leaf"], "") for row in rows]
    hashes = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in leaves]
    files = {name: raw for name, raw in shorter.files.items() if not name.startswith("last-")}
    reported = replace(shorter.manifest, entries=len(rows), root=merkle.root(hashes).hex())
    return _with_parts(replace(shorter, manifest=reported, files=files))


NOT_RESTORED: dict[str, tuple[Change, str]] = {
    "another file in it": (
        lambda backup: replace(backup, files={**backup.files, "more": b""}),
        "backup-damaged",
    ),
    "a file out of its folder": (
        lambda backup: _with_parts(replace(backup, files={**backup.files, "../x": b""})),
        "backup-damaged",
    ),
    "other bytes": (
        lambda backup: replace(backup, files={**backup.files, "web.key": b""}),
        "backup-damaged",
    ),
    "no table": (
        lambda backup: _with_parts(replace(backup, tables={"draft": backup.tables["draft"]})),
        "backup-damaged",
    ),
    "no keys": (
        lambda backup: _with_parts(replace(backup, files={})),
        "backup-damaged",
    ),
    "a line less": (lambda backup: _without_last_line(backup, "member"), "backup-damaged"),
    "a voter less": (lambda backup: _without_last_line(backup, "roll_entry"), "data-changed"),
    "a vote less": (lambda backup: _without_last_line(backup, "sealed_vote"), "data-changed"),
    "another column": (lambda backup: _row_with(backup, "member", x=1), "backup-damaged"),
    "another type": (lambda backup: _row_with(backup, "member", name=1), "backup-damaged"),
    "no bytes": (lambda backup: _row_with(backup, "frozen", roll_salt="x"), "backup-damaged"),
    "nobody's group": (lambda backup: _row_with(backup, "member", area_id="x"), "backup-damaged"),
    "another stage": (lambda backup: _row_with(backup, "state", stage="closed"), "data-changed"),
    "an entry less than it says": (
        lambda backup: _manifest(backup, entries=backup.manifest.entries + 1),
        "backup-damaged",
    ),
    "of another version": (lambda backup: _manifest(backup, revision="0001"), "backup-version"),
    "of another log": (lambda backup: _manifest(backup, log="another"), "backup-log"),
    "a safety copy": (lambda backup: _manifest(backup, move=None), "backup-safety-copy"),
}


@pytest.mark.parametrize(
    ("name", "is_new"), [(name, bool(place % 2)) for place, name in enumerate(NOT_RESTORED)]
)
def test_a_refused_backup_leaves_nothing_behind(
    moved: Backup, laptop: Computer, tmp_path: Path, name: str, is_new: bool
) -> None:
    change, code = NOT_RESTORED[name]
    changed = change(moved)
    if not is_new:
        laptop.data.mkdir()
    assert refusal_code(lambda: laptop.restore(read_again(changed))) == code
    existing = sorted(path.name for path in laptop.data.iterdir()) if laptop.data.exists() else []
    assert existing in ([], ["serve.lock"])
    assert laptop.data.exists() is not is_new
    assert not (tmp_path / "x").exists()


def read_again(backup: Backup) -> Backup:
    """Write the file and read it, as somebody does who knows the passphrase."""
    return Backup.from_bytes(backup.to_bytes(PASSPHRASE), PASSPHRASE)


@pytest.mark.postgres
def test_a_database_on_postgresql_is_empty_again(
    moved: Backup, tmp_path: Path, postgres_url: str
) -> None:
    server = Computer(tmp_path / "server", postgres_url)
    bad = _without_last_line(moved, "roll_entry")
    assert refusal_code(lambda: server.restore(bad)) == "data-changed"
    server.restore(moved)
    other = Computer(tmp_path / "other", postgres_url)
    assert refusal_code(lambda: other.restore(moved)) == "restore-database"
    server.open().close()


def test_a_backup_is_restored_only_into_an_empty_place(
    moved: Backup, laptop: Computer, tmp_path: Path
) -> None:
    laptop.restore(moved)
    assert refusal_code(lambda: laptop.restore(moved)) == "restore-not-empty"
    third = Computer(tmp_path / "third", f"sqlite:///{laptop.data / 'repvote.db'}")
    assert refusal_code(lambda: third.restore(moved)) == "restore-database"
    assert not third.data.exists()
    laptop.open().close()


def test_files_cannot_be_told_to_stand_elsewhere(source: Context, tmp_path: Path) -> None:
    stray = source.settings.data_dir / "a b"
    stray.write_bytes(b"")
    assert refusal_code(lambda: backup_of(source, tmp_path)) == "backup-file-name"
    stray.unlink()
    stray.symlink_to(tmp_path)
    assert refusal_code(lambda: backup_of(source, tmp_path)) == "backup-file-name"
    stray.unlink()
    (source.settings.data_dir / ".DS_Store").write_bytes(b"")
    assert ".DS_Store" not in backup_of(source, tmp_path).files


def test_the_file_itself_is_no_part_of_it(source: Context) -> None:
    path = source.settings.data_dir / "copy.age"
    backing_up.back_up(source, path, is_move=False)
    assert refusal_code(lambda: backing_up.back_up(source, path, is_move=False)) == "backup-exists"
    gone = source.settings.data_dir / "gone" / "copy.age"
    assert refusal_code(lambda: backing_up.back_up(source, gone, is_move=False)) == "backup-folder"
    assert (path.stat().st_mode & 0o777) == 0o600


def test_no_backup_holds_the_secrets_of_the_cards(tmp_path: Path) -> None:
    with closing(site_factory.build(tmp_path, "locked").ctx) as ctx:
        election_factory.with_keys(ctx)
        card_file.make_card_file(ctx, 0, Progress(threading.Event()))
        assert ctx.db.read(lambda session: session.get(CardFile, 1)) is not None
        assert refusal_code(lambda: backup_of(ctx, tmp_path, is_move=True)) == "backup-cards"
        assert read_stopped(ctx.settings.data_dir) is None
        card_file.cards_are_printed(ctx, 1)
        backup_of(ctx, tmp_path)


def test_all_columns_have_a_form() -> None:
    kinds = {
        column.type.python_type
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if table.name not in rows.LEFT_OUT
    }
    assert kinds <= rows._READ_AS.keys()
    assert set(rows.all_table_names()) > rows.LEFT_OUT


# --- the move --------------------------------------------------------------------------------


def test_a_copy_that_moved_away_signs_nothing(source: Context, tmp_path: Path) -> None:
    before = state_of(source)
    backup_of(source, tmp_path, is_move=True)
    assert refusal_code(lambda: pause.resume_voting(source)) == "moved-away"
    assert refusal_code(lambda: clear_waiting(source)) == "moved-away"
    begun: list[object] = []
    assert refusal_code(lambda: source.db.write(begun.append)) == "moved-away"
    assert begun == []
    settings = source.settings
    assert refusal_code(lambda: election_factory.open_at(settings.data_dir)) == "moved-away"
    after = state_of(source)
    assert after.rows == before.rows
    assert after.files.keys() - before.files.keys() == {STOPPED}


@pytest.mark.postgres
def test_an_act_that_is_under_way_at_the_move_is_not_done(
    moved: Backup, tmp_path: Path, postgres_url: str
) -> None:
    """Another program began before the copy was stopped, and comes to its COMMIT after."""
    server = Computer(tmp_path / "server", postgres_url)
    server.restore(moved)

    def transaction(session: Session) -> None:
        backup_of(ctx, tmp_path, is_move=True)
        session.execute(text("UPDATE account SET passphrase = 'x'"))

    with closing(server.open()) as ctx, closing(server.open()) as other:
        before = state_of(ctx).rows
        assert refusal_code(lambda: other.db.write(transaction)) == "moved-away"
        assert state_of(ctx).rows == before


@pytest.mark.postgres
def test_a_backup_waits_for_an_act_that_is_under_way(
    moved: Backup, tmp_path: Path, postgres_url: str
) -> None:
    server = Computer(tmp_path / "server", postgres_url)
    server.restore(moved)
    made: list[Backup] = []

    def transaction(session: Session) -> bool:
        session.execute(text("UPDATE account SET passphrase = 'changed'"))
        backing.start()
        backing.join(0.3)
        return bool(made)

    with closing(server.open()) as ctx, closing(server.open()) as other:
        backing = threading.Thread(
            target=lambda: made.append(backup_of(ctx, tmp_path, is_move=True))
        )
        assert other.db.write(transaction) is False
        backing.join()
    assert b"changed" in made[0].tables["account"]


def test_the_file_of_a_move_is_made_again_while_nothing_goes_on_elsewhere(
    source: Context, laptop: Computer, tmp_path: Path
) -> None:
    first = backup_of(source, tmp_path, is_move=True)
    source.close()
    settings = source.settings
    with closing(open_context(settings, is_moved_allowed=True)) as ctx:
        second = backup_of(ctx, tmp_path, is_move=True)
    assert second == first
    here = Computer(settings.data_dir)
    assert refusal_code(lambda: here.restore(second)) == "backup-own-move"
    here.restore(second, is_only_copy=True)
    with closing(here.open()) as ctx:
        pause.resume_voting(ctx)


def test_only_a_backup_from_where_it_went_moves_it_back(
    source: Context, laptop: Computer, tmp_path: Path
) -> None:
    early = backup_of(source, tmp_path)
    away = backup_of(source, tmp_path, is_move=True)
    source.close()
    here = Computer(source.settings.data_dir)
    laptop.restore(away)
    with closing(laptop.open()) as ctx:
        pause.resume_voting(ctx)
        copy = backup_of(ctx, tmp_path)
        back = backup_of(ctx, tmp_path, is_move=True)
    assert refusal_code(lambda: here.restore(early, is_only_copy=True)) == "backup-not-newer"
    assert refusal_code(lambda: here.restore(copy)) == "backup-safety-copy"
    other = replace(back, files={**back.files, "log.key": b"0" * 64})
    assert refusal_code(lambda: here.restore(other)) == "backup-other"
    assert refusal_code(lambda: here.restore(_less_trail(_less_trail(back)))) == "log-rolled-back"
    assert read_stopped(here.data) is not None
    here.restore(back)
    assert read_stopped(here.data) is None
    with closing(here.open()) as ctx:
        pause.pause_voting(ctx)
        backup_of(ctx, tmp_path, is_move=True)
    assert refusal_code(lambda: here.restore(back, is_only_copy=True)) == "backup-not-newer"
    assert refusal_code(lambda: here.restore(away, is_only_copy=True)) == "backup-not-newer"


def test_a_copy_that_was_changed_after_it_was_stopped_is_kept(
    source: Context, laptop: Computer, tmp_path: Path
) -> None:
    away = backup_of(source, tmp_path, is_move=True)
    source.close()
    laptop.restore(away)
    with closing(laptop.open()) as ctx:
        back = backup_of(ctx, tmp_path, is_move=True)
    here = Computer(source.settings.data_dir)
    with closing(sqlite3.connect(here.data / "repvote.db")) as changing:
        changing.execute("UPDATE account SET passphrase = 'x'")
        changing.commit()
    assert refusal_code(lambda: here.restore(back)) == "restore-other-data"
    assert read_stopped(here.data) is not None


def test_a_move_whose_file_cannot_be_written_stops_nothing(
    source: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(new: Path, path: Path) -> None:
        if path.suffix == ".age":
            assert read_stopped(source.settings.data_dir) is not None  # stopped before it has left
            raise OSError(errno.ENOSPC, "No space left on device")
        real(new, path)

    real = files.replace_file
    monkeypatch.setattr(files, "replace_file", full)
    with pytest.raises(OSError, match="No space"):
        backup_of(source, tmp_path, is_move=True)
    assert read_stopped(source.settings.data_dir) is None
    assert list(tmp_path.glob("*.age*")) == []
    pause.resume_voting(source)


def test_a_restoring_that_was_broken_off_is_taken_up_again(
    source: Context, laptop: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(source)
    backup = backup_of(source, tmp_path, is_move=True)

    def broken_off(folder: Path, moves: object) -> None:
        raise KeyboardInterrupt  # the computer stops here

    monkeypatch.setattr(restoring, "write_moves", broken_off)
    with pytest.raises(KeyboardInterrupt):
        laptop.restore(backup)
    monkeypatch.undo()
    assert refusal_code(laptop.open) == "restore-unfinished"
    laptop.restore(backup)
    with closing(laptop.open()) as ctx:
        assert state_of(ctx).rows == before.rows


def test_nothing_is_restored_into_a_folder_that_is_served(moved: Backup, laptop: Computer) -> None:
    laptop.data.mkdir()
    with held_alone(laptop.data):
        assert refusal_code(lambda: laptop.restore(moved)) == "already-served"


def test_the_start_tells_what_an_older_safety_copy_lacks(
    sqlite_box: SampleElection, laptop: Computer, tmp_path: Path
) -> None:
    """The second copy, on a stick, has outlived the computer."""
    stick = tmp_path / "stick"
    stick.mkdir()
    sqlite_box.ctx.close()
    with closing(open_context(replace(sqlite_box.ctx.settings, second_copy=stick))) as ctx:
        copy = backup_of(ctx, tmp_path)
        replace(sqlite_box, ctx=ctx).cast(sqlite_box.cards_of("north-rep")[0], (1, 0, 0))
    env = {"REPVOTE_SECOND_COPY": str(stick)}
    restoring.restore(copy, laptop.data, env, is_only_copy=True)
    assert refusal_code(lambda: open_context(load_settings(laptop.data, env))) == "votes-missing"
