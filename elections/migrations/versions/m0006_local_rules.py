"""What the board settles beside the definition, and which groups agreed to the rules."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "local_rules",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("helper_limit", sa.Integer(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("help_phone", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_local_rules_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_rules")),
    )
    op.create_table(
        "rules_agreed",
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("rules_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("group_name", name=op.f("pk_rules_agreed")),
    )
