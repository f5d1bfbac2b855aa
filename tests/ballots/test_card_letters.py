"""The letters on a card are its secret, and a slip in typing them is noticed."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.box_params import BASE58
from ballots.card_letters import LETTERS, letters_of, parse_letters
from ballots.credential import dashed, new_secret
from ballots.errors import BadInput
from tests.support.vectors import vectors

CARDS = vectors("cards")
SECRETS = st.text(BASE58, min_size=22, max_size=22).map(dashed)


def is_refused(text: str) -> bool:
    try:
        parse_letters(text)
    except BadInput as problem:
        return problem.code == "card-letters"
    return False


@pytest.mark.parametrize("card", [*CARDS["cards"], *CARDS["secrets_in_letters"]])
def test_letters_are_those_of_the_vectors(card: dict[str, Any]) -> None:
    assert letters_of(card["secret"]) == card["letters"]
    assert parse_letters(card["letters"]) == card["secret"]


@pytest.mark.parametrize("text", CARDS["letters_refused"])
def test_letters_of_no_card_are_refused(text: str) -> None:
    assert is_refused(text)


def test_letters_do_not_look_alike_and_stand_in_groups() -> None:
    assert not set("IOV") & set(LETTERS)
    assert LETTERS.isalpha()
    assert LETTERS.isupper()
    groups = letters_of(new_secret()).split(" ")
    assert [len(group) for group in groups] == [5] * 6


@given(SECRETS, st.randoms(use_true_random=False))
def test_letters_give_the_same_secret_in_any_case_and_spacing(
    secret: str, chance: random.Random
) -> None:
    typed = "".join(
        chance.choice((letter, letter.lower())) + chance.choice(("", "", " ", "-", "  ", "\t"))
        for letter in letters_of(secret).replace(" ", "")
    )
    assert parse_letters(f" {typed}\n") == secret


@given(SECRETS, st.integers(0, 29), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
def test_one_wrong_letter_is_always_noticed(secret: str, at: int, other: str) -> None:
    letters = letters_of(secret).replace(" ", "")
    if letters[at] != other:
        assert is_refused(letters[:at] + other + letters[at + 1 :])


@given(SECRETS, st.integers(0, 28))
def test_two_neighbours_that_changed_places_are_always_noticed(secret: str, at: int) -> None:
    letters = letters_of(secret).replace(" ", "")
    one, two = letters[at], letters[at + 1]
    if one != two:
        assert is_refused(letters[:at] + two + one + letters[at + 2 :])


@given(SECRETS, st.integers(0, 29))
def test_a_letter_too_few_or_too_many_is_always_noticed(secret: str, at: int) -> None:
    letters = letters_of(secret).replace(" ", "")
    assert is_refused(letters[:at] + letters[at + 1 :])
    assert is_refused(letters[:at] + letters[at] + letters[at:])


def test_letters_that_are_a_larger_number_than_any_secret_are_refused() -> None:
    """One of them has the right letter at the end, so the others are not what is refused."""
    for last in LETTERS:
        with pytest.raises(BadInput):
            parse_letters("Z" * 29 + last)
