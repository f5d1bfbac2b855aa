"""The set-up that is being written, in its tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ballots.encoding import canonical, strict_json
from ballots.typed_json import read_value
from elections import models
from elections.domain.member_list import DraftMember
from elections.domain.setup_answers import SetupAnswers

_LIMIT = 4 * 1024 * 1024
_LONGEST_LIST = 16 * 1024 * 1024
MEMBERS = "members"


def is_begun(session: Session) -> bool:
    """Tell whether there are answers that are not put together yet."""
    return session.scalar(select(models.SetupAnswers.id)) is not None


def read(session: Session) -> SetupAnswers | None:
    """Read the answers, or None while nobody has answered anything."""
    text = session.scalar(select(models.SetupAnswers.answers))
    if text is None:
        return None
    return read_value(SetupAnswers, strict_json(text.encode(), _LIMIT), "answers")


def write(session: Session, answers: SetupAnswers) -> None:
    """Keep the answers in the place of those before."""
    session.merge(models.SetupAnswers(id=1, answers=canonical(asdict(answers)).decode()))


def read_file(session: Session, name: str) -> bytes | None:
    """Read a file, or None."""
    return session.scalar(select(models.SetupFile.content).where(models.SetupFile.name == name))


def write_file(session: Session, name: str, content: bytes) -> None:
    """Keep a file in the place of one of the same name."""
    session.merge(models.SetupFile(name=name, content=content))


def read_members(session: Session) -> tuple[DraftMember, ...]:
    """Read the list of members; empty while there is none."""
    raw = read_file(session, MEMBERS)
    if raw is None:
        return ()
    return read_value(tuple[DraftMember, ...], strict_json(raw, _LONGEST_LIST), "members")


def write_members(session: Session, members: Sequence[DraftMember]) -> None:
    """Keep the list of members in the place of the one before."""
    write_file(session, MEMBERS, canonical([asdict(member) for member in members]))


def keep_only(session: Session, names: Collection[str]) -> None:
    """Take out all other files."""
    session.execute(delete(models.SetupFile).where(models.SetupFile.name.not_in(names)))


def clear(session: Session) -> None:
    """Take out answers and files."""
    for table in (models.SetupAnswers, models.SetupFile):
        session.execute(delete(table))
