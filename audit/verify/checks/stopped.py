"""Check V29: both officers stop a contest, once, and its box is never opened."""

from __future__ import annotations

from audit.record.files import TRAIL, box_name
from audit.trail.events import ContestStopped
from audit.trail.stopped import is_stop_signed
from audit.verify.state import VerificationState

_IN_A_STOPPED_BOX = frozenset({"Setup", "Ballot"})


def check_stopped(state: VerificationState) -> None:
    """Check V29: both officers signed each stop; a box stops once, and holds sealed votes only.

    Where the box stands is compared in V21, that it stays there in V22; that nothing later in the
    trail is about the contest in V08.
    """
    trail, boxes = state.trail, state.all_boxes()
    state.report.begin("V29")
    seen: set[str] = set()
    for logged in trail.events:
        event = logged.event
        if not isinstance(event, ContestStopped):
            continue
        where = f"{TRAIL}, line {logged.seq + 1}"
        if event.uuid in seen:
            state.report.add("V29", where, "This contest was stopped before.")
        seen.add(event.uuid)
        for text in _wrong_signatures(state, logged.seq, event):
            state.report.add("V29", where, text)
    for uuid in sorted(seen & boxes.keys()):
        opened = [mark.type for mark in boxes[uuid].chain if mark.type not in _IN_A_STOPPED_BOX]
        if opened:
            text = f"This contest was stopped, but its box has {opened[0]}. It may not be opened."
            state.report.add("V29", box_name(uuid), text)


def _wrong_signatures(state: VerificationState, seq: int, event: ContestStopped) -> list[str]:
    definition = state.definition
    signed = {
        "secretary": (definition.officers.secretary, event.secretary),
        "witness": (definition.officers.witness, event.witness),
    }
    return [
        f"A contest was stopped, and the signature of the {role} is wrong."
        for role, (officer, signature) in signed.items()
        if not is_stop_signed(officer.public_key, signature, definition.sha256, seq, event)
    ]
