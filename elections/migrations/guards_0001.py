"""Triggers of revision 0001, for both databases. What is sealed or logged can only grow.

Each guard is a table, an act, a condition that must never hold, and a message.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

STAGES = ("setup", "checking", "open", "closed", "counting", "results", "certified")
APPEND_ONLY = (
    "frozen",
    "trail_entry",
    "checkpoint",
    "certificate",
    "roll_entry",
    "trustee_key",
    "card_batch",
    "card",
    "cancelled_card",
    "box",
    "box_entry",
    "sealed_vote",
    "seen_element",
)
SETUP_ONLY = ("draft", "area", "seat_class", "contest", "picture", "candidate", "member")
_STAGE = "(SELECT stage FROM state)"
_NEXT = " ".join(f"WHEN '{a}' THEN '{b}'" for a, b in pairwise(STAGES))


class Guard(NamedTuple):
    """Refuse ``act`` on ``table`` when ``never`` is true (it may use NEW and OLD)."""

    table: str
    act: str
    never: str
    message: str


GUARDS = (
    *(Guard(t, act, "1 = 1", f"{t} is append-only") for t in APPEND_ONLY
      for act in ("UPDATE", "DELETE")),
    *(Guard(t, act, f"{_STAGE} <> 'setup'", f"{t} is frozen") for t in SETUP_ONLY
      for act in ("INSERT", "UPDATE", "DELETE")),
    Guard("roll_entry", "INSERT", f"{_STAGE} <> 'setup'", "the list of voters is frozen"),
    *(Guard(t, "INSERT", f"{_STAGE} <> 'checking'", f"{t}: only before opening")
      for t in ("trustee_key", "card_batch", "card")),
    Guard("state", "DELETE", "1 = 1", "the stage cannot be taken away"),
    Guard("state", "INSERT", "NEW.stage <> 'setup'", "an election starts at the start"),
    Guard("state", "UPDATE",
          f"NEW.id <> OLD.id OR NEW.stage <> CASE OLD.stage {_NEXT} ELSE '' END",
          "a stage is followed by the next one"),
    Guard("trail_entry", "INSERT",
          "NEW.seq <> (SELECT COALESCE(MAX(seq) + 1, 0) FROM trail_entry)",
          "the trail has no gaps"),
    Guard("checkpoint", "INSERT",
          "NEW.size <= (SELECT COALESCE(MAX(size), -1) FROM checkpoint)"
          " OR NEW.size > (SELECT COUNT(*) FROM trail_entry)",
          "checkpoints only grow"),
    Guard("box_entry", "INSERT",
          "NEW.height <> (SELECT COALESCE(MAX(height) + 1, 0) FROM box_entry"
          " WHERE box_uuid = NEW.box_uuid)",
          "a box has no gaps"),
    Guard("box_entry", "INSERT", f"NEW.kind = 'Ballot' AND {_STAGE} <> 'open'",
          "the box is not open"),
    Guard("sealed_vote", "INSERT",
          "EXISTS (SELECT 1 FROM cancelled_card WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential)",
          "the card is cancelled"),
    Guard("sealed_vote", "INSERT",
          "NOT EXISTS (SELECT 1 FROM card WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential"
          " AND batch = (SELECT MAX(number) FROM card_batch))",
          "the card is not on the list"),
    Guard("cancelled_card", "INSERT",
          "EXISTS (SELECT 1 FROM sealed_vote WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential)",
          "the card has voted"),
    Guard("cancelled_card", "INSERT", f"{_STAGE} NOT IN ('checking', 'open')",
          "cards are cancelled before the close"),
)  # fmt: skip


def sqlite_triggers() -> Iterator[str]:
    """Yield ``CREATE TRIGGER`` statements for SQLite."""
    for number, guard in enumerate(GUARDS):
        yield (
            f"CREATE TRIGGER guard_{number} BEFORE {guard.act} ON {guard.table}"
            f" WHEN {guard.never} BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
        )


def postgresql_triggers() -> Iterator[str]:
    """Yield functions and triggers for PostgreSQL, ``TRUNCATE`` included."""
    for number, guard in enumerate(GUARDS):
        row = "OLD" if guard.act == "DELETE" else "NEW"
        yield (
            f"CREATE FUNCTION guard_{number}() RETURNS trigger LANGUAGE plpgsql AS $guard$"
            f" BEGIN IF ({guard.never}) THEN"
            f" RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'RV001';"
            f" END IF; RETURN {row}; END $guard$"
        )
        yield (
            f"CREATE TRIGGER guard_{number} BEFORE {guard.act} ON {guard.table}"
            f" FOR EACH ROW EXECUTE FUNCTION guard_{number}()"
        )
    yield (
        "CREATE FUNCTION guard_truncate() RETURNS trigger LANGUAGE plpgsql AS $guard$"
        " BEGIN RAISE EXCEPTION 'tables are not emptied' USING ERRCODE = 'RV001'; END $guard$"
    )
    for table in (*APPEND_ONLY, *SETUP_ONLY, "state"):
        yield (
            f"CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION guard_truncate()"
        )
