"""Go on with a database that was put back from earlier, where there is no newer copy of it.

First the entries of the trail that it lacks are put back from outside, with what they did. Then
secretary and witness state which votes are lost, in the trail, with their signatures.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from audit.log import merkle
from audit.trail.codec import LoggedEvent, parse_event
from audit.trail.events import (
    CardCancelled,
    CardsMade,
    ContestStopped,
    KeyAdded,
    ListsLocked,
    ListsOpenedAgain,
    LossStated,
    NominationsClosed,
    NominationsOpened,
    PapersSealed,
    SmallContestsAgreed,
    TrailEvent,
    VotingClosed,
    VotingOpened,
    VotingPaused,
    VotingResumed,
)
from audit.trail.losses import loss_input
from audit.trail.stages import positions
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.log_signer import LogBroken
from elections.core.outside_copy import OutsideCopy
from elections.models import CancelledCard, Checkpoint, StoppedBox, TrailEntry
from elections.services.command import append_event, keep_outside
from elections.services.count.agreement import Agreement
from elections.services.losses import MissingVotes, missing_votes
from elections.services.people.accounts import signing_key
from elections.services.self_check.run import verify_own_data
from elections.services.voting.open_close import make_boxes
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import advance_stage, locked_election, set_paused, stage_of


@dataclass(frozen=True, slots=True)
class Missing:
    """The gaps of an older database: entries of the trail, which can be restored, and votes."""

    entries: tuple[LoggedEvent, ...]
    votes: tuple[MissingVotes, ...]


def find_missing(ctx: Context) -> Missing:
    """Find what is missing. Raises `LogBroken` where nobody can go on from what is kept."""

    def query(session: Session) -> Missing:
        entries = _missing_entries(ctx, session)
        for logged in entries:
            if not isinstance(logged.event, _CAN_BE_PUT_BACK):
                raise _too_far_back(logged.event)
        return Missing(entries, missing_votes(session, ctx.outside, entries))

    return ctx.db.read(query)


def _too_far_back(event: TrailEvent) -> LogBroken:
    """Say why nobody can go on from here, and the one way that is left."""
    if isinstance(event, _BEFORE_VOTING):
        before = "its lists, keys and vote cards were ready"
        lost = "which no trail can give back"
        way = (
            "load the election folder into a new data folder, make keys and cards anew, and take "
            "the cards back that were given out: they fit no more"
        )
    else:
        before = "the count began"
        lost = "and the key holders' parts are signed for a box that is not here"
        way = (
            "hold the contests again, from the lists in this copy: repvote again, each with "
            "--contest"
        )
    return LogBroken(
        "too-far-back",
        f"This copy is from before {before} (it lacks {event.kind}), {lost}. Put back a newer "
        f"copy; look on the second disk or stick and for backups. If there is none, {way}.",
    )


def go_on(ctx: Context, agreement: Agreement) -> Missing:
    """Put back the trail's entries and state the votes that are lost. Trail: ``loss_stated``.

    Returns what was missing. Raises `Refused` when a name or passphrase is wrong, or nothing is
    missing, and `LogBroken` where nobody can go on.
    """
    secretary = signing_key(
        ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase
    )
    witness = signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)
    before = find_missing(ctx)
    if not before.entries and not before.votes:
        raise refused("go-on-nothing")

    def transaction(session: Session) -> None:
        _put_back(ctx, session, before.entries)
        votes = missing_votes(session, ctx.outside)
        if not votes:
            return
        losses = {missing.uuid: missing.loss for missing in votes}
        seq = trail_store.size(session)
        statement = loss_input(locked_election(session).sha256, seq, losses)
        stated = LossStated(losses, secretary.sign(statement).hex(), witness.sign(statement).hex())
        append_event(ctx, session, stated)

    ctx.db.write(transaction)

    keep_outside(ctx, ctx.db.read(trail_store.latest_note), {})
    ctx.outside.set_heads(ctx.db.read(box_store.heads))
    return before


def verify_alone(ctx: Context) -> None:
    """Check the database as at every start, but without what is kept outside it.

    Raises `LogBroken`: a database that was changed is not one to go on with.
    """
    with tempfile.TemporaryDirectory() as folder:
        signer = replace(ctx.signer, folders=(Path(folder),))
        verify_own_data(replace(ctx, signer=signer, outside=OutsideCopy(signer)))


def _missing_entries(ctx: Context, session: Session) -> tuple[LoggedEvent, ...]:
    """Read the signed entries that are kept outside, beyond those of the database."""
    signed = ctx.signer.kept_checkpoint()
    leaves = trail_store.leaves(session)
    if signed is None or signed.size <= len(leaves):
        return ()
    kept = ctx.outside.trail()[: signed.size]
    root = merkle.root_of(kept)
    if len(kept) < signed.size or root != signed.root or list(kept[: len(leaves)]) != leaves:
        raise LogBroken(
            "trail-not-kept",
            "What is kept of the trail outside the database is not whole, or of another database. "
            "Put back the newest copy of the data, or call for help.",
        )
    first = len(leaves)
    return tuple(parse_event(leaf, seq) for seq, leaf in enumerate(kept[first:], first))


def _put_back(ctx: Context, session: Session, entries: Sequence[LoggedEvent]) -> None:
    """Put entries back, each with what it did, and the checkpoint that signs them."""
    if not entries:
        return
    kinds = [logged.event.kind for logged in trail_store.events(session)]
    for logged in entries:
        event = logged.event
        _DO_AGAIN.get(type(event), _nothing)(session, logged)
        session.add(TrailEntry(seq=logged.seq, kind=event.kind, leaf=logged.to_bytes()))
        session.flush()
        kinds.append(event.kind)
        reached = positions(kinds)[-1]
        if stage_of(session) is not reached.stage:
            advance_stage(session, reached.stage)
        elif isinstance(event, VotingPaused | VotingResumed):
            set_paused(session, paused=reached.is_paused)
    note = ctx.signer.kept_note()
    frontier = merkle.Frontier()
    for leaf in trail_store.leaves(session):
        frontier = frontier.append(merkle.leaf_hash(leaf))
    session.add(
        Checkpoint(
            size=frontier.size, root=frontier.root(), note=note, frontier=frontier.to_bytes()
        )
    )
    session.flush()


def _nothing(_session: Session, _logged: LoggedEvent) -> None:
    """Do nothing: this act stands in the trail only, or its votes are those that are lost."""


def _cancel_again(session: Session, logged: LoggedEvent) -> None:
    if isinstance(logged.event, CardCancelled):
        card = logged.event
        session.add(CancelledCard(box_uuid=card.uuid, credential=card.credential))
        session.flush()


def _stop_again(session: Session, logged: LoggedEvent) -> None:
    if isinstance(logged.event, ContestStopped):
        session.add(StoppedBox(box_uuid=logged.event.uuid, reason=logged.event.reason))
        session.flush()


def _open_again(session: Session, logged: LoggedEvent) -> None:
    """Make the boxes again; all in them but the votes follows from keys, cards and definition."""
    started = int(datetime.fromisoformat(logged.at).timestamp())
    make_boxes(session, locked_election(session), started)
    if isinstance(logged.event, VotingOpened) and box_store.heads(session) != logged.event.boxes:
        raise LogBroken(
            "too-far-back",
            "This copy of the data has other keys or cards than those with which voting opened. "
            "Put back a newer copy, or call for help.",
        )


_DO_AGAIN: dict[type[TrailEvent], Callable[[Session, LoggedEvent], None]] = {
    CardCancelled: _cancel_again,
    ContestStopped: _stop_again,
    VotingOpened: _open_again,
}
_BEFORE_VOTING = (
    *(NominationsOpened, NominationsClosed, ListsLocked, ListsOpenedAgain),
    *(KeyAdded, CardsMade),
)
_CAN_BE_PUT_BACK = (
    *(VotingOpened, VotingPaused, VotingResumed, ContestStopped, VotingClosed),
    *(CardCancelled, PapersSealed, SmallContestsAgreed, LossStated),
)
