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


def revisions_of(session: Session) -> tuple[str, ...]:
    """Read which revision the database has; none if RepVote has made nothing in it."""
    return MigrationContext.configure(session.connection()).get_current_heads()


def latest_revision() -> str:
    """Name the revision of this version of RepVote."""
    return str(ScriptDirectory(str(HERE)).get_current_head())


def is_newer(db: Database) -> bool:
    """Tell whether a later version of RepVote has made or changed this database."""
    return db.read(is_newer_in)


def is_newer_in(session: Session) -> bool:
    """Tell, in a transaction that has begun, whether a later version has changed this database."""
    known = {step.revision for step in ScriptDirectory(str(HERE)).walk_revisions()}
    return not set(revisions_of(session)) <= known


def migrate(db: Database) -> None:
    """Make or change tables, constraints and triggers, all in one transaction."""
    db.write(migrate_in)


def migrate_in(session: Session) -> None:
    """Make or change tables, constraints and triggers, in a transaction that has begun."""
    command.upgrade(migration_config(session.connection()), "head")
