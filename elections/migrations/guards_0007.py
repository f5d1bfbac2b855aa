"""The trigger that revision 0007 replaces: nominations can be opened again."""

from __future__ import annotations

from collections.abc import Iterator

from elections.migrations.guards_0002 import FOLLOWS as FOLLOWED_BEFORE
from elections.migrations.triggers import Guard, create_triggers

FOLLOWS = (*FOLLOWED_BEFORE, ("checking", ("nominations",)))
_ALLOWED = " OR ".join(
    f"(OLD.stage = '{stage}' AND NEW.stage IN ({', '.join(repr(name) for name in after)}))"
    for stage, after in FOLLOWS
)
GUARDS = (
    Guard("state_moves_to_a_stage_that_follows", "state", "UPDATE",
          f"NEW.id <> OLD.id OR (NEW.stage <> OLD.stage AND NOT ({_ALLOWED}))",
          "a stage is followed by the next one"),
)  # fmt: skip


def triggers(*, is_sqlite: bool) -> Iterator[str]:
    """Yield the statements that make it; the one of before is taken away first."""
    yield from create_triggers(GUARDS, (), is_sqlite=is_sqlite)
