"""Triggers that revision 0010 adds and changes: locked lists are opened again, whole or not at all.

What the locking made is taken away or void in the one transaction whose last entry of the trail is
``lists_opened_again``; then the stage goes back to checking. Nothing else goes back.
"""

from __future__ import annotations

from collections.abc import Iterator

from elections.migrations.guards_0007 import FOLLOWS
from elections.migrations.triggers import Guard, append_only, create_triggers

_STAGE = "(SELECT stage FROM state)"
_SAID = (
    "EXISTS (SELECT 1 FROM trail_entry WHERE kind = 'lists_opened_again'"
    " AND seq = (SELECT MAX(seq) FROM trail_entry))"
)
_OPENING = f"({_STAGE} = 'locked' AND {_SAID})"
_VOID_KEY = "SELECT 1 FROM void_key WHERE key_holder = added.key_holder AND number = added.number"
_ALL_IS_VOID = " AND ".join(
    (
        "NOT EXISTS (SELECT 1 FROM frozen)",
        "NOT EXISTS (SELECT 1 FROM roll_entry)",
        "NOT EXISTS (SELECT 1 FROM card_file WHERE state = 'kept')",
        "NOT EXISTS (SELECT 1 FROM card_batch WHERE number NOT IN (SELECT batch FROM void_batch))",
        f"NOT EXISTS (SELECT 1 FROM trustee_key AS added WHERE NOT EXISTS ({_VOID_KEY}))",  # noqa: S608 - constants
    )
)
_ALLOWED = " OR ".join(
    (
        *(
            f"(OLD.stage = '{stage}' AND NEW.stage IN ({', '.join(map(repr, after))}))"
            for stage, after in FOLLOWS
        ),
        f"(OLD.stage = 'locked' AND NEW.stage = 'checking' AND {_SAID} AND {_ALL_IS_VOID})",
    )
)

# In the place of guards of revision 0002, under their names.
CHANGED = (
    Guard("frozen_is_never_removed", "frozen", "DELETE", f"NOT {_OPENING}",
          "frozen is append-only"),
    Guard("roll_entry_is_never_removed", "roll_entry", "DELETE", f"NOT {_OPENING}",
          "roll_entry is append-only"),
    Guard("state_moves_to_a_stage_that_follows", "state", "UPDATE",
          f"NEW.id <> OLD.id OR (NEW.stage <> OLD.stage AND NOT ({_ALLOWED}))",
          "a stage is followed by the next one"),
)  # fmt: skip
ADDED = (
    *(guard for table in ("void_batch", "void_key") for guard in append_only(table)),
    *(Guard(f"{table}_only_when_lists_are_opened_again", table, "INSERT", f"NOT {_OPENING}",
            f"{table}: only when the lists are opened again")
      for table in ("void_batch", "void_key")),
    *(Guard(f"{table}_of_no_void_batch", table, "INSERT",
            "EXISTS (SELECT 1 FROM void_batch WHERE batch = NEW.batch)", "these cards are void")
      for table in ("card", "card_file")),
)  # fmt: skip


def triggers(*, is_sqlite: bool) -> Iterator[str]:
    """Yield all statements; those of `CHANGED` need the older ones to be dropped before."""
    yield from create_triggers((*CHANGED, *ADDED), ("void_batch", "void_key"), is_sqlite=is_sqlite)
