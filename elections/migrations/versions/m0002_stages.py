"""New names of stages, pausing, and triggers named by what they protect.

An election of the formats before this revision ends with the version that began it.
"""

import sqlalchemy as sa
from alembic import op

from ballots.errors import RepVoteError
from elections.migrations import guards_0001, guards_0002

revision = "0002"
down_revision = "0001"

_POSTGRESQL_TABLES = (*guards_0001.APPEND_ONLY, *guards_0001.SETUP_ONLY, "state")


def upgrade() -> None:
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    if connection.execute(sa.text("SELECT stage FROM state")).scalar_one() != "setup":
        raise RepVoteError(
            "migration-running",
            "This election was begun with an older version of RepVote. "
            "Finish it with that version. Nothing was changed.",
        )
    _drop_triggers_0001(is_sqlite=is_sqlite)
    op.add_column(
        "state", sa.Column("paused", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _make_trail_anew()
    for statement in guards_0002.triggers(is_sqlite=is_sqlite):
        op.execute(statement)


def _make_trail_anew() -> None:
    """Nothing stands in the trail while an election is set up."""
    op.drop_table("checkpoint")
    op.drop_table("trail_entry")
    op.create_table(
        "trail_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_trail_entry")),
    )
    op.create_index("ix_trail_entry_kind", "trail_entry", ["kind", "seq"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoint")),
    )


def _drop_triggers_0001(*, is_sqlite: bool) -> None:
    for number, guard in enumerate(guards_0001.GUARDS):
        if is_sqlite:
            op.execute(f"DROP TRIGGER guard_{number}")
        else:
            op.execute(f"DROP TRIGGER guard_{number} ON {guard.table}")
            op.execute(f"DROP FUNCTION guard_{number}()")
    if not is_sqlite:
        for table in _POSTGRESQL_TABLES:
            op.execute(f"DROP TRIGGER guard_truncate ON {table}")
        op.execute("DROP FUNCTION guard_truncate()")
