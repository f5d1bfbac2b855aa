"""Bring a database to the tables of this version. Run from code, at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from elections.core.db import Database

HERE = Path(__file__).parent


def migration_config(connection: Connection) -> Config:
    """Return Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config


def is_newer(db: Database) -> bool:
    """Tell whether a later version of RepVote has made or changed this database."""

    def work(session: Session) -> tuple[str, ...]:
        return MigrationContext.configure(session.connection()).get_current_heads()

    known = {step.revision for step in ScriptDirectory(str(HERE)).walk_revisions()}
    return not set(db.read(work)) <= known


def migrate(db: Database) -> None:
    """Make or change tables, constraints and triggers, all in one transaction."""

    def work(session: Session) -> None:
        command.upgrade(migration_config(session.connection()), "head")

    db.write(work)
