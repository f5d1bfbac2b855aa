"""Changes of a set-up's answers that no page can make by itself."""

from __future__ import annotations

from ballots.definition.model import Area, SeatClass
from elections.domain import setup_answers as edits
from elections.domain.election_folder import POINTS
from elections.domain.setup_answers import SetupAnswers, SetupPerson


def test_a_new_inner_id_is_none_that_a_folder_used() -> None:
    answers = SetupAnswers(areas=(Area("1", "North"), Area("2", "South")))
    more = edits.with_area(answers, "", "East")
    assert [area.id for area in more.areas] == ["1", "2", "3"]
    assert [area.id for area in edits.with_area(more, "", "West").areas] == ["1", "2", "3", "4"]


def test_a_seat_class_that_has_an_id_is_described_anew_in_its_place() -> None:
    reps, carers = SeatClass("r", "Rep", "Reps", "We"), SeatClass("c", "Carer", "Carers", "They")
    answers = SetupAnswers(seat_classes=(reps, carers))
    described = SeatClass("r", "Member", "Members", "All of us")
    assert edits.with_seat_class(answers, described).seat_classes == (described, carers)


def test_a_person_of_a_vote_that_is_gone_changes_nothing() -> None:
    answers = SetupAnswers(title="Tiny election")
    person = SetupPerson("", "Ann Ash", ("I listen.",) * POINTS, "")
    assert edits.with_person(answers, "7", person) == answers
