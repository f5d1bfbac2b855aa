"""The set-up that is being written, in its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ballots.encoding import canonical, sha256_hex, strict_json
from ballots.typed_json import read_value
from elections import models
from elections.domain.member_list import DraftMember
from elections.domain.setup_answers import SetupAnswers

_LIMIT = 4 * 1024 * 1024
_LONGEST_LIST = 16 * 1024 * 1024
MEMBERS = "members"
# the answers and the members when the election was put together, to go back to
_ANSWERS_BEFORE, _MEMBERS_BEFORE = "together-answers", "together-members"


def read(session: Session) -> SetupAnswers | None:
    """Read the answers, or None while nobody has answered anything."""
    text = session.scalar(select(models.SetupAnswers.answers))
    return None if text is None else _parsed(text.encode())


def _parsed(raw: bytes) -> SetupAnswers:
    return read_value(SetupAnswers, strict_json(raw, _LIMIT), "answers")


def write(session: Session, answers: SetupAnswers) -> None:
    """Keep the answers in the place of those before."""
    session.merge(models.SetupAnswers(id=1, answers=canonical(asdict(answers)).decode()))


def fingerprint(answers: SetupAnswers, members: Sequence[DraftMember]) -> str:
    """Return the SHA-256 of all that an election is put together from."""
    return sha256_hex(canonical([asdict(answers), [asdict(member) for member in members]]))


def together(session: Session) -> str:
    """Read the fingerprint of what the election was put together from; "" if it was not."""
    return session.scalar(select(models.SetupAnswers.together)) or ""


def mark_together(session: Session, mark: str) -> None:
    """Keep that the election was put together from these answers and files."""
    row = session.get(models.SetupAnswers, 1)
    if row is None:
        return
    row.together = mark
    write_file(session, _ANSWERS_BEFORE, row.answers.encode())
    write_file(session, _MEMBERS_BEFORE, read_file(session, MEMBERS) or b"[]")


def go_back(session: Session) -> None:
    """Go back to the answers that the election was put together from; without any, have none."""
    answers, members = (read_file(session, name) for name in (_ANSWERS_BEFORE, _MEMBERS_BEFORE))
    if answers is None or members is None:
        clear(session)
        return
    write(session, _parsed(answers))
    write_file(session, MEMBERS, members)
    keep_photos(session)


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


def keep_photos(session: Session) -> None:
    """Take out the photos that no answers name."""
    before = read_file(session, _ANSWERS_BEFORE)
    named = [read(session), _parsed(before) if before else None]
    photos = {name for answers in named if answers for name in answers.photos()}
    kept = {MEMBERS, _ANSWERS_BEFORE, _MEMBERS_BEFORE, *photos}
    session.execute(delete(models.SetupFile).where(models.SetupFile.name.not_in(kept)))


def clear(session: Session) -> None:
    """Take out answers and files."""
    for table in (models.SetupAnswers, models.SetupFile):
        session.execute(delete(table))
