"""What every command is given first: database, clock, settings, the log's signer."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from ballots.errors import RepVoteError
from elections.clock import Clock, SystemClock
from elections.db import Database
from elections.late_copy import LateCopy
from elections.log import log
from elections.migrations import migrate
from elections.services.box_store import OpenBox
from elections.services.log_store import LogSigner, latest_note
from elections.services.selfcheck import check_own_data
from elections.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """One running election. ``open_boxes`` remembers boxes, which never change once made;
    ``late_copy`` is the record that is shown while voting is open.
    """

    db: Database
    clock: Clock
    settings: Settings
    signer: LogSigner
    open_boxes: dict[str, OpenBox] = field(default_factory=dict, repr=False, compare=False)
    late_copy: LateCopy = field(default_factory=LateCopy, repr=False, compare=False)

    def close(self) -> None:
        """Give the database back."""
        self.db.close()


def open_context(settings: Settings, clock: Clock | None = None) -> Context:
    """Open the database, bring it to this version, and check all that was logged and sealed.

    Raises `elections.services.log_store.LogBroken` when the data is not what was signed, and
    `RepVoteError` when there is no database that can be used.
    """
    signer = LogSigner(settings.log_origin, settings.log_key, settings.data_dir / "last-checkpoint")
    db = Database(settings.database_url)
    try:
        migrate(db)
        db.read(lambda session: check_own_data(session, signer))
        note = db.read(latest_note)
    except (SQLAlchemyError, sqlite3.Error, CommandError) as problem:
        db.close()
        log.error("database not usable", error=type(problem).__name__)
        raise RepVoteError("database", _not_usable(db)) from problem
    except BaseException:
        db.close()
        raise
    if note is not None:
        signer.keep(note)
    log.info("started", database="sqlite" if db.is_sqlite else "postgresql")
    return Context(db, clock or SystemClock(), settings, signer)


def _not_usable(db: Database) -> str:
    """Without the cause's own words: they could hold the address with its password."""
    if db.is_sqlite:
        return (
            f"The database {db.engine.url.database} is damaged or not of RepVote. "
            "Put back your newest copy of the data."
        )
    return (
        "RepVote cannot use the PostgreSQL database. Look at REPVOTE_DATABASE_URL, "
        "and whether the database is running."
    )
