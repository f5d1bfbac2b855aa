"""Triggers that revision 0004 adds: a stopped contest's box takes nothing more, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from elections.migrations.triggers import Guard, append_only, create_triggers

_STAGE = "(SELECT stage FROM state)"

GUARDS = (
    *append_only("stopped_box"),
    Guard("stopped_box_only_while_open", "stopped_box", "INSERT", f"{_STAGE} <> 'open'",
          "stopped_box: only while voting is open"),
    Guard("box_entry_of_no_stopped_box", "box_entry", "INSERT",
          "EXISTS (SELECT 1 FROM stopped_box WHERE box_uuid = NEW.box_uuid)",
          "the contest is stopped"),
)  # fmt: skip


def triggers(*, is_sqlite: bool) -> Iterator[str]:
    """Yield all statements."""
    yield from create_triggers(GUARDS, ("stopped_box",), is_sqlite=is_sqlite)
