from __future__ import annotations

import random
import secrets
import string
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots.credential import (
    CODE_DISTANCE,
    PICTURES,
    card_text,
    close_pairs,
    distance,
    draw_cards,
    new_secret,
    parse_card,
    pictures_of,
    public_credential,
    secret_exponent,
)
from ballots.errors import BadInput

UUID = "9xVbcdefghijk1"


def test_there_are_32_different_pictures() -> None:
    assert len(set(PICTURES)) == 32


def test_codes_of_an_election_keep_their_distance() -> None:
    cards = list(draw_cards({UUID: 150, "2" * 14: 150}))
    assert [card.uuid for card in cards].count(UUID) == 150
    assert min(distance(a.pictures, b.pictures) for a, b in combinations(cards, 2)) >= 3
    assert all(len(set(card.pictures)) == 6 for card in cards)  # no picture twice on one card
    assert close_pairs(card.pictures for card in cards) == []


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 6), max_size=12))
@settings(max_examples=200)
def test_too_close_finds_exactly_the_close_pairs(codes: list[tuple[int, ...]]) -> None:
    close = any(
        sum(x != y for x, y in zip(a, b, strict=True)) < CODE_DISTANCE
        for a, b in combinations(codes, 2)
    )
    assert bool(close_pairs(codes)) == close  # type: ignore[arg-type]


def test_a_card_reads_back_from_its_text_and_from_its_link() -> None:
    secret = new_secret()
    text = card_text(UUID, secret)
    assert parse_card(text) == (UUID, secret)
    assert parse_card(f" http://127.0.0.1:8000/vote#{text}\n") == (UUID, secret)


def test_a_card_does_not_show_its_secret() -> None:
    (card,) = draw_cards({UUID: 1})
    assert card.secret not in repr(card)
    assert card.secret not in str(card)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card-foreign"),
        ("https://example.org/", "card-foreign"),
        ("WIFI:S:hall;P:secret;;", "card-foreign"),
        ("2.a.b.c", "card-foreign"),
        ("1.9xVbcdefghijk1", "card-half"),
        ("1.9xVbcdefghijk1.abc.0000", "card-half"),
    ],
)
def test_other_codes_are_refused_in_easy_words(text: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_card(text)
    assert refused.value.code == code


@settings(derandomize=True)  # four check digits let one change in 65,536 through
@given(st.data())
def test_a_card_with_any_sign_changed_or_lost_is_refused(data: st.DataObject) -> None:
    rng = random.Random(data.draw(st.integers(0, 2**32)))
    text = card_text(UUID, new_secret(rng.choice))
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(string.ascii_letters + string.digits + ".-"))
    for changed in (text[:place], text[:place] + other + text[place + 1 :]):
        if changed != text:
            with pytest.raises(BadInput):
                parse_card(changed)


def test_pictures_depend_on_every_part_of_the_credential() -> None:
    credential = public_credential(new_secret(), UUID)
    other = credential[:-1] + ("0" if credential[-1] != "0" else "1")
    assert pictures_of(credential) != pictures_of(other)
    assert all(0 <= picture < 32 for picture in pictures_of(credential))


def test_a_secret_of_another_form_has_no_exponent() -> None:
    for secret in ("", "1" * 25, "11111-111111-11111-11111", "11111-111111-11111-11111O"):
        with pytest.raises(BadInput, match="card-secret"):
            secret_exponent(secret, "9xVbcdefghijk1")


def test_a_card_that_looks_like_another_is_drawn_again() -> None:
    drawn: list[str] = []

    def noting(letters: str) -> str:
        drawn.append(secrets.choice(letters))
        return drawn[-1]

    (first,) = draw_cards({UUID: 1}, noting)
    twice = iter(drawn * 2)
    cards = list(draw_cards({UUID: 2}, lambda letters: next(twice, "") or secrets.choice(letters)))
    assert cards[0] == first
    assert cards[1].secret != first.secret
