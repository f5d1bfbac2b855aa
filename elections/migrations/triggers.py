"""How a guard becomes triggers of both databases. Each revision says itself which it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Guard(NamedTuple):
    """Refuse ``act`` on ``table`` when ``never`` is true (it may use NEW and OLD)."""

    name: str
    table: str
    act: str
    never: str
    message: str


def append_only(table: str) -> tuple[Guard, Guard]:
    """The guards of a table whose rows are written once and stay."""
    return (
        Guard(f"{table}_is_never_changed", table, "UPDATE", "1 = 1", f"{table} is append-only"),
        Guard(f"{table}_is_never_removed", table, "DELETE", "1 = 1", f"{table} is append-only"),
    )


def create_triggers(
    guards: Iterable[Guard], emptied_never: Iterable[str], *, is_sqlite: bool
) -> Iterator[str]:
    """All statements. On PostgreSQL ``TRUNCATE`` of the tables ``emptied_never`` is refused too,
    by the function that revision 0002 made.
    """
    for guard in guards:
        if is_sqlite:
            yield _sqlite_trigger(guard)
        else:
            yield from _postgresql_trigger(guard)
    if not is_sqlite:
        for table in emptied_never:
            yield (
                f"CREATE TRIGGER tables_are_never_emptied BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION tables_are_never_emptied()"
            )


def _sqlite_trigger(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table}"
        f" WHEN {guard.never} BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    )


def _postgresql_trigger(guard: Guard) -> tuple[str, str]:
    """The function and the trigger."""
    row = "OLD" if guard.act == "DELETE" else "NEW"
    function = (
        f"CREATE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$"
        f" BEGIN IF ({guard.never}) THEN"
        f" RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'RV001';"
        f" END IF; RETURN {row}; END $guard$"
    )
    trigger = (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table}"
        f" FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
    )
    return function, trigger
