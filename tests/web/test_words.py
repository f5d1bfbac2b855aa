"""The pure parts of the pages: path, dates, tasks, dice rounds."""

from __future__ import annotations

import pytest

from ballots.counting import Lot, lot_order
from ballots.errors import BadInput
from ballots.stages import Stage
from elections.core.catalogue import english
from elections.web.board import lot_form as lots
from elections.web.board import tasks
from elections.web.core import phrases as words
from elections.web.core.access import STAGES, TABLE

OPTIONAL = {Stage.NOMINATIONS, Stage.CHECKING}  # steps of their own only where they are used


def test_stages_are_the_same_everywhere() -> None:
    assert tuple(Stage) == STAGES == tuple(words.STAGE_NAMES) == tuple(words.STAGE_SENTENCES)


@pytest.mark.parametrize("stage", Stage)
def test_the_path_has_one_step_now(stage: Stage) -> None:
    steps = words.path_steps(stage, {"open": "2026-05-11", "nominations": "2026-03-02"})
    states = [step.state for step in steps]
    assert states == sorted(states, key=("done", "now", "later").index)
    assert states.count("now") == 1
    assert len(steps) == len(Stage) - 1 + (stage is Stage.CHECKING)
    assert [step.date for step in steps if step.date] == [
        "Monday 2\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026",
        "Monday 11\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2026",
    ]
    assert len(words.path_steps(stage, {})) == len(Stage) - 2 + (stage in OPTIONAL)


def test_numbers_and_lists() -> None:
    votes = [english("results-votes", votes=number) for number in (0, 1, 12, 1200)]
    assert votes == ["no votes", "1 vote", "12 votes", "1200 votes"]
    people = [english("results-voted", people=number) for number in (1, 2)]
    assert people == ["1 person voted here.", "2 people voted here."]
    assert words.and_list("en", ["Ann"]) == "Ann"
    assert words.and_list("en", ["Ann", "Bob", "Cem"]) == "Ann, Bob and Cem"
    assert words.day("soon") == ""


def task_state(stage: Stage, **other: object) -> tasks.TaskState:
    values = {
        "keys": 0,
        "key_holders": 2,
        "keys_needed": 2,
        "cards": 0,
        "is_card_file_kept": False,
        "shares": 0,
        "open_lots": (),
    }
    return tasks.TaskState(stage=stage, **{**values, **other})  # type: ignore[arg-type]


def test_voting_opens_only_when_keys_and_cards_are_there() -> None:
    def opening(**other: object) -> str:
        group = tasks.task_groups(task_state(Stage.LOCKED, **other))[0]
        return group.tasks[-1].state

    assert opening() == opening(keys=2) == opening(cards=9) == opening(keys=1, cards=9) == "later"
    assert opening(keys=2, cards=9, is_card_file_kept=True) == "later"  # not printed yet
    assert opening(keys=2, cards=9) == "now"


# While people are put forward, nothing is done on the board's page.
WITH_A_NEXT_STEP = sorted({*Stage} - {Stage.NOMINATIONS, Stage.CERTIFIED})


@pytest.mark.parametrize("stage", WITH_A_NEXT_STEP)
def test_there_is_always_a_next_step(stage: Stage) -> None:
    lots_open = (("a", "A"),) if stage == "counting" else ()
    groups = tasks.task_groups(task_state(stage, shares=2, open_lots=lots_open))
    following = tasks.next_task(groups)
    assert following is not None
    assert following.is_reachable
    heading = tasks.heading(groups)
    assert heading == "Voting is open" if stage == "open" else heading[0].isdigit()


@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_that_can_be_reached_is_allowed_at_the_stage(stage: Stage) -> None:
    tasks_of_all = (task for group in tasks.task_groups(task_state(stage)) for task in group.tasks)
    reachable = {task.step.endpoint for task in tasks_of_all if task.is_reachable}
    assert {endpoint for endpoint in reachable if stage not in TABLE[endpoint].stages} == set()


def test_at_the_end_there_is_nothing_to_do() -> None:
    groups = tasks.task_groups(task_state(Stage.CERTIFIED, keys=2, cards=9, shares=2))
    assert tasks.next_task(groups) is None
    assert tasks.heading(groups) == "The election is finished"
    assert all(task.state == "done" for group in groups for task in group.tasks)


TIED = ("ann", "bob", "cem", "dee")


@pytest.mark.parametrize(
    ("seats", "rounds", "expected"),
    [
        (1, [], [TIED]),
        (1, [(6, 1, 2, 3)], [TIED]),
        (1, [(6, 6, 2, 3)], [TIED, ("ann", "bob")]),
        (2, [(6, 5, 5, 5)], [TIED, ("bob", "cem", "dee")]),
        (2, [(6, 5, 5, 1), (3, 3)], [TIED, ("bob", "cem"), ("bob", "cem")]),
        (3, [(6, 5, 5, 5), (1, 1, 2)], [TIED, ("bob", "cem", "dee"), ("bob", "cem")]),
        (1, [(6, 6)], [TIED]),
    ],
)
def test_people_still_level_roll_again(
    seats: int, rounds: list[tuple[int, ...]], expected: list[tuple[str, ...]]
) -> None:
    assert list(lots.level_after(TIED, seats, rounds)) == expected


@pytest.mark.parametrize("seats", [1, 2, 3])
def test_the_form_asks_for_exactly_the_rounds_that_the_rule_wants(seats: int) -> None:
    """Follow the form's dice rounds until the rule for lots is satisfied."""
    for seed in range(300):
        rounds: list[tuple[int, ...]] = []
        number = seed
        while True:
            rolling = lots.level_after(TIED, seats, rounds)
            if len(rolling) == len(rounds):
                break
            rolls = []
            for _ in rolling[-1]:
                rolls.append(number % 3 + 1)
                number = number // 3 + 7 * len(rounds) + 1
            rounds.append(tuple(rolls))
            if len(rounds) > 20:
                break
        if len(rounds) <= 20:
            order = lot_order(Lot("dice", rounds=tuple(rounds)), TIED, seats)
            assert sorted(order) == sorted(TIED)


def test_a_half_filled_round_is_refused() -> None:
    form = {"method": "dice", "roll-1-ann": "4"}
    with pytest.raises(BadInput, match="one roll"):
        lots.read_form(form, TIED, 1)
    with pytest.raises(BadInput, match="hat or the dice"):
        lots.read_form({}, TIED, 1)
