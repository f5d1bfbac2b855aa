"""People whom groups put forward: their photos, their own yes, the codes for their phones."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    texts = ("contest", "name", "say_like", "points", "photo")
    more = ("proposed_by", "typed_by", "approved_hash", "note")
    op.create_table(
        "nomination",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*texts, *more)),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.CheckConstraint("sent >= 0", name=op.f("ck_nomination_sent")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_nomination_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    op.create_index(op.f("ix_nomination_group_id"), "nomination", ["group_id"])
    op.create_table(
        "nomination_photo",
        sa.Column("nomination_id", sa.Text(), nullable=False),
        sa.Column("large", sa.LargeBinary(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("x", "y", "near")),
        *_of_nomination("nomination_photo"),
    )
    op.create_table(
        "nomination_yes",
        sa.Column("nomination_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("how", "helped_by", "page_hash")),
        *_of_nomination("nomination_yes"),
    )
    op.create_table(
        "nomination_code",
        sa.Column("nomination_id", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("code_hash", name=op.f("uq_nomination_code_code_hash")),
        *_of_nomination("nomination_code"),
    )


def _of_nomination(table: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f(f"fk_{table}_nomination_id")
        ),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f(f"pk_{table}")),
    )
