"""Restore a backup: into an empty place, or over the copy that had moved away.

Tables, rows and triggers are written in one transaction, and checked in it as at every start. The
folder is marked all the while, so whatever ends the program leaves nothing that looks whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from audit.log import merkle
from ballots.errors import BadInput, RepVoteError
from ballots.stages import Stage
from elections.core.age_file import damaged
from elections.core.backup_file import Backup, rows_hash
from elections.core.db import Database
from elections.core.log_signer import LogSigner
from elections.core.outside_copy import OutsideCopy
from elections.core.settings import Settings, data_folder, load_settings
from elections.migrations import is_newer_in, latest_revision, migrate_in, revisions_of
from elections.services.moving.data_files import (
    election_files,
    sqlite_file,
    write_files,
    write_moves,
)
from elections.services.moving.restore_target import RestoreTarget, prepared
from elections.services.self_check.run import Progress, verify_data
from elections.services.startup import newer, not_usable
from elections.stores import rows
from elections.stores import trail as trail_store
from elections.stores.cards import batch_number
from elections.stores.election import stage_of


@dataclass(frozen=True, slots=True)
class Restored:
    """The restored election. ``cards_address``: the address on printed cards that still count."""

    folder: Path
    title: str
    entries: int
    cards_address: str | None


def restore(
    backup: Backup,
    data_dir: Path | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    is_only_copy: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Restored:
    """Restore into the data folder and the database of its settings.

    ``is_only_copy``: a person has said that no other copy goes on. Raises `RepVoteError`, also as
    `LogBroken`, when that cannot be done; then everything is as it was.
    """
    env = os.environ if environment is None else environment
    folder, manifest = data_folder(data_dir, env), backup.manifest
    if manifest.revision != latest_revision():
        raise RepVoteError(
            "backup-version",
            f"Another version of RepVote made this backup (its tables: {manifest.revision}, here: "
            f"{latest_revision()}). Restore it with the version that made it.",
        )
    with prepared(folder, backup, is_only_copy=is_only_copy) as target:
        outside = {name: raw for name, raw in backup.files.items() if "/" not in name}
        write_files(target.staging, outside)
        settings = load_settings(folder, env, secrets_in=target.staging)
        _require_same_log(settings, manifest.log)
        stale = set(election_files(settings)) - backup.files.keys()
        has_cards = _write(settings, target, backup, progress)
        for name in stale:
            (folder / name).unlink()
        write_files(folder, backup.files)
        write_moves(folder, (*manifest.moves, *([manifest.move] if manifest.move else [])))
    return Restored(
        folder, manifest.title, manifest.entries, manifest.base_url if has_cards else None
    )


def _require_same_log(settings: Settings, log: str) -> None:
    if settings.log_origin != log:
        raise RepVoteError(
            "backup-log",
            f"The trail of this election is named {log}, and would be named "
            f"{settings.log_origin} here. Set REPVOTE_LOG_ORIGIN to {log}, then restore again.",
        )


def _write(settings: Settings, target: RestoreTarget, backup: Backup, progress: Progress) -> bool:
    """Write all rows; a database that was not there is not there again when that fails.

    Returns whether there are cards that can still be used.
    """
    file = sqlite_file(settings)
    is_new = file is not None and not file.exists()
    db = Database(settings.database_url)
    try:
        has_cards = db.alone(
            lambda session: _transaction(session, settings, target, backup, progress), ()
        )
        target.is_written = True
    except (BadInput, ValueError, IntegrityError) as problem:
        raise damaged() from problem
    except (SQLAlchemyError, sqlite3.Error, CommandError) as problem:
        raise not_usable(db, problem) from problem
    finally:
        db.close()
        if file is not None and is_new and not target.is_written:
            for path in (file, file.with_name(file.name + ".lock")):
                path.unlink(missing_ok=True)
                path.with_suffix(".turn").unlink(missing_ok=True)
    return has_cards


def _transaction(
    session: Session, settings: Settings, target: RestoreTarget, backup: Backup, progress: Progress
) -> bool:
    if target.moved is None:
        _require_empty(session, target, backup)
    elif is_newer_in(session):
        raise newer()
    before = revisions_of(session)
    migrate_in(session)
    if target.moved is not None and before == (target.moved.revision,):
        existing = rows.read_tables(session)
        if rows_hash(existing) != target.moved.rows and existing != backup.tables:
            raise _changed()
    rows.replace_tables(session, backup.tables)
    session.expire_all()
    _verify_written(session, backup)
    # a second copy may tell of votes that are lost: the next start says so, and what to do
    # what is kept in the data folder of a copy that had moved away must be in the backup's trail
    signer = LogSigner(settings.log_origin, settings.log_key, (settings.data_dir, target.staging))
    verify_data(lambda query: query(session), signer, OutsideCopy(signer), progress)
    is_before_close = not stage_of(session).has_reached(Stage.CLOSED)
    return is_before_close and batch_number(session) is not None


def _require_empty(session: Session, target: RestoreTarget, backup: Backup) -> None:
    """Require a database without tables of ours, or with all that a stopped program has written."""
    existing = set(inspect(session.connection()).get_table_names())
    if existing.isdisjoint({"alembic_version", *rows.all_table_names()}):
        return
    is_ours = target.was_unfinished and revisions_of(session) == (backup.manifest.revision,)
    if is_ours and rows.read_tables(session) == backup.tables:
        return
    raise RepVoteError(
        "restore-database",
        "The database is not empty. Restore into an empty one (REPVOTE_DATABASE_URL).",
    )


def _verify_written(session: Session, backup: Backup) -> None:
    """Require the rows of the backup, and the trail of its manifest."""
    if rows.read_tables(session) != backup.tables:
        raise damaged()
    leaves = trail_store.leaves(session)
    root = merkle.root_of(leaves).hex()
    if (len(leaves), root) != (backup.manifest.entries, backup.manifest.root):
        raise damaged()


def _changed() -> RepVoteError:
    return RepVoteError(
        "restore-other-data",
        "The database here is not as it was when this election was moved away. Keep it as it is, "
        "and restore into a new folder and a new database, or call for help.",
    )
