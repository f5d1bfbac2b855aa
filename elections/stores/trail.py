"""The trail in the database: append a leaf and sign the tree it makes, in the same transaction.

The last signed checkpoint is also kept as a file outside the database, so that a database put
back from yesterday is seen (ATTACKS 15). Nothing is ever signed that does not contain all that
was signed before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.log import checkpoint as notes
from audit.log import merkle
from audit.trail.codec import TrailEvent, new_event, parse_event
from ballots.encoding import Json
from elections.core.log_signer import LogBroken, LogSigner
from elections.models import Checkpoint, TrailEntry

NewEvent = tuple[str, Mapping[str, Json]]


def leaves(session: Session) -> list[bytes]:
    """All leaves in order."""
    return list(session.scalars(select(TrailEntry.leaf).order_by(TrailEntry.seq)))


def events(session: Session) -> tuple[TrailEvent, ...]:
    """All events in order. Raises `TrailInvalid` if a row was tampered with."""
    return tuple(parse_event(leaf, seq) for seq, leaf in enumerate(leaves(session)))


def last_body(session: Session, kind: str) -> Mapping[str, Json] | None:
    """The body of the last event of this kind, or None."""
    return next((one.body for one in reversed(events(session)) if one.type == kind), None)


def append(session: Session, signer: LogSigner, now: int, *new: NewEvent) -> None:
    """Append events at time ``now`` and sign the tree. Raises `LogBroken`, `TrailInvalid`."""
    at = datetime.fromtimestamp(now, UTC)
    start = session.scalar(select(func.count()).select_from(TrailEntry)) or 0
    for seq, (kind, body) in enumerate(new, start):
        session.add(TrailEntry(seq=seq, leaf=new_event(seq, kind, at, body).to_bytes()))
        session.flush()
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves(session)]
    check_past(session, signer, hashes)
    made = notes.Checkpoint(signer.origin, len(hashes), merkle.root(hashes))
    note = notes.sign(made, signer.key)
    session.add(Checkpoint(size=made.size, root=made.root, note=note))
    session.flush()


def check_past(session: Session, signer: LogSigner, hashes: Sequence[bytes]) -> None:
    """Raise `LogBroken` unless this tree contains every tree that was signed."""
    signed = [
        (row.size, row.root)
        for row in session.execute(select(Checkpoint.size, Checkpoint.root)).all()
    ]
    kept = signer.kept_checkpoint()
    if kept is not None:
        signed.append((kept.size, kept.root))
    for size, root in signed:
        if size > len(hashes):
            raise LogBroken(
                "log-rolled-back",
                f"The trail had {size} entries and now has {len(hashes)}. "
                "Do not go on. Put back the newest copy of the data.",
            )
        if merkle.root(hashes[:size]) != root:
            raise LogBroken(
                "log-changed",
                f"The first {size} entries of the trail were changed. "
                "Do not go on. Keep this computer as it is and call for help.",
            )


def latest_note(session: Session) -> bytes | None:
    """The newest signed checkpoint, or None."""
    return session.scalar(select(Checkpoint.note).order_by(Checkpoint.size.desc()).limit(1))
