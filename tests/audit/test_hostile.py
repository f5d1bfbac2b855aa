"""Records from strangers: no content breaks a command."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from typing import Any

import pytest

from audit.box import writer as archive
from audit.box.reader import parse_box
from audit.compare import compare, comparison_text
from audit.errors import BoxInvalid, RecordUnreadable
from audit.record.files import RecordFiles
from audit.show import show_text
from audit.trail.codec import parse_event, split_leaves
from audit.verify.report import report_text
from audit.verify.run import verify
from tests.factories.record_factory import REPS, SmallElection, resign

pytestmark = pytest.mark.usefixtures("_quick_votes")
BOX = f"boxes/{REPS}.bel"
PAPERS = ("definition.json", "cards.json", "counts.json", "certificate.json")
ROUNDS = 25  # of each kind; more were run once by hand
PIECES = (
    *(rb'"\ud800"', rb'{"\udc00":1}', b'"\x1b[2J"', b'"\xc2\x9b"', b'"\xff"', b"\xed\xa0\x80"),
    *(b"[" * n + b"]" * n for n in (32, 33, 400, 960, 985, 993, 100_000)),
    *(b'{"a":' * n + b"0" + b"}" * n for n in (33, 400, 985)),
    *(b"null", b"true", b"-1", b"0", b"9999999999999999", b"1.5", b"[]", b"{}", b'""', b"[[]]"),
)


def _nothing_breaks(good: dict[str, bytes], bad: dict[str, bytes]) -> None:
    try:
        whole, spoilt = RecordFiles.of(good), RecordFiles.of(bad)
    except RecordUnreadable:
        return
    report = verify(spoilt)
    assert bad == good or not report.is_good
    report_text(report).encode()
    json.dumps(report.to_json())
    for old, new in ((whole, spoilt), (spoilt, whole), (spoilt, spoilt)):
        with suppress(RecordUnreadable):
            comparison = compare(old, new)
            comparison_text(comparison).encode()
            json.dumps(comparison.to_json())
    with suppress(RecordUnreadable):
        show_text(spoilt).encode()


def _spoilt(raw: bytes, chance: random.Random) -> bytes:
    """Replace one value of the JSON, or change a few bytes."""
    if chance.random() < 0.3:
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(changed)
    value: Any = json.loads(raw)
    here: Any = {"": value}
    key: str | int = ""
    while True:  # go down into the value, and stop somewhere
        inner = here[key]
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        here, key = inner, chance.choice(keys)
        deeper = here[key]
        if not isinstance(deeper, dict | list) or not deeper or chance.random() < 0.3:
            break
    here[key] = "THE PLACE"
    is_sorted = raw[2] < ord("d")
    text = json.dumps(value, sort_keys=is_sorted, separators=(",", ":"), ensure_ascii=False)
    return text.encode().replace(b'"THE PLACE"', chance.choice(PIECES))


@pytest.mark.parametrize("name", PAPERS)
def test_spoilt_papers_break_no_command(good: dict[str, bytes], name: str) -> None:
    chance = random.Random(name)
    for _ in range(ROUNDS):
        _nothing_breaks(good, good | {name: _spoilt(good[name], chance)})


def test_a_spoilt_trail_breaks_no_command(small: SmallElection, good: dict[str, bytes]) -> None:
    chance = random.Random(1)
    for _ in range(2 * ROUNDS):
        leaves = split_leaves(good["trail.jsonl"])
        place = chance.randrange(len(leaves))
        leaves[place] = _spoilt(leaves[place], chance).replace(b"\n", b" ")
        bad = dict(good)
        resign(small, bad, leaves)
        _nothing_breaks(good, bad)


def _entries(raw: bytes) -> list[archive.Entry]:
    box = parse_box(raw)
    entries: list[archive.Entry] = []
    for link in box.links:
        entries += [archive.Entry("data", raw[span.start : span.stop]) for span in link.data]
        entries.append(archive.Entry("event", link.event.to_bytes()))
    return entries


def _written(entries: list[archive.Entry]) -> bytes:
    return b"".join(archive.export(1_700_000_000, entries))


def test_spoilt_entries_of_a_box_break_no_command(good: dict[str, bytes]) -> None:
    chance = random.Random(2)
    for _ in range(2 * ROUNDS):
        entries = _entries(good[BOX])
        place = chance.randrange(len(entries))
        entries[place] = archive.Entry(entries[place].kind, _spoilt(entries[place].content, chance))
        _nothing_breaks(good, good | {BOX: _written(entries)})
        _nothing_breaks(good, good | {BOX: _written(entries[: place + 1])})


def test_spoilt_bytes_of_other_files_break_no_command(good: dict[str, bytes]) -> None:
    chance = random.Random(3)
    for name in ("checkpoint", "README.txt", BOX):
        for _ in range(ROUNDS):
            raw = bytearray(good[name])
            for _ in range(chance.randint(1, 3)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
            _nothing_breaks(good, good | {name: bytes(raw)})


@pytest.mark.parametrize(
    "event",
    [
        rb'{"height":0,"type":"Setup","payload":"\ud800"}',
        rb'{"height":0,"type":"\ud800"}',
        rb'{"parent":"\ud800","height":0,"type":"Setup"}',
        rb'{"parent":' + b"[" * 400 + b"]" * 400 + rb',"height":0,"type":"Setup"}',
        b'{"height":0,"type":[]}',
        b'{"height":true,"type":"Setup"}',
    ],
)
def test_malformed_events_are_refused(good: dict[str, bytes], event: bytes) -> None:
    entries = [*_entries(good[BOX])[:4], archive.Entry("event", event)]
    with pytest.raises(BoxInvalid) as caught:
        parse_box(_written(entries))
    assert caught.value.code == "chain-event"
    _nothing_breaks(good, good | {BOX: _written(entries)})


def test_a_trail_nested_to_any_depth_is_refused(good: dict[str, bytes]) -> None:
    for depth in range(900, 1000, 3):
        nest = b"[" * depth + b"]" * depth
        leaf = b'{"at":"x","body":' + nest + b',"seq":0,"type":"x","v":1}'
        with pytest.raises(RecordUnreadable):
            show_text(RecordFiles.of(good | {"trail.jsonl": leaf + b"\n"}))
        with pytest.raises(Exception, match="trail-form"):
            parse_event(leaf, 0)
