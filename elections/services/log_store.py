"""The trail in the database: append a leaf and sign the tree it makes, in the same transaction.

The last signed checkpoint is also kept as a file outside the database, so that a database put
back from yesterday is seen (ATTACKS 15). Nothing is ever signed that does not contain all that
was signed before.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit import checkpoint as notes
from audit import merkle
from audit.trail import TrailEvent, new_event, parse_event
from ballots.encoding import Json
from ballots.errors import RepVoteError
from elections.models import Checkpoint, TrailEntry

NewEvent = tuple[str, Mapping[str, Json]]


class LogBroken(RepVoteError):
    """The trail is not what was signed before. Nothing may go on; a person must look."""


@dataclass(frozen=True, slots=True)
class LogSigner:
    """The log's name, its key, and where the last checkpoint is kept outside the database."""

    origin: str
    key: Ed25519PrivateKey = field(repr=False)
    kept: Path

    @property
    def public_key(self) -> bytes:
        """Raw Ed25519 public key, 32 bytes."""
        return self.key.public_key().public_bytes_raw()

    def read(self, note: bytes) -> notes.Checkpoint:
        """A checkpoint of ours. Raises `NoteInvalid`."""
        return notes.open_note(note, {self.origin: self.public_key})[0]

    def kept_checkpoint(self) -> notes.Checkpoint | None:
        """The last checkpoint that was kept outside the database, if there is one."""
        try:
            return self.read(self.kept.read_bytes())
        except FileNotFoundError:
            return None

    def keep(self, note: bytes) -> None:
        """Keep ``note`` if it is the longest so far; whole or not at all."""
        before = self.kept_checkpoint()
        if before is not None and before.size >= self.read(note).size:
            return
        new = self.kept.with_name(f"{self.kept.name}.{os.getpid()}-{threading.get_ident()}.new")
        with new.open("wb") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.kept)


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
