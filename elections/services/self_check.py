"""What the server checks about its own data before it serves anybody (ATTACKS 15 and 17)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box import reader as box_reader
from audit.log import merkle
from audit.trail.codec import TrailEvent
from ballots.definition.codec import parse_election
from ballots.errors import Refused
from elections.core.log_signer import LogBroken, LogSigner
from elections.models import Checkpoint, Frozen
from elections.stores import box as box_store
from elections.stores import trail as trail_store


def check_own_data(session: Session, signer: LogSigner) -> None:
    """Recompute trail, checkpoints and boxes. Raises `LogBroken` with the first thing found."""
    try:
        events = trail_store.events(session)
        hashes = [merkle.leaf_hash(leaf) for leaf in trail_store.leaves(session)]
        trail_store.check_past(session, signer, hashes)
        for row in session.scalars(select(Checkpoint)):
            note = signer.read(row.note)
            if (note.size, note.root) != (row.size, row.root):
                raise LogBroken("log-changed", "A signed checkpoint was changed. Call for help.")
        _check_definition(session, signer, events)
        _check_boxes(session, events)
    except Refused as problem:
        raise LogBroken(problem.code, f"{problem.text} Do not go on. Call for help.") from problem


def _check_definition(session: Session, signer: LogSigner, events: tuple[TrailEvent, ...]) -> None:
    raw = session.scalar(select(Frozen.definition))
    if raw is None:
        return
    election = parse_election(raw)
    frozen = [one.body["definition"] for one in events if one.type == "lists_locked"]
    if frozen != [election.sha256]:
        raise LogBroken(
            "definition-changed", "The frozen election is not the one in the trail. Call for help."
        )
    if election.log.public_key != signer.public_key.hex() or election.log.origin != signer.origin:
        raise LogBroken(
            "log-key",
            "The key that signs the trail is not this election's. Put back the file log.key.",
        )


def _check_boxes(session: Session, events: tuple[TrailEvent, ...]) -> None:
    for uuid in box_store.uuids(session):
        box = box_reader.parse(box_store.export(session, uuid))
        if box.head != box_store.head(session, uuid):
            raise LogBroken("box-changed", f"The box {uuid} was changed. Call for help.")
        for event in events:
            said = event.body.get("boxes", {}).get(uuid)
            if event.type == "cards_made" or said is None:
                continue
            height = said["height"]
            if height >= len(box.links) or box.links[height].hash != said["head"]:
                raise LogBroken(
                    "box-rolled-back",
                    f"The box {uuid} is not the one in the trail. "
                    "Do not go on. Put back the newest copy of the data.",
                )
