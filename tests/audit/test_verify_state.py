"""The verifier's state is filled in order or raises; a missing value stops only its own checks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from audit.record.candidates import CandidateRow
from audit.record.files import RecordFiles
from audit.verify.checks.record_files import _wrong_points
from audit.verify.report import CHECKS, ReportBuilder, State
from audit.verify.run import BOX_CHECKS, STEPS, STEPS_AFTER_BOXES, verify
from audit.verify.state import ORDER, NotEstablished, UsedOutOfOrder, VerificationState
from ballots.definition.material import points_hash
from ballots.definition.model import Candidate
from tests.factories.record_factory import REPS, SmallElection


def _state() -> VerificationState:
    return VerificationState(RecordFiles.of({}), ReportBuilder())


@pytest.mark.parametrize("name", ORDER)
def test_reading_an_unestablished_value_raises(name: str) -> None:
    state = _state()
    assert not state.has(name)
    with pytest.raises(NotEstablished, match=name):
        getattr(state, name)
    setattr(state, name, ())
    assert state.has(name)
    assert getattr(state, name) == ()


@pytest.mark.parametrize("name", ORDER)
def test_setting_a_value_twice_raises(name: str) -> None:
    state = _state()
    setattr(state, name, ())
    with pytest.raises(UsedOutOfOrder, match=name):
        setattr(state, name, ())


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(ORDER)))
def test_setting_a_value_after_a_later_one_raises(earlier: str, later: str) -> None:
    state = _state()
    setattr(state, later, ())
    with pytest.raises(UsedOutOfOrder, match=earlier):
        setattr(state, earlier, ())


def test_a_file_that_is_missing_is_not_established() -> None:
    with pytest.raises(NotEstablished, match=r"cards\.json"):
        _state().read("cards.json")


def test_every_check_is_made_by_one_function() -> None:
    all_checks = [check for _, checks in (*STEPS, *STEPS_AFTER_BOXES) for check in checks]
    assert sorted([*all_checks, *BOX_CHECKS]) == sorted(CHECKS)


def test_a_check_begun_once_stays_begun() -> None:
    report = ReportBuilder()
    report.begin("V01")
    report.not_due("V01", "V02")  # not due for one box, made for another
    report.close(["V01", "V02", "V03"])
    report.add("V04", "here", "It does not hold.")
    states = report.states()
    assert [states[f"V0{number}"] for number in range(1, 6)] == [
        *(State.PASSED, State.NOT_DUE, State.NOT_POSSIBLE),
        *(State.FAILED, State.NOT_POSSIBLE),
    ]
    assert report.has_findings("V03", "V04")
    assert not report.has_findings("V01", "V03")


LEANS_ON = {
    # what is broken, and the checks that are then not possible
    "definition.json": {
        *("V02", "V04", "V07", "V08", "V09", "V12", "V13", "V14", "V15", "V16", "V17", "V18"),
        *("V19", "V20", "V21", "V22", "V23", "V24", "V25", "V26", "V27", "V28", "V29", "V31"),
        *(
            "V33",
            "V34",
            "V35",
            "V36",
            "V37",
            "V38",
            "V39",
            "V40",
            "V41",
            "V42",
            "V43",
            "V44",
            "V51",
            "V52",
        ),
    },
    "candidates.json": {"V04"},
    "trail.jsonl": {
        *("V06", "V07", "V08", "V17", "V21", "V22", "V26", "V27", "V29", "V33", "V34", "V35"),
        *("V36", "V37", "V38", "V39", "V40", "V41", "V42", "V43", "V44"),
        *("V50", "V51", "V52", "V53"),
    },
    "checkpoint": set(),
    "cards.json": {"V31", "V32", "V33", "V34", "V35", "V51"},
    "counts.json": {"V41", "V42", "V43", "V44", "V51"},
    "certificate.json": {"V51", "V52"},
    f"boxes/{REPS}.bel": {
        *("V21", "V22", "V26", "V27", "V28", "V29", "V31", "V33", "V34", "V35", "V36"),
        *("V37", "V41", "V42", "V43", "V44", "V51"),
    },
}


@pytest.mark.usefixtures("_quick_votes")
@pytest.mark.parametrize("name", LEANS_ON)
def test_a_broken_file_makes_exactly_those_checks_not_possible(
    good: dict[str, bytes], small: SmallElection, name: str
) -> None:
    states = verify(RecordFiles.of(good | {name: b"x" * 512})).states
    blocked = {code for code, state in states.items() if state is State.NOT_POSSIBLE}
    assert blocked == LEANS_ON[name]
    assert State.NOT_DUE not in states.values()


def test_a_value_read_from_the_class_is_its_slot() -> None:
    assert VerificationState.definition is VerificationState.definition


def test_points_that_cannot_be_shown_are_found_though_their_hash_is_right() -> None:
    salt = "ab" * 32
    points = ("One.", "Two.", "Three.", " ")
    right = points_hash(bytes.fromhex(salt), points)
    row = CandidateRow("reps", "ann", points, salt, None, None)
    found = list(_wrong_points(row, Candidate("ann", "Ann", right, "cd" * 32, "")))
    assert found == ["There is nothing written here. [D.4]", "Use at most 3 sentences. [D.7]"]
