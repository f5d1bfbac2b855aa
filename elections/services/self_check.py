"""The checks of the server's own data before it serves anybody (ATTACKS 15 and 17)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box import reader as box_reader
from audit.trail.events import BoxEvent, ListsLocked, TrailEvent
from ballots.definition.codec import parse_election
from ballots.errors import Refused
from elections.core.log_signer import LogBroken, LogSigner
from elections.models import Frozen
from elections.stores import box as box_store
from elections.stores import trail as trail_store


def verify_own_data(session: Session, signer: LogSigner) -> None:
    """Recompute trail, checkpoints and boxes. Raises `LogBroken` with the first thing found."""
    try:
        events = tuple(logged.event for logged in trail_store.events(session))
        trail_store.verify_signed_past(session, signer)
        trail_store.verify_kinds(session)
        _verify_definition(session, signer, events)
        _verify_boxes(session, events)
    except Refused as problem:
        raise LogBroken(problem.code, f"{problem.text} Do not go on. Call for help.") from problem


def _verify_definition(session: Session, signer: LogSigner, events: tuple[TrailEvent, ...]) -> None:
    raw = session.scalar(select(Frozen.definition))
    if raw is None:
        return
    election = parse_election(raw)
    locked = [event.definition for event in events if isinstance(event, ListsLocked)]
    if locked != [election.sha256]:
        raise LogBroken(
            "definition-changed", "The frozen election is not the one in the trail. Call for help."
        )
    if election.log.public_key != signer.public_key.hex() or election.log.origin != signer.origin:
        raise LogBroken(
            "log-key",
            "The key that signs the trail is not this election's. Put back the file log.key.",
        )


def _verify_boxes(session: Session, events: tuple[TrailEvent, ...]) -> None:
    for uuid in box_store.uuids(session):
        box = box_reader.parse_box(box_store.export(session, uuid))
        if box.head != box_store.head(session, uuid):
            raise LogBroken("box-changed", f"The box {uuid} was changed. Call for help.")
        for event in events:
            head = event.boxes.get(uuid) if isinstance(event, BoxEvent) else None
            if head is None:
                continue
            if head.height >= len(box.links) or box.links[head.height].hash != head.hash:
                raise LogBroken(
                    "box-rolled-back",
                    f"The box {uuid} is not the one in the trail. "
                    "Do not go on. Put back the newest copy of the data.",
                )
