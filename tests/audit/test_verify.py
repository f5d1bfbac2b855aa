"""The verification as a whole: workers, sources, hostile input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.record.files import RecordFiles, write_folder, zip_bytes
from audit.verify.checks import votes
from audit.verify.report import CHECKS, State, report_text
from audit.verify.run import verify
from tests.audit.mutations.base import body_of
from tests.audit.mutations.votes import forged_votes, with_vote
from tests.factories.record_factory import (
    REPS,
    Changes,
    Events,
    SmallElection,
    Steps,
    canonical_bytes,
)


def test_folder_zip_and_memory_say_the_same(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "record")
    (tmp_path / "record.zip").write_bytes(zip_bytes(good))
    reports = [
        verify(RecordFiles.of(good)),
        verify(tmp_path / "record"),
        verify(tmp_path / "record.zip"),
    ]
    assert reports[0].is_good
    assert reports[0] == reports[1] == reports[2]


def test_several_processes_say_the_same_as_one(
    small: SmallElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(votes, "CHUNK", 1)  # so that chunks wait for each other
    monkeypatch.setattr(votes, "_WAITING", 1)
    for files in (small.record(), with_vote(small, forged_votes(small)[0][1])):
        seen: list[int] = []
        report = verify(RecordFiles.of(files), progress=seen.append)
        assert verify(RecordFiles.of(files), jobs=2) == report
        assert sum(seen) == report.counts["votes in the boxes"] or not report.is_good


def test_a_contest_without_votes_verifies(small: SmallElection) -> None:
    def lot_of_three(events: Events) -> None:
        body_of(events, "lot_drawn")["lot"]["entries"] = ["hal", "gwen", "fred"]

    files = small.without_carers_votes().record(Changes(events=lot_of_three))
    report = verify(RecordFiles.of(files))
    assert report.findings == ()
    assert report.elected["Carer for the North"] == ("Hal",)


def test_an_empty_record_is_not_good() -> None:
    report = verify(RecordFiles.of({}))
    assert not report.is_good
    assert report.states["V18"] is State.NOT_POSSIBLE


def test_an_unreadable_record_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"not a zip")
    for source in (tmp_path / "file", tmp_path / "nothing"):
        report = verify(source)
        assert [finding.check for finding in report.findings] == ["V01"]
        assert not report.is_good


def test_the_report_reads_well(good: dict[str, bytes], small: SmallElection) -> None:
    text = report_text(verify(RecordFiles.of(good)))
    assert "All checks hold." in text
    assert "Reps for the North: Ann, Bob" in text
    assert "nobody" in text
    open_text = report_text(verify(RecordFiles.of(small.record(until="voting_opened"))))
    assert "not certified yet" in open_text
    bad = verify(RecordFiles.of(good | {"README.txt": b"hello"}))
    assert "FAILED: 1 finding." in report_text(bad)
    value = json.loads(json.dumps(bad.to_json()))
    assert value["ok"] is False
    assert value["findings"][0]["check"] == "V02"
    assert value["checks"].keys() == CHECKS.keys()


def test_the_code_of_every_check_stands_in_record_md() -> None:
    text = (Path(__file__).parents[2] / "audit" / "RECORD.md").read_text()
    for code in CHECKS:
        assert f"**{code}**" in text, code


# --- hostile input ---------------------------------------------------------------------------

_NAMES = ("definition.json", "cards.json", "trail.jsonl", "checkpoint", "counts.json")
_PAPERS = ("definition.json", "cards.json", "counts.json", "certificate.json")
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def _places(value: object, here: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """List the paths to every part of a JSON value."""
    items: Sequence[tuple[object, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))[:3]
    return [here, *(path for key, item in items for path in _places(item, (*here, key)))]


def _put(value: object, path: tuple[object, ...], new: object) -> object:
    if not path:
        return new
    key, *rest = path
    if isinstance(value, dict):
        return value | {key: _put(value[key], tuple(rest), new)}
    assert isinstance(value, list)
    assert isinstance(key, int)
    return [*value[:key], _put(value[key], tuple(rest), new), *value[key + 1 :]]


@pytest.mark.usefixtures("_quick_votes")
@settings(max_examples=150)
@given(data=st.data(), name=st.sampled_from(_PAPERS), new=_json)
@pytest.mark.uncounted
def test_any_part_of_a_paper_replaced_by_anything(
    good: dict[str, bytes], data: st.DataObject, name: str, new: object
) -> None:
    value = json.loads(good[name])
    path = data.draw(st.sampled_from(_places(value)))
    changed = _put(value, path, new)
    try:
        raw = canonical_bytes(changed)
    except UnicodeEncodeError:
        raw = json.dumps(changed).encode()
    report = verify(RecordFiles.of(good | {name: raw}))
    assert report.is_good == (raw == good[name])


@pytest.mark.usefixtures("_quick_votes")
@settings(max_examples=150)
@given(data=st.data(), new=_json)
@pytest.mark.uncounted
def test_any_part_of_a_trail_entry_replaced_by_anything(
    small: SmallElection, good: dict[str, bytes], data: st.DataObject, new: object
) -> None:
    leaves = good["trail.jsonl"][:-1].split(b"\n")
    which = data.draw(st.integers(0, len(leaves) - 1))
    value = json.loads(leaves[which])
    changed = _put(value, data.draw(st.sampled_from(_places(value))), new)
    try:
        leaves[which] = canonical_bytes(changed)
    except UnicodeEncodeError:
        leaves[which] = json.dumps(changed).encode()
    trail = b"".join(leaf + b"\n" for leaf in leaves)
    files = good | {"trail.jsonl": trail, "checkpoint": small.sign_trail(leaves)}
    report = verify(RecordFiles.of(files))
    assert report.is_good == (trail == good["trail.jsonl"])


@pytest.mark.usefixtures("_quick_votes")
@settings(max_examples=60)
@given(name=st.sampled_from(_NAMES), raw=st.binary(max_size=200))
def test_any_file_replaced_by_bytes(good: dict[str, bytes], name: str, raw: bytes) -> None:
    assert not verify(RecordFiles.of(good | {name: raw})).is_good


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"format":' + b"9" * 5000 + b"}",
        b"1e999",
        b"NaN",
        b'"\\ud800"',
        b'{"a":1,"a":2}',
        b"\xef\xbb\xbf{}",
        b"null",
        b"[]",
        b'""',
    ],
)
def test_malformed_json_in_any_paper_is_found(good: dict[str, bytes], raw: bytes) -> None:
    for name in (*_PAPERS, "trail.jsonl"):
        assert not verify(RecordFiles.of(good | {name: raw})).is_good
        assert not verify(RecordFiles.of(good | {name: raw + b"\n"})).is_good


@pytest.mark.usefixtures("_quick_votes")
@pytest.mark.parametrize(
    "part", [b"[]", b"{}", b"null", b"[[]]", b'{"result":[]}', b'"\\ud800"', b"[1]", b"\xff"]
)
def test_malformed_pieces_in_a_box_are_found(small: SmallElection, part: bytes) -> None:
    for step, argument in ((0, 1), (0, 2), (8, 1), (9, 2), (11, 1)):

        def change(steps: Steps, step: int = step, argument: int = argument) -> None:
            parts = list(steps[REPS][step])
            parts[argument] = part
            steps[REPS][step] = tuple(parts)

        assert not verify(RecordFiles.of(small.record(Changes(steps=change)))).is_good
