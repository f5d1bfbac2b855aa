"""From a set-up's answers to the draft of an election folder, and back.

The answers become the bytes of ``election.json`` and of ``members.csv``, which are read by the
same code as a folder's: there is one road into the definition, and one set of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ballots.definition.model import Area, SeatClass
from ballots.encoding import canonical, sha256_hex
from ballots.names import is_lookalike
from elections.domain.drafting import slug
from elections.domain.election_folder import (
    Draft,
    DraftCandidate,
    DraftContest,
    DraftOfficers,
    draft_value,
)
from elections.domain.member_list import DraftMember
from elections.domain.setup_answers import SetupAnswers, SetupContest, SetupPerson

Title = Callable[[SeatClass, Area], str]
"""Makes the title of a vote that has none of its own."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The short names of areas, seat classes and contests by their inner ids."""

    areas: Mapping[str, str]
    seat_classes: Mapping[str, str]
    contests: Mapping[str, str]


def short_names(answers: SetupAnswers) -> Ids:
    """Make short names that are different, and like the name of nothing else in their list.

    What came with a folder keeps its own; new inner ids are numbers.
    """
    areas = _short_names({area.id: (area.name,) for area in answers.areas})
    kinds = _short_names({kind.id: (kind.name, kind.plural) for kind in answers.seat_classes})
    pairs = {c.id: f"{areas[c.area][:19]}-{kinds[c.seat_class][:16]}" for c in answers.contests}
    return Ids(areas, kinds, _short_names({key: (name,) for key, name in pairs.items()}))


def _short_names(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, own in names.items():
        others = [name for other, texts in names.items() if other != key for name in texts]
        base = made = slug(own[0]) if key.isdigit() else key
        number = 2
        while made in found.values() or any(is_lookalike(made, name) for name in others):
            made, number = f"{base}-{number}", number + 1
        found[key] = made
    return found


def as_draft(answers: SetupAnswers, secretary: str, title: Title) -> Draft:
    """Make the draft as far as it is answered; nothing is checked."""
    ids = short_names(answers)
    return Draft(
        title=answers.title,
        board=answers.board,
        language=answers.language,
        calendar=answers.calendar,
        areas=tuple(replace(area, id=ids.areas[area.id]) for area in answers.areas),
        seat_classes=tuple(
            replace(kind, id=ids.seat_classes[kind.id]) for kind in answers.seat_classes
        ),
        contests=tuple(_contest(answers, contest, ids, title) for contest in answers.contests),
        rules=answers.rules,
        key_holders=answers.key_holders,
        officers=DraftOfficers(secretary, answers.witness),
    )


def title_of(answers: SetupAnswers, contest: SetupContest, title: Title) -> str:
    """Return the title of a vote: its own, or the usual one."""
    area, kind = answers.area(contest.area), answers.seat_class(contest.seat_class)
    if contest.title or area is None or kind is None:
        return contest.title
    return title(kind, area)


def _contest(answers: SetupAnswers, contest: SetupContest, ids: Ids, title: Title) -> DraftContest:
    named = title_of(answers, contest, title)
    return DraftContest(
        id=ids.contests[contest.id],
        area=ids.areas[contest.area],
        seat_class=ids.seat_classes[contest.seat_class],
        title=named,
        seats=contest.seats,
        question=contest.question or named,
        max_choices=contest.max_choices or contest.seats,
        method="plurality-1",
        candidates=tuple(
            DraftCandidate(person.name, person.points, person.photo) for person in contest.people
        ),
    )


def draft_json(draft: Draft) -> bytes:
    """Write a draft as ``election.json`` of an election folder."""
    return canonical(draft_value(draft))


def with_inner_ids(members: Iterable[DraftMember], answers: SetupAnswers) -> list[DraftMember]:
    """Write the inner ids of areas and seat classes in the place of short names."""
    ids = short_names(answers)
    areas = {short: inner for inner, short in ids.areas.items()}
    kinds = {short: inner for inner, short in ids.seat_classes.items()}
    return [replace(m, area=areas[m.area], seat_class=kinds[m.seat_class]) for m in members]


def with_short_names(members: Iterable[DraftMember], answers: SetupAnswers) -> list[DraftMember]:
    """Write short names in the place of inner ids; "" for what was taken out meanwhile."""
    ids = short_names(answers)
    return [
        replace(
            m, area=ids.areas.get(m.area, ""), seat_class=ids.seat_classes.get(m.seat_class, "")
        )
        for m in members
    ]


def answers_of(draft: Draft, title: Title) -> SetupAnswers:
    """Make answers of a draft, to change it; its short names become the inner ids.

    A vote with its usual title has none of its own: it follows when its area is named anew.
    """
    contests, number = [], 1
    for contest in draft.contests:
        people = []
        for candidate in contest.candidates:
            # with the name: a page that is open elsewhere must not find another person by it
            known = f"{number}-{sha256_hex(candidate.name.encode())[:12]}"
            people.append(SetupPerson(known, candidate.name, candidate.points, candidate.picture))
            number += 1
        contests.append(
            SetupContest(
                id=contest.id,
                area=contest.area,
                seat_class=contest.seat_class,
                title=contest.title,
                seats=contest.seats,
                question="" if contest.question == contest.title else contest.question,
                max_choices=0 if contest.max_choices == contest.seats else contest.max_choices,
                people=tuple(people),
            )
        )
    answers = SetupAnswers(
        title=draft.title,
        board=draft.board,
        language=draft.language,
        calendar=draft.calendar,
        areas=draft.areas,
        seat_classes=draft.seat_classes,
        contests=tuple(contests),
        rules=draft.rules,
        key_holders=draft.key_holders,
        witness=draft.officers.witness,
        next_id=number,
    )
    return without_usual_titles(answers, title)


def without_usual_titles(answers: SetupAnswers, title: Title) -> SetupAnswers:
    """Let votes that have their usual title have none of their own."""
    contests = tuple(
        replace(contest, title="")
        if title_of(answers, replace(contest, title=""), title) == contest.title
        else contest
        for contest in answers.contests
    )
    return replace(answers, contests=contests)
