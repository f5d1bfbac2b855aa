"""Compare two copies of one election's record: the same, longer, or a fork with its evidence.

Trail and boxes only ever grow, so the old copy must be a beginning of the new one, byte for byte.
What is fixed (README, definition, pictures, printed cards, and counts and certificate once they
are there) must be the same. What candidates say and show may be taken out of a copy: that is
reported, and is no fork. A card's state may go from unused to used or cancelled, no other way.
"Same" is said of two copies only if every file has the same bytes, apart from what was taken out
and the lines of signatures under the checkpoint.

Nothing is trusted unchecked: both checkpoints must commit to their own trails, or the copy counts
as unreadable. Use `audit.verify` to check everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest

from audit.box.reader import parse_box
from audit.box.writer import Head
from audit.compare_candidates import (
    REDACTABLE,
    CandidateData,
    candidate_data,
    picture_differences,
    redactions,
    row_differences,
)
from audit.errors import RecordUnreadable
from audit.log import merkle
from audit.log.checkpoint import open_note
from audit.printable import printable
from audit.record.candidates import parse_candidates
from audit.record.cards import CardRow, parse_cards
from audit.record.files import (
    CANDIDATES,
    CARDS,
    CERTIFICATE,
    CHECKPOINT,
    COUNTS,
    DEFINITION,
    README,
    REQUIRED,
    TRAIL,
    RecordFiles,
    box_name,
    picture_name,
)
from audit.trail.codec import split_leaves
from audit.trail.events import LossStated
from audit.trail.losses import is_lost, signed_losses
from ballots.definition.codec import parse_election
from ballots.encoding import Json, sha256_hex
from ballots.errors import BadInput, DefinitionInvalid
from ballots.typed_json import fields_to_json

_EVENT = ".event.json"
_SHOWN = 400  # characters of an entry that are shown as evidence


class Verdict(Enum):
    """The relation of the new copy to the old one."""

    SAME = "same"
    LONGER = "longer"
    FORK = "FORK"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two copies disagree. ``old`` or ``new`` is None if nothing is there."""

    where: str
    entry: int | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict, the differences that make a fork, and both signed checkpoints.

    ``redacted`` names what stands in one copy and was taken out of the other, for example "points
    of reps/ann, taken out of the new record"; ``stated`` the old copy's votes whose loss both
    officers stated in the trail: that is no fork.
    """

    verdict: Verdict
    differences: tuple[Difference, ...]
    redacted: tuple[str, ...]
    stated: tuple[str, ...]
    old_checkpoint: str
    new_checkpoint: str

    def to_json(self) -> Json:
        """Return the JSON form of ``compare --json``."""
        return {
            "verdict": self.verdict.value,
            "differences": [fields_to_json(difference) for difference in self.differences],
            "redacted": list(self.redacted),
            "stated": list(self.stated),
            "old_checkpoint": self.old_checkpoint,
            "new_checkpoint": self.new_checkpoint,
        }


@dataclass(frozen=True, slots=True)
class _Copy:
    """One record, as far as a comparison needs it."""

    readme: bytes
    definition: bytes
    pictures: Mapping[str, str]
    candidates: CandidateData
    leaves: Sequence[bytes]
    times: dict[str, int]
    boxes: dict[str, list[str]]
    sizes: dict[str, tuple[int, str]]
    losses: Sequence[tuple[int, LossStated]]
    cards: tuple[CardRow, ...]
    papers: dict[str, bytes]
    checkpoint: str


def compare(old: RecordFiles, new: RecordFiles) -> Comparison:
    """Compare an older copy with a newer one. Raises `RecordUnreadable`."""
    before, after = _read(old, "The old record"), _read(new, "The new record")
    differences = (*_differences(before, after), *_box_differences(before, new, after))
    redacted = tuple(redactions(before.candidates, after.candidates))
    stated = tuple(_stated(before, after))
    if differences:
        verdict = Verdict.FORK
    elif _without_redacted(before, after) == _without_redacted(after, before):
        verdict = Verdict.SAME
    else:
        verdict = Verdict.LONGER
    return Comparison(verdict, differences, redacted, stated, before.checkpoint, after.checkpoint)


def _read(files: RecordFiles, which: str) -> _Copy:
    missing = sorted(REQUIRED - files.names)
    if missing:
        raise RecordUnreadable("record-missing", f"{which} lacks {missing[0]}.")
    try:
        definition = files.read(DEFINITION)
        election = parse_election(definition)
        log = election.log
        leaves = split_leaves(files.read(TRAIL))
        note = files.read(CHECKPOINT)
        signed, _ = open_note(note, {log.origin: bytes.fromhex(log.public_key)})
        root = merkle.root_of(leaves)
        if (signed.size, signed.root) != (len(leaves), root):
            raise RecordUnreadable(
                "record-trail", f"{which} has a trail that its log never signed."
            )
        times: dict[str, int] = {}
        boxes: dict[str, list[str]] = {}
        sizes: dict[str, tuple[int, str]] = {}
        for uuid in files.boxes:
            raw = files.read(box_name(uuid))
            box = parse_box(raw)
            times[uuid], boxes[uuid] = box.timestamp, box.entry_names()
            sizes[uuid] = len(raw), sha256_hex(raw)
        losses = list(signed_losses(election, leaves))
        cards = parse_cards(files.read(CARDS))
        rows = parse_candidates(files.read(CANDIDATES))
        pictures = {name: sha256_hex(files.read(picture_name(name))) for name in files.pictures}
    except RecordUnreadable:
        raise
    except DefinitionInvalid as problem:
        raise RecordUnreadable(
            "record-read", f"{which} has a definition with mistakes."
        ) from problem
    except BadInput as problem:
        raise RecordUnreadable(problem.code, f"{which} cannot be read. {problem.text}") from problem
    papers = {name: files.read(name) for name in (COUNTS, CERTIFICATE) if name in files.names}
    candidates = candidate_data(files, election, rows)
    return _Copy(
        *(files.read(README), definition, pictures, candidates, leaves),
        *(times, boxes, sizes),
        losses,
        cards,
        papers,
        note.decode(),
    )


def _without_redacted(copy: _Copy, other: _Copy) -> _Copy:
    """Return a copy without what was taken out of the other, to compare the rest."""
    rows = [
        replace(row, **{field: None for field in REDACTABLE if getattr(twin, field, None) is None})
        for row, twin in zip_longest(copy.candidates.rows, other.candidates.rows)
        if row is not None
    ]
    gone = {
        photo
        for photo, row in zip(copy.candidates.photos, rows, strict=False)
        if row.photo_salt is None
    }
    return replace(
        copy,
        pictures={name: sha for name, sha in copy.pictures.items() if name not in gone},
        candidates=replace(copy.candidates, rows=tuple(rows), bound=(), pictures=frozenset()),
        checkpoint="",  # it commits to the leaves; others may have signed it since
    )


def _differences(old: _Copy, new: _Copy) -> Iterator[Difference]:
    if old.readme != new.readme:
        yield Difference(README, None, _shown(old.readme), _shown(new.readme))
    if old.definition != new.definition:
        yield Difference(DEFINITION, None, _shown(old.definition), _shown(new.definition))
    shown = (old.candidates, new.candidates)
    for name, was, now in picture_differences(*shown, old.pictures, new.pictures):
        yield Difference(picture_name(name), None, was, now)
    for number, was, now in row_differences(*shown):
        yield Difference(CANDIDATES, number, was, now)
    yield from _first_difference(
        TRAIL, [_shown(leaf) for leaf in old.leaves], [_shown(leaf) for leaf in new.leaves]
    )
    yield from _card_differences(old, new)
    for name, raw in old.papers.items():
        if new.papers.get(name) != raw:
            other = new.papers.get(name)
            yield Difference(name, None, _shown(raw), None if other is None else _shown(other))


def _box_differences(before: _Copy, new: RecordFiles, after: _Copy) -> Iterator[Difference]:
    """Find where an old box is not a prefix of the new one, byte for byte, stated losses apart."""
    for uuid, entries in sorted(before.boxes.items()):
        name = box_name(uuid)
        if uuid not in after.boxes:
            yield from _first_difference(name, entries, [])
            continue
        size, digest = before.sizes[uuid]
        beginning = sha256_hex(new.read(name)[:size])
        if beginning == digest:
            continue
        if before.times[uuid] != after.times[uuid]:  # all headers of a box have the same time
            was, now = (f"time {copy.times[uuid]}" for copy in (before, after))
            yield Difference(name, None, was, now)
        kept = entries[: _still_there(before, after, uuid)]
        differences = list(_first_difference(name, kept, after.boxes[uuid]))
        yield from differences
        if kept != entries or differences or before.times[uuid] != after.times[uuid]:
            continue
        # a box has one form for its entries and time, so this is impossible
        yield Difference(name, None, f"sha256 {digest}", f"sha256 {beginning}")  # pragma: no cover


def _first_difference(where: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Find the first entry of ``old`` that is not in ``new`` at the same place, if there is one."""
    for entry, content in enumerate(old):
        now = new[entry] if entry < len(new) else None
        if now != content:
            yield Difference(where, entry, content, now)
            return


def _still_there(old: _Copy, new: _Copy, uuid: str) -> int:
    """Count the entries of an old box that must be in the new one: all but those stated as lost.

    Only what the new trail states after the old one ends counts, and only if it reaches as far as
    the old box.
    """
    entries = old.boxes[uuid]
    events = [number for number, name in enumerate(entries) if name.endswith(_EVENT)]
    head = Head(len(events) - 1, entries[-1].removesuffix(_EVENT))
    losses = [
        event.boxes[uuid]
        for seq, event in new.losses
        if seq >= len(old.leaves) and uuid in event.boxes
    ]
    kept = min((loss.kept.height for loss in losses), default=head.height)
    return events[kept] + 1 if is_lost(head, losses) else len(entries)


def _lost_votes(old: _Copy, new: _Copy, uuid: str) -> int:
    if uuid not in old.boxes:
        return 0
    lost = old.boxes[uuid][_still_there(old, new, uuid) :]
    return sum(name.endswith(_EVENT) for name in lost)


def _stated(old: _Copy, new: _Copy) -> Iterator[str]:
    """Count the old record's votes that are lost, as both officers stated in the trail."""
    for uuid in sorted(old.boxes):
        lost = _lost_votes(old, new, uuid)
        if lost:
            yield f"{box_name(uuid)} has lost {lost} of the votes in the old record"


def _card_differences(old: _Copy, new: _Copy) -> Iterator[Difference]:
    states = {(row.uuid, row.credential): row.state for row in new.cards}
    for number, row in enumerate(old.cards):
        now = states.pop((row.uuid, row.credential), None)
        may_change = row.state == "unused" or (
            row.state == "used" and _lost_votes(old, new, row.uuid) > 0
        )
        if now != row.state and not (may_change and now is not None):
            yield Difference(CARDS, number, f"{row.credential} {row.state}", now)
    for (_, credential), state in states.items():
        yield Difference(CARDS, None, None, f"{credential} {state}")


def _shown(raw: bytes) -> str:
    """Return an entry as text; what is not UTF-8 is written with backslashes."""
    return raw.decode("utf-8", "backslashreplace")


def comparison_text(comparison: Comparison) -> str:
    """Write a comparison as text for people."""
    redacted = [f"Redacted: {text}." for text in comparison.redacted]
    redacted += [f"Stated and signed by both officers: {text}." for text in comparison.stated]
    if comparison.verdict is Verdict.SAME:
        return "\n".join(map(printable, ["same: both records say the same.", *redacted, ""]))
    if comparison.verdict is Verdict.LONGER:
        text = "longer: the new record has all of the old one, and more."
        return "\n".join(map(printable, [text, *redacted, ""]))
    lines = ["FORK: the two records tell two stories. Keep both and show them to others.", ""]
    for difference in comparison.differences:
        entry = "" if difference.entry is None else f", entry {difference.entry}"
        lines += [
            f"{difference.where}{entry}",
            f"  old: {_cut(difference.old)}",
            f"  new: {_cut(difference.new)}",
        ]
    lines += redacted
    lines += ["", "Signed in the old record:", *comparison.old_checkpoint.split("\n")]
    lines += ["Signed in the new record:", *comparison.new_checkpoint.split("\n")]
    return "\n".join(map(printable, lines))


def _cut(text: str | None) -> str:
    if text is None:
        return "nothing"
    return text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
