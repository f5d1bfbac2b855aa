"""Lost votes that two officers state: what they sign, and what follows for a box.

A loss leaves the heads that the trail told before as they were: those above ``kept`` and not above
``lost`` are gone with the votes, and the box goes on from ``kept``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit.box.writer import Head
from audit.trail.codec import LoggedEvent, parse_event
from audit.trail.events import Loss, LossStated
from ballots import signatures
from ballots.definition.model import Election
from ballots.encoding import canonical
from ballots.typed_json import to_json

_SIGNED = b"repvote-loss-v1\n"


def loss_input(definition: str, seq: int, boxes: Mapping[str, Loss]) -> bytes:
    """Return the bytes that the officers sign.

    Args:
        definition: SHA-256 (hex) of definition.json.
        seq: Number of the trail's entry, so that it can stand nowhere else.
        boxes: Box to its loss.

    """
    statement = {"boxes": to_json(boxes), "definition": definition, "seq": seq}
    return _SIGNED + canonical(statement)


def is_loss_signed(
    public_key: str, signature: str, definition: str, seq: int, event: LossStated
) -> bool:
    """Tell whether the officer with ``public_key`` (64 hex digits) signed this statement."""
    message = loss_input(definition, seq, event.boxes)
    return signatures.is_signed(bytes.fromhex(public_key), message, bytes.fromhex(signature))


def signed_losses(election: Election, leaves: Sequence[bytes]) -> Iterator[tuple[int, LossStated]]:
    """List the losses that a trail states with both officers' signatures, each with its number.

    No other leaf is read. Raises `TrailInvalid` for one that states a loss in another form.
    """
    secretary, witness = election.officers.secretary, election.officers.witness
    for seq, leaf in enumerate(leaves):
        if f'"type":"{LossStated.kind}"'.encode() not in leaf:
            continue
        event = parse_event(leaf, seq).event
        if not isinstance(event, LossStated):  # pragma: no cover - JSON escapes a text's quotes
            continue
        signed = ((secretary, event.secretary), (witness, event.witness))
        if all(
            is_loss_signed(officer.public_key, signature, election.sha256, seq, event)
            for officer, signature in signed
        ):
            yield seq, event


def lost_by_contest(election: Election, events: Iterable[LossStated]) -> dict[str, int]:
    """Count the doubtful votes (`Loss.doubtful`) of all losses, by contest's id."""
    lost: dict[str, int] = {}
    for event in events:
        for uuid, loss in event.boxes.items():
            contest = election.contest_of_box(uuid)
            if contest is not None:
                lost[contest.id] = lost.get(contest.id, 0) + loss.doubtful
    return lost


def losses_of(uuid: str, events: Iterable[LoggedEvent]) -> Iterator[tuple[int, Loss]]:
    """List the losses of a box, each with the number of its entry."""
    for logged in events:
        if isinstance(logged.event, LossStated) and uuid in logged.event.boxes:
            yield logged.seq, logged.event.boxes[uuid]


def is_lost(head: Head, losses: Iterable[Loss]) -> bool:
    """Tell whether one of these later losses states that this head is gone."""
    return any(
        loss.kept.height < head.height < loss.lost.height or head == loss.lost for loss in losses
    )
