"""The worked count on pages says in English what a check prints, and it is there in Welsh."""

from __future__ import annotations

import pytest

from ballots.counting.lots import DICE, HAT, Lot
from ballots.counting.sentences import count_sentences
from ballots.counting.steps import (
    STEPS,
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
from elections.web.public.count_steps import step_messages

NAMES = {"ann": "Ann Ash", "bea": "Bea Birch"}
DICE_LOT = Lot(DICE, rounds=((6, 6), (3, 1), (2, 5)))
WALK: tuple[Step, ...] = (
    *(Seats(1), Seats(2), NobodyStands(), PlaceForEveryone(), Vacant(1), Vacant(3)),
    *(CandidateVotes("ann", 0), CandidateVotes("ann", 1), CandidateVotes("bea", 12)),
    *(Elected("ann", "above the line"), Elected("bea", "unopposed"), LotNeeded()),
    *(Tied(("ann", "bea"), 1, 1), Tied(("ann", "bea"), 0, 2)),
    *(LotSettled(Lot(HAT, names=("bea", "ann")), ("bea", "ann")), LotSettled(DICE_LOT, ("ann",))),
)


def said(language: str) -> list[str]:
    messages = step_messages(WALK, NAMES, language)
    return [catalogue.text(language, message.key, message.arguments).text for message in messages]


def test_pages_say_every_step_as_the_check_does() -> None:
    assert {type(step) for step in WALK} == set(STEPS.values())
    # a check says "0 votes"; people read "no votes" (R9)
    printed = [
        sentence.replace(" 0 votes", " no votes") for sentence in count_sentences(WALK, NAMES)
    ]
    assert said("en") == printed
    assert "They rolled dice: 6, 6; then 3, 1; then 2, 5." in printed


@pytest.mark.parametrize("sentence", ["Mae gan Ann Ash 1 bleidlais.", "Mae 2 sedd."])
def test_steps_are_there_in_welsh(sentence: str) -> None:
    welsh = said("cy")
    assert sentence in welsh
    assert set(welsh) & set(said("en")) == set()
