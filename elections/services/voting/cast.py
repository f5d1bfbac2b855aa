"""Post a vote: a sealed vote is checked, appended to its box, and answered with a receipt.

No time, address, device or session stands beside it, no trail entry is made, the list of voters is
not touched. The costly proofs are checked before the write lock is taken; what can change in
between (stage, cancelled cards) is asked again inside.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.box.writer import Head
from ballots.ballot import claimed_credential, size_limit, verify_ballot
from ballots.ballot import tracker as tracker_of
from ballots.credential import Code, pictures_of
from elections.core.context import Context
from elections.core.db import is_disk_full
from elections.core.errors import ballot_refused, refused
from elections.core.logging import log
from elections.domain.capacity import BoxPlan, has_room
from elections.domain.open_box import OpenBox
from elections.domain.stages import Command, require_casting, require_stage
from elections.models import LockedLists, SealedVote
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores.election import is_paused, locked_election, stage_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """Shown after the vote is on the disk. ``is_repeated``: this very vote was there already."""

    tracker: str
    credential: str
    pictures: Code
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class _Posted:
    """A receipt, and a head of the box that commits to its vote."""

    receipt: Receipt
    head: Head


def cast(ctx: Context, uuid: str, raw: bytes) -> Receipt:
    """Post the sealed vote ``raw`` into the box ``uuid``.

    The same bytes again give the same receipt and add nothing, after the close too. Another vote
    by the same card replaces the one before in the count, as often as the rules allow and while
    there is more room than the first votes of all other cards need. Raises `Refused`:
    ``box-unknown``, ``card-replaced``, ``box-not-open``, ``box-closed``, ``box-paused``,
    ``box-stopped``, ``card-unknown``, ``card-cancelled``, ``card-often``, ``box-first-only``,
    ``disk-full``; and `BallotRefused` for what is not a good sealed vote.
    """
    box = _box(ctx, uuid)
    if len(raw) > size_limit(box.params):
        raise ballot_refused("ballot-long")
    tracker = tracker_of(raw)
    claimed = claimed_credential(raw)
    if claimed is None:
        raise ballot_refused("ballot-unreadable")

    def query(session: Session) -> _Posted | None:
        return _posted_or_refusal(session, box, tracker, claimed)

    known = ctx.db.read(query)
    if known is not None:
        return _receipt(ctx, uuid, known)
    _refuse_when_disk_is_full(ctx)
    sealed = verify_ballot(box.params, raw)

    def transaction(session: Session) -> _Posted:
        posted = _posted_or_refusal(session, box, tracker, sealed.credential)
        if posted is not None:
            return posted
        head = box_store.append_ballot(session, box, sealed, raw)
        ctx.outside.verify_not_behind({uuid: head})
        pictures = pictures_of(sealed.credential)
        return _Posted(Receipt(tracker, sealed.credential, pictures, is_repeated=False), head)

    try:
        posted = ctx.db.write(transaction)
    except DBAPIError as problem:
        if is_disk_full(problem):
            log.error("disk full")
            raise refused("disk-full") from problem
        raise
    return _receipt(ctx, uuid, posted)


def _receipt(ctx: Context, uuid: str, posted: _Posted) -> Receipt:
    """Give the receipt after the head is kept outside the database: no copy put back hides it."""
    ctx.outside.keep_heads({uuid: posted.head})
    return posted.receipt


def rehearse(ctx: Context, uuid: str) -> None:
    """Find out whether a vote could be posted into this box now; changes nothing.

    Raises `Refused` as `cast` does for what is not a card's own affair.
    """
    _box(ctx, uuid)

    ctx.db.read(lambda session: _require_box_takes_votes(session, uuid))
    _refuse_when_disk_is_full(ctx)


def _box(ctx: Context, uuid: str) -> OpenBox:
    known = ctx.open_boxes.get(uuid)
    if known is not None:
        return known

    def query(session: Session) -> OpenBox:
        box = box_store.open_box(session, uuid)
        if box is not None:
            return box
        card_store.require_not_void(session, uuid)
        is_locked = session.scalar(select(LockedLists.id)) is not None
        if is_locked and locked_election(session).contest_of_box(uuid):
            require_stage(stage_of(session), Command.CAST)
        raise refused("box-unknown")

    stored = ctx.db.read(query)
    ctx.open_boxes[uuid] = stored
    return stored


def _posted_or_refusal(
    session: Session, box: OpenBox, tracker: str, credential: str
) -> _Posted | None:
    """Return the receipt of a vote that is there already; None if this one may be posted."""
    uuid = box.params.uuid
    posted = session.get(SealedVote, (uuid, tracker))
    if posted is not None:
        pictures = pictures_of(posted.credential)
        receipt = Receipt(tracker, posted.credential, pictures, is_repeated=True)
        return _Posted(receipt, box_store.head(session, uuid))
    _require_box_takes_votes(session, uuid)
    card = card_store.card_status(session, uuid, credential)
    if not card.is_listed:
        raise refused("card-unknown")
    if card.is_cancelled:
        raise refused("card-cancelled")
    if card.tracker is not None:
        _require_another_vote(session, box, credential)
    return None


def _require_box_takes_votes(session: Session, uuid: str) -> None:
    if uuid in box_store.stopped(session):
        raise refused("box-stopped")
    require_casting(stage_of(session), is_paused=is_paused(session))


def _require_another_vote(session: Session, box: OpenBox, credential: str) -> None:
    """Refuse a card that voted to vote again when that is too often, or takes others' room."""
    if box_store.votes_of_card(session, box.params.uuid, credential) >= box.votes_per_card:
        raise refused("card-often")
    plan = BoxPlan(box.params, box.cards, box.trustees.number)
    in_box = box_store.head(session, box.params.uuid).height
    if has_room(plan, in_box, box.cards):  # more than are left without a vote
        return
    used = box_store.counted_votes(session)[box.params.uuid]
    if not has_room(plan, in_box, box.cards - used):
        log.error("only first votes have room", box=box.params.uuid)
        raise refused("box-first-only")


def _refuse_when_disk_is_full(ctx: Context) -> None:
    free = shutil.disk_usage(ctx.settings.data_dir).free
    if free < ctx.settings.min_free:
        log.error("disk nearly full", free=free)
        raise refused("disk-full")
