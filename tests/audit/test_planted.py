"""The planted-fault audit: a good record has no finding, every fault is found by its check."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from audit.errors import RecordUnreadable
from audit.record.files import RecordFiles
from audit.verify.report import Finding, State
from audit.verify.run import verify
from tests.audit.mutations import MUTANTS
from tests.audit.mutations.places import places
from tests.audit.mutations.votes import forged_votes, with_vote
from tests.factories.record_factory import REPS, SmallElection

pytestmark = pytest.mark.usefixtures("_quick_votes")
SAMPLES = 20  # changed bytes of each file
STAGES = ("voting_opened", "voting_closed", "papers_sealed", "count_started", "shares_added")
LATER = ("result_opened", "lot_drawn", "seats_filled")


PLACES: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "mutations" / "places.json").read_text()
)


def _findings(files: dict[str, bytes]) -> tuple[Finding, ...]:
    try:
        record = RecordFiles.of(files)
    except RecordUnreadable as problem:
        return (Finding("V01", "record", problem.text),)
    report = verify(record)
    assert report.is_good == all(
        state in (State.PASSED, State.NOT_DUE) for state in report.states.values()
    )
    return report.findings


def _found(files: dict[str, bytes]) -> set[str]:
    return {finding.check for finding in _findings(files)}


def test_there_are_many_kinds_of_faults() -> None:
    assert len(MUTANTS) >= 190


def test_the_good_record_has_no_finding(good: dict[str, bytes]) -> None:
    report = verify(RecordFiles.of(good))
    assert report.is_good
    assert report.stage == "certified"
    assert set(report.states.values()) == {State.PASSED}
    assert report.counts == {
        "boxes": 2,
        "votes in the boxes": 10,
        "votes that count": 9,
        "cards printed": 13,
        "cards used": 9,
        "cards cancelled": 1,
        "cards unused": 3,
    }
    assert report.elected["Reps for the North"] == ("Ann", "Bob")


@pytest.mark.parametrize("until", STAGES + LATER)
def test_a_record_can_be_checked_at_every_stage(small: SmallElection, until: str) -> None:
    report = verify(RecordFiles.of(small.record(until=until)))
    assert report.findings == ()
    assert report.is_good
    assert State.NOT_DUE in report.states.values()


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_found_by_its_check(small: SmallElection, name: str) -> None:
    checks, make = MUTANTS[name]
    findings = _findings(make(small))
    assert {finding.check for finding in findings} == checks
    assert places(findings) == PLACES[name]
    for finding in findings:
        assert finding.text[-1] in ".!?]", finding


def test_the_places_file_lists_exactly_the_mutants() -> None:
    """After a change: ``python -m tests.audit.mutations.places``, and read what it changed."""
    assert PLACES.keys() == MUTANTS.keys()


def test_every_check_finds_something() -> None:
    named = {check for checks, _ in MUTANTS.values() for check in checks}
    assert named == set(verify(RecordFiles.of({})).states)


def test_every_forged_vote_is_found(small: SmallElection) -> None:
    forged = forged_votes(small)
    assert len(forged) >= 15
    for name, raw in forged:
        report = verify(RecordFiles.of(with_vote(small, raw)))
        assert {finding.check for finding in report.findings} >= {"V18"}, name


@pytest.mark.uncounted
def test_any_changed_byte_of_any_file_is_found(good: dict[str, bytes]) -> None:
    chance = random.Random(2026)
    for name, raw in good.items():
        for _ in range(min(SAMPLES, len(raw))):
            place, change = chance.randrange(len(raw)), chance.randrange(1, 256)
            changed = bytearray(raw)
            changed[place] ^= change
            assert _found(good | {name: bytes(changed)}), (name, place, change)


@pytest.mark.uncounted
def test_any_file_cut_or_grown_is_found(good: dict[str, bytes]) -> None:
    for name, raw in good.items():
        for changed in (raw[:-1], raw[1:], raw + b"\n", raw + b"\0", b"", raw + raw):
            assert _found(good | {name: changed}), name


def test_a_finding_names_the_bad_share(small: SmallElection) -> None:
    files = MUTANTS["share by another key"][1](small)
    findings = verify(RecordFiles.of(files)).findings
    (finding,) = [finding for finding in findings if finding.check == "V24"]
    assert finding.where == f"boxes/{REPS}.bel"
    assert "Lee (key holder 2)" in finding.text


def test_fresh_proofs_of_the_same_keys_are_not_called_other_keys(small: SmallElection) -> None:
    def text_of(name: str) -> str:
        report = verify(RecordFiles.of(MUTANTS[name][1](small)))
        (text,) = [finding.text for finding in report.findings if finding.where == "boxes"]
        return text

    fresh = text_of("fresh proofs of the same keys")
    assert fresh.startswith("All boxes have the same key holders' keys, but not the same proofs")
    others = [
        name
        for name, found in PLACES.items()
        if "V14 boxes" in found and not name.startswith("fresh")
    ]
    for name in others:
        assert text_of(name) == "Not all boxes have the same key holders' keys."
    assert others
