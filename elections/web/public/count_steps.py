"""The worked count as messages of the catalogue, one for each line that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce

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
from elections.core import catalogue
from elections.core.catalogue import Message, message

Joining = Callable[[str, str], str]


def step_messages(
    steps: Iterable[Step], names: Mapping[str, str], language: str
) -> tuple[Message, ...]:
    """Say each step of a count; ``names``: candidate id to name. Rolls are joined in ``language``.

    The English is that of `ballots.counting.sentences`, which a stranger's check prints.
    """
    return tuple(line for step in steps for line in _messages(step, names, language))


def _messages(step: Step, names: Mapping[str, str], language: str) -> Iterator[Message]:
    match step:
        case Seats(number=number):
            yield message("count-seats", seats=number)
        case CandidateVotes(candidate=candidate, votes=votes):
            yield message("count-votes", name=names[candidate], votes=votes)
        case NobodyStands():
            yield message("contest-nobody-stood")
        case PlaceForEveryone():
            yield message("count-everyone")
        case Vacant(seats=seats):
            yield message("results-empty", seats=seats)
        case Elected(candidate=candidate, how=how):
            if how != "unopposed":  # `PlaceForEveryone` has already said it of all of them
                yield message("count-elected", name=names[candidate])
        case Tied(candidates=candidates, votes=votes, seats=seats):
            yield message("count-tied", people=len(candidates), votes=votes, seats=seats)
        case LotNeeded():
            yield message("count-lot-needed")
        case LotSettled(lot=lot, order=order):
            yield _drawn(lot, language)
            yield message("count-lot-order", names=", ".join(names[name] for name in order))


def _drawn(lot: Lot, language: str) -> Message:
    if lot.method != DICE:
        return message("count-lot-hat")
    rounds = [", ".join(map(str, rolls)) for rolls in lot.rounds]
    return message("count-lot-dice", rolls=reduce(_then(language), rounds))


def _then(language: str) -> Joining:
    return lambda first, later: catalogue.say(language, "count-rolls", first=first, later=later)
