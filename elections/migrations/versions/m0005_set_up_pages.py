"""The set-up that is being written in the browser: its answers and files."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "setup_answers",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_setup_answers_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_answers")),
    )
    op.create_table(
        "setup_file",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setup_file")),
    )
