"""Check V39: both officers opened lists again, and nothing of those lists comes again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.record.files import TRAIL
from audit.trail.codec import LoggedEvent
from audit.trail.events import CardCancelled, CardsMade, ListsOpenedAgain
from audit.trail.opened_again import VoidLists, is_open_again_signed, void_lists
from audit.verify.state import VerificationState
from ballots.definition.model import Election


def check_opened_again(state: VerificationState) -> None:
    """Check V39: each opening has both signatures and the hashes of exactly what was made before.

    Neither the definition nor a box of void lists is one of this record; that no void key comes
    again is checked in V06. The secretary signs with the key of the definition. A witness can be
    named anew while the lists are open, so another witness's key is stated, not found.
    """
    definition, events, report = state.definition, state.trail.events, state.report
    report.begin("V39")
    for logged in events:
        event = logged.event
        if not isinstance(event, ListsOpenedAgain):
            continue
        where = f"{TRAIL}, line {logged.seq + 1}"
        wrong = list(_wrong_opening(definition, events[: logged.seq], logged.seq, event))
        for text in wrong:
            report.add("V39", where, text)
        if not wrong:
            report.state("V39", where, _told(definition, event))
    void = events[: len(events) - len(state.trail.standing)]
    for seq, text in _void_boxes(definition, void):
        report.add("V39", f"{TRAIL}, line {seq + 1}", text)


def _wrong_opening(
    definition: Election, before: Sequence[LoggedEvent], seq: int, event: ListsOpenedAgain
) -> Iterator[str]:
    for role in ("secretary", "witness"):
        if not is_open_again_signed(role, seq, event):
            yield f"The lists were opened again, and the signature of the {role} is wrong."
    if event.secretary.public_key != definition.officers.secretary.public_key:
        yield "The lists were opened again with a key that is not the secretary's."
    if event.witness.public_key == event.secretary.public_key:
        yield "One person opened the lists again alone."
    if VoidLists(event.definition, event.cards, event.keys) != void_lists(e.event for e in before):
        yield "What is said to be void is not what was locked and made before."
    if event.definition == definition.sha256:
        yield "The definition of this record is void."


def _void_boxes(definition: Election, void: Sequence[LoggedEvent]) -> Iterator[tuple[int, str]]:
    """Find void cards that are for a box of this record: a box is named anew each time."""
    own = {contest.uuid for contest in definition.contested_contests}
    for logged in void:
        event = logged.event
        uuids: set[str] = set()
        if isinstance(event, CardsMade):
            uuids = set(event.boxes)
        elif isinstance(event, CardCancelled):
            uuids = {event.uuid}
        if not own.isdisjoint(uuids):
            yield logged.seq, "Cards that are void are for a box of this election."


_REASONS = {
    "withdrew": "somebody did not want to stand any more",
    "died": "somebody died",
    "not_allowed": "somebody was not allowed to stand",
    "list_error": "there was a mistake in the lists",
    "other": "for another reason",
}


def _told(definition: Election, event: ListsOpenedAgain) -> str:
    text = f"The lists were opened again before voting: {_REASONS[event.reason]}."
    if event.witness.public_key == definition.officers.witness.public_key:
        return text
    return (
        f"{text} The witness signed with the key {event.witness.public_key[:16]}…, "
        "which is not that of the witness in this record."
    )
