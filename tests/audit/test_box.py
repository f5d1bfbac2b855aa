from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.box import archive as tar
from audit.box import reader as box_reader
from audit.box import writer as box
from audit.errors import BoxInvalid
from ballots.encoding import sha256_hex
from tests.factories.record_factory import CARERS, REPS, STARTED, SmallElection
from tests.support.belenios import Belenios


def _entries() -> list[box.Entry]:
    """Make a whole box whose pieces mean nothing: archive and chain do not read them."""
    added = [box.setup(b"election", b"trustees", b'["credentials"]')]
    added.append(box.ballot(added[-1].head, b"first"))
    added.append(box.ballot(added[-1].head, b"x" * 512))
    added.append(box.end_ballots(added[-1].head))
    added.append(box.encrypted_tally(added[-1].head, b"tally", 2, 2))
    added.append(box.partial_decryption(added[-1].head, 1, b"share"))
    added.append(box.partial_decryption(added[-1].head, 2, b"other share"))
    added.append(box.result(added[-1].head, b"result"))
    return [entry for command in added for entry in command.entries]


ENTRIES = _entries()
WHOLE = b"".join(box.export(STARTED, ENTRIES))


def _code(raw: bytes) -> str:
    with pytest.raises(BoxInvalid) as caught:
        box_reader.parse_box(raw)
    return caught.value.code


def _written(entries: list[box.Entry]) -> bytes:
    return b"".join(box.export(STARTED, entries))


def test_a_written_box_can_be_read() -> None:
    read = box_reader.parse_box(WHOLE)
    assert read.timestamp == STARTED
    assert (read.election, read.trustees, read.credentials) == (
        b"election",
        b"trustees",
        b'["credentials"]',
    )
    assert list(read.ballots()) == [(1, b"first"), (2, b"x" * 512)]
    assert read.num_ballots == 2
    assert [link.event.type for link in read.links].count("EndBallots") == 1
    assert read.encrypted_tally == b"tally"
    assert read.sized_tally == (2, 2)
    assert read.shares == (box_reader.Share(1, b"share"), box_reader.Share(2, b"other share"))
    assert read.result == b"result"
    assert read.head == box.Head(7, sha256_hex(ENTRIES[-1].content))
    assert read.entry_names() == [entry.name for entry in ENTRIES]


def test_every_earlier_export_is_a_beginning_of_every_later_one() -> None:
    earlier = b""
    for count, _ in enumerate(ENTRIES):
        later = _written(ENTRIES[:count])
        assert later.startswith(earlier)
        assert WHOLE.startswith(later)
        earlier = later


def test_a_box_can_be_read_after_every_event() -> None:
    ends = [n for n, entry in enumerate(ENTRIES, 1) if entry.kind == "event"]
    for height, end in enumerate(ends):
        read = box_reader.parse_box(_written(ENTRIES[:end]))
        assert read.head.height == height
    first = box_reader.parse_box(_written(ENTRIES[: ends[0]]))
    assert (first.encrypted_tally, first.sized_tally) == (None, None)
    assert (first.shares, first.result) == ((), None)


def _without(number: int) -> bytes:
    return _written(ENTRIES[:number] + ENTRIES[number + 1 :])


def _event(number: int, **changed: object) -> bytes:
    """Write the box with one event changed, and nothing after it."""
    entries = list(ENTRIES)
    events = [n for n, entry in enumerate(entries) if entry.kind == "event"]
    place = events[number]
    value = json.loads(entries[place].content) | changed
    content = json.dumps(
        {name: item for name, item in value.items() if item is not None}, separators=(",", ":")
    ).encode()
    return _written([*entries[:place], box.Entry("event", content)])


def _flip(place: int) -> bytes:
    raw = bytearray(WHOLE)
    raw[place] ^= 1
    return bytes(raw)


def _other_time() -> bytes:
    return box.header_entry(STARTED) + b"".join(
        box.entry_bytes(entry, STARTED + 1) for entry in ENTRIES
    )


def _misnamed() -> bytes:
    first = ENTRIES[0]
    wrong = tar.entry(f"{'0' * 64}.data.json", first.content, STARTED)
    return box.header_entry(STARTED) + wrong


def _strange_kind() -> bytes:
    first = ENTRIES[0]
    wrong = tar.entry(f"{sha256_hex(first.content)}.note.json", first.content, STARTED)
    return box.header_entry(STARTED) + wrong


def _reowned(owner: object) -> bytes:
    payload = json.dumps({"owner": owner, "payload": sha256_hex(b"share")}, separators=(",", ":"))
    start = ENTRIES[: [entry.content for entry in ENTRIES].index(b"share") + 1]
    event = json.loads(ENTRIES[len(start) + 1].content) | {"payload": sha256_hex(payload.encode())}
    content = json.dumps(event, separators=(",", ":")).encode()
    return _written([*start, box.Entry("data", payload.encode()), box.Entry("event", content)])


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "archive-size"),
    "header file only": (lambda: WHOLE[:1024], "chain-empty"),
    "half a block": (lambda: WHOLE[:-1], "archive-size"),
    "cut inside an entry": (lambda: WHOLE[: 1024 + 512], "archive-size"),
    "junk block after the end": (lambda: WHOLE + b"x" * 512, "archive-header"),
    "zero blocks after the end": (lambda: WHOLE + bytes(1024), "archive-header"),
    "no header file": (lambda: WHOLE[1024:], "archive-header"),
    "header file twice": (lambda: WHOLE[:1024] + WHOLE, "archive-name"),
    "header byte": (lambda: _flip(1024 + 101), "archive-header"),
    "ustar magic": (
        lambda: WHOLE[: 1024 + 257] + b"ustar" + WHOLE[1024 + 262 :],
        "archive-header",
    ),
    "content byte": (lambda: _flip(1024 + 512), "archive-name"),
    "padding byte": (lambda: _flip(1024 + 1023), "archive-padding"),
    "other time": (_other_time, "archive-header"),
    "name is no hash": (_misnamed, "archive-name"),
    "unknown kind": (_strange_kind, "archive-name"),
    "data missing": (lambda: _without(0), "chain-data"),
    "event missing": (lambda: _without(4), "chain-data"),
    "ballot missing, event there": (lambda: _without(5), "chain-data"),
    "vote cut out": (lambda: _written(ENTRIES[:5] + ENTRIES[7:]), "chain-parent"),
    "events swapped": (
        lambda: _written(ENTRIES[:5] + ENTRIES[7:9] + ENTRIES[5:7] + ENTRIES[9:]),
        "chain-parent",
    ),
    "event twice": (lambda: _written([*ENTRIES, *ENTRIES[-2:]]), "chain-parent"),
    "data that nothing names": (
        lambda: _written([*ENTRIES, box.Entry("data", b"more")]),
        "chain-data",
    ),
    "much data that nothing names": (
        lambda: _written([*ENTRIES, *(box.Entry("data", bytes([n])) for n in range(9))]),
        "chain-data",
    ),
    "wrong height": (lambda: _event(1, height=2), "chain-parent"),
    "height is true": (lambda: _event(1, height=True), "chain-event"),
    "wrong parent": (lambda: _event(1, parent="0" * 64), "chain-parent"),
    "no parent": (lambda: _event(1, parent=None), "chain-parent"),
    "unknown type": (lambda: _event(1, type="Shuffle"), "chain-event"),
    "extra field": (lambda: _event(1, note="hello"), "chain-event"),
    "wrong payload": (lambda: _event(1, payload="0" * 64), "chain-payload"),
    "no payload": (lambda: _event(1, payload=None), "chain-payload"),
    "vote before set-up": (lambda: _event(0, type="Ballot"), "chain-order"),
    "result after the votes": (lambda: _event(2, type="Result"), "chain-order"),
    "set-up names other pieces": (
        lambda: _written([ENTRIES[1], ENTRIES[0], *ENTRIES[2:]]),
        "chain-payload",
    ),
    "owner is text": (lambda: _reowned("1"), "chain-payload"),
    "owner below nothing": (lambda: _reowned(-1), "chain-payload"),
    "event is no object": (
        lambda: _written([*ENTRIES[:4], box.Entry("event", b"[]")]),
        "chain-event",
    ),
    "event is huge": (
        lambda: _written([*ENTRIES[:4], box.Entry("event", b" " * 5000)]),
        "chain-event",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_box_that_breaks_a_rule_is_refused(name: str) -> None:
    make, code = BAD[name]
    assert _code(make()) == code


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@example(0, 1)
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    raw = bytearray(WHOLE)
    raw[place] ^= change
    with pytest.raises(BoxInvalid):
        box_reader.parse_box(bytes(raw))


@given(st.binary(max_size=3000))
def test_random_bytes_raise_only_our_error(raw: bytes) -> None:
    for prefix in (b"", WHOLE[:1024], WHOLE[:1536]):
        padded = prefix + raw + bytes(-len(raw) % 512)
        with pytest.raises(BoxInvalid):
            box_reader.parse_box(padded)


def test_a_piece_over_the_limit_is_refused_before_it_is_read() -> None:
    head = tar.header(ENTRIES[0].name, box_reader.MOST_CONTENT + 1, STARTED)
    assert _code(box.header_entry(STARTED) + head) == "archive-size"


@pytest.mark.parametrize(
    ("name", "size", "time"),
    [("", 0, 0), ("x" * 100, 0, 0), ("é", 0, 0), ("a", -1, 0), ("a", 8**11, 0), ("a", 0, 8**11)],
)
def test_a_value_that_does_not_fit_a_header_is_not_written(name: str, size: int, time: int) -> None:
    with pytest.raises(ValueError):
        tar.header(name, size, time)


# --- with belenios-tool --------------------------------------------------------------------

outside = pytest.mark.outside


@outside
@pytest.mark.parametrize("uuid", [REPS, CARERS])
def test_the_tool_writes_the_same_bytes(
    small: SmallElection, good: dict[str, bytes], belenios: Belenios, tmp_path: Path, uuid: str
) -> None:
    """`archive init` and `add-event`, given the same contents, at the time the tool chose."""
    ours = box_reader.parse_box(good[f"boxes/{uuid}.bel"])
    for name, raw in {
        "election.json": ours.election,
        "trustees.json": ours.trustees,
        "public_creds.json": ours.credentials,
    }.items():
        (tmp_path / name).write_bytes(raw)
    belenios("archive", "init", cwd=tmp_path)

    def add(kind: str, *lines: bytes) -> None:
        text = "\n".join(line.decode() for line in lines)
        belenios("archive", "add-event", f"--type={kind}", cwd=tmp_path, text_in=text)

    for _, raw in ours.ballots():
        add("Ballot", raw)
    add("EndBallots")
    assert ours.encrypted_tally
    assert ours.sized_tally
    assert ours.result
    sized = box.sized_tally_bytes(*ours.sized_tally, ours.encrypted_tally)
    add("EncryptedTally", ours.encrypted_tally, sized)
    for share in ours.shares:
        add("PartialDecryption", share.raw, box.owned_bytes(share.owner, share.raw))
    add("Result", ours.result)
    theirs = (tmp_path / f"{uuid}.bel").read_bytes()
    time = box_reader.parse_box(theirs).timestamp
    entries = [entry for step in _made_again(small.good_steps[uuid]) for entry in step.entries]
    assert b"".join(box.export(time, entries)) == theirs


def _made_again(steps: list[tuple[object, ...]]) -> list[box.Added]:
    added: list[box.Added] = []
    for name, *arguments in steps:
        function = getattr(box, "ballot" if name == "paper" else str(name))
        added.append(function(*([added[-1].head] if added else []), *arguments))
    return added


@outside
def test_the_tool_accepts_the_box_after_every_stage(
    small: SmallElection, belenios: Belenios, belenios_oldest: Belenios, tmp_path: Path
) -> None:
    for until in ("voting_opened", "voting_closed", "count_started", "result_opened"):
        folder = tmp_path / until
        folder.mkdir()
        raw = small.record(until=until)[f"boxes/{REPS}.bel"]
        (folder / f"{REPS}.bel").write_bytes(raw)
        for tool in (belenios, belenios_oldest):
            done = tool("election", "verify", cwd=folder)
            assert "all checks passed" in done.stderr + done.stdout


@outside
def test_the_tool_accepts_a_box_without_votes(
    small: SmallElection, belenios: Belenios, belenios_oldest: Belenios, tmp_path: Path
) -> None:
    steps = small.without_carers_votes().good_steps[CARERS]
    entries = [entry for step in _made_again(steps) for entry in step.entries]
    (tmp_path / f"{CARERS}.bel").write_bytes(b"".join(box.export(STARTED, entries)))
    for tool in (belenios, belenios_oldest):
        done = tool("election", "verify", cwd=tmp_path)
        assert "all checks passed" in done.stderr + done.stdout


@outside
def test_the_tool_sees_that_a_box_only_grew(
    small: SmallElection, belenios: Belenios, tmp_path: Path
) -> None:
    for name, until in (("old", "voting_opened"), ("new", None)):
        (tmp_path / name).mkdir()
        raw = small.record(until=until)[f"boxes/{REPS}.bel"]
        (tmp_path / name / f"{REPS}.bel").write_bytes(raw)
    belenios("election", "verify-diff", "--dir1=old", "--dir2=new", cwd=tmp_path)
    swapped = belenios(
        "election", "verify-diff", "--dir1=new", "--dir2=old", cwd=tmp_path, check=False
    )
    assert swapped.returncode != 0


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box_reader, "MOST_ENTRIES", 5)
    assert _code(WHOLE) == "archive-size"
