"""The trail in the database: append a leaf and sign the tree it makes, in the same transaction.

The last signed checkpoint is also kept as a file outside the database, so that a database restored
from yesterday is noticed (ATTACKS 15). Nothing is ever signed that does not continue what was
signed before.

Each checkpoint is stored with its frontier (`audit.log.merkle.Frontier`), so that appending takes
O(log n): the frontier must give the last signed root, the last leaves in the table must lead to it
from the frontier before, and new leaves extend it. That all leaves in the table are those that were
signed is verified once, at every start (`verify_signed_past`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.errors import NoteInvalid
from audit.log import checkpoint as notes
from audit.log import merkle
from audit.trail.codec import LoggedEvent, parse_event, utc_text
from audit.trail.events import ListsLocked, ListsOpenedAgain, LossStated, TrailEvent
from elections.core.log_signer import LogBroken, LogSigner
from elections.models import Checkpoint, TrailEntry

Kind = TypeVar("Kind", bound=TrailEvent)


def leaves(session: Session, first: int = 0) -> list[bytes]:
    """Read all leaves in order, from number ``first`` on."""
    newer = select(TrailEntry.leaf).where(TrailEntry.seq >= first).order_by(TrailEntry.seq)
    return list(session.scalars(newer))


def size(session: Session) -> int:
    """Count all entries; no leaf is read."""
    return session.scalar(select(func.count()).select_from(TrailEntry)) or 0


def events(session: Session) -> tuple[LoggedEvent, ...]:
    """Read all events in order. Raises `TrailInvalid` if a row was tampered with."""
    return tuple(parse_event(leaf, seq) for seq, leaf in enumerate(leaves(session)))


def events_of(session: Session, kind: type[Kind]) -> Iterator[Kind]:
    """Read all events of one kind, in order; no other leaf is read."""
    rows = session.execute(
        select(TrailEntry.seq, TrailEntry.leaf)
        .where(TrailEntry.kind == kind.kind)
        .order_by(TrailEntry.seq)
    )
    return (_event(kind, seq, leaf) for seq, leaf in rows)


def count_of(session: Session, kind: str) -> int:
    """Count the events of one kind; no leaf is read."""
    return session.scalar(select(func.count()).where(TrailEntry.kind == kind)) or 0


def last_event(session: Session, kind: type[Kind]) -> Kind | None:
    """Read the last event of one kind, or None; no other leaf is read."""
    row = session.execute(
        select(TrailEntry.seq, TrailEntry.leaf)
        .where(TrailEntry.kind == kind.kind)
        .order_by(TrailEntry.seq.desc())
        .limit(1)
    ).first()
    return _event(kind, row.seq, row.leaf) if row else None


def void_size(session: Session) -> int:
    """Count the entries that are void: up to the last opening of the lists again; 0 if none."""
    last = select(func.max(TrailEntry.seq)).where(TrailEntry.kind == ListsOpenedAgain.kind)
    seq = session.scalar(last)
    return 0 if seq is None else seq + 1


def count_void(session: Session, kind: str) -> int:
    """Count the events of one kind that are void; no leaf is read."""
    before = (TrailEntry.kind == kind, TrailEntry.seq < void_size(session))
    return session.scalar(select(func.count()).where(*before)) or 0


def locked_lists(session: Session) -> ListsLocked | None:
    """Read the locking of the lists that stand; None while they are not locked."""
    row = session.execute(
        select(TrailEntry.seq, TrailEntry.leaf)
        .where(TrailEntry.kind == ListsLocked.kind, TrailEntry.seq >= void_size(session))
        .limit(1)
    ).first()
    return _event(ListsLocked, row.seq, row.leaf) if row else None


def size_at_last_loss(session: Session) -> int:
    """Count the entries up to the last that states a loss of votes, itself included; 0 if none."""
    last = select(func.max(TrailEntry.seq)).where(TrailEntry.kind == LossStated.kind)
    seq = session.scalar(last)
    return 0 if seq is None else seq + 1


def _event(kind: type[Kind], seq: int, leaf: bytes) -> Kind:
    event = parse_event(leaf, seq).event
    if not isinstance(event, kind):
        raise _changed(f"Entry {seq} of the trail was changed.")
    return event


_EMPTY = merkle.Frontier()


# --- appending -------------------------------------------------------------------------------


def append(session: Session, signer: LogSigner, now: int, *new: TrailEvent) -> None:
    """Append events at time ``now`` and sign the tree. Raises `LogBroken`, `TrailInvalid`."""
    at = utc_text(datetime.fromtimestamp(now, UTC))
    frontier = _signed_frontier(session, signer)
    for event in new:
        leaf = LoggedEvent(frontier.size, at, event).to_bytes()
        session.add(TrailEntry(seq=frontier.size, kind=event.kind, leaf=leaf))
        session.flush()
        frontier = frontier.append(merkle.leaf_hash(leaf))
    checkpoint = notes.Checkpoint(signer.origin, frontier.size, frontier.root())
    session.add(
        Checkpoint(
            size=checkpoint.size,
            root=checkpoint.root,
            note=notes.sign(checkpoint, signer.key),
            frontier=frontier.to_bytes(),
        )
    )
    session.flush()


def _signed_frontier(session: Session, signer: LogSigner) -> merkle.Frontier:
    """Read the frontier of the last signed checkpoint after all cheap checks of it.

    It gives the root that was signed, the trail has just as many entries, and the checkpoint that
    is kept outside the database is one of the signed ones.
    """
    entries = session.scalar(select(func.coalesce(func.max(TrailEntry.seq) + 1, 0))) or 0
    rows = session.scalars(select(Checkpoint).order_by(Checkpoint.size.desc()).limit(2)).all()
    frontier, before = ([_checked_frontier(signer, row) for row in rows] + [_EMPTY, _EMPTY])[:2]
    _verify_size(entries, frontier.size)
    newest = select(TrailEntry.leaf).where(TrailEntry.seq >= before.size).order_by(TrailEntry.seq)
    for leaf in session.scalars(newest):
        before = before.append(merkle.leaf_hash(leaf))
    if before != frontier:
        raise _changed("The last entries of the trail were changed.")
    kept = signer.kept_checkpoint()
    if kept is not None:
        _verify_size(entries, kept.size, is_exact=False)
        row = session.get(Checkpoint, kept.size)
        if row is None or row.root != kept.root:
            raise _changed(f"The first {kept.size} entries of the trail were changed.")
    return frontier


def _checked_frontier(signer: LogSigner, row: Checkpoint) -> merkle.Frontier:
    """Read a stored checkpoint's frontier. Raises `LogBroken` unless it gives the signed root."""
    verify_note(signer, row)
    try:
        frontier = merkle.Frontier.from_bytes(row.size, row.frontier)
    except ValueError as problem:
        raise _changed("A signed checkpoint was changed.") from problem
    if frontier.root() != row.root:
        raise _changed("A signed checkpoint was changed.")
    return frontier


def _verify_size(entries: int, signed: int, *, is_exact: bool = True) -> None:
    if signed > entries:
        raise LogBroken(
            "log-rolled-back",
            f"The trail had {signed} entries and now has {entries}. "
            "Do not go on. Put back the newest copy of the data. If there is none, secretary and "
            "witness can go on from what is kept outside the database: repvote go-on",
        )
    if is_exact and entries > signed:
        raise _changed(f"The trail has {entries} entries, but {signed} were signed.")


def _changed(text: str) -> LogBroken:
    advice = "Do not go on. Keep this computer as it is and call for help."
    return LogBroken("log-changed", f"{text} {advice}")


# --- the whole trail, once at every start ----------------------------------------------------


def verify_note(signer: LogSigner, row: Checkpoint) -> None:
    """Raise `LogBroken` unless the stored note is ours and says what stands beside it."""
    try:
        note = signer.read(row.note)
    except NoteInvalid as problem:
        raise _changed("A signed checkpoint was changed.") from problem
    if (note.size, note.root) != (row.size, row.root):
        raise _changed("A signed checkpoint was changed.")


def verify_signed_past(session: Session, signer: LogSigner) -> None:
    """Raise `LogBroken` unless the leaves contain every tree that was signed, and no more."""
    signed = {row.size: row for row in session.scalars(select(Checkpoint))}
    for row in signed.values():
        verify_note(signer, row)
    roots = {size: row.root for size, row in signed.items()}
    kept = signer.kept_checkpoint()
    if kept is not None and roots.setdefault(kept.size, kept.root) != kept.root:
        raise _changed(f"The first {kept.size} entries of the trail were changed.")
    frontier = merkle.Frontier()
    for leaf in leaves(session):
        frontier = frontier.append(merkle.leaf_hash(leaf))
        root = roots.pop(frontier.size, None)
        if root is not None and root != frontier.root():
            raise _changed(f"The first {frontier.size} entries of the trail were changed.")
        kept_row = signed.get(frontier.size)
        if kept_row is not None and kept_row.frontier != frontier.to_bytes():
            raise _changed("A signed checkpoint was changed.")
    if roots:
        _verify_size(frontier.size, max(roots))
    _verify_size(frontier.size, max(signed, default=0))


def verify_kinds(session: Session) -> None:
    """Raise `LogBroken` unless each row's ``kind`` is that of its leaf."""
    rows = session.execute(select(TrailEntry.seq, TrailEntry.kind, TrailEntry.leaf))
    for seq, kind, leaf in rows:
        if parse_event(leaf, seq).event.kind != kind:
            raise _changed(f"Entry {seq} of the trail was changed.")


def latest_note(session: Session) -> bytes | None:
    """Read the newest signed checkpoint, or None."""
    return session.scalar(select(Checkpoint.note).order_by(Checkpoint.size.desc()).limit(1))
