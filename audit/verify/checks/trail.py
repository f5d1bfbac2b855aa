"""Checks V05 to V08: the trail in itself, its checkpoint, and that it is about this definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from audit.errors import NoteInvalid, TrailInvalid
from audit.log import merkle
from audit.log.checkpoint import open_note
from audit.record.files import CHECKPOINT, TRAIL
from audit.trail.codec import LoggedEvent, parse_event, split_leaves
from audit.trail.events import (
    BoxEvent,
    CardCancelled,
    CardsMade,
    ContestStopped,
    DifferencesStated,
    KeyAdded,
    ListsLocked,
    LossStated,
    LotDrawn,
    PapersSealed,
    ResultOpened,
    SeatsFilled,
    SharesAdded,
    SmallContestsAgreed,
    TrailEvent,
)
from audit.trail.stages import positions
from audit.verify.state import Trail, VerificationState, standing_events
from ballots.definition.model import Election
from ballots.stages import Stage


def check_trail_lines(state: VerificationState) -> None:
    """Check V05: every line is a proper entry with the right number."""
    raw, report = state.read(TRAIL), state.report
    report.begin("V05")
    try:
        leaves = split_leaves(raw)
    except TrailInvalid as problem:
        report.add("V05", TRAIL, problem.text)
        return
    state.leaves = tuple(leaves)
    events: list[LoggedEvent] = []
    for seq, leaf in enumerate(leaves):
        try:
            events.append(parse_event(leaf, seq))
        except TrailInvalid as problem:
            report.add("V05", f"{TRAIL}, line {seq + 1}", problem.text)
    if not report.has_findings("V05"):
        state.events = tuple(events)


def check_trail_order(state: VerificationState) -> None:
    """Check V06: the steps come in the right order, and those are there that must be."""
    logged, report = state.events, state.report
    report.begin("V06")
    try:
        passed = positions(entry.event.kind for entry in logged)
    except TrailInvalid as problem:
        report.add("V06", TRAIL, problem.text)
        return
    last = passed[-1]
    if not last.stage.has_reached(Stage.OPEN):
        text = "Voting has not opened, so there is no record to check yet."
        report.add("V06", TRAIL, text)
        return
    needed = state.definition.key_holders.needed if state.has("definition") else 0
    opened = next((e.event for e in logged if isinstance(e.event, ResultOpened)), None)
    if opened is not None and not opened.boxes:
        needed = 0  # V08: all contests were stopped, so there is nothing to open
    standing = [entry.event for entry in standing_events(logged)]
    keys = Counter(entry.event.public_key for entry in logged if isinstance(entry.event, KeyAdded))
    problems = ["The same key was added twice." for times in keys.values() if times > 1]
    for text in (*problems, *_missing_steps(standing, needed)):
        report.add("V06", TRAIL, text)
    hashes = tuple(merkle.leaf_hash(leaf) for leaf in state.leaves)
    state.trail = Trail(logged, hashes, last.stage)


def _missing_steps(events: Sequence[TrailEvent], needed: int) -> list[str]:
    """Find steps that are missing before others, or that came more than once.

    ``needed``: how many key holders must have given shares before the result.
    """
    counts = Counter(event.kind for event in events)
    problems = []
    if not counts["key_added"]:
        problems.append("Voting opened before there was a key.")
    if not counts["cards_made"]:
        problems.append("Voting opened before there were vote cards.")
    if counts["small_contests_agreed"] > 1:
        problems.append("Opening small contests was agreed more than once.")
    if counts["differences_stated"] > 1:
        problems.append("Differences were stated more than once.")
    batches = [event.batch for event in events if isinstance(event, PapersSealed)]
    if batches != list(range(1, len(batches) + 1)):
        problems.append("The batches of papers are not numbered one after the other.")
    holders = Counter(event.key_holder for event in events if isinstance(event, KeyAdded))
    shares = Counter(event.key_holder for event in events if isinstance(event, SharesAdded))
    problems += [f"Key holder {n} added shares twice." for n, times in shares.items() if times > 1]
    problems += [f"Key holder {n} has no key, but shares." for n in shares.keys() - holders.keys()]
    if counts["result_opened"] and len(shares) < needed:
        problems.append(
            f"The result was opened with the shares of {len(shares)} key holders; "
            f"{needed} are needed."
        )
    return problems


def check_checkpoint(state: VerificationState) -> None:
    """Check V07: the log has signed exactly this trail."""
    log, leaves, note, report = (
        state.definition.log,
        state.leaves,
        state.read(CHECKPOINT),
        state.report,
    )
    report.begin("V07")
    try:
        checkpoint, _ = open_note(note, {log.origin: bytes.fromhex(log.public_key)})
    except NoteInvalid as problem:
        report.add("V07", CHECKPOINT, problem.text)
        return
    if checkpoint.origin != log.origin:
        report.add("V07", CHECKPOINT, "This is the checkpoint of another log.")
    if checkpoint.size != len(leaves):
        text = f"The log signed {checkpoint.size} entries, but the trail has {len(leaves)}."
        report.add("V07", CHECKPOINT, text)
    elif checkpoint.root != merkle.root_of(leaves):
        text = "The log signed another trail than the one in the record."
        report.add("V07", CHECKPOINT, text)


def check_trail_subject(state: VerificationState) -> None:
    """Check V08: the trail speaks of this definition, its contests, boxes and key holders.

    What is void is compared in V39.
    """
    definition, trail, report = state.definition, state.trail, state.report
    report.begin("V08")
    stopped: set[str] = set()
    for logged in trail.standing:
        text = _wrong_subject(definition, logged.event, stopped)
        if text:
            report.add("V08", f"{TRAIL}, line {logged.seq + 1}", text)
        if isinstance(logged.event, ContestStopped):
            stopped.add(logged.event.uuid)
    holders = {event.key_holder for event in trail.of(KeyAdded)}
    for index, name in enumerate(definition.key_holders.names, 1):
        if index not in holders:
            report.add("V08", TRAIL, f"The key holder {name} never added a key.")


def _wrong_subject(
    definition: Election, event: TrailEvent, stopped: Collection[str] = ()
) -> str | None:
    """Say what is wrong with the contests, boxes or people that an event names, or None.

    ``stopped``: the boxes of contests that were stopped before.
    """
    every = {contest.uuid for contest in definition.contested_contests}
    uuids = every.difference(stopped)
    ids = {contest.id for contest in definition.contests if contest.uuid not in stopped}
    text: str | None = None
    match event:
        case ListsLocked() if (
            event.definition != definition.sha256 or set(event.electorates) != ids
        ):
            text = "Another definition, or another list of contests, was locked than the record's."
        case KeyAdded():
            text = _wrong_holder(definition, event)
        case ResultOpened() if set(event.boxes) != uuids or set(event.totals) != {
            contest.id for contest in definition.contested_contests if contest.uuid in uuids
        }:
            text = "The result is not about the boxes and contests of this election."
        case _ if isinstance(event, CardsMade | BoxEvent) and set(event.boxes) != uuids:
            text = "This step is not about the boxes of this election that were not stopped."
        case LossStated() if not event.boxes or not every.issuperset(event.boxes):
            text = "A loss was stated of no box, or of one that does not exist."
        case SeatsFilled() if set(event.elected) != ids:
            text = "The seats are not those of the contests that were counted."
        case CardCancelled() | ContestStopped() if event.uuid not in every:
            text = f"A box is named that does not exist ({event.kind})."
        case SmallContestsAgreed() if not uuids.issuperset(event.uuids):
            text = "It was agreed to open a box that does not exist, or whose contest was stopped."
        case SmallContestsAgreed() if list(event.uuids) != sorted(set(event.uuids)):
            text = "The boxes that it was agreed to open are not in order, or one is there twice."
        case DifferencesStated() if not ids.issuperset(event.more_votes):
            text = "A difference was stated for a contest that does not exist, or was stopped."
        case LotDrawn() if event.contest not in ids:
            text = "A lot was drawn for a contest that does not exist, or was stopped."
    return text


def _wrong_holder(definition: Election, event: KeyAdded) -> str | None:
    index = event.key_holder
    if not 1 <= index <= len(definition.key_holders.names):
        return f"There is no key holder {index} in the definition."
    if event.name != definition.key_holders.names[index - 1]:
        return f"Key holder {index} has another name in the definition."
    return None
