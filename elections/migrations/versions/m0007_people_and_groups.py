"""Groups; an account may have several roles; nominations can be opened again."""

import sqlalchemy as sa
from alembic import op

from elections.migrations import guards_0007

revision = "0007"
down_revision = "0006"

_ROLES = (
    "role IN ('secretary', 'witness', 'organiser', 'key_holder', 'partner',"
    " 'deputy_secretary', 'deputy_witness')"
)
_ONE_HOLDER = "role IN ('secretary', 'witness', 'deputy_secretary', 'deputy_witness')"
# Rows that point to accounts are set aside: dropping the table would leave them pointing nowhere.
_SET_ASIDE = (
    "CREATE TABLE account_session_aside AS SELECT * FROM account_session",
    "CREATE TABLE known_device_aside AS SELECT * FROM known_device",
    "DELETE FROM account_session",
    "DELETE FROM known_device",
)
_PUT_BACK = (
    "INSERT INTO account_session SELECT * FROM account_session_aside",
    "INSERT INTO known_device SELECT * FROM known_device_aside",
    "DROP TABLE account_session_aside",
    "DROP TABLE known_device_aside",
)


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    _make_groups()
    op.execute("CREATE TABLE role_before AS SELECT id, role FROM account")
    if is_sqlite:
        _make_accounts_anew()
    else:
        op.drop_column("account", "role")
    _make_duties()
    op.execute("INSERT INTO duty (account_id, role, group_id) SELECT id, role, '' FROM role_before")
    op.drop_table("role_before")
    op.add_column("setup_answers", sa.Column("together", sa.Text(), nullable=True))
    for guard in guards_0007.GUARDS:
        if is_sqlite:
            op.execute(f"DROP TRIGGER {guard.name}")
        else:
            op.execute(f"DROP TRIGGER {guard.name} ON {guard.table}")
            op.execute(f"DROP FUNCTION {guard.name}()")
    for statement in guards_0007.triggers(is_sqlite=is_sqlite):
        op.execute(statement)


def _make_groups() -> None:
    op.create_table(
        "people_group",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("seat_class", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_group")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_people_group_folded_name")),
    )


def _make_duties() -> None:
    op.create_table(
        "duty",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.CheckConstraint(_ROLES, name=op.f("ck_duty_role")),
        sa.CheckConstraint("(role = 'organiser') = (group_id <> '')", name=op.f("ck_duty_group")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_duty_account_id")),
        sa.PrimaryKeyConstraint("account_id", "role", "group_id", name=op.f("pk_duty")),
    )
    op.create_index(
        "uq_duty_officer",
        "duty",
        ["role"],
        unique=True,
        sqlite_where=sa.text(_ONE_HOLDER),
        postgresql_where=sa.text(_ONE_HOLDER),
    )


def _make_accounts_anew() -> None:
    """Make the table again without the column: SQLite drops none that is unique and checked."""
    for statement in _SET_ASIDE:
        op.execute(statement)
    op.create_table(
        "account_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("passphrase", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_account_folded_name")),
    )
    op.execute(
        "INSERT INTO account_anew (id, name, folded_name, passphrase, public_key, sealed_key)"
        " SELECT id, name, folded_name, passphrase, public_key, sealed_key FROM account"
    )
    op.drop_table("account")
    op.rename_table("account_anew", "account")
    for statement in _PUT_BACK:
        op.execute(statement)
