"""Check that the database still refuses what must never happen."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.core.log_signer import LogBroken
from elections.migrations.guards_now import wrong_triggers


def verify_triggers(session: Session) -> None:
    """Require each trigger, as it was made, and no other. Raises `LogBroken`."""
    for name, table in wrong_triggers(session):
        raise LogBroken(
            "database-guards",
            f"The database was changed: its guard {name} on the table {table} was taken away, "
            "changed or added by another program. Put back a whole copy of the data "
            "(the database file itself, or pg_restore of a whole pg_dump), or call for help.",
        )
