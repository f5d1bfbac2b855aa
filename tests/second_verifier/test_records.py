"""The second verifier accepts every good record and refuses every planted fault.

It was written from audit/RECORD.md and docs/definition.md, without the source of the first one. So
what both find is what the documents say, and what only one finds is a gap of the documents.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from audit.box import writer as archive
from audit.box.reader import parse_box
from audit.record.files import write_folder, zip_bytes
from tests.audit.mutations import MUTANTS
from tests.audit.mutations.votes import forged_votes, with_vote
from tests.audit.test_redaction import without
from tests.factories.record_factory import REPS, SmallElection
from tests.second_verifier.__main__ import main
from tests.second_verifier.verify import verify, verify_files

HERE = Path(__file__).parent
RECORDS = Path(__file__).parents[1] / "audit" / "records"
STAGES = (
    *("voting_opened", "voting_closed", "papers_sealed", "count_started", "shares_added"),
    *("result_opened", "lot_drawn", "seats_filled", "certified"),
)
# It says of these by another number what is wrong: form and meaning are one step there.
BY_ANOTHER_NUMBER = {
    *("card twice", "true for 1", "elected in a way of its own", "a sentence for a step"),
    *("an unknown step", "a step with a field too many", "signature too short"),
}


@pytest.mark.parametrize("until", STAGES)
def test_a_good_record_is_good_at_every_stage(small: SmallElection, until: str) -> None:
    assert verify_files(small.record(until=until)).findings == []


def test_an_election_in_which_a_class_did_not_vote_is_good(small: SmallElection) -> None:
    nobody = small.without_carers_votes()
    assert verify_files(nobody.record(until="result_opened")).findings == []


@pytest.mark.parametrize("what", [("points",), ("photo",), ("points", "photo")])
def test_a_redacted_copy_is_good(
    small: SmallElection, good: dict[str, bytes], what: tuple[str, ...]
) -> None:
    assert verify_files(without(small, good, *what)).findings == []


@pytest.mark.parametrize("record", sorted(RECORDS.glob("*.zip")), ids=lambda path: path.name)
def test_a_frozen_record_is_good(record: Path) -> None:
    assert verify(record).findings == []


def test_folders_zips_and_litter(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "above" / "record")
    (tmp_path / "above" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "record.zip").write_bytes(zip_bytes(good))
    for place in (tmp_path / "above", tmp_path / "above" / "record", tmp_path / "record.zip"):
        assert verify(place).findings == []
    (tmp_path / "above" / "record" / "notes.txt").write_bytes(b"x")
    report = verify(tmp_path / "above" / "record")
    assert report.checks == {"V00"}
    assert report.is_valid
    assert verify(tmp_path / "nothing").checks == {"V01"}


def test_the_command_of_the_second_verifier(
    good: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.zip").write_bytes(zip_bytes(good))
    (tmp_path / "bad.zip").write_bytes(zip_bytes(good | {"README.txt": b"x"}))
    assert main([str(tmp_path / "good.zip")]) == 0
    assert main([str(tmp_path / "bad.zip")]) == 1
    assert "V02 README.txt" in capsys.readouterr().out


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_found(small: SmallElection, name: str) -> None:
    """Each of the faults planted for the first verifier, and by the same check."""
    checks, make = MUTANTS[name]
    found = verify_files(make(small)).checks
    assert found
    assert bool(found & checks) == (name not in BY_ANOTHER_NUMBER), found


def test_every_forged_vote_is_found(small: SmallElection) -> None:
    for name, raw in forged_votes(small):
        assert "V18" in verify_files(with_vote(small, raw)).checks, name


def test_a_box_whose_time_was_moved_is_still_a_box(good: dict[str, bytes]) -> None:
    """Of one copy nobody can tell; two copies tell (`audit.compare`)."""
    name = f"boxes/{REPS}.bel"
    box = parse_box(good[name])
    entries = []
    for link in box.links:
        entries += [archive.Entry("data", bytes(box.raw[at.start : at.stop])) for at in link.data]
        entries.append(archive.Entry("event", link.event.to_bytes()))
    moved = b"".join(archive.export(box.timestamp + 1, entries))
    assert verify_files(good | {name: moved}).findings == []


def test_the_second_verifier_shares_no_code_with_the_first() -> None:
    """It has its own modules, the standard library, and libsodium's arithmetic of points."""
    own = [path for path in HERE.glob("*.py") if not path.name.startswith(("test_", "conftest"))]
    both = {"fuzz.py", "stories.py"}  # these hold the two verifiers together
    modules = [path for path in own if path.name not in both]
    imported = {
        name.partition(".")[0] if not name.startswith("tests.") else name.rpartition(".")[0]
        for path in modules
        for name in re.findall(r"^(?:from|import) ([\w.]+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(modules) >= 10
    assert imported - sys.stdlib_module_names <= {"tests", "tests.second_verifier", "nacl"}
