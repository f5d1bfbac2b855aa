"""Appending to the trail: nothing is signed that does not continue what was signed."""

from __future__ import annotations

import sqlite3

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from audit.log import checkpoint as notes
from audit.log import merkle
from audit.trail.events import VotingPaused, VotingResumed
from elections.core.context import Context
from elections.core.log_signer import LogBroken
from elections.models import Checkpoint, TrailEntry
from elections.stores import trail as trail_store
from tests.factories.election_factory import NOON
from tests.support.triggers import without_triggers

TEN = 10


def _append(ctx: Context, *, times: int = 1, together: int = 1) -> None:
    def transaction(session: Session) -> None:
        trail_store.append(session, ctx.signer, NOON, *([VotingPaused()] * together))

    for _ in range(times):
        ctx.db.write(transaction)


def _size(ctx: Context) -> int:
    count = sa.select(sa.func.count()).select_from(TrailEntry)
    return ctx.db.read(lambda session: session.scalar(count)) or 0


def _without_triggers(ctx: Context, statement: str, *values: object) -> None:
    with (
        sqlite3.connect(ctx.settings.data_dir / "repvote.db") as connection,
        without_triggers(connection.execute),
    ):
        connection.execute(statement, values)
    connection.close()


def test_every_append_signs_the_tree_of_all_leaves(ctx: Context) -> None:
    _append(ctx, times=5)
    _append(ctx, times=2, together=3)
    hashes = [merkle.leaf_hash(leaf) for leaf in ctx.db.read(trail_store.leaves)]
    assert len(hashes) == 11

    def rows(session: Session) -> list[Checkpoint]:
        return list(session.scalars(sa.select(Checkpoint).order_by(Checkpoint.size)))

    checkpoints = ctx.db.read(rows)
    assert [row.size for row in checkpoints] == [1, 2, 3, 4, 5, 8, 11]
    for row in checkpoints:
        assert ctx.signer.read(row.note) == notes.Checkpoint(
            ctx.signer.origin, row.size, merkle.root(hashes[: row.size])
        )
        assert row.root == merkle.root(hashes[: row.size])


@pytest.mark.parametrize("size", [1, 4, 7])
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE checkpoint SET frontier = zeroblob(length(frontier)) WHERE size = ?", "changed"),
        ("UPDATE checkpoint SET frontier = X'' WHERE size = ?", "changed"),
        ("UPDATE checkpoint SET root = zeroblob(32) WHERE size = ?", "changed"),
        ("UPDATE checkpoint SET note = zeroblob(40) WHERE size = ?", "changed"),
        ("DELETE FROM trail_entry WHERE seq = ? - 1", "rolled-back"),
        ("UPDATE trail_entry SET leaf = zeroblob(9) WHERE seq = ? - 1", "changed"),
        ("INSERT INTO trail_entry (seq, kind, leaf) VALUES (?, 'voting_paused', X'00')", "changed"),
        ("DELETE FROM checkpoint WHERE size = ?", "changed"),
    ],
)  # fmt: skip
def test_nothing_is_signed_after_a_change_of_the_last_entry(
    sqlite_ctx: Context, size: int, statement: str, code: str
) -> None:
    _append(sqlite_ctx, times=size)
    _without_triggers(sqlite_ctx, statement, size)
    before = _size(sqlite_ctx)
    with pytest.raises(LogBroken) as broken:
        _append(sqlite_ctx)
    assert broken.value.code == f"log-{code}"
    assert _size(sqlite_ctx) == before


def test_new_signatures_continue_the_signed_tree_whatever_the_table_says(
    sqlite_ctx: Context,
) -> None:
    """No new signature covers an early leaf that was changed, and the next start finds it."""
    _append(sqlite_ctx, times=TEN)
    honest = [merkle.leaf_hash(leaf) for leaf in sqlite_ctx.db.read(trail_store.leaves)]
    _without_triggers(
        sqlite_ctx,
        "UPDATE trail_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'T14', 'T15') AS BLOB)"
        " WHERE seq = 3",
    )
    _append(sqlite_ctx)
    note = sqlite_ctx.db.read(trail_store.latest_note)
    last = merkle.leaf_hash(sqlite_ctx.db.read(trail_store.leaves)[-1])
    assert note is not None
    assert sqlite_ctx.signer.read(note).root == merkle.root([*honest, last])
    with pytest.raises(LogBroken, match="first 4 entries"):
        sqlite_ctx.db.read(
            lambda session: trail_store.verify_signed_past(session, sqlite_ctx.signer)
        )


def test_a_kept_checkpoint_that_was_never_signed_here_stops_all_signing(
    sqlite_ctx: Context,
) -> None:
    _append(sqlite_ctx, times=3)
    signer = sqlite_ctx.signer
    signer.keep(notes.sign(notes.Checkpoint(signer.origin, 2, b"\1" * 32), signer.key))
    with pytest.raises(LogBroken, match="first 2 entries") as broken:
        _append(sqlite_ctx)
    assert broken.value.code == "log-changed"
    signer.keep(notes.sign(notes.Checkpoint(signer.origin, 4, b"\1" * 32), signer.key))
    with pytest.raises(LogBroken, match="had 4 entries and now has 3") as broken:
        _append(sqlite_ctx)
    assert broken.value.code == "log-rolled-back"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE checkpoint SET frontier = zeroblob(32) WHERE size = 4", "changed"),
        ("UPDATE checkpoint SET root = zeroblob(32) WHERE size = 4", "changed"),
        ("DELETE FROM trail_entry WHERE seq = 9", "rolled-back"),
        ("DELETE FROM checkpoint WHERE size = 10", "changed"),
        ("UPDATE trail_entry SET kind = 'certified' WHERE seq = 2", "changed"),
    ],
)
def test_the_whole_trail_is_verified_at_the_start(
    sqlite_ctx: Context, statement: str, code: str
) -> None:
    def verify(session: Session) -> None:
        trail_store.verify_signed_past(session, sqlite_ctx.signer)
        trail_store.verify_kinds(session)

    _append(sqlite_ctx, times=TEN)
    sqlite_ctx.db.read(verify)
    _without_triggers(sqlite_ctx, statement)
    with pytest.raises(LogBroken) as broken:
        sqlite_ctx.db.read(verify)
    assert broken.value.code == f"log-{code}"


def test_the_last_event_of_a_kind_is_read_without_the_others(sqlite_ctx: Context) -> None:
    def transaction(session: Session) -> None:
        for event in (VotingPaused(), VotingResumed(), VotingPaused()):
            trail_store.append(session, sqlite_ctx.signer, NOON, event)

    def query(session: Session) -> tuple[object, ...]:
        return (
            trail_store.last_event(session, VotingPaused),
            trail_store.last_event(session, VotingResumed),
            *trail_store.events_of(session, VotingPaused),
        )

    sqlite_ctx.db.write(transaction)
    assert sqlite_ctx.db.read(query) == (
        *(VotingPaused(), VotingResumed()),
        *(VotingPaused(), VotingPaused()),
    )
    # every other leaf is of no use to it
    _without_triggers(sqlite_ctx, "UPDATE trail_entry SET leaf = X'00' WHERE seq <> 1")
    resumed = sqlite_ctx.db.read(lambda session: trail_store.last_event(session, VotingResumed))
    assert resumed == VotingResumed()
    _without_triggers(
        sqlite_ctx, "UPDATE trail_entry SET kind = iif(seq = 1, 'voting_paused', 'x')"
    )
    with pytest.raises(LogBroken, match="Entry 1"):
        sqlite_ctx.db.read(lambda session: trail_store.last_event(session, VotingPaused))
