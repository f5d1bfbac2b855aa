"""The worked count in plain English, line by line: for the terminal, and for pages in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ballots.counting.lots import DICE, Lot
from ballots.counting.steps import (
    CandidateVotes,
    Elected,
    LotNeeded,
    LotSettled,
    NobodyStands,
    PlaceForEveryone,
    Seats,
    Step,
    Tied,
    Vacant,
)


def count_sentences(steps: Iterable[Step], names: Mapping[str, str]) -> tuple[str, ...]:
    """Write the sentences of a count; ``names``: candidate id to name."""
    return tuple(sentence for step in steps for sentence in _sentences(step, names))


def _sentences(step: Step, names: Mapping[str, str]) -> Iterator[str]:
    match step:
        case Seats(number=1):
            yield "There is 1 seat."
        case Seats(number=number):
            yield f"There are {number} seats."
        case CandidateVotes(candidate=candidate, votes=votes):
            yield f"{names[candidate]} has {_votes(votes)}."
        case NobodyStands():
            yield "Nobody stood here."
        case PlaceForEveryone():
            yield "There is a place for everyone. Everybody who stood is elected."
        case Vacant(seats=seats):
            yield f"{_seats(seats)} {'is' if seats == 1 else 'are'} empty."
        case Elected(candidate=candidate, how=how):
            if how != "unopposed":  # already said by `PlaceForEveryone`
                yield f"{names[candidate]} is elected."
        case Tied(candidates=candidates, votes=votes, seats=seats):
            yield (
                f"{_people(len(candidates))} have {_votes(votes)} each. {_seats(seats)} "
                f"{'is' if seats == 1 else 'are'} left for them."
            )
        case LotNeeded():
            yield "There is a tie. Draw names in public."
        case LotSettled(lot=lot, order=order):  # pragma: no branch - the last kind in `STEPS`
            yield _drawn(lot)
            yield f"The result of the draw is: {', '.join(names[name] for name in order)}."


def _drawn(lot: Lot) -> str:
    if lot.method == DICE:
        rolls = "; then ".join(", ".join(map(str, rolls)) for rolls in lot.rounds)
        return f"They rolled dice: {rolls}."
    return "Their names were drawn from a hat."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _votes(number: int) -> str:
    return "1 vote" if number == 1 else f"{number} votes"


def _seats(number: int) -> str:
    return "1 seat" if number == 1 else f"{number} seats"
