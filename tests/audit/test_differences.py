"""More votes than voters are a fact that is stated, or a contest that is voted again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from audit.record.differences import Difference
from audit.record.files import RecordFiles
from audit.verify.report import Report, report_text
from audit.verify.run import verify
from tests.audit.mutations.base import body_of, find
from tests.factories.record_factory import Changes, Events, SmallElection
from tests.factories.small_election import draw_small_election

pytestmark = pytest.mark.usefixtures("_quick_votes")
# Reps: 5 votes count, and the last of two seats is 2 ahead. Carers: 4, and a tie for the one seat.
REPS = "Reps for the North"
CARERS = "Carer for the North"


@pytest.fixture(scope="module")
def small() -> SmallElection:
    """Make the same election with as many spare cards as voters, so that more can vote (V38)."""
    return draw_small_election(spare_percent=100)


def _record(
    small: SmallElection,
    voters: dict[str, int],
    stated: dict[str, int],
    until: str | None = None,
    **changes: Any,
) -> dict[str, bytes]:
    def change(events: Events) -> None:
        body_of(events, "lists_locked")["electorates"].update(voters)
        if stated:
            place = find(events, "certified")
            events.insert(place, ("differences_stated", {"more_votes": stated}))

    return small.record(Changes(events=change, **changes), until)


def _verify(files: dict[str, bytes]) -> Report:
    return verify(RecordFiles.of(files))


def _certificate(files: dict[str, bytes]) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(files["certificate.json"])["body"]
    return body


@pytest.mark.parametrize(
    ("votes", "voters", "margin", "is_certified"),
    [(6, 5, 2, True), (7, 5, 2, False), (6, 5, 1, False), (6, 5, 0, False), (9, 5, None, True)],
)
def test_a_difference_smaller_than_the_margin_is_certified(
    votes: int, voters: int, margin: int | None, *, is_certified: bool
) -> None:
    found = Difference(votes, voters, margin)
    assert found.more == votes - voters
    assert found.is_certified == is_certified
    assert found.to_json() == {**asdict(found), "certified": is_certified}


def test_a_stated_difference_is_reported_and_the_result_stands(small: SmallElection) -> None:
    files = _record(small, {"reps": 4}, {"reps": 1})
    report = _verify(files)
    assert report.is_good
    assert [difference.to_json() for difference in report.differences] == [
        {
            "contest": REPS,
            "votes": 5,
            "voters": 4,
            "margin": 2,
            "certified": True,
            "stated": True,
        }
    ]
    assert report.elected[REPS] == ("Ann", "Bob")
    body = _certificate(files)
    assert body["elected"].keys() == {"reps", "carers", "empty"}
    assert body["differences"] == {
        "reps": {"certified": True, "lost": 0, "margin": 2, "voters": 4, "votes": 5}
    }
    text = report_text(report)
    assert f"{REPS}: 5 votes, 4 voters. Secretary and witness stated this. The margin is 2" in text
    assert "All checks hold." in text


def test_a_contest_that_it_could_change_is_left_out_and_the_others_are_certified(
    small: SmallElection,
) -> None:
    files = _record(small, {"reps": 4, "carers": 3}, {"reps": 1, "carers": 1})
    report = _verify(files)
    assert report.is_good
    assert [
        (difference.contest, difference.margin, difference.certified)
        for difference in report.differences
    ] == [
        (REPS, 2, True),
        (CARERS, 0, False),
    ]
    assert report.elected.keys() == {REPS, "Young Rep for the North"}
    assert _certificate(files)["elected"] == {"empty": [], "reps": ["ann", "bob"]}
    assert "So this contest is not certified: vote again." in report_text(report)


@pytest.mark.parametrize("until", ["voting_closed", "papers_sealed", "shares_added"])
def test_before_the_result_it_is_a_fact_and_no_finding(small: SmallElection, until: str) -> None:
    """So key holders can make their parts (`audit.share`), and the result can come."""
    report = _verify(_record(small, {"reps": 4}, {}, until))
    assert report.is_good
    # the fifth vote came in on paper
    reported = [
        (difference.contest, difference.certified, difference.stated)
        for difference in report.differences
    ]
    assert reported == ([] if until == "voting_closed" else [(REPS, None, False)])


def test_before_it_is_stated_the_margin_is_told(small: SmallElection) -> None:
    report = _verify(_record(small, {"reps": 4}, {}, "seats_filled"))
    assert report.is_good
    (told,) = report.differences
    assert (told.margin, told.certified, told.stated) == (2, True, False)
    assert "It is not stated yet." in report_text(report)


def test_a_certificate_that_was_never_told_of_it_fails(small: SmallElection) -> None:
    report = _verify(_record(small, {"reps": 4}, {}))
    assert [finding.check for finding in report.findings] == ["V36"]


@pytest.mark.parametrize(
    ("part", "lie"),
    [
        ("elected", {"carers": ["gwen"], "empty": [], "reps": ["ann", "bob"]}),
        ("differences", {}),
        (
            "differences",
            {"carers": {"certified": True, "lost": 0, "margin": 2, "voters": 3, "votes": 4}},
        ),
    ],
)
def test_a_certificate_cannot_hide_a_contest_that_is_voted_again(
    small: SmallElection, part: str, lie: Any
) -> None:
    def change(body: Any) -> None:
        assert body[part] != lie
        body[part] = lie

    report = _verify(_record(small, {"carers": 3}, {"carers": 1}, facts=change))
    assert [finding.check for finding in report.findings] == ["V51"]
    assert report.findings[0].text.endswith(f"in: {part}.")
