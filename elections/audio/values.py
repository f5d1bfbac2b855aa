"""The values that arguments of a message can have in one election, by their types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from ballots.definition.model import Contest, Election
from elections.core.catalogue import Argument
from elections.core.catalogue_files import ArgumentType, Entry

MOST_ON_A_PAGE = 12  # R40; browser/src/voter/paging.js shows as many
MOST_CARDS = 20  # cards that share two pictures, shown one by one
MOST_SECONDS = 10  # browser/src/ui/assistive-settings.js
PRACTICE_SEATS = 2  # browser/src/voter/practice-gateway.js

Values = Mapping[ArgumentType, Argument]

# Types whose values belong to one choice: a text with such an argument is said only there.
OF_ONE_CHOICE = frozenset(
    {ArgumentType.PERSON, ArgumentType.PLACE, ArgumentType.FIRST, ArgumentType.LAST}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that one choice gives the pages. ``place`` is the contest's id, or "practice"."""

    place: str
    title: str
    seats: int
    most: int
    names: tuple[str, ...]


def choice_of(contest: Contest) -> Choice:
    """Return what a contest lets the pages say."""
    names = tuple(candidate.name for candidate in contest.candidates)
    return Choice(contest.id, contest.title, contest.seats, contest.question.max_choices, names)


def practice_choice(title: str, fruit: tuple[str, ...]) -> Choice:
    """Return what the practice page can say, of fruit."""
    return Choice("practice", title, PRACTICE_SEATS, PRACTICE_SEATS, fruit)


def values_of(entry: Entry, election: Election, choice: Choice) -> Iterator[Mapping[str, Argument]]:
    """Yield all arguments a message can have; none where a type has no known values."""
    kinds = frozenset(entry.arguments.values())
    groups = list(_groups(kinds, election, choice))
    known = {kind for group in groups for values in group for kind in values}
    if kinds <= known or not kinds:
        for parts in product(*groups):
            values = {kind: value for part in parts for kind, value in part.items()}
            yield {name: values[kind] for name, kind in entry.arguments.items()}


def _groups(
    kinds: frozenset[ArgumentType], election: Election, choice: Choice
) -> Iterator[Sequence[Values]]:
    """Yield the values of the types that depend on each other, group by group."""
    for group in (
        _numbers_chosen(kinds, choice.most),
        _counted(kinds, ArgumentType.PLACE, ArgumentType.PEOPLE, len(choice.names)),
        _seen_at_once(len(choice.names)),
        _cards_shown(),
        [{ArgumentType.SOME_PEOPLE: some} for some in _up_to(len(choice.names))],
        [{ArgumentType.SECONDS: seconds} for seconds in _up_to(MOST_SECONDS)],
        [{ArgumentType.PERSON: name} for name in choice.names],
        [{ArgumentType.SEATS: choice.seats}],
        [{ArgumentType.TITLE: choice.title}],
        [{ArgumentType.ELECTION: election.title}],
        [{ArgumentType.BOARD: election.board}],
    ):
        if group and kinds & group[0].keys():  # all of a group have the same types
            yield group


@cache
def _cards_shown() -> Sequence[Values]:
    """List which of the cards that share two pictures is shown, for each number of them."""
    return tuple(
        {ArgumentType.CARD: card, ArgumentType.CARDS: cards}
        for cards in _up_to(MOST_CARDS)
        for card in _up_to(cards)
    )


def _up_to(most: int) -> range:
    return range(1, most + 1)


def _numbers_chosen(kinds: frozenset[ArgumentType], most: int) -> Sequence[Values]:
    """List how many people can be chosen, and how many more can be then."""
    if not kinds & {
        ArgumentType.CHOICES,
        ArgumentType.CHOICES_LEFT,
        ArgumentType.SOME_CHOICES,
        ArgumentType.MORE_CHOICES,
    }:
        return [{ArgumentType.MOST_CHOICES: most}]
    first = 1 if ArgumentType.SOME_CHOICES in kinds else 0
    last = most - 1 if ArgumentType.MORE_CHOICES in kinds else most
    return [
        {
            ArgumentType.CHOICES: chosen,
            ArgumentType.SOME_CHOICES: chosen,
            ArgumentType.CHOICES_LEFT: most - chosen,
            ArgumentType.MORE_CHOICES: most - chosen,
            ArgumentType.MOST_CHOICES: most,
        }
        for chosen in range(first, last + 1)
    ]


def _counted(
    kinds: frozenset[ArgumentType], one: ArgumentType, every: ArgumentType, most: int
) -> Sequence[Values]:
    places = _up_to(most) if one in kinds else range(most, most + 1)
    return [{one: place, every: most} for place in places if most]


@cache
def _seen_at_once(people: int) -> Sequence[Values]:
    """List the first and the last person of each page, for every number of even pages."""
    sizes = {-(-people // pages) for pages in range(2, people + 1)}
    ranges = {
        (first, min(first + size - 1, people))
        for size in sizes
        if size <= MOST_ON_A_PAGE
        for first in range(1, people + 1, size)
    }
    return tuple(
        {ArgumentType.FIRST: first, ArgumentType.LAST: last} for first, last in sorted(ranges)
    )
