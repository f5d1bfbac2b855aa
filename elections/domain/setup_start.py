"""Beginning a set-up from an earlier election: what stays, and nobody's data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ballots.definition.model import CalendarDay, Election
from elections.domain.setup_answers import SetupAnswers, SetupContest

_YEAR = timedelta(weeks=52)  # the same days of the week


def answers_of_election(election: Election, today: date) -> SetupAnswers:
    """Take areas, seat classes, votes, rules and the calendar of an earlier election.

    The title is asked again, and so are all people: those who stand, key holders, the witness.
    """
    return SetupAnswers(
        board=election.board,
        language=election.language,
        calendar=_shifted(election.calendar, today),
        areas=election.areas,
        seat_classes=election.seat_classes,
        contests=tuple(
            SetupContest(
                id=contest.id,
                area=contest.area,
                seat_class=contest.seat_class,
                title=contest.title,
                seats=contest.seats,
                question="" if contest.question.text == contest.title else contest.question.text,
                max_choices=0
                if contest.question.max_choices == contest.seats
                else contest.question.max_choices,
                people=(),
            )
            for contest in election.contests
        ),
        rules=election.rules,
    )


def _shifted(calendar: Sequence[CalendarDay], today: date) -> tuple[CalendarDay, ...]:
    """Move all days by as many years of 52 weeks as bring the first one to today or later."""
    days = [date.fromisoformat(day.date) for day in calendar]
    years = 0 if not days else max(0, -((min(days) - today) // _YEAR))
    return tuple(
        CalendarDay(old.stage, (day + years * _YEAR).isoformat())
        for old, day in zip(calendar, days, strict=True)
    )
