"""The draft of an election in its tables: put in, taken out, read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ballots.definition.model import Area, CalendarDay, Election, Rules, SeatClass
from ballots.encoding import canonical, strict_json
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
    """Take out what was loaded before; a trigger refuses this once the election is frozen."""
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
    pictures: Mapping[str, bytes],
) -> None:
    """Put in an election that holds (its boxes and keys are not kept), members and photos."""
    rules, officers = election.rules, election.officers
    session.add(
        models.Draft(
            id=1,
            title=election.title,
            board=election.board,
            language=election.language,
            calendar=_texts([[day.stage, day.date] for day in election.calendar]),
            key_holders=_texts(election.key_holders),
            secretary=officers.secretary.name,
            witness=officers.witness.name,
            counting=rules.counting,
            tie=rules.tie,
            small_contest=rules.small_contest,
            spare_percent=rules.spare_percent,
        )
    )
    session.add_all(models.Picture(sha256=sha, jpeg=jpeg) for sha, jpeg in pictures.items())
    session.add_all(
        models.Area(id=one.id, position=i, name=one.name) for i, one in enumerate(election.areas)
    )
    session.add_all(
        models.SeatClass(id=one.id, position=i, name=one.name, plural=one.plural, who=one.who)
        for i, one in enumerate(election.seat_classes)
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
                max_choices=contest.max_choices,
            )
        )
        session.flush()
        session.add_all(
            models.Candidate(
                contest_id=contest.id,
                id=one.id,
                name=one.name,
                points=_texts(one.points),
                picture=one.picture,
            )
            for one in contest.candidates
        )
    session.flush()
    rows = [
        {
            "id": number,
            "name": one.name,
            "area_id": one.area,
            "seat_class_id": one.seat_class,
            "member_group": one.group,
        }
        for number, one in enumerate(members, 1)
    ]
    if rows:
        session.execute(insert(models.Member), rows)


def read(session: Session) -> Draft | None:
    """The draft, candidates' pictures by hash instead of file name; None before the first load."""
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
        calendar=tuple(CalendarDay(day[0], day[1]) for day in _value(row.calendar)),
        areas=tuple(Area(one.id, one.name) for one in areas),
        seat_classes=tuple(SeatClass(one.id, one.name, one.plural, one.who) for one in kinds),
        contests=tuple(
            DraftContest(
                id=one.id,
                area=one.area_id,
                seat_class=one.seat_class_id,
                title=one.title,
                seats=one.seats,
                max_choices=one.max_choices,
                candidates=_candidates(session, one.id),
            )
            for one in contests
        ),
        rules=Rules(row.counting, row.tie, row.small_contest, row.spare_percent),
        key_holders=tuple(_value(row.key_holders)),
        officers=DraftOfficers(row.secretary, row.witness),
    )


def _candidates(session: Session, contest: str) -> tuple[DraftCandidate, ...]:
    rows = session.scalars(
        select(models.Candidate)
        .where(models.Candidate.contest_id == contest)
        .order_by(models.Candidate.id)
    )
    return tuple(DraftCandidate(one.name, tuple(_value(one.points)), one.picture) for one in rows)


def _texts(values: Iterable[object]) -> str:
    return canonical(list(values)).decode()


def _value(text: str) -> list[str]:
    value = strict_json(text.encode(), LIMIT)
    return value if isinstance(value, list) else []
