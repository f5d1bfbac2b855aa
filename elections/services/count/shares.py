"""The count: sealed sums, key holders' shares, result, lots, seats.

The key holders open sums only, of closed boxes only, all boxes at once. Each share is checked
before the write lock is taken. With the last share the result opens in the same transaction, and
when no tie is left the seats are filled in it too: those entries of the trail (``shares_added``,
``result_opened``, ``seats_filled``) come from one act of one key holder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from audit.box import writer as archive
from audit.trail.events import ResultOpened, SharesAdded
from ballots.errors import BadInput
from ballots.group import Point
from ballots.tally import (
    EncryptedTally,
    open_tally,
    parse_encrypted_tally,
    result_bytes,
)
from elections.core.context import Context
from elections.core.errors import bad_input, refused
from elections.core.logging import log
from elections.domain.open_box import OpenBox
from elections.domain.stages import Command, require_stage
from elections.services.command import append_event, run_command
from elections.services.count.seats import fill_seats
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.box import counted_votes
from elections.stores.election import locked_election, stage_of


@dataclass(frozen=True, slots=True)
class SealedSum:
    """The sum that key holders open: a box, its fingerprint, the exact ``encrypted_tally`` JSON."""

    uuid: str
    title: str
    fingerprint: str
    encrypted_tally: bytes


def tallies(ctx: Context) -> tuple[SealedSum, ...]:
    """Return the sealed sums, for the key holders."""

    def query(session: Session) -> tuple[SealedSum, ...]:
        require_stage(stage_of(session), Command.ADD_SHARES)
        election = locked_election(session)
        sums = []
        active = box_store.active_uuids(session)
        for contest in election.contested_contests:
            if contest.uuid not in active:
                continue
            box = _box(session, contest.uuid)
            (raw,) = box_store.first_data(session, contest.uuid, "EncryptedTally")
            sums.append(SealedSum(contest.uuid, contest.title, box.params.fingerprint, raw))
        return tuple(sums)

    return ctx.db.read(query)


def _box(session: Session, uuid: str) -> OpenBox:
    box = box_store.open_box(session, uuid)
    if box is None:
        raise refused("shares-box-unknown")
    return box


def _tally(session: Session, box: OpenBox) -> EncryptedTally:
    (raw,) = box_store.first_data(session, box.params.uuid, "EncryptedTally")
    return parse_encrypted_tally(raw, len(box.params.answers))


# --- shares and result -----------------------------------------------------------------------


def shares_given(session: Session) -> tuple[int, ...]:
    """List key holders whose shares are in the boxes, in the order they came."""
    return tuple(event.key_holder for event in trail_store.events_of(session, SharesAdded))


def add_shares(ctx: Context, index: int, shares: Mapping[str, bytes]) -> None:
    """Take key holder ``index``'s ``partial_decryption`` of every box (box to exact JSON).

    Trail: ``shares_added``; with the last key holder also ``result_opened``, and ``seats_filled``
    when no tie is left. Raises `BadInput` for a wrong share, `Refused` if a box lacks its share,
    this key holder's shares exist already, or all shares together open to no number.
    """

    def query(session: Session) -> dict[str, tuple[OpenBox, EncryptedTally]]:
        require_stage(stage_of(session), Command.ADD_SHARES)
        _require_turn(session, index)
        _require_not_stopped(session, shares)
        boxes = {uuid: _box(session, uuid) for uuid in box_store.active_uuids(session)}
        return {uuid: (box, _tally(session, box)) for uuid, box in boxes.items()}

    boxes = ctx.db.read(query)
    if boxes.keys() != shares.keys():
        raise bad_input("shares-boxes")
    for uuid, (box, tally) in boxes.items():
        box.trustees.verify_share(box.params.fingerprint, index, tally, shares[uuid])

    def transaction(session: Session) -> None:
        _require_turn(session, index)
        box_store.append_to_all(
            session,
            "PartialDecryption",
            lambda uuid, head: archive.partial_decryption(head, index, shares[uuid]),
        )
        append_event(ctx, session, SharesAdded(index, box_store.active_heads(session)))
        owners = shares_given(session)
        if all(box.trustees.is_enough(owners) for box, _ in boxes.values()):
            _open_result(ctx, session, boxes)
            fill_seats(ctx, session)

    run_command(ctx, Command.ADD_SHARES, transaction)


def _require_not_stopped(session: Session, shares: Mapping[str, bytes]) -> None:
    """Refuse a part of a box that is never opened, with the contest's name."""
    stopped = box_store.stopped(session)
    for contest in locked_election(session).contests:
        if contest.uuid in stopped and contest.uuid in shares:
            raise refused("shares-stopped", contest=contest.title)


def _require_turn(session: Session, index: int) -> None:
    names = locked_election(session).key_holders.names
    if not 1 <= index <= len(names):
        raise refused("key-holder")
    if index in shares_given(session):
        raise refused("shares-there", name=names[index - 1])
    if trail_store.last_event(session, ResultOpened) is not None:
        raise refused("shares-enough")


def _open_result(
    ctx: Context, session: Session, boxes: Mapping[str, tuple[OpenBox, EncryptedTally]]
) -> None:
    votes = counted_votes(session)
    owners = shares_given(session)
    opened = {
        uuid: _opened(tally, _factors(session, box, tally, owners), votes[uuid])
        for uuid, (box, tally) in boxes.items()
    }
    box_store.append_to_all(
        session, "Result", lambda uuid, head: archive.result(head, result_bytes(opened[uuid]))
    )
    totals = {
        contest.id: opened[contest.uuid]
        for contest in locked_election(session).contested_contests
        if contest.uuid in opened
    }
    append_event(ctx, session, ResultOpened(box_store.active_heads(session), totals))


def _opened(
    tally: EncryptedTally, factors: tuple[tuple[Point, ...], ...], votes: int
) -> tuple[int, ...]:
    """Open the totals. Any of the parts may be wrong, so the sentence blames nobody."""
    try:
        return open_tally(tally, factors, votes)
    except BadInput as problem:
        log.error("key holders' parts do not fit together", reason=problem.code)
        raise refused("shares-unfit") from problem


def _factors(
    session: Session, box: OpenBox, tally: EncryptedTally, owners: tuple[int, ...]
) -> tuple[tuple[Point, ...], ...]:
    raws = box_store.first_data(session, box.params.uuid, "PartialDecryption")
    return box.trustees.combine(
        {
            owner: box.trustees.verify_share(box.params.fingerprint, owner, tally, raw)
            for owner, raw in zip(owners, raws, strict=True)
        }
    )
