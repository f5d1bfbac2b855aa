"""R47: no candidate is always shown first."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest

from ballots.candidate_order import rotate_candidates, rotation_of

CREDENTIALS = [sha256(str(number).encode()).hexdigest() for number in range(20_000)]
# Chi squared with n - 1 degrees of freedom is larger than this once in 100,000 times.
BOUND = {2: 19.6, 3: 23.1, 5: 28.5, 7: 33.2, 16: 52.0, 40: 93.5}


@pytest.mark.parametrize("count", BOUND)
def test_r47_every_place_is_used_equally_often(count: int) -> None:
    used = Counter(rotation_of(credential, count) for credential in CREDENTIALS)
    expected = len(CREDENTIALS) / count
    spread = sum((used[turn] - expected) ** 2 / expected for turn in range(count))
    assert spread < BOUND[count]


def test_r47_over_all_rotations_each_person_has_each_place_once() -> None:
    people = ("Ann", "Bea", "Cy", "Dot", "Eve")
    turned = {
        rotation_of(credential, 5): rotate_candidates(people, credential)
        for credential in CREDENTIALS[:200]
    }
    assert len(turned) == 5
    for place in range(5):
        assert {order[place] for order in turned.values()} == set(people)


def test_a_rotation_keeps_the_circle() -> None:
    people = tuple(range(13))
    for credential in CREDENTIALS[:50]:
        order = rotate_candidates(people, credential)
        first = order.index(0)
        assert (*order[first:], *order[:first]) == people


def test_the_order_of_no_candidate_and_of_one() -> None:
    assert rotate_candidates((), CREDENTIALS[0]) == ()
    assert rotate_candidates(("Ann",), CREDENTIALS[0]) == ("Ann",)


def test_the_rotation_of_one_card_is_fixed() -> None:
    """After a change, printed papers and screens would show different orders."""
    assert [rotation_of("ab" * 32, count) for count in (2, 5, 16)] == [1, 2, 5]
