"""R47: nobody always stands first."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest

from ballots.candidate_order import in_turn, turn_of

CREDENTIALS = [sha256(str(number).encode()).hexdigest() for number in range(20_000)]
# Chi squared with n - 1 degrees of freedom is larger than this once in 100,000 times.
BOUND = {2: 19.6, 3: 23.1, 5: 28.5, 7: 33.2, 16: 52.0, 40: 93.5}


@pytest.mark.parametrize("count", BOUND)
def test_r47_every_place_is_used_equally_often(count: int) -> None:
    used = Counter(turn_of(credential, count) for credential in CREDENTIALS)
    expected = len(CREDENTIALS) / count
    spread = sum((used[turn] - expected) ** 2 / expected for turn in range(count))
    assert spread < BOUND[count]


def test_r47_over_all_turns_each_person_has_each_place_once() -> None:
    people = ("Ann", "Bea", "Cy", "Dot", "Eve")
    turned = {turn_of(one, 5): in_turn(people, one) for one in CREDENTIALS[:200]}
    assert len(turned) == 5
    for place in range(5):
        assert {order[place] for order in turned.values()} == set(people)


def test_the_circle_stays_whole() -> None:
    people = tuple(range(13))
    for credential in CREDENTIALS[:50]:
        order = in_turn(people, credential)
        first = order.index(0)
        assert (*order[first:], *order[:first]) == people


def test_a_contest_of_nobody_and_of_one() -> None:
    assert in_turn((), CREDENTIALS[0]) == ()
    assert in_turn(("Ann",), CREDENTIALS[0]) == ("Ann",)


def test_one_turn_is_written_down() -> None:
    """A change would turn printed papers away from the screens."""
    assert [turn_of("ab" * 32, count) for count in (2, 5, 16)] == [1, 2, 5]
