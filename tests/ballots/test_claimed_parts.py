"""The parts that a sealed vote names, read without proofs: a wrong form is refused."""

from __future__ import annotations

import pytest

from ballots.ballot import claimed_parts
from ballots.encoding import ordered
from ballots.errors import BallotRefused

POINT = "01" * 32
CHOICE = {"alpha": POINT, "beta": POINT}


def vote(credential: object = POINT, choices: object = (CHOICE,), answers: object = None) -> bytes:
    if isinstance(choices, tuple):
        choices = list(choices)
    answer = {"choices": choices, "individual_proofs": [], "overall_proof": []}
    return ordered(
        {
            "election_uuid": "",
            "election_hash": "",
            "credential": credential,
            "answers": [answer] if answers is None else answers,
            "signature": {},
        }
    )


def test_the_card_and_the_first_half_of_each_ciphertext_are_read() -> None:
    assert claimed_parts(vote(choices=(CHOICE, CHOICE))) == (POINT, (bytes.fromhex(POINT),) * 2)


@pytest.mark.parametrize(
    "raw",
    [
        b"hello",
        b"[]",
        vote(credential=1),
        vote(choices={}),
        vote(choices=(1,)),
        vote(choices=({"alpha": 1, "beta": POINT},)),
        vote(choices=({"alpha": "no hex", "beta": POINT},)),
        vote(choices=({"alpha": POINT},)),
        vote(answers=[]),
        vote(answers={}),
    ],
)
def test_a_wrong_form_is_refused(raw: bytes) -> None:
    with pytest.raises(BallotRefused):
        claimed_parts(raw)
