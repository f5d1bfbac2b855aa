"""Make the triggers of a guard, for both databases. Each revision lists its own guards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) BEFORE (\w+) ON (\w+) ")
_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(\).*?\$guard\$(.*)\$guard\$\Z")
# how pg_trigger.tgtype writes "before this act"; 1 more: for each row
_POSTGRESQL_TYPES = {"INSERT": 7, "DELETE": 11, "UPDATE": 19, "TRUNCATE": 34}


class Guard(NamedTuple):
    """Refuse ``act`` on ``table`` when ``never`` is true (it may use NEW and OLD)."""

    name: str
    table: str
    act: str
    never: str
    message: str


class TriggerName(NamedTuple):
    """Name a trigger and its table."""

    name: str
    table: str


# A trigger to what it does, in the database's own words.
Triggers = dict[TriggerName, str]


def append_only(table: str) -> tuple[Guard, Guard]:
    """Make the guards of a table whose rows are never changed or removed."""
    return (
        Guard(f"{table}_is_never_changed", table, "UPDATE", "1 = 1", f"{table} is append-only"),
        Guard(f"{table}_is_never_removed", table, "DELETE", "1 = 1", f"{table} is append-only"),
    )


def create_triggers(
    guards: Iterable[Guard], emptied_never: Iterable[str], *, is_sqlite: bool
) -> Iterator[str]:
    """Yield the statements that create the triggers of all guards.

    On PostgreSQL ``TRUNCATE`` of the tables ``emptied_never`` is refused too, by the function that
    revision 0002 made.
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


def drop_triggers(guards: Iterable[Guard], *, is_sqlite: bool) -> Iterator[str]:
    """Yield the statements that drop the triggers of all guards, to make others of their names."""
    for guard in guards:
        if is_sqlite:
            yield f"DROP TRIGGER {guard.name}"
        else:
            yield f"DROP TRIGGER {guard.name} ON {guard.table}"
            yield f"DROP FUNCTION {guard.name}()"


def _sqlite_trigger(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table}"
        f" WHEN {guard.never} BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    )


def _postgresql_trigger(guard: Guard) -> tuple[str, str]:
    """Write the statements for a guard's function and its trigger."""
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


def made_by(statements: Iterable[str], *, is_sqlite: bool) -> Triggers:
    """Return the triggers that statements of `create_triggers` leave in the database's catalogue.

    SQLite keeps the statement; on PostgreSQL it is ``<tgtype> <tgenabled> <body of the function>``.
    """
    triggers: Triggers = {}
    bodies: dict[str, str] = {}
    for statement in statements:
        function = _FUNCTION.match(statement)
        trigger = _TRIGGER.match(statement)
        if function:
            bodies[function[1]] = function[2]
        elif trigger:
            name, act, table = trigger.groups()
            kind = _POSTGRESQL_TYPES[act]
            place = TriggerName(name, table)
            triggers[place] = statement if is_sqlite else f"{kind} O {bodies[name]}"
    return triggers
