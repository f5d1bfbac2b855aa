"""Contests that two officers stopped while voting was open: what they sign, and what follows.

A stopped box stays as it stands: no later vote, no end, no sum, no share. From the stop on the
trail's ``boxes`` leave it out, and so do totals and seats. The contest is voted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from audit.trail.events import ContestStopped
from ballots import signatures
from ballots.definition.model import Contest, Election
from ballots.encoding import canonical

_SIGNED = b"repvote-stop-v1\n"


def stop_input(definition: str, seq: int, event: ContestStopped) -> bytes:
    """Return the bytes that the officers sign.

    Args:
        definition: SHA-256 (hex) of definition.json.
        seq: Number of the trail's entry, so that it can stand nowhere else.
        event: The stop; its own signatures are no part of what is signed.

    """
    statement = {
        "definition": definition,
        "head": event.head.to_json(),
        "reason": event.reason,
        "seq": seq,
        "uuid": event.uuid,
    }
    return _SIGNED + canonical(statement)


def is_stop_signed(
    public_key: str, signature: str, definition: str, seq: int, event: ContestStopped
) -> bool:
    """Tell whether the officer with ``public_key`` (64 hex digits) signed this stop."""
    message = stop_input(definition, seq, event)
    return signatures.is_signed(bytes.fromhex(public_key), message, bytes.fromhex(signature))


def reasons_by_contest(election: Election, events: Iterable[ContestStopped]) -> dict[str, str]:
    """Return the reason of each stop, by contest's id: of several the first."""
    reasons: dict[str, str] = {}
    for event in events:
        contest = election.contest_of_box(event.uuid)
        if contest is not None:
            reasons.setdefault(contest.id, event.reason)
    return reasons


def counted_contests(election: Election, stopped: Collection[str]) -> tuple[Contest, ...]:
    """List the contests that get a result, in order: all but those (by id) that were stopped."""
    return tuple(contest for contest in election.contests if contest.id not in stopped)
