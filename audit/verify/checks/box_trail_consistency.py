"""V21 and V22: boxes and trail tell the same story, step by step."""

from __future__ import annotations

from collections.abc import Mapping

from audit.box.writer import Head
from audit.record.files import TRAIL, box_name
from audit.trail.events import (
    BoxEvent,
    CountStarted,
    ResultOpened,
    SharesAdded,
    VotingClosed,
    VotingOpened,
)
from audit.verify.state import BoxFacts, Known, Trail
from ballots.stages import Stage

# The event of the box that a step of the trail points at.
POINTS_AT: Mapping[type[BoxEvent], str] = {
    VotingOpened: "Setup",
    VotingClosed: "EndBallots",
    CountStarted: "EncryptedTally",
    SharesAdded: "PartialDecryption",
    ResultOpened: "Result",
}


def check_passage(known: Known) -> None:
    """V21: every head in the trail is on its box's chain. V22: nothing comes after the last."""
    trail = known.trail
    if trail is None or known.all_boxes() is None:
        return
    known.notes.begin("V21", "V22")
    for logged in trail.events:
        event = logged.event
        if not isinstance(event, BoxEvent):
            continue
        for uuid, facts in known.boxes.items():
            head = event.boxes.get(uuid)
            text = _wrong_head(facts, event, head) if head else None
            if text:
                known.notes.found("V21", f"{TRAIL}, line {logged.seq + 1}, {box_name(uuid)}", text)
    for uuid, facts in known.boxes.items():
        text = _beyond(facts, trail, uuid)
        if text:
            known.notes.found("V22", box_name(uuid), text)


def _wrong_head(facts: BoxFacts, event: BoxEvent, head: Head) -> str | None:
    height = head.height
    if height >= len(facts.marks):
        return f"The box had {height + 1} events, but now it has {len(facts.marks)}. It was cut."
    mark = facts.marks[height]
    if mark.hash != head.hash:
        return f"Event {height} of the box is not the one that the trail saw. It was changed."
    if mark.type != POINTS_AT[type(event)]:
        return f"The trail says {event.kind}, but the box has {mark.type} there."
    if isinstance(event, SharesAdded) and mark.owner != event.key_holder:
        return f"This is a share of key holder {mark.owner}, not {event.key_holder}."
    return None


def _beyond(facts: BoxFacts, trail: Trail, uuid: str) -> str | None:
    """What is in the box after the last head that the trail tells of, or None."""
    heads = [
        logged.event.boxes[uuid]
        for logged in trail.events
        if isinstance(logged.event, BoxEvent) and uuid in logged.event.boxes
    ]
    if not heads:
        return "The trail never tells of this box."
    after = facts.marks[heads[-1].height + 1 :]
    if trail.stage is Stage.OPEN:
        after = tuple(mark for mark in after if mark.type != "Ballot")
    if after:
        return f"The trail does not tell of {after[0].type} in this box."
    return None
