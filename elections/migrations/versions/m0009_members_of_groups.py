"""Groups' lists of members, the yes of their own voice, and if the board asks for 18 or over."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_STATES = "state IN ('writing', 'sent', 'approved', 'handed_back')"


def upgrade() -> None:
    op.add_column(
        "local_rules",
        sa.Column("asks_adult", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "group_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("seat_class", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("is_adult", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_group_member_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
    )
    op.create_index(op.f("ix_group_member_group_id"), "group_member", ["group_id"])
    op.create_table(
        "member_list",
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(_STATES, name=op.f("ck_member_list_state")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_member_list_group_id")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_member_list")),
    )
    op.create_table(
        "voice_yes",
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind_of_yes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_voice_yes_group_id")
        ),
        sa.PrimaryKeyConstraint("group_id", "thing", "thing_id", name=op.f("pk_voice_yes")),
    )
    op.create_table(
        "list_column",
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_list_column_group_id")
        ),
        sa.PrimaryKeyConstraint("group_id", "heading", name=op.f("pk_list_column")),
    )
    op.create_table(
        "same_person",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"], ["group_member.id"], name=op.f("fk_same_person_first_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["group_member.id"], name=op.f("fk_same_person_second_id")
        ),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_same_person")),
    )
