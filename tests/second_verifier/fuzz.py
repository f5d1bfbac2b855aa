"""Records damaged at random, before both verifiers: ``make fuzz``, or a few rounds in the suite.

Two kinds of damage. A **stranger** changes bytes, values, names and order in the files, and signs
nothing: what both verifiers take must then say the same as before (`audit.compare`). A **server**
that lies changes steps, events and documents before everything is signed, in an election as in
most or in one of the others (`tests.second_verifier.stories`): there the two verifiers must say the
same. Definitions and lines of a trail are also read alone, for in a whole record another definition
is found by its hash, whatever stands in it. Neither may ever end in an exception.
"""

from __future__ import annotations

import argparse
import copy
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audit.box import writer as archive
from audit.box.reader import parse_box
from audit.compare import Verdict, compare
from audit.errors import RecordUnreadable, TrailInvalid
from audit.record.files import RecordFiles, zip_bytes
from audit.record.opening import open_record
from audit.show import show_text
from audit.trail.codec import parse_event, split_leaves
from audit.verify.run import verify
from ballots.definition.codec import parse_election
from ballots.errors import BadInput, DefinitionInvalid
from tests.factories.record_factory import (
    Changes,
    Events,
    SmallElection,
    Steps,
    canonical_bytes,
    resign,
)
from tests.factories.small_election import draw_small_election
from tests.second_verifier import verify as second
from tests.second_verifier.definition import parse_definition
from tests.second_verifier.stories import STORIES, Story
from tests.second_verifier.strict_json import Bad
from tests.second_verifier.trail import parse_leaf

Files = dict[str, bytes]
MINUTES = 5
ALONE = 5  # definitions and lines that are read alone in each round
STAGES = ("voting_opened", "voting_closed", "count_started", "result_opened", "certified")
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, -1, 10**9, 10**15, 10**17, "", "0", "1", "x", "ann", "\u202e"),
    *("ab" * 32, "02" + "0" * 62, "9xVbcdefghijk1", "reps", [], {}, [[]], {"a": 1}, ["ann"]),
)


@dataclass
class Figures:
    """Numbers of rounds by outcome; ``wrong`` names kind and place of each record kept."""

    rounds: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Write the figures, a line for each kind of damage."""
        lines = [
            f"{kind}: {number} records, {self.accepted[kind]} of them accepted by both"
            for kind, number in sorted(self.rounds.items())
        ]
        total = f"{self.rounds.total()} damaged records, {len(self.wrong)} judged wrongly"
        return "\n".join([*lines, total, *self.wrong])


# --- damage by a stranger ------------------------------------------------------------------------


def damage_bytes(files: Files, chance: random.Random) -> None:
    """Change, cut, double or insert bytes of a file."""
    name = chance.choice(sorted(files))
    raw = bytearray(files[name])
    for _ in range(chance.choice((1, 1, 1, 3))):
        place = chance.randrange(len(raw) + 1)
        length = chance.choice((1, 1, 2, 64, 512))
        kind = chance.randrange(5)
        if kind == 0 and place < len(raw):
            raw[place] = chance.randrange(256)
        elif kind == 1:
            del raw[place : place + length]
        elif kind == 2:
            raw[place:place] = raw[place : place + length]
        elif kind == 3:
            raw[place:place] = chance.randbytes(length)
        else:
            raw = raw[:place]
    files[name] = bytes(raw)


def damage_names(files: Files, chance: random.Random) -> None:
    """Take a file away, give it another's name or content, or lay another beside it."""
    name, other = chance.sample(sorted(files), 2)
    kind = chance.randrange(5)
    if kind == 0:
        del files[name]
    elif kind == 1:
        files[name], files[other] = files[other], files[name]
    elif kind == 2:
        files[name] = files[other]
    elif kind == 3:
        files[chance.choice((f"{name}x", name.upper(), f"x/{name}", f"{name}\0x", ".DS_Store"))] = (
            b""
        )
    else:
        files[chance.choice((f"boxes/{'9' * 14}.bel", f"pictures/{'ab' * 32}.jpg"))] = files.pop(
            name
        )


def damage_values(files: Files, chance: random.Random) -> None:
    """Change a value in a document, a line of the trail or a piece of a box, in good form."""
    name = chance.choice(
        [name for name in sorted(files) if name.endswith((".json", ".jsonl", ".bel"))]
    )
    if name.endswith(".json"):
        files[name] = canonical_bytes(change_value(json.loads(files[name]), chance))
    elif name.endswith(".jsonl"):
        leaves = split_leaves(files[name])
        place = chance.randrange(len(leaves))
        leaves[place] = canonical_bytes(change_value(json.loads(leaves[place]), chance))
        files[name] = b"".join(leaf + b"\n" for leaf in leaves)
    else:
        files[name] = _box_with_changed_piece(files[name], chance)


def damage_order(files: Files, chance: random.Random) -> None:
    """Put lines of the trail, or entries of a box, in another order, or twice."""
    name = chance.choice([name for name in sorted(files) if name.endswith((".jsonl", ".bel"))])
    if name.endswith(".jsonl"):
        parts = [leaf + b"\n" for leaf in split_leaves(files[name])]
        start = b""
    else:
        box = parse_box(files[name])
        parts = [archive.entry_bytes(entry, box.timestamp) for entry in _entries(files[name])]
        start = archive.header_entry(box.timestamp)
    _reorder(parts, chance)
    files[name] = start + b"".join(parts)


def _reorder(parts: list[Any], chance: random.Random) -> None:
    place, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    kind = chance.randrange(4)
    if kind == 0:
        parts[place], parts[other] = parts[other], parts[place]
    elif kind == 1:
        parts.insert(other, parts.pop(place))
    elif kind == 2:
        parts.insert(other, parts[place])
    else:
        del parts[place]


def change_value(value: Any, chance: random.Random) -> Any:
    """Change one value somewhere inside, or take it away, or put lists in another order."""
    root: Any = {"": value}
    holder: Any = root
    key: Any = ""
    while isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.8:
        holder = holder[key]
        key = chance.choice(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
    old, kind = holder[key], chance.randrange(6)
    if kind == 0 and key != "":
        del holder[key]
    elif kind == 1 and isinstance(old, list) and old:
        _reorder(old, chance)
    elif kind == 2 and type(old) is int:
        holder[key] = old + chance.choice((-1, 1, 2))
    elif kind == 3 and isinstance(old, str) and old:
        place = chance.randrange(len(old))
        holder[key] = old[:place] + chance.choice("01aZ \u00e9") + old[place + 1 :]
    elif kind == 4 and isinstance(holder, dict) and key != "":
        holder[chance.choice(("a", "zz"))] = copy.deepcopy(old)
    else:
        holder[key] = copy.deepcopy(chance.choice(_VALUES))
    return root[""]


def _entries(raw: bytes) -> list[archive.Entry]:
    entries = []
    for link in parse_box(raw).links:
        entries += [archive.Entry("data", bytes(raw[at.start : at.stop])) for at in link.data]
        entries.append(archive.Entry("event", link.event.to_bytes()))
    return entries


def _box_with_changed_piece(raw: bytes, chance: random.Random) -> bytes:
    """Change a piece and name it by its hash, as whoever changes a box would."""
    entries, timestamp = _entries(raw), parse_box(raw).timestamp
    place = chance.randrange(len(entries))
    value = change_value(json.loads(entries[place].content), chance)
    content = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    entries[place] = archive.Entry(entries[place].kind, content)
    return b"".join(archive.export(timestamp, entries))


# --- damage by a server that signs it ------------------------------------------------------------


def lie_in_steps(small: SmallElection, story: Story, chance: random.Random) -> Files:
    """Put the steps of a box in another order, or change what one of them has."""

    def change(steps: Steps) -> None:
        box = steps[chance.choice(sorted(steps))]
        if chance.random() < 0.4:
            _reorder(box, chance)
            return
        place = chance.randrange(len(box))
        name, *arguments = box[place]
        which = chance.randrange(len(arguments)) if arguments else None
        if which is not None and isinstance(arguments[which], bytes):
            value = change_value(json.loads(arguments[which]), chance)
            arguments[which] = json.dumps(value, separators=(",", ":")).encode()
        elif which is not None:
            arguments[which] += chance.choice((-1, 1))
        box[place] = (name, *arguments)

    return story.told(small, Changes(steps=change))


def lie_in_events(small: SmallElection, story: Story, chance: random.Random) -> Files:
    """Put the events of the trail in another order, or twice, or take one away."""

    def change(events: Events) -> None:
        for _ in range(chance.choice((1, 1, 2))):
            _reorder(events, chance)

    return story.told(small, Changes(events=change))


def lie_in_bodies(small: SmallElection, story: Story, chance: random.Random) -> Files:
    """Change what an event of the trail says."""

    def change(events: Events) -> None:
        body = chance.choice([body for _, body in events if body])
        change_value(body, chance)

    return story.told(small, Changes(bodies=change))


def lie_in_documents(small: SmallElection, story: Story, chance: random.Random) -> Files:
    """Change cards, counts or what the officers sign."""

    def change(value: Any) -> None:
        change_value(value, chance)

    def reorder(rows: list[Any]) -> list[Any]:
        _reorder(rows, chance)
        return rows

    kind = chance.randrange(4)
    if kind == 0:
        return story.told(small, Changes(rows=reorder))
    if kind == 1:
        return story.told(small, Changes(candidates=reorder))
    return story.told(small, Changes(counts=change) if kind == 2 else Changes(facts=change))


def lie_in_leaves(small: SmallElection, story: Story, chance: random.Random) -> Files:
    """Change a line of the finished trail, and sign the trail again."""
    files = story.told(small, until=chance.choice(STAGES))
    leaves = split_leaves(files["trail.jsonl"])
    place = chance.randrange(len(leaves))
    leaves[place] = canonical_bytes(change_value(json.loads(leaves[place]), chance))
    resign(small, files, leaves)
    return files


STRANGERS: tuple[Callable[..., Any], ...] = (
    *(damage_bytes, damage_names, damage_values, damage_order),
)
LIARS: tuple[Callable[..., Any], ...] = (
    lie_in_steps,
    lie_in_events,
    lie_in_bodies,
    lie_in_documents,
    lie_in_leaves,
)
# What cannot be told in the first place (a step that gets no bytes, an event without its fields).
_IMPOSSIBLE = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    TrailInvalid,
)


# --- a definition or a line of the trail alone ---------------------------------------------------


def _is_read(read: Callable[..., Any], *arguments: Any) -> bool:
    try:
        read(*arguments)
    except (BadInput, DefinitionInvalid, TrailInvalid, Bad):
        return False
    return True


def read_alone(good: Files, chance: random.Random, figures: Figures) -> str | None:
    """Change values in a definition, or in a line, and let both read it; say how they differ."""
    place: tuple[int, ...] = ()
    readers: tuple[Callable[..., Any], Callable[..., Any]]
    if chance.random() < 0.5:
        kind, readers = "definition read alone", (parse_election, parse_definition)
        value = json.loads(good["definition.json"])
    else:
        leaves = split_leaves(good["trail.jsonl"])
        seq = chance.randrange(len(leaves))
        kind, readers, place = "line of a trail read alone", (parse_event, parse_leaf), (seq,)
        value = json.loads(leaves[seq])
    for _ in range(chance.choice((1, 1, 2))):
        value = change_value(value, chance)
    raw = canonical_bytes(value)
    first, other = _is_read(readers[0], raw, *place), _is_read(readers[1], raw, *place)
    figures.rounds[kind] += 1
    figures.accepted[kind] += first and other
    return None if first == other else f"{kind}: first {first}, second {other}: {raw!r}"


# --- the rounds ----------------------------------------------------------------------------------


def run(rounds: Iterator[int], seed: int, keep: Path) -> Figures:
    """Damage and judge a record in each of the rounds. Records judged wrongly go to ``keep``."""
    small, chance, figures = draw_small_election(spare_percent=100), random.Random(seed), Figures()
    stories = list(STORIES.values())
    records = [small.record(until=stage) for stage in STAGES]
    records += [story.told(small) for story in stories[1:]]
    for number in rounds:
        is_stranger = number % 2 == 1
        damage = chance.choice(STRANGERS if is_stranger else LIARS)
        good = chance.choice(records)
        try:
            files = dict(good) if is_stranger else damage(small, chance.choice(stories), chance)
            if is_stranger:
                damage(files, chance)
        except _IMPOSSIBLE:
            continue
        if files in records:
            continue
        problem = _judge(files, good if is_stranger else None, damage.__name__, figures)
        for _ in range(ALONE):
            if told := read_alone(good, chance, figures):
                figures.wrong.append(told)
        if number % 8 == 1 and problem is None:
            problem = _zip_problem(files, chance)
        if problem:
            place = keep / f"{damage.__name__}-{number}.zip"
            with suppress(ValueError):
                place.write_bytes(_zip(files))
            figures.wrong.append(f"{place}: {problem}")
    return figures


def _judge(files: Files, good: Files | None, kind: str, figures: Figures) -> str | None:
    """Say what is wrong with how the verifiers judge these files, or None."""
    figures.rounds[kind] += 1
    try:
        record = RecordFiles.of(files)
        report = verify(record)
        is_valid, found = report.is_valid, sorted({finding.check for finding in report.findings})
    except RecordUnreadable:
        record, is_valid, found = None, False, ["V01"]
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"the first verifier ended with {problem!r}"
    try:
        other = second.verify_files(files)
    except Exception as problem:  # noqa: BLE001
        return f"the second verifier ended with {problem!r}"
    if other.is_valid != is_valid:
        return f"the first found {found}, the second {sorted(other.checks)}"
    if is_valid:
        figures.accepted[kind] += 1
    if record is not None:
        with suppress(RecordUnreadable):
            show_text(record)
        with suppress(RecordUnreadable):
            verdict = compare(RecordFiles.of(good or files), record).verdict
            if good is not None and is_valid and verdict is not Verdict.SAME:
                return f"both took what a stranger changed; compare says {verdict.value}"
    return None


def _zip(files: Files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in files.items():
            packed.writestr(name.replace("\0", "_") or "_", raw)
    return buffer.getvalue()


def _zip_problem(files: Files, chance: random.Random) -> str | None:
    """Damage a zip of the record; both readers must refuse it, or find the same in it."""
    raw = bytearray(zip_bytes({name: files[name] for name in files if name.isprintable()}))
    for _ in range(chance.randint(1, 4)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.zip"
        path.write_bytes(raw)
        try:
            with suppress(RecordUnreadable), open_record(path) as record:
                for name in record.names:
                    record.read(name)
            first, other = verify(path).is_valid, second.verify(path).is_valid
        except Exception as problem:  # noqa: BLE001
            return f"a damaged zip ended with {problem!r}"
    return None if first == other else f"a damaged zip: first {first}, second {other}"


def until(deadline: float) -> Iterator[int]:
    """Count rounds until the clock of `time.monotonic` has come to ``deadline``."""
    number = 0
    while time.monotonic() < deadline:
        yield number
        number += 1


def main(arguments: list[str] | None = None) -> int:
    """Fuzz for some minutes; the exit status is 1 if a record was judged wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.second_verifier.fuzz")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args(arguments)
    seed = random.SystemRandom().randrange(10**9) if given.seed is None else given.seed
    keep = Path(tempfile.mkdtemp(prefix="repvote-fuzz-"))
    figures = run(until(time.monotonic() + 60 * given.minutes), seed, keep)
    print(f"seed {seed}\n{figures.text()}")
    if not figures.wrong:
        keep.rmdir()
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
