"""Contests can be stopped while voting is open: their boxes."""

import sqlalchemy as sa
from alembic import op

from elections.migrations import guards_0004

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "stopped_box",
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["box_uuid"], ["box.uuid"], name=op.f("fk_stopped_box_box_uuid")),
        sa.PrimaryKeyConstraint("box_uuid", name=op.f("pk_stopped_box")),
    )
    for statement in guards_0004.triggers(is_sqlite=op.get_bind().dialect.name == "sqlite"):
        op.execute(statement)
