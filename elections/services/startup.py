"""Open the database of an election: bring it to this version, check it, start."""

from __future__ import annotations

import sqlite3

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from ballots.errors import RepVoteError
from elections.core.clock import Clock, SystemClock
from elections.core.context import Context
from elections.core.db import Database
from elections.core.log_signer import LogSigner
from elections.core.logging import log
from elections.core.settings import Settings
from elections.migrations import migrate
from elections.services.self_check import check_own_data
from elections.stores.trail import latest_note


def open_context(settings: Settings, clock: Clock | None = None) -> Context:
    """Open the database, bring it to this version, and check all that was logged and sealed.

    Raises `elections.stores.trail.LogBroken` when the data is not what was signed, and
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
