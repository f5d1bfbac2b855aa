"""The draft of an election in its tables: put in, taken out, read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ballots.definition.material import Material, Materials
from ballots.definition.model import Area, CalendarDay, Election, Rules, SeatClass
from ballots.encoding import canonical, strict_json
from ballots.typed_json import read_value
from elections import models
from elections.domain.election_folder import (
    LIMIT,
    Draft,
    DraftCandidate,
    DraftContest,
    DraftOfficers,
)
from elections.domain.member_list import DraftMember


def clear(session: Session) -> None:
    """Delete what was loaded before; a trigger refuses this once the lists are locked."""
    for table in (
        models.Candidate,
        models.Member,
        models.Contest,
        models.Area,
        models.SeatClass,
        models.Picture,
        models.Draft,
    ):
        session.execute(delete(table))


def put(
    session: Session,
    election: Election,
    members: Iterable[DraftMember],
    materials: Materials,
    pictures: Mapping[str, bytes],
) -> None:
    """Store a valid election (without its boxes and keys), its members and photos.

    ``materials`` by contest id and candidate's name; ``pictures``: salted hash to JPEG.
    """
    rules, officers = election.rules, election.officers
    session.add(
        models.Draft(
            id=1,
            title=election.title,
            board=election.board,
            language=election.language,
            calendar=_texts([[day.stage, day.date] for day in election.calendar]),
            key_holders=_texts(election.key_holders.names),
            secretary=officers.secretary.name,
            witness=officers.witness.name,
            tie=rules.tie,
            small_contest=rules.small_contest,
            spare_percent=rules.spare_percent,
            votes_per_card=rules.votes_per_card,
        )
    )
    session.add_all(models.Picture(salted_hash=name, jpeg=jpeg) for name, jpeg in pictures.items())
    session.add_all(
        models.Area(
            id=area.id,
            position=i,
            name=area.name,
            colour=area.colour,
            picture=area.picture,
            places=_texts(area.places),
        )
        for i, area in enumerate(election.areas)
    )
    session.add_all(
        models.SeatClass(id=kind.id, position=i, name=kind.name, plural=kind.plural, who=kind.who)
        for i, kind in enumerate(election.seat_classes)
    )
    session.flush()
    for position, contest in enumerate(election.contests):
        session.add(
            models.Contest(
                id=contest.id,
                position=position,
                area_id=contest.area,
                seat_class_id=contest.seat_class,
                title=contest.title,
                seats=contest.seats,
                question=contest.question.text,
                max_choices=contest.question.max_choices,
                method=contest.method,
            )
        )
        session.flush()
        session.add_all(
            models.Candidate(
                contest_id=contest.id,
                id=candidate.id,
                name=candidate.name,
                points=_texts(materials[contest.id, candidate.name].points or ()),
                points_salt=materials[contest.id, candidate.name].points_salt,
                picture=candidate.photo,
                picture_salt=materials[contest.id, candidate.name].photo_salt,
            )
            for candidate in contest.candidates
        )
    session.flush()
    rows = [
        {
            "id": number,
            "name": member.name,
            "area_id": member.area,
            "seat_class_id": member.seat_class,
            "member_group": member.group,
        }
        for number, member in enumerate(members, 1)
    ]
    if rows:
        session.execute(insert(models.Member), rows)


def read(session: Session) -> Draft | None:
    """Read the draft, pictures by salted hash instead of file name; None before the first load."""
    row = session.scalar(select(models.Draft))
    if row is None:
        return None
    areas = session.scalars(select(models.Area).order_by(models.Area.position))
    kinds = session.scalars(select(models.SeatClass).order_by(models.SeatClass.position))
    contests = session.scalars(select(models.Contest).order_by(models.Contest.position))
    return Draft(
        title=row.title,
        board=row.board,
        language=row.language,
        calendar=_read_calendar(row.calendar),
        areas=tuple(
            Area(area.id, area.name, area.colour, area.picture, _read_texts(area.places))
            for area in areas
        ),
        seat_classes=tuple(SeatClass(kind.id, kind.name, kind.plural, kind.who) for kind in kinds),
        contests=tuple(
            DraftContest(
                id=contest.id,
                area=contest.area_id,
                seat_class=contest.seat_class_id,
                title=contest.title,
                seats=contest.seats,
                question=contest.question,
                max_choices=contest.max_choices,
                method=contest.method,
                candidates=_candidates(session, contest.id),
            )
            for contest in contests
        ),
        rules=Rules(row.tie, row.small_contest, row.spare_percent, row.votes_per_card),
        key_holders=_read_texts(row.key_holders),
        officers=DraftOfficers(row.secretary, row.witness),
    )


def _candidates(session: Session, contest: str) -> tuple[DraftCandidate, ...]:
    rows = session.scalars(
        select(models.Candidate)
        .where(models.Candidate.contest_id == contest)
        .order_by(models.Candidate.id)
    )
    return tuple(DraftCandidate(row.name, _read_texts(row.points), row.picture) for row in rows)


def materials(session: Session) -> dict[tuple[str, str], Material]:
    """Read what candidates say and show, by contest id and candidate id."""
    rows = session.scalars(select(models.Candidate))
    return {(row.contest_id, row.id): _material(row) for row in rows}


def materials_by_name(session: Session) -> dict[tuple[str, str], Material]:
    """Read what candidates say and show, by contest id and candidate's name."""
    rows = session.scalars(select(models.Candidate))
    return {(row.contest_id, row.name): _material(row) for row in rows}


def _material(row: models.Candidate) -> Material:
    return Material(_read_texts(row.points), row.points_salt, row.picture, row.picture_salt)


def _texts(values: Iterable[object]) -> str:
    return canonical(list(values)).decode()


def _read_texts(text: str) -> tuple[str, ...]:
    return read_value(tuple[str, ...], strict_json(text.encode(), LIMIT), "texts")


def _read_calendar(text: str) -> tuple[CalendarDay, ...]:
    days = read_value(tuple[tuple[str, ...], ...], strict_json(text.encode(), LIMIT), "calendar")
    return tuple(CalendarDay(stage, date) for stage, date in days)


def members(session: Session) -> tuple[DraftMember, ...]:
    """Read the members in the order of their list."""
    rows = session.scalars(select(models.Member).order_by(models.Member.id))
    return tuple(
        DraftMember(row.name, row.area_id, row.seat_class_id, row.member_group) for row in rows
    )


def photo(session: Session, salted_hash: str) -> bytes | None:
    """Read a photo by its salted hash."""
    return session.scalar(
        select(models.Picture.jpeg).where(models.Picture.salted_hash == salted_hash)
    )
