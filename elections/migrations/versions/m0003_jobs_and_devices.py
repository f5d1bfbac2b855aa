"""Keys can be made again; jobs, the file with the cards, and devices that signed in before."""

import sqlalchemy as sa
from alembic import op

from elections.migrations import guards_0002, guards_0003
from elections.migrations.triggers import create_triggers

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    _number_the_keys(is_sqlite=is_sqlite)
    op.create_table(
        "known_device",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_known_device_account_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", "account_id", name=op.f("pk_known_device")),
    )
    op.create_table(
        "job",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('running', 'done', 'failed')", name=op.f("ck_job_state")),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_job")),
    )
    op.create_table(
        "card_file",
        sa.Column("batch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("state IN ('kept', 'printed', 'void')", name=op.f("ck_card_file_state")),
        sa.CheckConstraint(
            "(state = 'kept') = (sealed IS NOT NULL)", name=op.f("ck_card_file_sealed")
        ),
        sa.ForeignKeyConstraint(["batch"], ["card_batch.number"], name=op.f("fk_card_file_batch")),
        sa.PrimaryKeyConstraint("batch", name=op.f("pk_card_file")),
    )
    for statement in guards_0003.triggers(is_sqlite=is_sqlite):
        op.execute(statement)


def _number_the_keys(*, is_sqlite: bool) -> None:
    """Number the existing keys as each key holder's first."""
    guards = [guard for guard in guards_0002.GUARDS if guard.table == "trustee_key"]
    if not is_sqlite:
        op.add_column(
            "trustee_key", sa.Column("number", sa.Integer(), server_default="1", nullable=False)
        )
        op.alter_column("trustee_key", "number", server_default=None)
        op.drop_constraint("pk_trustee_key", "trustee_key")
        op.create_primary_key("pk_trustee_key", "trustee_key", ["key_holder", "number"])
        op.create_check_constraint("number", "trustee_key", "number >= 1")
        return
    keys = op.get_bind().execute(sa.text("SELECT key_holder, raw FROM trustee_key")).all()
    op.drop_table("trustee_key")  # and its triggers
    table = op.create_table(
        "trustee_key",
        sa.Column("key_holder", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("key_holder >= 1", name=op.f("ck_trustee_key_key_holder")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_trustee_key_number")),
        sa.PrimaryKeyConstraint("key_holder", "number", name=op.f("pk_trustee_key")),
    )
    for key in keys:
        row = {"key_holder": key.key_holder, "number": 1, "raw": bytes(key.raw)}
        op.execute(table.insert().values(row))
    for statement in create_triggers(guards, (), is_sqlite=True):
        op.execute(statement)
