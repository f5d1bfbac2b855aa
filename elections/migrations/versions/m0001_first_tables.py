"""First tables, constraints and triggers."""

import sqlalchemy as sa
from alembic import op

from elections.migrations.guards_0001 import postgresql_triggers, sqlite_triggers

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("passphrase", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("role IN ('secretary', 'witness')", name=op.f("ck_account_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_account_folded_name")),
        sa.UniqueConstraint("role", name=op.f("uq_account_role")),
    )
    op.create_table(
        "area",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("position", name=op.f("uq_area_position")),
    )
    op.create_table(
        "box",
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("contest", sa.Text(), nullable=False),
        sa.Column("params", sa.LargeBinary(), nullable=False),
        sa.Column("trustees", sa.LargeBinary(), nullable=False),
        sa.Column("started", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_box")),
        sa.UniqueConstraint("contest", name=op.f("uq_box_contest")),
    )
    op.create_table(
        "cancelled_card",
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("box_uuid", "credential", name=op.f("pk_cancelled_card")),
    )
    op.create_table(
        "card_batch",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_card_batch")),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_certificate_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("key_holders", sa.Text(), nullable=False),
        sa.Column("secretary", sa.Text(), nullable=False),
        sa.Column("witness", sa.Text(), nullable=False),
        sa.Column("counting", sa.Text(), nullable=False),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("small_contest", sa.Integer(), nullable=False),
        sa.Column("spare_percent", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_draft_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "frozen",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        sa.Column("roll_salt", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_frozen_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen")),
    )
    op.create_table(
        "picture",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_picture")),
    )
    op.create_table(
        "seat_class",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plural", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_class")),
        sa.UniqueConstraint("position", name=op.f("uq_seat_class_position")),
    )
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_state_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state")),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "trail_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_trail_entry")),
    )
    op.create_table(
        "trustee_key",
        sa.Column("key_holder", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("key_holder >= 1", name=op.f("ck_trustee_key_key_holder")),
        sa.PrimaryKeyConstraint("key_holder", name=op.f("pk_trustee_key")),
    )
    op.create_table(
        "account_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("started", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_session_account_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_account_session")),
    )
    op.create_index(
        op.f("ix_account_session_account_id"), "account_session", ["account_id"], unique=False
    )
    op.create_table(
        "box_entry",
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("height", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["box_uuid"], ["box.uuid"], name=op.f("fk_box_entry_box_uuid")),
        sa.PrimaryKeyConstraint("box_uuid", "height", name=op.f("pk_box_entry")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "card",
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("picture_1", sa.Integer(), nullable=False),
        sa.Column("picture_2", sa.Integer(), nullable=False),
        sa.Column("pictures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["card_batch.number"], name=op.f("fk_card_batch")),
        sa.PrimaryKeyConstraint("batch", "box_uuid", "credential", name=op.f("pk_card")),
        sa.UniqueConstraint(
            "batch", "box_uuid", "position", name=op.f("uq_card_batch_box_uuid_position")
        ),
    )
    op.create_index("ix_card_pictures", "card", ["batch", "picture_1", "picture_2"], unique=False)
    op.create_table(
        "contest",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("seat_class_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("max_choices", sa.Integer(), nullable=False),
        sa.CheckConstraint("max_choices >= 1", name=op.f("ck_contest_max_choices")),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_contest_seats")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_contest_area_id")),
        sa.ForeignKeyConstraint(
            ["seat_class_id"], ["seat_class.id"], name=op.f("fk_contest_seat_class_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
        sa.UniqueConstraint(
            "area_id", "seat_class_id", name=op.f("uq_contest_area_id_seat_class_id")
        ),
        sa.UniqueConstraint("position", name=op.f("uq_contest_position")),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("seat_class_id", sa.Text(), nullable=False),
        sa.Column("member_group", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_member_area_id")),
        sa.ForeignKeyConstraint(
            ["seat_class_id"], ["seat_class.id"], name=op.f("fk_member_seat_class_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint(
            "area_id", "seat_class_id", "name", name=op.f("uq_member_area_id_seat_class_id_name")
        ),
    )
    op.create_table(
        "seen_element",
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("element", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["box_uuid"], ["box.uuid"], name=op.f("fk_seen_element_box_uuid")),
        sa.PrimaryKeyConstraint("box_uuid", "element", name=op.f("pk_seen_element")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "candidate",
        sa.Column("contest_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_candidate_contest_id")
        ),
        sa.ForeignKeyConstraint(["picture"], ["picture.sha256"], name=op.f("fk_candidate_picture")),
        sa.PrimaryKeyConstraint("contest_id", "id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("contest_id", "name", name=op.f("uq_candidate_contest_id_name")),
    )
    op.create_table(
        "roll_entry",
        sa.Column("contest_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_roll_entry_contest_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_roll_entry_member_id")),
        sa.PrimaryKeyConstraint("contest_id", "member_id", name=op.f("pk_roll_entry")),
    )
    op.create_table(
        "sealed_vote",
        sa.Column("box_uuid", sa.Text(), nullable=False),
        sa.Column("tracker", sa.Text(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["box_uuid", "height"],
            ["box_entry.box_uuid", "box_entry.height"],
            name=op.f("fk_sealed_vote_box_uuid_height"),
        ),
        sa.PrimaryKeyConstraint("box_uuid", "tracker", name=op.f("pk_sealed_vote")),
        sa.UniqueConstraint("box_uuid", "height", name=op.f("uq_sealed_vote_box_uuid_height")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_sealed_vote_credential", "sealed_vote", ["box_uuid", "credential"], unique=False
    )

    op.execute("INSERT INTO state (id, stage) VALUES (1, 'setup')")
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in sqlite_triggers() if sqlite else postgresql_triggers():
        op.execute(statement)
