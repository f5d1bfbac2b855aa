"""V21, V22 and V27: boxes and trail tell the same story, step by step."""

from __future__ import annotations

from collections.abc import Mapping

from audit.box.writer import Head
from audit.record.files import TRAIL, box_name
from audit.trail.events import (
    BoxEvent,
    CountStarted,
    PapersSealed,
    ResultOpened,
    SharesAdded,
    VotingClosed,
    VotingOpened,
)
from audit.verify.state import BoxFacts, Trail, VerificationState
from ballots.stages import Stage

# The events of the box that an event of the trail may point at.
POINTS_AT: Mapping[type[BoxEvent], frozenset[str]] = {
    VotingOpened: frozenset({"Setup"}),
    VotingClosed: frozenset({"Setup", "Ballot"}),
    PapersSealed: frozenset({"Setup", "Ballot"}),
    CountStarted: frozenset({"EncryptedTally"}),
    SharesAdded: frozenset({"PartialDecryption"}),
    ResultOpened: frozenset({"Result"}),
}


def check_heads(state: VerificationState) -> None:
    """V21: every head in the trail is on its box's chain, none before an earlier one."""
    trail, boxes = state.trail, state.all_boxes()
    state.report.begin("V21")
    for uuid, facts in boxes.items():
        reached = 0
        for logged in trail.events:
            event = logged.event
            head = event.boxes.get(uuid) if isinstance(event, BoxEvent) else None
            if head is None or not isinstance(event, BoxEvent):
                continue
            text = _wrong_head(facts, event, head)
            if text is None and head.height < reached:
                text = f"The box stood at event {reached} before. It cannot go back."
            if text:
                where = f"{TRAIL}, line {logged.seq + 1}, {box_name(uuid)}"
                state.report.add("V21", where, text)
            reached = max(reached, head.height)


def check_untold(state: VerificationState) -> None:
    """V22: nothing is in a box after the last head that the trail tells of."""
    trail, boxes = state.trail, state.all_boxes()
    state.report.begin("V22")
    for uuid, facts in boxes.items():
        text = _beyond(facts, trail, uuid)
        if text:
            state.report.add("V22", box_name(uuid), text)


def _wrong_head(facts: BoxFacts, event: BoxEvent, head: Head) -> str | None:
    height = head.height
    if height >= len(facts.chain):
        return f"The box had {height + 1} events, but now it has {len(facts.chain)}. It was cut."
    mark = facts.chain[height]
    if mark.hash != head.hash:
        return f"Event {height} of the box is not the one that the trail saw. It was changed."
    if mark.type not in POINTS_AT[type(event)]:
        return f"The trail says {event.kind}, but the box has {mark.type} there."
    if isinstance(event, SharesAdded) and mark.owner != event.key_holder:
        return f"This is a share of key holder {mark.owner}, not {event.key_holder}."
    return None


def _beyond(facts: BoxFacts, trail: Trail, uuid: str) -> str | None:
    """Say what is in the box after the last head that the trail tells of, or None."""
    heads = [
        logged.event.boxes[uuid]
        for logged in trail.events
        if isinstance(logged.event, BoxEvent) and uuid in logged.event.boxes
    ]
    if not heads:
        return "The trail never tells of this box."
    after = facts.chain[heads[-1].height + 1 :]
    if trail.stage is Stage.OPEN:
        after = tuple(mark for mark in after if mark.type != "Ballot")
    if after:
        return f"The trail does not tell of {after[0].type} in this box."
    return None


def check_papers(state: VerificationState) -> None:
    """V27: a vote after the close belongs to a batch of papers, by a card that had no vote."""
    trail, boxes = state.trail, state.all_boxes()
    closed = trail.last(VotingClosed)
    if closed is None:
        state.report.not_due("V27")
        return
    ballots = {uuid: facts.votes.ballots for uuid, facts in boxes.items()}
    state.report.begin("V27")
    batches = list(trail.of(PapersSealed))
    for uuid in boxes:
        reported = max(
            (event.boxes[uuid].height for event in batches if uuid in event.boxes), default=0
        )
        if uuid not in closed.boxes:
            continue  # a finding of V08
        end = closed.boxes[uuid].height
        voted: set[str] = set()
        for height, credential in ballots[uuid]:
            place = f"{box_name(uuid)}, event {height}"
            if height > max(reported, end):
                text = "This vote came in after voting closed, and no batch of papers tells of it."
                state.report.add("V27", place, text)
            elif height > end and credential in voted:
                text = "This paper is of a card that had a vote in the box already."
                state.report.add("V27", place, text)
            voted.add(credential)
