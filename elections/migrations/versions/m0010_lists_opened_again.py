"""Locked lists can be opened again before voting: the cards and keys that are void by it."""

import sqlalchemy as sa
from alembic import op

from elections.migrations import guards_0010
from elections.migrations.triggers import drop_triggers

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "void_batch",
        sa.Column("batch", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["card_batch.number"], name=op.f("fk_void_batch_batch")),
        sa.PrimaryKeyConstraint("batch", name=op.f("pk_void_batch")),
    )
    op.create_table(
        "void_key",
        sa.Column("key_holder", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["key_holder", "number"],
            ["trustee_key.key_holder", "trustee_key.number"],
            name=op.f("fk_void_key_key_holder_number"),
        ),
        sa.PrimaryKeyConstraint("key_holder", "number", name=op.f("pk_void_key")),
    )
    for statement in drop_triggers(guards_0010.CHANGED, is_sqlite=is_sqlite):
        op.execute(statement)
    for statement in guards_0010.triggers(is_sqlite=is_sqlite):
        op.execute(statement)
