"""Checks V21, V22 and V27: boxes and trail agree, step by step."""

from __future__ import annotations

from collections.abc import Mapping

from audit.box.writer import Head
from audit.record.files import TRAIL, box_name
from audit.trail.events import (
    BoxEvent,
    ContestStopped,
    CountStarted,
    Loss,
    LossStated,
    PapersSealed,
    ResultOpened,
    SharesAdded,
    VotingClosed,
    VotingOpened,
)
from audit.trail.losses import is_loss_signed, is_lost, losses_of
from audit.verify.state import BoxFacts, Trail, VerificationState
from ballots.stages import Stage

# The events of the box that an event of the trail may point at.
POINTS_AT: Mapping[type[BoxEvent | ContestStopped], frozenset[str]] = {
    VotingOpened: frozenset({"Setup"}),
    ContestStopped: frozenset({"Setup", "Ballot"}),
    VotingClosed: frozenset({"Setup", "Ballot"}),
    PapersSealed: frozenset({"Setup", "Ballot"}),
    CountStarted: frozenset({"EncryptedTally"}),
    SharesAdded: frozenset({"PartialDecryption"}),
    ResultOpened: frozenset({"Result"}),
}


def check_heads(state: VerificationState) -> None:
    """Check V21: every head in the trail is on its box's chain, none before an earlier one.

    Or both officers stated its loss; then the box goes on from where that says it stands.
    """
    trail, boxes = state.trail, state.all_boxes()
    state.report.begin("V21")
    _check_signatures(state)
    for uuid, facts in boxes.items():
        reached = 0
        later = list(losses_of(uuid, trail.events))
        for logged in trail.events:
            event = logged.event
            where = f"{TRAIL}, line {logged.seq + 1}, {box_name(uuid)}"
            later = [(seq, loss) for seq, loss in later if seq > logged.seq]
            gone = [loss for _, loss in later]
            if isinstance(event, LossStated) and uuid in event.boxes:
                loss = event.boxes[uuid]
                text = _wrong_loss(facts, loss, reached, gone)
                reached = loss.kept.height
                if text is None:
                    state.report.state("V21", where, _lost(loss))
            elif isinstance(event, BoxEvent | ContestStopped):
                head = named_head(event, uuid)
                if head is None:
                    continue
                text = None if is_lost(head, gone) else _wrong_head(facts, event, head)
                if text is None and head.height < reached:
                    text = f"The box stood at event {reached} before. It cannot go back."
                reached = max(reached, head.height)
            else:
                continue
            if text:
                state.report.add("V21", where, text)


def named_head(event: BoxEvent | ContestStopped, uuid: str) -> Head | None:
    """Return the head of a box that an event names, or None if it names none."""
    if isinstance(event, ContestStopped):
        return event.head if event.uuid == uuid else None
    return event.boxes.get(uuid)


def _check_signatures(state: VerificationState) -> None:
    """Check that both officers signed each loss that the trail states."""
    definition = state.definition
    for logged in state.trail.events:
        event = logged.event
        if not isinstance(event, LossStated):
            continue
        signed = {
            "secretary": (definition.officers.secretary, event.secretary),
            "witness": (definition.officers.witness, event.witness),
        }
        for role, (officer, signature) in signed.items():
            if not is_loss_signed(
                officer.public_key, signature, definition.sha256, logged.seq, event
            ):
                text = f"Votes are lost, and the signature of the {role} is wrong."
                state.report.add("V21", f"{TRAIL}, line {logged.seq + 1}", text)


def _wrong_loss(facts: BoxFacts, loss: Loss, reached: int, later: list[Loss]) -> str | None:
    """Say what is wrong with the loss of a box that stood at ``reached`` before, or None."""
    if loss.lost.height <= loss.kept.height:
        return "A loss was stated, but no vote is lost."
    if reached > loss.lost.height:
        return f"The box stood at event {reached} before. The stated loss does not reach it."
    if is_lost(loss.kept, later):
        return None
    chain = facts.chain
    if loss.kept.height >= len(chain) or chain[loss.kept.height].hash != loss.kept.hash:
        return "The box does not go on from where the stated loss says that it stands."
    if chain[loss.kept.height].type not in POINTS_AT[VotingClosed]:
        return "A loss was stated after the votes were counted."
    return None


def _lost(loss: Loss) -> str:
    votes = "1 vote that was" if loss.votes == 1 else f"{loss.votes} votes that were"
    are = "is" if loss.votes == 1 else "are"
    return f"{votes} acknowledged, up to event {loss.lost.height} of the box, {are} lost."


def check_untold(state: VerificationState) -> None:
    """Check V22: nothing is in a box after the last head that the trail names."""
    trail, boxes = state.trail, state.all_boxes()
    state.report.begin("V22")
    for uuid, facts in boxes.items():
        takes_votes = trail.stage is Stage.OPEN and facts.contest.id not in state.stopped
        text = _beyond(facts, trail, uuid, takes_votes=takes_votes)
        if text:
            state.report.add("V22", box_name(uuid), text)


def _wrong_head(facts: BoxFacts, event: BoxEvent | ContestStopped, head: Head) -> str | None:
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


def _beyond(facts: BoxFacts, trail: Trail, uuid: str, *, takes_votes: bool) -> str | None:
    """Say what is in the box after the last head that the trail names, or None."""
    heads: list[Head] = []
    for logged in trail.events:
        event = logged.event
        if isinstance(event, LossStated) and uuid in event.boxes:
            heads.append(event.boxes[uuid].kept)
        elif isinstance(event, BoxEvent | ContestStopped):
            head = named_head(event, uuid)
            heads += [head] if head else []
    if not heads:
        return "The trail never tells of this box."
    after = facts.chain[heads[-1].height + 1 :]
    if takes_votes:
        after = tuple(mark for mark in after if mark.type != "Ballot")
    if after:
        return f"The trail does not tell of {after[0].type} in this box."
    return None


def check_papers(state: VerificationState) -> None:
    """Check V27: a vote after the close belongs to a batch of papers, its card had no vote."""
    trail, boxes = state.trail, state.all_boxes()
    closed = trail.last(VotingClosed)
    if closed is None:
        state.report.not_due("V27")
        return
    ballots = {uuid: facts.votes.ballots for uuid, facts in boxes.items()}
    state.report.begin("V27")
    for uuid in boxes:
        if uuid not in closed.boxes:
            continue  # a finding of V08
        end, reported = _paper_heights(trail, uuid, closed.boxes[uuid].height)
        voted: set[str] = set()
        for height, credential in ballots[uuid]:
            place = f"{box_name(uuid)}, event {height}"
            if height > reported:
                text = "This vote came in after voting closed, and no batch of papers tells of it."
                state.report.add("V27", place, text)
            elif height > end and credential in voted:
                text = "This paper is of a card that had a vote in the box already."
                state.report.add("V27", place, text)
            voted.add(credential)


def _paper_heights(trail: Trail, uuid: str, end: int) -> tuple[int, int]:
    """Find the last height of a vote from a tablet, and the last of a paper that is reported."""
    reported, is_closed = end, False
    for logged in trail.events:
        event = logged.event
        is_closed |= isinstance(event, VotingClosed)
        if isinstance(event, PapersSealed) and uuid in event.boxes:
            reported = max(reported, event.boxes[uuid].height)
        elif isinstance(event, LossStated) and uuid in event.boxes and is_closed:
            reported = event.boxes[uuid].kept.height
            end = min(end, reported)
    return end, reported
