"""Areas have a colour, a picture and places.

An election that was locked before has another definition: it ends with the version that began it.
"""

import json

import sqlalchemy as sa
from alembic import op

from ballots.encoding import canonical
from ballots.errors import RepVoteError

revision = "0013"
down_revision = "0012"

_LOOK = {"colour": "", "picture": "", "places": []}


def upgrade() -> None:
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM frozen")).first() is not None:
        raise RepVoteError(
            "migration-running",
            "This election was begun with an older version of RepVote. "
            "Finish it with that version. Nothing was changed.",
        )
    for name, default in (("colour", "''"), ("picture", "''"), ("places", "'[]'")):
        op.add_column(
            "area", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text(default))
        )
    answers = connection.execute(sa.text("SELECT answers FROM setup_answers")).scalar()
    if answers is not None:  # what was put together from them has to be so again
        change = sa.text("UPDATE setup_answers SET answers = :answers, together = NULL")
        connection.execute(change, {"answers": _with_look(answers)})
    kept = sa.text("SELECT content FROM setup_file WHERE name = 'together-answers'")
    before = connection.execute(kept).scalar()
    if before is not None:
        change = sa.text("UPDATE setup_file SET content = :content WHERE name = 'together-answers'")
        content = _with_look(bytes(before).decode()).encode()
        connection.execute(change, {"content": content})


def _with_look(answers: str) -> str:
    value = json.loads(answers)
    value["areas"] = [{**_LOOK, **area} for area in value["areas"]]
    return canonical(value).decode()
