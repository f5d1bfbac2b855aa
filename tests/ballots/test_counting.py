from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ballots.counting import METHODS, Count, Lot, Totals, smallest_margin
from ballots.counting import count_seats as fill_seats
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
    Tied,
    Vacant,
    read_step,
)
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


def count_seats(contest: Contest, votes: Sequence[int], lot: Lot | None = None) -> Count:
    """Fill the seats from votes that each chose one candidate."""
    return fill_seats(contest, Totals(tuple(votes), sum(votes)), lot)


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


def test_names_from_a_hat_settle_a_tie() -> None:
    count = count_seats(contest(4, 2), (5, 3, 3, 3), Lot("hat", names=("p3", "p1", "p2")))
    assert count.elected == ("p0", "p3")
    assert count.settled is not None


@pytest.mark.parametrize(
    ("rounds", "last"),
    [(((1, 6, 2),), "p2"), (((6, 1, 6), (2, 5)), "p3"), (((4, 4, 4), (1, 2, 2), (6, 5)), "p2")],
)
def test_dice_settle_a_tie(rounds: tuple[tuple[int, ...], ...], last: str) -> None:
    count = count_seats(contest(4, 2), (5, 3, 3, 3), Lot("dice", rounds=rounds))
    assert count.elected == ("p0", last)


@pytest.mark.parametrize(
    ("lot", "code"),
    [
        (Lot("hat", names=("p3", "p1")), "lot-names"),
        (Lot("hat", names=("p3", "p1", "p1")), "lot-names"),
        (Lot("hat", names=("p3", "p1", "p0")), "lot-names"),
        (Lot("dice", rounds=((6, 6, 1),)), "lot-open"),
        (Lot("dice", rounds=((6, 6),)), "lot-rolls"),
        (Lot("dice", rounds=((7, 6, 1),)), "lot-rolls"),
        (Lot("dice", rounds=((0, 6, 1),)), "lot-rolls"),
        (Lot("dice", rounds=((6, 2, 1), (3, 4))), "lot-settled"),
        (Lot("dice", rounds=()), "lot-open"),
        (Lot("dice", rounds=((1, 1, 1),) * 51), "lot-rounds"),
    ],
)
def test_a_lot_that_does_not_fit_is_refused(lot: Lot, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        count_seats(contest(4, 2), (5, 3, 3, 3), lot)
    assert refused.value.code == code


def test_a_lot_without_a_tie_is_refused() -> None:
    with pytest.raises(BadInput):
        count_seats(contest(4, 2), (5, 4, 3, 3), Lot("hat", names=("p2", "p3")))


@pytest.mark.parametrize(("people", "vacant"), [(0, 2), (1, 1), (2, 0)])
def test_everyone_is_elected_if_there_are_enough_seats(people: int, vacant: int) -> None:
    count = count_seats(contest(people, 2), (0,) * people)
    assert len(count.elected) == people
    assert count.vacant == vacant
    assert count.tie is None


def test_without_votes_all_people_are_tied() -> None:
    count = count_seats(contest(3, 1), (0, 0, 0))
    assert count.tie is not None
    assert count.tie.seats == 1


def slow_count(totals: Sequence[int], seats: int) -> tuple[set[int], set[int]]:
    """Count in another way: who certainly has a seat, and who is tied for the rest."""
    sure = {i for i, n in enumerate(totals) if sum(m >= n for m in totals) <= seats}
    level = {
        i for i, n in enumerate(totals) if i not in sure and sum(m > n for m in totals) < seats
    }
    return sure, level


votes = st.lists(st.integers(0, 6), min_size=1, max_size=9)
SECOND_WAYS = {"plurality-1": slow_count}


def test_every_method_has_a_second_way_of_counting() -> None:
    assert SECOND_WAYS.keys() == METHODS.keys()


@pytest.mark.parametrize("method", SECOND_WAYS)
@settings(max_examples=500)
@given(votes, st.integers(1, 6))
def test_the_count_equals_a_second_implementation(
    method: str, totals: list[int], seats: int
) -> None:
    count = count_seats(replace(contest(len(totals), seats), method=method), totals)
    sure, level = SECOND_WAYS[method](totals, seats)
    assert {int(person[1:]) for person in count.elected} == sure
    assert {int(person[1:]) for person in (count.tie.tied if count.tie else ())} == level


Rounds = tuple[tuple[int, ...], ...]


def roll_until_settled(
    tied: Sequence[str], seats: int, rng: random.Random
) -> tuple[Rounds, set[str]]:
    """Roll as the rule asks, written another way: all rounds, and the winners."""
    rounds: list[tuple[int, ...]] = []
    winners: set[str] = set()
    level, left = list(tied), seats
    while level:
        rolls = {person: rng.randint(1, 6) for person in level}
        rounds.append(tuple(rolls.values()))
        ahead = {name: sum(roll > rolls[name] for roll in rolls.values()) for name in level}
        equal = {name: sum(roll == rolls[name] for roll in rolls.values()) for name in level}
        sure = [name for name in level if ahead[name] + equal[name] <= left]
        level = [name for name in level if name not in sure and ahead[name] < left]
        winners |= set(sure)
        left -= len(sure)
    return tuple(rounds), winners


@st.composite
def ties(draw: st.DrawFn) -> tuple[list[int], int]:
    """Draw totals in any order, and a number of seats so that people tie for the last ones."""
    above = draw(st.lists(st.integers(4, 6), max_size=3))
    level = [3] * draw(st.integers(2, 5))
    below = draw(st.lists(st.integers(0, 2), max_size=3))
    seats = len(above) + draw(st.integers(1, len(level) - 1))
    return draw(st.permutations([*above, *level, *below])), seats


@settings(max_examples=200)
@given(ties(), st.integers(0, 2**32))
def test_any_dice_settle_any_tie(tie: tuple[list[int], int], seed: int) -> None:
    """Enough rounds fill exactly the seats; one too few or too many is refused."""
    totals, seats = tie
    race = contest(len(totals), seats)
    waiting = count_seats(race, totals)
    assert waiting.tie is not None
    rounds, winners = roll_until_settled(waiting.tie.tied, waiting.tie.seats, random.Random(seed))
    assume(len(rounds) <= 50)
    count = count_seats(race, totals, Lot("dice", rounds=rounds))
    assert set(count.elected) == set(waiting.elected) | winners
    assert len(count.elected) == seats
    assert (count.tie, count.settled) == (None, waiting.tie)
    for wrong in (rounds[:-1], (*rounds, (1, 2))):  # too few rounds, and one too many
        with pytest.raises(BadInput):
            count_seats(race, totals, Lot("dice", rounds=wrong))


@settings(max_examples=200)
@given(votes, st.integers(1, 4), st.data())
def test_one_more_vote_never_takes_a_seat_away(
    totals: list[int], seats: int, data: st.DataObject
) -> None:
    race = contest(len(totals), seats)
    lucky = data.draw(st.integers(0, len(totals) - 1))
    more = [n + (i == lucky) for i, n in enumerate(totals)]
    if f"p{lucky}" in count_seats(race, totals).elected:
        assert f"p{lucky}" in count_seats(race, more).elected


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


def test_the_steps_of_a_lot_and_of_seats_for_everyone() -> None:
    drawn = Lot("hat", names=("p3", "p1", "p2"))
    count = count_seats(contest(4, 2), (5, 3, 3, 3), drawn)
    assert count.steps[5:] == (
        Elected("p0", "above the line"),
        Tied(("p1", "p2", "p3"), 3, 1),
        LotSettled(drawn, ("p3", "p1", "p2")),
        Elected("p3", "by lot"),
    )
    assert count_seats(contest(4, 2), (5, 3, 3, 3)).steps[-1] == LotNeeded()
    everyone = count_seats(contest(1, 3), (0,)).steps
    assert everyone[2:] == (PlaceForEveryone(), Elected("p0", "unopposed"), Vacant(2))
    assert count_seats(contest(0, 1), ()).steps == (Seats(1), NobodyStands(), Vacant(1))


def test_every_step_is_written_and_read_again() -> None:
    dice = Lot("dice", rounds=((6, 6, 1), (2, 5)))
    seen = set()
    for count in (
        count_seats(contest(4, 2), (5, 3, 3, 3), dice),
        count_seats(contest(4, 2), (5, 3, 3, 3)),
        count_seats(contest(1, 3), (1,)),
        count_seats(contest(0, 1), ()),
    ):
        for step in count.steps:
            seen.add(step.kind)
            assert read_step(step.to_json()) == step
    assert seen == STEPS.keys()
    wrong: list[Json] = [
        *(None, [], {}),
        {"step": 1},
        {"step": "recount"},
        {"step": "seats"},
        {"step": "seats", "number": True},
        {"step": "vacant", "number": 1},
    ]
    for value in wrong:
        with pytest.raises(BadInput):
            read_step(value)
    with pytest.raises(BadInput, match="step-kind"):
        Vacant.from_json({"step": "seats", "number": 1})


def test_the_sentences_of_a_count() -> None:
    names = {f"p{number}": name for number, name in enumerate(("Ann", "Bob", "Cat", "Dan"))}
    dice = Lot("dice", rounds=((6, 6, 1), (2, 5)))
    steps = count_seats(contest(4, 2), (5, 1, 1, 1), dice).steps
    assert count_sentences(steps, names) == (
        "There are 2 seats.",
        *("Ann has 5 votes.", "Bob has 1 vote.", "Cat has 1 vote.", "Dan has 1 vote."),
        "Ann is elected.",
        "3 people have 1 vote each. 1 seat is left for them.",
        "They rolled dice: 6, 6, 1; then 2, 5.",
        "The result of the draw is: Cat, Bob, Dan.",
        "Cat is elected.",
    )
    hat = Lot("hat", names=("p3", "p2", "p1", "p0"))
    steps = count_seats(contest(4, 2), (0, 0, 0, 0), hat).steps
    assert count_sentences(steps, names)[5:] == (
        "4 people have 0 votes each. 2 seats are left for them.",
        "Their names were drawn from a hat.",
        "The result of the draw is: Dan, Cat, Bob, Ann.",
        *("Dan is elected.", "Cat is elected."),
    )
    assert count_sentences(count_seats(contest(4, 2), (5, 3, 3, 3)).steps, names)[-1] == (
        "There is a tie. Draw names in public."
    )
    assert count_sentences(count_seats(contest(1, 2), (3,)).steps, names) == (
        *("There are 2 seats.", "Ann has 3 votes."),
        "There is a place for everyone. Everybody who stood is elected.",
        "1 seat is empty.",
    )
    assert count_sentences(count_seats(contest(0, 1), ()).steps, names) == (
        *("There is 1 seat.", "Nobody stood here.", "1 seat is empty."),
    )
    assert count_sentences(count_seats(contest(0, 3), ()).steps, names)[-1] == "3 seats are empty."


def test_a_count_needs_one_total_for_each_candidate() -> None:
    with pytest.raises(ValueError, match="one total"):
        count_seats(contest(3, 1), (1, 2))


def test_a_list_of_draws_has_a_limit() -> None:
    assert Lot.from_json({"method": "dice", "entries": [[1]] * 100}).rounds == ((1,),) * 100
    with pytest.raises(BadInput, match="lot-form"):
        Lot.from_json({"method": "dice", "entries": [[1]] * 101})


# --- the smallest margin ---------------------------------------------------------------------


def margin_of(contest: Contest, totals: Sequence[int]) -> int | None:
    return smallest_margin(contest, Totals(tuple(totals), sum(totals)))


@pytest.mark.parametrize(
    ("totals", "seats", "margin"),
    [
        ((9, 5, 3, 1), 2, 2),
        ((9, 5, 5, 1), 2, 0),
        ((5, 5, 1), 2, 4),  # level, but both have a seat
        ((0, 0), 1, 0),
        ((3, 2), 2, None),
        ((3,), 2, None),
        ((), 1, None),
    ],
)
def test_the_margin_is_between_the_last_elected_and_the_first_not(
    totals: tuple[int, ...], seats: int, margin: int | None
) -> None:
    assert margin_of(contest(len(totals), seats), totals) == margin


@settings(max_examples=200)
@given(votes, st.integers(1, 4), st.data())
def test_fewer_votes_than_the_margin_change_nobodys_seat_and_so_many_can(
    totals: list[int], seats: int, data: st.DataObject
) -> None:
    one = contest(len(totals), seats)
    margin, elected = margin_of(one, totals), set(count_seats(one, totals).elected)
    if margin is None:
        assert elected == {candidate.id for candidate in one.candidates}
        return
    if margin == 0:
        assert count_seats(one, totals).tie is not None
        return
    taken = [data.draw(st.integers(0, min(total, margin - 1))) for total in totals]
    fewer = [total - less for total, less in zip(totals, taken, strict=True)]
    assert set(count_seats(one, fewer).elected) == elected
    last = min((total, place) for place, total in enumerate(totals) if f"p{place}" in elected)[1]
    level = [total - margin * (place == last) for place, total in enumerate(totals)]
    assert count_seats(one, level).tie is not None


def test_every_method_has_a_margin() -> None:
    for method in METHODS.values():
        assert method.smallest_margin(contest(3, 1), Totals((3, 1, 1), 5)) == 2
