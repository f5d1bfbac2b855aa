"""Act on a SQLite database as somebody does whom no trigger holds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def without_triggers(execute: Callable[[str], Any]) -> Iterator[None]:
    """Take all triggers away for the block and put them back, so that only the rows tell.

    ``execute`` runs a statement and returns a cursor or a result, both with ``fetchall``.
    """
    triggers = execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        execute(statement)
