"""The triggers that a database of this version has: those of each revision that made some."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from elections.migrations import (
    guards_0002,
    guards_0003,
    guards_0004,
    guards_0007,
    guards_0010,
)
from elections.migrations.triggers import TriggerName, Triggers, made_by

_SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
# tgtype says before or after what, for a row or a statement; O means that it acts
_POSTGRESQL = """
SELECT t.tgname, c.relname,
  t.tgtype::text || ' ' || t.tgenabled::text || ' ' || COALESCE(t.tgqual::text, '') || p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)
"""


def wrong_triggers(session: Session) -> Iterator[TriggerName]:
    """Find each trigger that is missing, off, other than it was made, or not of RepVote."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    rows = session.execute(text(_SQLITE if is_sqlite else _POSTGRESQL)).all()
    existing: Triggers = {TriggerName(name, table): content for name, table, content in rows}
    statements = (
        *guards_0002.triggers(is_sqlite=is_sqlite),
        *guards_0003.triggers(is_sqlite=is_sqlite),
        *guards_0004.triggers(is_sqlite=is_sqlite),
        *guards_0007.triggers(is_sqlite=is_sqlite),  # in the place of one of 0002
        *guards_0010.triggers(is_sqlite=is_sqlite),  # some in the place of older ones
    )
    wanted = made_by(statements, is_sqlite=is_sqlite)
    for place in sorted({*wanted, *existing}):
        if wanted.get(place) != existing.get(place):
            yield place
