"""All rows of an election as lines of JSON, and back: the same from SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Column, Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from ballots.encoding import Json, canonical, strict_json
from elections.models import Base

# what lives for a sign-in only, on one server: everybody signs in again
LEFT_OUT = frozenset({"account_session", "known_device", "throttle"})
_MOST_LINE = 64 * 1024 * 1024  # bytes

Tables = Mapping[str, bytes]


def table_names() -> tuple[str, ...]:
    """Name the tables whose rows are kept, each after those that it points to."""
    return tuple(table.name for table in _all_tables() if table.name not in LEFT_OUT)


def all_table_names() -> tuple[str, ...]:
    """Name all tables."""
    return tuple(table.name for table in _all_tables())


def read_tables(session: Session) -> dict[str, bytes]:
    """Read all rows: by table, one line a row, in the order of the primary key."""
    return {
        name: b"".join(_lines_of(session, Base.metadata.tables[name])) for name in table_names()
    }


def replace_tables(session: Session, tables: Tables) -> None:
    """Put these rows in the place of all others, past the triggers, which are there again after.

    Raises `ValueError` or `BadInput` for rows that are not of these tables.
    """
    if tables.keys() != set(table_names()):
        raise ValueError("there are rows of other tables than these")
    new = {name: list(_rows_in(Base.metadata.tables[name], tables[name])) for name in table_names()}
    with _without_triggers(session):
        for table in reversed(_all_tables()):
            session.execute(delete(table))
        for name in table_names():
            table = Base.metadata.tables[name]
            if new[name]:
                session.execute(insert(table), new[name])
            _set_next_number(session, table)


def _all_tables() -> list[Table]:
    return Base.metadata.sorted_tables


def _lines_of(session: Session, table: Table) -> Iterator[bytes]:
    names = table.columns.keys()
    for row in session.execute(select(table).order_by(*table.primary_key)):
        values = (value.hex() if isinstance(value, bytes) else value for value in row)
        yield canonical(dict(zip(names, values, strict=True))) + b"\n"


def _rows_in(table: Table, raw: bytes) -> Iterator[dict[str, object]]:
    names = set(table.columns.keys())
    *lines, rest = raw.split(b"\n")
    if rest:
        raise _misfit(table)
    for line in lines:
        value = strict_json(line, _MOST_LINE)
        if not isinstance(value, dict) or value.keys() != names:
            raise _misfit(table)
        yield {column.name: _value(column, value[column.name]) for column in table.columns}


def _value(column: Column[object], value: Json) -> object:
    if value is None and column.nullable:
        return None
    kind = column.type.python_type
    if type(value) is not _WRITTEN_AS[kind]:
        raise _misfit(column.table)
    try:
        return _READ_AS[kind](value)
    except ValueError as problem:
        raise _misfit(column.table) from problem


# how a column's values stand in JSON, and what makes them of it
_WRITTEN_AS: Mapping[type, type] = {str: str, int: int, bool: bool, bytes: str}
_READ_AS: Mapping[type, Callable[..., object]] = {
    str: str,
    int: int,
    bool: bool,
    bytes: bytes.fromhex,
}


def _misfit(table: object) -> ValueError:
    return ValueError(f"rows of the table {table} cannot be read")


@contextmanager
def _without_triggers(session: Session) -> Iterator[None]:
    """Take the triggers away for the block. DDL is part of the transaction on both databases."""
    if session.get_bind().dialect.name == "sqlite":
        rows = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        triggers = rows.all()
        for name, _ in triggers:
            _run(session, f'DROP TRIGGER "{name}"')
        yield
        for _, statement in triggers:
            _run(session, statement)
        return
    for name in all_table_names():
        _run(session, f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
    yield
    for name in all_table_names():
        _run(session, f'ALTER TABLE "{name}" ENABLE TRIGGER USER')


def _run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)


def _set_next_number(session: Session, table: Table) -> None:
    """Let PostgreSQL count on from the highest number; SQLite does so by itself."""
    column = table.autoincrement_column
    if column is None or session.get_bind().dialect.name == "sqlite":
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    session.execute(
        select(func.setval(sequence, func.coalesce(func.max(column) + 1, 1), text("false")))
    )
