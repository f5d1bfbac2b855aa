"""The one list of stages, pausing, kinds and frontiers of the trail, contests with their own
question and method, how many votes one card may post, what candidates say by salted hash, triggers
named by what they protect.

An election of the formats before this revision ends with the version that began it.
"""

import secrets
from hashlib import sha256

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
    _give_contests_question_and_method()
    op.add_column(
        "draft", sa.Column("votes_per_card", sa.Integer(), nullable=False, server_default="20")
    )
    _salt_what_candidates_say_and_show()
    for statement in guards_0002.triggers(is_sqlite=is_sqlite):
        op.execute(statement)


def _make_trail_anew() -> None:
    """Make the trail again: nothing stands in it while an election is set up."""
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


def _give_contests_question_and_method() -> None:
    op.drop_column("draft", "counting")
    for name, default in (("question", "''"), ("method", "'plurality-1'")):
        op.add_column(
            "contest",
            sa.Column(name, sa.Text(), nullable=False, server_default=sa.text(default)),
        )
    op.execute("UPDATE contest SET question = title")


def _salted_hash(kind: bytes, salt: bytes, content: bytes) -> str:
    return sha256(b"repvote-candidate-v1\n" + kind + b"\n" + salt + content).hexdigest()


def _salt_what_candidates_say_and_show() -> None:
    connection = op.get_bind()
    photos = connection.execute(sa.text("SELECT sha256, jpeg FROM picture"))
    jpegs = {photo.sha256: bytes(photo.jpeg) for photo in photos}
    rows = connection.execute(
        sa.text("SELECT contest_id, id, name, points, picture FROM candidate")
    ).mappings().all()  # fmt: skip
    op.drop_table("candidate")
    op.drop_table("picture")
    picture = op.create_table(
        "picture",
        sa.Column("salted_hash", sa.Text(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("salted_hash", name=op.f("pk_picture")),
    )
    candidate = op.create_table(
        "candidate",
        sa.Column("contest_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("points_salt", sa.LargeBinary(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("picture_salt", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_candidate_contest_id")
        ),
        sa.ForeignKeyConstraint(
            ["picture"], ["picture.salted_hash"], name=op.f("fk_candidate_picture")
        ),
        sa.PrimaryKeyConstraint("contest_id", "id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("contest_id", "name", name=op.f("uq_candidate_contest_id_name")),
    )
    for row in rows:
        salt = secrets.token_bytes(32)
        jpeg = jpegs[row["picture"]]
        name = _salted_hash(b"photo", salt, jpeg)
        connection.execute(picture.insert().values(salted_hash=name, jpeg=jpeg))
        salted = {"points_salt": secrets.token_bytes(32), "picture": name, "picture_salt": salt}
        connection.execute(candidate.insert().values({**row, **salted}))


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
