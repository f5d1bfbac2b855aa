"""Nominations in their tables. Each is loaded through its group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ballots.encoding import canonical, strict_json
from ballots.photo_crop import Focus
from ballots.typed_json import read_value
from elections import models
from elections.domain.nominations import How, Nomination, Page, PersonYes

_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Photo:
    """The whole photo, the part that voters see, and which part that is."""

    large: bytes
    jpeg: bytes
    focus: Focus


@dataclass(frozen=True, slots=True)
class KnownCode:
    """Whose page a code opens, and whether it can only take a yes back."""

    nomination_id: str
    is_used: bool


def read(session: Session, group_id: str, nomination_id: str) -> Nomination | None:
    """Read a nomination of this group, or None."""
    return next(iter(_read(session, group_id=group_id, nomination_id=nomination_id)), None)


def of_group(session: Session, group_id: str) -> tuple[Nomination, ...]:
    """Read all nominations of a group, by name."""
    return tuple(_read(session, group_id=group_id))


def every(session: Session) -> tuple[Nomination, ...]:
    """Read the nominations of all groups, by name: for the secretary."""
    return tuple(_read(session))


def by_id(session: Session, nomination_id: str) -> Nomination | None:
    """Read a nomination of any group: for the secretary, and for the person with their code."""
    return next(iter(_read(session, nomination_id=nomination_id)), None)


def _read(session: Session, group_id: str = "", nomination_id: str = "") -> Iterable[Nomination]:
    query = select(models.Nomination, models.NominationYes).outerjoin(
        models.NominationYes, models.NominationYes.nomination_id == models.Nomination.id
    )
    if group_id:
        query = query.where(models.Nomination.group_id == group_id)
    if nomination_id:
        query = query.where(models.Nomination.id == nomination_id)
    for row, yes in session.execute(query.order_by(models.Nomination.name, models.Nomination.id)):
        yield Nomination(
            id=row.id,
            group_id=row.group_id,
            contest=row.contest,
            page=Page(row.name, row.say_like, _texts(row.points), row.photo),
            proposed_by=row.proposed_by,
            typed_by=row.typed_by,
            yes=_person_yes(yes),
            approved_hash=row.approved_hash,
            note=row.note,
            sent=row.sent,
        )


def _person_yes(row: models.NominationYes | None) -> PersonYes | None:
    return None if row is None else PersonYes(How(row.how), row.helped_by, row.page_hash)


def _texts(text: str) -> tuple[str, ...]:
    return read_value(tuple[str, ...], strict_json(text.encode(), _LIMIT), "points")


def is_any(session: Session, group_id: str) -> bool:
    """Tell whether a group puts somebody forward."""
    query = select(models.Nomination.id).where(models.Nomination.group_id == group_id)
    return session.scalar(query.limit(1)) is not None


def write(session: Session, nomination: Nomination) -> None:
    """Keep a nomination and its yes, in the place of what was there."""
    page = nomination.page
    session.merge(
        models.Nomination(
            id=nomination.id,
            group_id=nomination.group_id,
            contest=nomination.contest,
            name=page.name,
            say_like=page.say_like,
            points=canonical(list(page.points)).decode(),
            photo=page.photo,
            proposed_by=nomination.proposed_by,
            typed_by=nomination.typed_by,
            approved_hash=nomination.approved_hash,
            note=nomination.note,
            sent=nomination.sent,
        )
    )
    session.flush()
    yes = nomination.yes
    if yes is None:
        session.execute(
            delete(models.NominationYes).where(models.NominationYes.nomination_id == nomination.id)
        )
    else:
        session.merge(
            models.NominationYes(
                nomination_id=nomination.id,
                how=str(yes.how),
                helped_by=yes.helped_by,
                page_hash=yes.page_hash,
            )
        )


def remove(session: Session, nomination_id: str) -> None:
    """Take a nomination out, with its photo, its yes and its code."""
    for table in (models.NominationYes, models.NominationPhoto, models.NominationCode):
        session.execute(delete(table).where(table.nomination_id == nomination_id))
    session.execute(delete(models.Nomination).where(models.Nomination.id == nomination_id))


def photo(session: Session, nomination_id: str) -> Photo | None:
    """Read a person's photo, or None."""
    row = session.get(models.NominationPhoto, nomination_id)
    return Photo(row.large, row.jpeg, Focus(row.x, row.y, row.near)) if row else None


def write_photo(session: Session, nomination_id: str, photo: Photo) -> None:
    """Keep a person's photo in the place of one before."""
    focus = photo.focus
    session.merge(
        models.NominationPhoto(
            nomination_id=nomination_id,
            large=photo.large,
            jpeg=photo.jpeg,
            x=focus.x,
            y=focus.y,
            near=focus.near,
        )
    )


def jpeg(session: Session, sha: str) -> bytes | None:
    """Read a photo as voters see it, by its SHA-256."""
    return session.scalar(
        select(models.NominationPhoto.jpeg)
        .join(models.Nomination, models.Nomination.id == models.NominationPhoto.nomination_id)
        .where(models.Nomination.photo == sha)
        .limit(1)
    )


def write_code(session: Session, nomination_id: str, code_hash: str) -> None:
    """Keep the hash of a person's code in the place of one before."""
    session.merge(
        models.NominationCode(nomination_id=nomination_id, code_hash=code_hash, is_used=False)
    )


def known_code(session: Session, code_hash: str) -> KnownCode | None:
    """Find whose page a code opens, or None."""
    row = session.scalar(
        select(models.NominationCode).where(models.NominationCode.code_hash == code_hash)
    )
    return KnownCode(row.nomination_id, row.is_used) if row else None


def use_code(session: Session, code_hash: str) -> None:
    """Note that a yes was given with a code."""
    session.execute(
        update(models.NominationCode)
        .where(models.NominationCode.code_hash == code_hash)
        .values(is_used=True)
    )
