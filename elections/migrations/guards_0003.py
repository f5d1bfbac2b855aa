"""Triggers that revision 0003 adds to those of 0002."""

from __future__ import annotations

from collections.abc import Iterator

from elections.migrations.triggers import Guard, create_triggers

_STAGE = "(SELECT stage FROM state)"

GUARDS = (
    Guard("card_file_only_between_locking_and_opening", "card_file", "INSERT",
          f"{_STAGE} <> 'locked' OR NEW.state <> 'kept'",
          "card_file: only before opening"),
    Guard("card_file_is_only_destroyed", "card_file", "UPDATE",
          "NEW.batch <> OLD.batch OR OLD.state <> 'kept' OR NEW.state = 'kept'",
          "card_file is only destroyed"),
    Guard("card_file_is_never_removed", "card_file", "DELETE", "1 = 1",
          "card_file is only destroyed"),
    Guard("trustee_key_has_no_gaps", "trustee_key", "INSERT",
          "NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM trustee_key"
          " WHERE key_holder = NEW.key_holder)",
          "keys have no gaps"),
)  # fmt: skip


def triggers(*, is_sqlite: bool) -> Iterator[str]:
    """Yield all statements."""
    yield from create_triggers(GUARDS, ("card_file",), is_sqlite=is_sqlite)
