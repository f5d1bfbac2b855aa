"""Making a key holder's share at home: only for whole, closed boxes of a good record."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from audit.__main__ import main
from audit.box.reader import parse_box
from audit.record.files import RecordFiles, box_name, write_folder, zip_bytes
from audit.share import make_share
from ballots.encoding import canonical, ordered
from ballots.errors import Refused
from ballots.group import point_text
from ballots.tally import parse_encrypted_tally
from ballots.trustees.key_file import KeyFile
from ballots.trustees.single import verify_partial_decryption
from tests.audit.mutations.base import body_of, find
from tests.audit.mutations.stopped import with_stop
from tests.factories.record_factory import CARERS, REPS, Changes, Events, SmallElection, Steps

pytestmark = pytest.mark.usefixtures("_quick_votes")


def key_of(small: SmallElection, index: int) -> KeyFile:
    return KeyFile(
        definition=small.election.sha256,
        title=small.election.title,
        index=index,
        name=small.election.key_holders.names[index - 1],
        public_key=point_text(small.trustees[index - 1].public_key),
        private_key=small.private_keys[index - 1],
    )


def key_file(small: SmallElection, index: int) -> bytes:
    return key_of(small, index).to_bytes()


@pytest.fixture(scope="session")
def counting(small: SmallElection) -> dict[str, bytes]:
    """Make the record at the time when the sums are there and no share yet."""
    return small.record(until="count_started")


def refusal(key: bytes, files: dict[str, bytes]) -> Refused:
    with pytest.raises(Refused) as caught:
        make_share(key, RecordFiles.of(files))
    return caught.value


@pytest.mark.parametrize("index", [1, 2])
def test_the_share_opens_the_sums_of_all_boxes(
    small: SmallElection, counting: dict[str, bytes], index: int
) -> None:
    share = make_share(key_file(small, index), RecordFiles.of(counting))
    assert share.counted == (("Reps for the North", 5), ("Carer for the North", 4))
    value = json.loads(share.raw)
    assert share.raw == canonical(value)
    assert value["key_holder"] == index
    assert value["shares"].keys() == {REPS, CARERS}
    for uuid, text in value["shares"].items():
        params = small.params(uuid)
        raw = parse_box(counting[box_name(uuid)]).encrypted_tally
        assert raw is not None
        tally = parse_encrypted_tally(raw, len(params.answers))
        verify_partial_decryption(
            params.fingerprint, small.trustees[index - 1], tally, text.encode()
        )
    assert str(small.private_keys[index - 1]) not in share.raw.decode()


def test_no_share_is_made_of_a_stopped_box(
    small: SmallElection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = with_stop()(small, "count_started")
    share = make_share(key_file(small, 1), RecordFiles.of(files))
    assert json.loads(share.raw)["shares"].keys() == {REPS}
    assert share.stopped == ("Carer for the North",)
    key, record = tmp_path / "key.json", tmp_path / "record.zip"
    key.write_bytes(key_file(small, 1))
    record.write_bytes(zip_bytes(files))
    assert main(["share", str(key), str(record), "--out", str(tmp_path / "share.json")]) == 0
    output = capsys.readouterr().out
    assert "Carer for the North: stopped. Its box is not opened." in output
    summed = with_stop(steps=lambda _small, _steps: None)(small, "count_started")
    assert "It may not be opened." in refusal(key_file(small, 1), summed).text


def test_where_every_contest_was_stopped_there_is_nothing_to_open(small: SmallElection) -> None:
    def stop_all(_small: SmallElection, events: Events) -> None:
        events.insert(
            find(events, "voting_closed"), ("contest_stopped", {"uuid": REPS, "reason": "other"})
        )
        body_of(events, "small_contests_agreed")["uuids"] = []

    def leave_all(_small: SmallElection, steps: Steps) -> None:
        for uuid, made in steps.items():
            steps[uuid] = [step for step in made if step[0] in ("setup", "ballot")]

    files = with_stop(events=stop_all, steps=leave_all)(small, "count_started")
    assert refusal(key_file(small, 1), files).code == "share-stopped"


def test_the_second_key_holder_comes_after_the_first(small: SmallElection) -> None:
    files = small.record(until="shares_added")
    assert make_share(key_file(small, 2), RecordFiles.of(files)).raw
    assert refusal(key_file(small, 1), files).code == "share-there"


@pytest.mark.parametrize("until", ["voting_opened", "voting_closed", "result_opened", "certified"])
def test_a_share_is_made_only_during_the_count(small: SmallElection, until: str) -> None:
    assert refusal(key_file(small, 1), small.record(until=until)).code == "share-stage"


def drop_a_vote(steps: Steps) -> None:
    box = steps[REPS]
    last = max(number for number, step in enumerate(box) if step[0] == "ballot")
    del box[last]


def sum_of_one(steps: Steps) -> None:
    """Put the ciphertexts of one vote where the sum should be."""
    box = steps[REPS]
    place = next(number for number, step in enumerate(box) if step[0] == "encrypted_tally")
    (answer,) = json.loads(box[1][1])["answers"]
    box[place] = ("encrypted_tally", ordered([answer["choices"]]), 1, 1)


def never_closed(steps: Steps) -> None:
    steps[REPS] = [step for step in steps[REPS] if step[0] in {"setup", "ballot"}]


def test_what_is_not_a_whole_closed_box_is_refused(small: SmallElection) -> None:
    for change in (drop_a_vote, sum_of_one, never_closed):
        files = small.record(Changes(steps=change), until="count_started")
        refused = refusal(key_file(small, 1), files)
        assert refused.code == "share-record", change
        assert refused.text.endswith("Do not open it. Call for help.")


def test_a_smaller_box_made_whole_again_does_not_fit_the_record(
    small: SmallElection, counting: dict[str, bytes]
) -> None:
    """Chain and sum are consistent, but trail and cards know of more votes."""

    def few(steps: Steps) -> None:
        steps[REPS] = [
            step
            for step in small.steps_of(REPS, small.votes[REPS][:2])
            if step[0] not in {"partial_decryption", "result"}
        ]

    smaller = small.record(Changes(steps=few), until="count_started")
    mixed = counting | {box_name(REPS): smaller[box_name(REPS)]}
    refused = refusal(key_file(small, 1), mixed)
    assert refused.code == "share-record"
    assert "V21" in refused.text


def test_a_vote_with_the_ciphertexts_of_another_is_refused(small: SmallElection) -> None:
    """Copies of one vote would let the sum reveal it; their proofs cannot be made."""

    def change(steps: Steps) -> None:
        victim, own = (json.loads(steps[REPS][number][1]) for number in (1, 2))
        own["answers"][0]["choices"] = victim["answers"][0]["choices"]
        steps[REPS][2] = ("ballot", ordered(own))

    refused = refusal(
        key_file(small, 1), small.record(Changes(steps=change), until="count_started")
    )
    assert "V18" in refused.text


def test_a_key_of_another_person_or_election_is_refused(
    small: SmallElection, counting: dict[str, bytes]
) -> None:
    key = key_of(small, 1)
    other = KeyFile(key.definition, key.title, 2, key.name, key.public_key, key.private_key)
    assert refusal(other.to_bytes(), counting).code == "share-key"
    foreign = KeyFile("00" * 32, key.title, 1, key.name, key.public_key, key.private_key)
    assert refusal(foreign.to_bytes(), counting).code == "key-file-election"
    assert refusal(b"hello", counting).code == "key-file"


def test_the_share_command_writes_a_new_file(
    small: SmallElection,
    counting: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record, key, out = tmp_path / "record", tmp_path / "key.json", tmp_path / "share.json"
    write_folder(counting, record)
    (tmp_path / "record.zip").write_bytes(zip_bytes(counting))
    key.write_bytes(key_file(small, 1))
    assert main(["share", str(key), str(record), "--out", str(out)]) == 0
    output = capsys.readouterr()
    assert "Reps for the North: 5 votes" in output.out
    assert json.loads(out.read_bytes())["key_holder"] == 1
    assert "votes checked" not in output.err
    with monkeypatch.context() as terminal:
        terminal.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        assert main(["share", str(key), str(record), "--out", str(tmp_path / "watched")]) == 0
    assert "votes checked\n" in capsys.readouterr().err

    again = ["share", str(key), str(tmp_path / "record.zip"), "--out", str(out)]
    before = out.read_bytes()
    assert main(again) == 1  # an existing file is never overwritten
    assert out.read_bytes() == before
    (record / "README.txt").write_text("hello")
    for bad in (
        ["share", str(key), str(record), "--out", str(tmp_path / "two.json")],
        ["share", str(key), str(tmp_path), "--out", str(tmp_path / "two.json")],
        ["share", str(tmp_path / "no.json"), str(record), "--out", str(tmp_path / "two.json")],
    ):
        assert main(bad) == 1
        assert "No file was written." in capsys.readouterr().err
    assert not (tmp_path / "two.json").exists()
