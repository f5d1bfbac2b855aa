"""The answers of a secretary so far, page by page: an election folder that is not whole yet.

Areas, seat classes, contests and people have inner ids that never change ("1", "2", …), so that a
name can be corrected at any time. `elections.domain.setup_draft` turns the answers into the same
draft that an election folder makes, and only there are they checked as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ballots.definition.model import Area, CalendarDay, Rules, SeatClass
from ballots.stages import Stage
from elections.domain.election_folder import POINTS

USUAL_RULES = Rules(tie="lot-1", small_contest=10, spare_percent=10, votes_per_card=20)


@dataclass(frozen=True, slots=True)
class SetupPerson:
    """A person who stands. ``photo`` names a file of the set-up, or "" while there is none."""

    id: str
    name: str
    points: tuple[str, ...]
    photo: str

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing of this person."""
        return bool(self.photo) and len(self.points) == POINTS and all(self.points)


@dataclass(frozen=True, slots=True)
class SetupContest:
    """One vote. ``title`` and ``question`` are "" where the program makes them; ``max_choices`` is
    0 for as many as there are seats.
    """

    id: str
    area: str
    seat_class: str
    title: str
    seats: int
    question: str
    max_choices: int
    people: tuple[SetupPerson, ...]


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """All answers; what is not answered is "" or empty. ``next_id`` is the next inner id."""

    title: str = ""
    board: str = ""
    language: str = "en"
    calendar: tuple[CalendarDay, ...] = ()
    areas: tuple[Area, ...] = ()
    seat_classes: tuple[SeatClass, ...] = ()
    contests: tuple[SetupContest, ...] = ()
    rules: Rules = USUAL_RULES
    key_holders: tuple[str, ...] = ()
    witness: str = ""
    next_id: int = 1

    def area(self, area_id: str) -> Area | None:
        """Find an area by its inner id."""
        return next((area for area in self.areas if area.id == area_id), None)

    def seat_class(self, kind_id: str) -> SeatClass | None:
        """Find a seat class by its inner id."""
        return next((kind for kind in self.seat_classes if kind.id == kind_id), None)

    def contest(self, contest_id: str) -> SetupContest | None:
        """Find a contest by its inner id."""
        return next((contest for contest in self.contests if contest.id == contest_id), None)

    def contests_of(self, kind_id: str) -> dict[str, SetupContest]:
        """Map the areas' inner ids to the contests of a seat class."""
        return {c.area: c for c in self.contests if c.seat_class == kind_id}

    def day(self, stage: Stage) -> str:
        """Return the day of a stage as it is written, or ""."""
        return next((day.date for day in self.calendar if day.stage == stage), "")

    def photos(self) -> frozenset[str]:
        """Name the files of all photos."""
        people = [person for contest in self.contests for person in contest.people]
        return frozenset(person.photo for person in people if person.photo)


def _with_id(answers: SetupAnswers) -> tuple[str, SetupAnswers]:
    """Give a new inner id; those of a folder could be numbers too."""
    used = {area.id for area in answers.areas} | {kind.id for kind in answers.seat_classes}
    used |= {contest.id for contest in answers.contests}
    number = answers.next_id
    while str(number) in used:
        number += 1
    return str(number), replace(answers, next_id=number + 1)


def with_area(answers: SetupAnswers, area_id: str, name: str) -> SetupAnswers:
    """Name an area anew, or add one where ``area_id`` is ""."""
    before = answers.area(area_id) or Area("", "")
    return with_whole_area(answers, replace(before, name=name))


def with_whole_area(answers: SetupAnswers, area: Area) -> SetupAnswers:
    """Describe an area anew, or add one where its id is ""."""
    if not area.id:
        area_id, answers = _with_id(answers)
        return replace(answers, areas=(*answers.areas, replace(area, id=area_id)))
    areas = tuple(area if old.id == area.id else old for old in answers.areas)
    return replace(answers, areas=areas)


def without_area(answers: SetupAnswers, area_id: str) -> SetupAnswers:
    """Take out an area with its votes."""
    return replace(
        answers,
        areas=tuple(area for area in answers.areas if area.id != area_id),
        contests=tuple(c for c in answers.contests if c.area != area_id),
    )


def with_seat_class(answers: SetupAnswers, kind: SeatClass) -> SetupAnswers:
    """Describe a seat class anew, or add one where its id is ""."""
    if not kind.id:
        kind_id, answers = _with_id(answers)
        kinds = (*answers.seat_classes, replace(kind, id=kind_id))
    else:
        kinds = tuple(kind if old.id == kind.id else old for old in answers.seat_classes)
    return replace(answers, seat_classes=kinds)


def without_seat_class(answers: SetupAnswers, kind_id: str) -> SetupAnswers:
    """Take out a seat class with its votes."""
    return replace(
        answers,
        seat_classes=tuple(kind for kind in answers.seat_classes if kind.id != kind_id),
        contests=tuple(c for c in answers.contests if c.seat_class != kind_id),
    )


def with_seats(answers: SetupAnswers, kind_id: str, seats: Mapping[str, int]) -> SetupAnswers:
    """Say how many people of a seat class each area chooses; 0 takes the vote there out.

    An area that is not among ``seats`` was added meanwhile: its vote stays.
    """
    before = answers.contests_of(kind_id)
    others = tuple(c for c in answers.contests if c.seat_class != kind_id)
    made: list[SetupContest] = []
    for area in answers.areas:
        contest = before.get(area.id)
        number = seats.get(area.id, contest.seats if contest else 0)
        if not number:
            continue
        if contest is None:
            new_id, answers = _with_id(answers)
            contest = SetupContest(new_id, area.id, kind_id, "", number, "", 0, ())
        choices = min(contest.max_choices, number)
        made.append(replace(contest, seats=number, max_choices=choices))
    return replace(answers, contests=(*others, *made))


def with_most_choices(answers: SetupAnswers, kind_id: str, most: int) -> SetupAnswers:
    """Say how many people one voter may choose; 0: as many as there are seats."""
    return replace(
        answers,
        contests=tuple(
            replace(c, max_choices=min(most, c.seats)) if c.seat_class == kind_id else c
            for c in answers.contests
        ),
    )


def with_title(answers: SetupAnswers, contest_id: str, title: str) -> SetupAnswers:
    """Name a vote anew; "" for the usual name. Voters are asked by it too."""
    contests = tuple(
        replace(c, title=title, question="") if c.id == contest_id else c for c in answers.contests
    )
    return replace(answers, contests=contests)


def with_person(answers: SetupAnswers, contest_id: str, person: SetupPerson) -> SetupAnswers:
    """Describe a person who stands anew, or add one where their id is ""."""
    contest = answers.contest(contest_id)
    if contest is None:
        return answers
    if not person.id:
        person_id, answers = _with_id(answers)
        people = (*contest.people, replace(person, id=person_id))
    else:
        people = tuple(person if old.id == person.id else old for old in contest.people)
    return _with_people(answers, contest_id, people)


def without_person(answers: SetupAnswers, contest_id: str, person_id: str) -> SetupAnswers:
    """Take out a person who stood."""
    contest = answers.contest(contest_id)
    people = contest.people if contest else ()
    return _with_people(answers, contest_id, tuple(p for p in people if p.id != person_id))


def _with_people(
    answers: SetupAnswers, contest_id: str, people: tuple[SetupPerson, ...]
) -> SetupAnswers:
    contests = tuple(
        replace(c, people=people) if c.id == contest_id else c for c in answers.contests
    )
    return replace(answers, contests=contests)


def with_day(answers: SetupAnswers, stage: Stage, date: str) -> SetupAnswers:
    """Write the day of a stage, or take it out where ``date`` is ""."""
    days = {day.stage: day.date for day in answers.calendar} | {stage.value: date}
    calendar = tuple(CalendarDay(name, days[name]) for name in Stage if days.get(name))
    return replace(answers, calendar=calendar)
