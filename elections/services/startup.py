"""Open the database of an election: bring it to this version, check it, start."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from audit.box.writer import Head
from ballots.errors import RepVoteError
from elections.core import locks
from elections.core.clock import Clock, SystemClock
from elections.core.context import Context
from elections.core.db import Database, sqlite_code
from elections.core.files import verify_writable
from elections.core.log_signer import LogSigner
from elections.core.logging import log
from elections.core.outside_copy import OutsideCopy
from elections.core.settings import Settings
from elections.core.stopped import require_running
from elections.migrations import is_newer, migrate
from elections.services.command import keep_outside
from elections.services.self_check.run import Progress, verify_own_data
from elections.stores import box as box_store
from elections.stores import trail as trail_store

SERVE_LOCK = "serve.lock"


def open_context(
    settings: Settings,
    clock: Clock | None = None,
    progress: Progress = lambda _done, _all: None,
    *,
    is_moved_allowed: bool = False,
) -> Context:
    """Open the database, bring it to this version, and check all that was logged and sealed.

    ``progress`` is called with the number of checks done, and of all. ``is_moved_allowed``: open
    what was moved away too, to make the file of the move again. Raises
    `elections.core.log_signer.LogBroken` when the data is not what was signed, or lacks what was
    acknowledged, and `RepVoteError` when there is no database that can be used.
    """
    ctx = open_unchecked(settings, clock, is_moved_allowed=is_moved_allowed)
    try:
        verify_own_data(ctx, progress)
        _keep_outside(ctx)
    except SQLAlchemyError as problem:
        ctx.close()
        log.error("database not usable", error=type(problem).__name__)
        raise not_usable(ctx.db, problem) from problem
    except BaseException:
        ctx.close()
        raise
    log.info("started", database="sqlite" if ctx.db.is_sqlite else "postgresql")
    return ctx


def open_unchecked(
    settings: Settings, clock: Clock | None = None, *, is_moved_allowed: bool = False
) -> Context:
    """Open the database and bring it to this version; what it says is not looked at.

    Raises `RepVoteError` for a folder that was moved away, or is half restored.
    """
    require_writable = partial(
        require_running, settings.data_dir, is_moved_allowed=is_moved_allowed
    )
    require_writable()
    signer = LogSigner(settings.log_origin, settings.log_key, settings.kept_in)
    db = Database(settings.database_url, require_writable)
    try:
        _verify_writable(settings, db)
        _verify_not_newer(db)
        migrate(db)
    except (SQLAlchemyError, sqlite3.Error, CommandError) as problem:
        db.close()
        log.error("database not usable", error=type(problem).__name__)
        raise not_usable(db, problem) from problem
    except BaseException:
        db.close()
        raise
    return Context(db, clock or SystemClock(), settings, signer, OutsideCopy(signer))


def _keep_outside(ctx: Context) -> None:
    """Bring the copy outside up to the database: it may be new, or one step behind."""

    def query(session: Session) -> tuple[list[bytes], int, bytes | None, dict[str, Head]]:
        note, last_loss = trail_store.latest_note(session), trail_store.size_at_last_loss(session)
        return trail_store.leaves(session), last_loss, note, box_store.heads(session)

    leaves, last_loss, note, heads = ctx.db.read(query)
    ctx.outside.forget_heads(last_loss)
    if note is not None:
        ctx.outside.set_trail(leaves)
    keep_outside(ctx, note, heads)


def serving_alone(settings: Settings) -> AbstractContextManager[None]:
    """Hold the data folder for one server, for the block. Raises as `held_alone`."""
    return held_alone(settings.data_dir)


@contextmanager
def held_alone(folder: Path) -> Iterator[None]:
    """Hold a data folder, for the block.

    Raises `RepVoteError` when another server has it: two would each keep a copy of the last
    checkpoint and know nothing of each other.
    """
    handle = locks.try_acquire(folder / SERVE_LOCK)
    if handle is None:
        raise RepVoteError(
            "already-served",
            f"Another RepVote serves the folder {folder} already. "
            "Stop that one first, or use another folder.",
        )
    try:
        yield
    finally:
        locks.release(handle)


@contextmanager
def database_alone(db: Database) -> Iterator[None]:
    """Hold the database for one server, for the block, whatever its data folder.

    Raises `RepVoteError` when another server has it.
    """
    with db.served() as is_ours:
        if not is_ours:
            raise RepVoteError(
                "already-served",
                "Another RepVote serves this database already, from another folder or another "
                "computer. Stop that one first.",
            )
        yield


def _verify_writable(settings: Settings, db: Database) -> None:
    folders = {settings.data_dir}
    if db.is_sqlite:
        folders.add(Path(str(db.engine.url.database)).absolute().parent)
    for folder in folders:
        try:
            verify_writable(folder)
        except OSError as problem:
            raise _read_only(folder) from problem


def _read_only(where: Path) -> RepVoteError:
    return RepVoteError(
        "data-read-only",
        f"RepVote cannot write in {where}, so it could keep no vote. The data is as it was. "
        "Look at the permissions, and whether the disk is full or may only be read.",
    )


def _verify_not_newer(db: Database) -> None:
    if is_newer(db):
        raise newer()


def newer() -> RepVoteError:
    """Make the error for a database of a later version; the caller raises it."""
    return RepVoteError(
        "database-newer",
        "This election was opened by a newer version of RepVote. Nothing is wrong with it. "
        "Use that version or a later one; this one leaves it as it is.",
    )


def not_usable(db: Database, problem: Exception) -> RepVoteError:
    """Make the error without the cause's own words: they could hold the address's password."""
    if not db.is_sqlite:
        return RepVoteError(
            "database",
            "RepVote cannot use the PostgreSQL database. Look at REPVOTE_DATABASE_URL, "
            "and whether the database is running.",
        )
    path = Path(str(db.engine.url.database))
    code = sqlite_code(problem)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return RepVoteError(
            "database-held",
            f"Another program holds the database {path}. Nothing is wrong with it. Close that "
            "program (one that shows databases, copies or checks files), then start again.",
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return _read_only(path)
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}:
        return RepVoteError(
            "database-disk",
            f"The disk does not read or write the database {path}. It may be full or failing. "
            "Make room, or copy the data folder to another disk and start there.",
        )
    return RepVoteError(
        "database",
        f"The database {path} is damaged or not of RepVote. Put back your newest copy of the data.",
    )
