"""The parts of a set-up, and what is still missing in each before the election is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from elections.domain.setup_answers import SetupAnswers


class Part(StrEnum):
    """The parts, in the order in which they are asked."""

    NAMES = "names"
    LANGUAGE = "language"
    AREAS = "areas"
    KINDS = "kinds"
    SEATS = "seats"
    DAYS = "days"
    RULES = "rules"
    KEY_HOLDERS = "key-holders"
    WITNESS = "witness"
    GROUPS = "groups"
    PEOPLE = "people"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not answered; ``name`` says of what or whom, or is ""."""

    part: Part
    name: str = ""


def missing(answers: SetupAnswers, members: int) -> tuple[Lack, ...]:
    """Find what is not answered, of all without which no election can be made."""
    return tuple(_missing(answers, members))


def missing_for_nominations(answers: SetupAnswers, groups: int) -> tuple[Lack, ...]:
    """Find what is not answered, of all without which nobody can be put forward."""
    empty = {
        Part.NAMES: not answers.title or not answers.board,
        Part.AREAS: not answers.areas,
        Part.KINDS: not answers.seat_classes,
        Part.SEATS: not answers.contests,
        Part.GROUPS: not groups,
    }
    return tuple(Lack(part) for part, is_empty in empty.items() if is_empty)


def _missing(answers: SetupAnswers, members: int) -> Iterator[Lack]:
    people = [person for contest in answers.contests for person in contest.people]
    empty = {
        Part.NAMES: not answers.title or not answers.board,
        Part.AREAS: not answers.areas,
        Part.KINDS: not answers.seat_classes,
        Part.SEATS: not answers.contests,
        Part.KEY_HOLDERS: not answers.key_holders,
        Part.WITNESS: not answers.witness,
        Part.PEOPLE: not people,
        Part.MEMBERS: not members,
    }
    yield from (Lack(part) for part, is_empty in empty.items() if is_empty)
    yield from (Lack(Part.PEOPLE, person.name) for person in people if not person.is_whole)
