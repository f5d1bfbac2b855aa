from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots.counting import Lot, count_seats
from ballots.counting.steps import CandidateVotes, Elected, Seats
from ballots.definition.model import Candidate, Contest, Question
from ballots.encoding import Json
from ballots.errors import BadInput


def contest(people: int, seats: int) -> Contest:
    names = [f"Person {chr(65 + i)}" for i in range(people)]
    candidates = tuple(
        Candidate(f"p{i}", name, "ab" * 32, "ab" * 32, "") for i, name in enumerate(names)
    )
    asked = Question("choose", "Reps", seats)
    return Contest(
        *("c", "9xVbcdefghijk1", "a", "rep", "Reps", seats), asked, "plurality-1", candidates
    )


def test_most_votes_win() -> None:
    count = count_seats(contest(4, 2), (3, 9, 1, 5))
    assert count.elected == ("p1", "p3")
    assert count.tie is None
    assert count.steps == (
        Seats(2),
        *(CandidateVotes("p1", 9), CandidateVotes("p3", 5)),
        *(CandidateVotes("p0", 3), CandidateVotes("p2", 1)),
        *(Elected("p1", "above the line"), Elected("p3", "at the line")),
    )


def test_a_tie_for_the_last_seat_waits_for_its_lot() -> None:
    count = count_seats(contest(4, 2), (5, 3, 3, 3))
    assert count.elected == ("p0",)
    assert count.tie is not None
    assert (count.tie.tied, count.tie.seats, count.tie.votes) == (("p1", "p2", "p3"), 1, 3)


def test_a_tie_above_the_line_needs_no_lot() -> None:
    assert count_seats(contest(3, 2), (4, 4, 1)).elected == ("p0", "p1")


def test_names_from_a_hat() -> None:
    count = count_seats(contest(4, 2), (5, 3, 3, 3), Lot("hat", names=("p3", "p1", "p2")))
    assert count.elected == ("p0", "p3")
    assert count.settled is not None


@pytest.mark.parametrize(
    ("rounds", "last"),
    [(((1, 6, 2),), "p2"), (((6, 1, 6), (2, 5)), "p3"), (((4, 4, 4), (1, 2, 2), (6, 5)), "p2")],
)
def test_dice(rounds: tuple[tuple[int, ...], ...], last: str) -> None:
    count = count_seats(contest(4, 2), (5, 3, 3, 3), Lot("dice", rounds=rounds))
    assert count.elected == ("p0", last)


@pytest.mark.parametrize(
    "lot",
    [
        Lot("hat", names=("p3", "p1")),
        Lot("hat", names=("p3", "p1", "p1")),
        Lot("hat", names=("p3", "p1", "p0")),
        Lot("dice", rounds=((6, 6, 1),)),
        Lot("dice", rounds=((6, 6),)),
        Lot("dice", rounds=((7, 6, 1),)),
        Lot("dice", rounds=((6, 2, 1), (3, 4))),
        Lot("dice", rounds=()),
    ],
)
def test_a_lot_that_does_not_fit_is_refused(lot: Lot) -> None:
    with pytest.raises(BadInput):
        count_seats(contest(4, 2), (5, 3, 3, 3), lot)


def test_a_lot_without_a_tie_is_refused() -> None:
    with pytest.raises(BadInput):
        count_seats(contest(4, 2), (5, 4, 3, 3), Lot("hat", names=("p2", "p3")))


@pytest.mark.parametrize(("people", "vacant"), [(0, 2), (1, 1), (2, 0)])
def test_not_more_people_than_seats(people: int, vacant: int) -> None:
    count = count_seats(contest(people, 2), (0,) * people)
    assert len(count.elected) == people
    assert count.vacant == vacant
    assert count.tie is None


def test_nobody_voted_and_more_people_than_seats() -> None:
    count = count_seats(contest(3, 1), (0, 0, 0))
    assert count.tie is not None
    assert count.tie.seats == 1


def slow_count(totals: Sequence[int], seats: int) -> tuple[set[int], set[int]]:
    """Another way to count: who surely has a seat, and who is in a tie for the rest."""
    sure = {i for i, n in enumerate(totals) if sum(m >= n for m in totals) <= seats}
    level = {
        i for i, n in enumerate(totals) if i not in sure and sum(m > n for m in totals) < seats
    }
    return sure, level


votes = st.lists(st.integers(0, 6), min_size=1, max_size=9)


@settings(max_examples=500)
@given(votes, st.integers(1, 6))
def test_equal_to_a_second_way_of_counting(totals: list[int], seats: int) -> None:
    count = count_seats(contest(len(totals), seats), totals)
    sure, level = slow_count(totals, seats)
    assert {int(one[1:]) for one in count.elected} == sure
    assert {int(one[1:]) for one in (count.tie.tied if count.tie else ())} == level


@settings(max_examples=200)
@given(votes, st.integers(1, 6), st.integers(0, 2**32))
def test_any_dice_settle_any_tie(totals: list[int], seats: int, seed: int) -> None:
    """People roll as long as the rule asks; then exactly the seats are filled."""
    one = contest(len(totals), seats)
    tie = count_seats(one, totals).tie
    if tie is None:
        return
    rng = random.Random(seed)
    rounds: list[tuple[int, ...]] = []
    level = len(tie.tied)
    for _ in range(40):
        for size in range(level, 1, -1):
            attempt = (*rounds, tuple(rng.randint(1, 6) for _ in range(size)))
            try:
                count = count_seats(one, totals, Lot("dice", rounds=attempt))
            except BadInput as refused:
                if refused.code == "lot-open":
                    rounds, level = list(attempt), size
                    break
                continue
            assert len(count.elected) == min(seats, len(totals))
            assert set(count.elected) >= set(count_seats(one, totals).elected)
            return


@settings(max_examples=200)
@given(votes, st.integers(1, 4), st.data())
def test_one_more_vote_never_takes_a_seat_away(
    totals: list[int], seats: int, data: st.DataObject
) -> None:
    one = contest(len(totals), seats)
    lucky = data.draw(st.integers(0, len(totals) - 1))
    more = [n + (i == lucky) for i, n in enumerate(totals)]
    if f"p{lucky}" in count_seats(one, totals).elected:
        assert f"p{lucky}" in count_seats(one, more).elected


def test_lots_read_back() -> None:
    for lot in (Lot("hat", names=("a", "b")), Lot("dice", rounds=((1, 2), (3, 4)))):
        assert Lot.from_json(lot.to_json()) == lot
    wrong: list[Json] = [
        *(None, {}),
        {"method": "coin", "entries": []},
        {"method": "hat", "entries": [1]},
        {"method": "dice", "entries": [[True]]},
        {"method": "dice", "entries": [1]},
    ]
    for value in wrong:
        with pytest.raises(BadInput):
            Lot.from_json(value)
