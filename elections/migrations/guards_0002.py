"""Triggers of revision 0002, for both databases. What is sealed or logged can only grow.

Each guard is named by what it protects, so that a later revision can replace one. The lists are
this revision's own: they stay as they are when the program's lists change.
"""

from __future__ import annotations

from collections.abc import Iterator

from elections.migrations.triggers import Guard, append_only, create_triggers

FOLLOWS = (
    ("setup", ("nominations", "locked")),
    ("nominations", ("checking",)),
    ("checking", ("locked",)),
    ("locked", ("open",)),
    ("open", ("closed",)),
    ("closed", ("counting",)),
    ("counting", ("results",)),
    ("results", ("certified",)),
)
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
BEFORE_LOCKING = ("draft", "area", "seat_class", "contest", "picture", "candidate", "member")
EMPTIED_NEVER = (*APPEND_ONLY, *BEFORE_LOCKING, "state")
_STAGE = "(SELECT stage FROM state)"
_NOT_OPEN = f"{_STAGE} <> 'open'"
_HAS_VOTE = (
    "EXISTS (SELECT 1 FROM sealed_vote"
    " WHERE box_uuid = NEW.box_uuid AND credential = NEW.credential)"
)
_PAUSED = "(SELECT paused FROM state)"
_LOCKED = f"{_STAGE} NOT IN ('setup', 'nominations', 'checking')"
_ALLOWED = " OR ".join(
    f"(OLD.stage = '{stage}' AND NEW.stage IN ({', '.join(repr(name) for name in after)}))"
    for stage, after in FOLLOWS
)


GUARDS = (
    *(guard for table in APPEND_ONLY for guard in append_only(table)),
    *(Guard(f"{table}_takes_no_{act.lower()}_when_locked", table, act, _LOCKED,
            f"{table} is locked")
      for table in BEFORE_LOCKING for act in ("INSERT", "UPDATE", "DELETE")),
    Guard("roll_entry_takes_no_insert_when_locked", "roll_entry", "INSERT", _LOCKED,
          "the list of voters is locked"),
    *(Guard(f"{table}_only_between_locking_and_opening", table, "INSERT", f"{_STAGE} <> 'locked'",
            f"{table}: only before opening")
      for table in ("trustee_key", "card_batch", "card")),
    Guard("state_is_never_removed", "state", "DELETE", "1 = 1", "the stage cannot be taken away"),
    Guard("state_begins_at_setup", "state", "INSERT", "NEW.stage <> 'setup' OR NEW.paused",
          "an election starts at the start"),
    Guard("state_moves_to_a_stage_that_follows", "state", "UPDATE",
          f"NEW.id <> OLD.id OR (NEW.stage <> OLD.stage AND NOT ({_ALLOWED}))",
          "a stage is followed by the next one"),
    Guard("state_is_paused_only_while_open", "state", "UPDATE",
          "NEW.paused AND (NEW.stage <> 'open' OR OLD.stage <> 'open')",
          "voting is paused only while it is open"),
    Guard("trail_entry_has_no_gaps", "trail_entry", "INSERT",
          "NEW.seq <> (SELECT COALESCE(MAX(seq) + 1, 0) FROM trail_entry)",
          "the trail has no gaps"),
    Guard("checkpoint_only_grows", "checkpoint", "INSERT",
          "NEW.size <= (SELECT COALESCE(MAX(size), -1) FROM checkpoint)"
          " OR NEW.size <> (SELECT COALESCE(MAX(seq) + 1, 0) FROM trail_entry)",
          "checkpoints only grow"),
    Guard("box_entry_has_no_gaps", "box_entry", "INSERT",
          "NEW.height <> (SELECT COALESCE(MAX(height) + 1, 0) FROM box_entry"
          " WHERE box_uuid = NEW.box_uuid)",
          "a box has no gaps"),
    Guard("box_entry_takes_votes_while_open_and_papers_while_closed", "box_entry", "INSERT",
          f"NEW.kind = 'Ballot' AND ({_STAGE} NOT IN ('open', 'closed') OR {_PAUSED})",
          "the box is not open"),
    Guard("box_entry_takes_no_vote_after_the_end", "box_entry", "INSERT",
          "NEW.kind = 'Ballot' AND EXISTS (SELECT 1 FROM box_entry"
          " WHERE box_uuid = NEW.box_uuid AND kind = 'EndBallots')",
          "the box is ended"),
    Guard("box_entry_ends_when_the_count_starts", "box_entry", "INSERT",
          f"{_STAGE} <> 'closed' AND NEW.kind IN ('EndBallots', 'EncryptedTally')",
          "a box ends when the count starts"),
    Guard("box_entry_opens_while_counting", "box_entry", "INSERT",
          f"{_STAGE} <> 'counting' AND NEW.kind IN ('PartialDecryption', 'Result')",
          "a box is opened while counting"),
    Guard("sealed_vote_after_the_close_is_of_a_card_without_one", "sealed_vote", "INSERT",
          f"{_NOT_OPEN} AND {_HAS_VOTE}",
          "the card has a vote already"),
    Guard("sealed_vote_of_no_cancelled_card", "sealed_vote", "INSERT",
          "EXISTS (SELECT 1 FROM cancelled_card WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential)",
          "the card is cancelled"),
    Guard("sealed_vote_of_a_listed_card", "sealed_vote", "INSERT",
          "NOT EXISTS (SELECT 1 FROM card WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential"
          " AND batch = (SELECT MAX(number) FROM card_batch))",
          "the card is not on the list"),
    Guard("sealed_vote_not_more_than_a_card_may_post", "sealed_vote", "INSERT",
          "(SELECT COUNT(*) FROM sealed_vote WHERE box_uuid = NEW.box_uuid"
          " AND credential = NEW.credential) >= (SELECT votes_per_card FROM draft)",
          "the card has posted all its votes"),
    Guard("cancelled_card_has_no_vote", "cancelled_card", "INSERT",
          _HAS_VOTE, "the card has voted"),
    Guard("cancelled_card_before_the_close", "cancelled_card", "INSERT",
          f"{_STAGE} NOT IN ('locked', 'open')",
          "cards are cancelled before the close"),
)  # fmt: skip


def triggers(*, is_sqlite: bool) -> Iterator[str]:
    """Yield all statements; on PostgreSQL first the function that refuses ``TRUNCATE``."""
    if not is_sqlite:
        yield (
            "CREATE FUNCTION tables_are_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $guard$"
            " BEGIN RAISE EXCEPTION 'tables are not emptied' USING ERRCODE = 'RV001'; END $guard$"
        )
    yield from create_triggers(GUARDS, EMPTIED_NEVER, is_sqlite=is_sqlite)
