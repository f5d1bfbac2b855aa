"""Redaction: what candidates say and show can be taken out of a copy, which still verifies."""

from __future__ import annotations

import json

import pytest

from audit.compare import Verdict, compare, comparison_text
from audit.record.files import RecordFiles
from audit.verify.report import Redaction, report_text
from audit.verify.run import verify
from tests.factories.record_factory import SmallElection, canonical_bytes

Files = dict[str, bytes]


def without(
    small: SmallElection, good: Files, *what: str, contest: str = "reps", person: str = "ann"
) -> Files:
    """Return a copy of the record without a candidate's points or photo."""
    files = dict(good)
    value = json.loads(files["candidates.json"])
    for row in value["candidates"]:
        if (row["contest"], row["id"]) == (contest, person):
            if "points" in what:
                row["points"] = row["points_salt"] = None
            if "photo" in what:
                row["photo_salt"] = None
                del files[f"pictures/{small.materials[contest, person].photo}.jpg"]
    return files | {"candidates.json": canonical_bytes(value)}


@pytest.mark.usefixtures("_quick_votes")
@pytest.mark.parametrize("what", [("points",), ("photo",), ("points", "photo")])
def test_a_redacted_copy_verifies_and_says_what_is_not_there(
    small: SmallElection, good: Files, what: tuple[str, ...]
) -> None:
    report = verify(RecordFiles.of(without(small, good, *what)))
    assert report.findings == ()
    assert report.is_good
    assert report.redacted == tuple(Redaction("Reps for the North", "Ann", part) for part in what)
    assert report.elected["Reps for the North"] == ("Ann", "Bob")  # names and results stay
    text = report_text(report)
    for part in what:
        assert f"  {part} of Ann (Reps for the North)" in text
    assert "All checks hold." in text
    value = report.to_json()
    assert isinstance(value, dict)
    assert value["redacted"] == [
        {"contest": "Reps for the North", "candidate": "Ann", "what": part} for part in what
    ]


@pytest.mark.usefixtures("_quick_votes")
def test_nothing_is_redacted_in_a_whole_copy(good: Files) -> None:
    report = verify(RecordFiles.of(good))
    assert report.redacted == ()
    assert "Redacted" not in report_text(report)


def test_taking_something_out_is_no_fork(small: SmallElection, good: Files) -> None:
    gone = without(small, good, "points", "photo")
    forth = compare(RecordFiles.of(good), RecordFiles.of(gone))
    assert forth.verdict is Verdict.SAME
    assert forth.redacted == (
        "points of reps/ann, taken out of the new record",
        "salt of the points of reps/ann, taken out of the new record",
        "photo of reps/ann, taken out of the new record",
    )
    assert "Redacted: photo of reps/ann, taken out of the new record." in comparison_text(forth)
    back = compare(RecordFiles.of(gone), RecordFiles.of(good))
    assert back.verdict is Verdict.SAME
    assert back.redacted[0] == "points of reps/ann, taken out of the old record"


def test_a_later_copy_without_something_goes_on_from_the_whole_one(small: SmallElection) -> None:
    early, late = small.record(until="voting_closed"), small.record()
    comparison = compare(RecordFiles.of(early), RecordFiles.of(without(small, late, "points")))
    assert comparison.verdict is Verdict.LONGER
    assert comparison.redacted
    assert "Redacted" in comparison_text(comparison)


def test_other_points_or_another_photo_are_a_fork(small: SmallElection, good: Files) -> None:
    other = good["candidates.json"].replace(b"I am Ann.", b"I am Max.")
    (found,) = compare(
        RecordFiles.of(good), RecordFiles.of(good | {"candidates.json": other})
    ).differences
    assert (found.where, found.entry) == ("candidates.json", 0)
    assert "I am Ann." in str(found.old)
    assert "I am Max." in str(found.new)
    name = f"pictures/{small.materials['reps', 'ann'].photo}.jpg"
    (found,) = compare(RecordFiles.of(good), RecordFiles.of(good | {name: b"x"})).differences
    assert (found.where, found.entry) == (name, None)
    fewer = json.loads(good["candidates.json"])
    fewer["candidates"].pop(2)
    changed = good | {"candidates.json": canonical_bytes(fewer)}
    (found,) = compare(RecordFiles.of(good), RecordFiles.of(changed)).differences
    assert (found.entry, found.old, found.new) == (2, "reps/cat", "reps/dan")


def _with(files: Files, **fields: object) -> Files:
    """Return a copy in which the first candidate's row has these fields."""
    value = json.loads(files["candidates.json"])
    value["candidates"][0].update(fields)
    return files | {"candidates.json": canonical_bytes(value)}


def _assert_fork(first: Files, second: Files, where: str) -> None:
    for pair in ((first, second), (second, first)):
        comparison = compare(*map(RecordFiles.of, pair))
        assert comparison.verdict is Verdict.FORK
        assert [difference.where for difference in comparison.differences] == [where]
        assert comparison.redacted == ()


def test_a_field_that_was_never_there_is_not_redacted(small: SmallElection, good: Files) -> None:
    """A salt, text or picture that the definition does not bind was put in: no redaction."""
    _assert_fork(good, _with(good, recording_salt="ab" * 32), "candidates.json")
    gone = without(small, good, "points")
    for text in (None, "I am Max.", "I am Ann."):  # without its salt, with a wrong text, salt
        points = None if text is None else [text]
        put_in = _with(gone, points=points, points_salt="ab" * 32)
        comparison = compare(RecordFiles.of(gone), RecordFiles.of(put_in))
        assert comparison.verdict is Verdict.FORK
        assert {found.where for found in comparison.differences} == {"candidates.json"}


def test_a_photo_is_taken_out_with_its_salt_or_not_at_all(
    small: SmallElection, good: Files
) -> None:
    name = f"pictures/{small.materials['reps', 'ann'].photo}.jpg"
    gone = without(small, good, "photo")
    lost = {each: raw for each, raw in good.items() if each != name}
    assert compare(RecordFiles.of(good), RecordFiles.of(lost)).verdict is Verdict.FORK
    _assert_fork(good, _with(good, photo_salt=None), "candidates.json")
    _assert_fork(gone, gone | {name: good[name]}, name)
    _assert_fork(gone, _with(gone, photo_salt="ab" * 32), "candidates.json")


def test_the_salt_of_a_recording_that_the_definition_names_can_be_taken_out(good: Files) -> None:
    value = json.loads(good["definition.json"])
    value["contests"][0]["candidates"][0]["recording"] = "cd" * 32
    named = good | {"definition.json": canonical_bytes(value)}
    salted = _with(named, recording_salt="ab" * 32)
    for old, new, which in ((salted, named, "new"), (named, salted, "old")):
        comparison = compare(RecordFiles.of(old), RecordFiles.of(new))
        assert comparison.differences == ()
        assert comparison.redacted == (f"recording of reps/ann, taken out of the {which} record",)
