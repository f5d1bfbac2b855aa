"""The count: sealed sums, key holders' shares, result, lots, seats.

The key holders open sums only, of closed boxes only, all boxes at once. Each share is checked
before the write lock is taken. With the last share the result opens in the same transaction, and
when no tie is left the seats are filled in it too: those entries of the trail (``shares_added``,
``result_opened``, ``seats_filled``) are what one act of one key holder brought about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from audit import box as archive
from audit import box_reader
from ballots.ballot import size_limit
from ballots.counting import Count, Lot, count_seats, lot_value, read_lot
from ballots.definition import Contest, Election
from ballots.encoding import strict_json
from ballots.errors import BadInput, Refused
from ballots.group import Point, parse_point
from ballots.keyholders import check_partial
from ballots.params import BoxParams
from ballots.proofs import Ciphertext
from ballots.tally import (
    EncryptedTally,
    add_votes,
    encrypted_tally_bytes,
    open_tally,
    parse_encrypted_tally,
    result_bytes,
)
from elections.context import Context
from elections.log import log
from elections.models import SealedVote
from elections.rules.stages import Act, Stage, require
from elections.services import box_store, log_store
from elections.services.accounts import signing_key
from elections.services.box_store import OpenBox
from elections.services.command import frozen_election, move, run, stage_of, tell


@dataclass(frozen=True, slots=True)
class Agreement:
    """Secretary and witness say, each with a passphrase, that small contests may be opened."""

    secretary_name: str
    secretary_passphrase: str
    witness_name: str
    witness_passphrase: str

    def __repr__(self) -> str:
        return f"Agreement({self.secretary_name!r}, {self.witness_name!r})"


@dataclass(frozen=True, slots=True)
class SmallContest:
    """A contest whose totals could give away how people voted: few votes in the box."""

    contest: str
    uuid: str
    title: str
    votes: int


@dataclass(frozen=True, slots=True)
class SealedSum:
    """What key holders open: a box, its fingerprint, the exact ``encrypted_tally`` JSON."""

    uuid: str
    title: str
    fingerprint: str
    encrypted_tally: bytes


@dataclass(frozen=True, slots=True)
class ContestCount:
    """The worked count of a contest; ``counted`` votes in the sum, one for each used card."""

    contest: Contest
    counted: int
    lot: Lot | None
    count: Count


# --- the sums --------------------------------------------------------------------------------


def counted_votes(session: Session) -> dict[str, int]:
    """Box to number of cards that voted."""
    rows = session.execute(
        select(SealedVote.box_uuid, func.count(distinct(SealedVote.credential))).group_by(
            SealedVote.box_uuid
        )
    )
    found = {row[0]: row[1] for row in rows}
    return {uuid: found.get(uuid, 0) for uuid in box_store.uuids(session)}


def _small(session: Session, election: Election) -> tuple[SmallContest, ...]:
    votes = counted_votes(session)
    floor = election.rules.small_contest
    return tuple(
        SmallContest(one.id, one.uuid, one.title, votes[one.uuid])
        for one in election.boxes
        if votes[one.uuid] < floor
    )


def small_contests(ctx: Context) -> tuple[SmallContest, ...]:
    """Contests that secretary and witness must agree to open, once voting is closed."""

    def look(session: Session) -> tuple[SmallContest, ...]:
        require(stage_of(session), Act.START_COUNT)
        return _small(session, frozen_election(session))

    return ctx.db.read(look)


def agreement_missing(ctx: Context) -> tuple[SmallContest, ...]:
    """The small contests, while their opening is not agreed; else nothing."""

    def look(session: Session) -> tuple[SmallContest, ...]:
        require(stage_of(session), Act.START_COUNT)
        return _missing(session)

    return ctx.db.read(look)


def _missing(session: Session) -> tuple[SmallContest, ...]:
    agreed = log_store.last_body(session, "small_contest_agreed")
    return () if agreed else _small(session, frozen_election(session))


def agree_small_contests(ctx: Context, agreement: Agreement) -> None:
    """Put on record that both officers were told and said yes. Trail: ``small_contest_agreed``.

    Raises `Refused` when a name or passphrase is wrong, or there is nothing to agree.
    """
    signing_key(ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase)
    signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)

    def work(session: Session) -> None:
        missing = _missing(session)
        if not missing:
            raise Refused("small-none", "There is nothing to agree. Go on with the count.")
        tell(ctx, session, ("small_contest_agreed", {"uuids": sorted(m.uuid for m in missing)}))

    run(ctx, Act.START_COUNT, work)


def start_count(ctx: Context, agreement: Agreement | None = None) -> None:
    """Add the last vote of each card, still sealed, in every box. Trail: ``count_started``.

    With an ``agreement``, and a small contest, `agree_small_contests` comes first, as a command of
    its own. Raises `Refused` (``small-contest``) when it is needed and not there.
    """
    missing = agreement_missing(ctx)
    if missing and agreement is not None:
        agree_small_contests(ctx, agreement)
    elif missing:
        raise Refused(
            "small-contest",
            "Only a few people voted for %(names)s. The numbers could show how they voted. "
            "The secretary and the witness must both say yes.",
            names=", ".join(one.title for one in missing),
        )
    sums = ctx.db.read(_sums)

    def work(session: Session) -> None:
        def make(uuid: str, head: archive.Head) -> archive.Added:
            if head != sums[uuid].head:
                raise Refused("count-again", "Something changed just now. Please try again.")
            counted = sums[uuid].counted
            raw = encrypted_tally_bytes(sums[uuid].tally)
            return archive.encrypted_tally(head, raw, counted, counted)

        box_store.append_to_all(session, "EncryptedTally", make)
        tell(ctx, session, ("count_started", {"boxes": box_store.heads_body(session)}))
        move(session, Stage.COUNTING)

    run(ctx, Act.START_COUNT, work)


@dataclass(frozen=True, slots=True)
class _Sum:
    head: archive.Head
    counted: int
    tally: EncryptedTally


def _sums(session: Session) -> dict[str, _Sum]:
    """The sealed sum of every box, made from the archive itself."""
    require(stage_of(session), Act.START_COUNT)
    sums = {}
    for uuid in box_store.uuids(session):
        box = box_reader.parse(box_store.export(session, uuid))
        params = BoxParams.parse(box.election)
        last: dict[str, tuple[Ciphertext, ...]] = {}
        for _, raw in box.ballots():
            credential, choices = _sealed_choices(params, raw)
            last[credential] = choices
        tally = add_votes(len(params.answers), last.values())
        sums[uuid] = _Sum(box.head, len(last), tally)
    return sums


def _sealed_choices(params: BoxParams, raw: bytes) -> tuple[str, tuple[Ciphertext, ...]]:
    """Card and ciphertexts of a vote that was checked when it came."""
    value = strict_json(raw, size_limit(params))
    choices = value["answers"][0]["choices"]
    return value["credential"], tuple(
        Ciphertext(parse_point(one["alpha"]), parse_point(one["beta"])) for one in choices
    )


def tallies(ctx: Context) -> tuple[SealedSum, ...]:
    """The sealed sums, for the key holders."""

    def look(session: Session) -> tuple[SealedSum, ...]:
        require(stage_of(session), Act.ADD_SHARES)
        election = frozen_election(session)
        made = []
        for contest in election.boxes:
            box = _box(session, contest.uuid)
            (raw,) = box_store.first_data(session, contest.uuid, "EncryptedTally")
            made.append(SealedSum(contest.uuid, contest.title, box.params.fingerprint, raw))
        return tuple(made)

    return ctx.db.read(look)


def _box(session: Session, uuid: str) -> OpenBox:
    box = box_store.open_box(session, uuid)
    if box is None:
        raise Refused("box-unknown", "This box is not in this election.")
    return box


def _tally(session: Session, box: OpenBox) -> EncryptedTally:
    (raw,) = box_store.first_data(session, box.params.uuid, "EncryptedTally")
    return parse_encrypted_tally(raw, len(box.params.answers))


# --- shares and result -----------------------------------------------------------------------


def shares_given(session: Session) -> tuple[int, ...]:
    """Key holders whose shares are in the boxes, in the order they came."""
    return tuple(
        one.body["key_holder"] for one in log_store.events(session) if one.type == "shares_added"
    )


def add_shares(ctx: Context, index: int, shares: Mapping[str, bytes]) -> None:
    """Take key holder ``index``'s ``partial_decryption`` of every box (box to exact JSON).

    Trail: ``shares_added``; with the last key holder also ``result_opened``, and ``seats_filled``
    when no tie is left. Raises `BadInput` for a share that is not right, `Refused` if a box lacks
    its share, this key holder's are there, or all shares together open to no number.
    """

    def look(session: Session) -> dict[str, tuple[OpenBox, EncryptedTally]]:
        require(stage_of(session), Act.ADD_SHARES)
        _check_turn(session, index)
        boxes = {uuid: _box(session, uuid) for uuid in box_store.uuids(session)}
        return {uuid: (box, _tally(session, box)) for uuid, box in boxes.items()}

    boxes = ctx.db.read(look)
    if boxes.keys() != shares.keys():
        raise BadInput("shares-boxes", "The key must open every box. Please try again.")
    for uuid, (box, tally) in boxes.items():
        check_partial(box.params.fingerprint, box.trustees[index - 1], tally, shares[uuid])

    def work(session: Session) -> None:
        _check_turn(session, index)
        box_store.append_to_all(
            session,
            "PartialDecryption",
            lambda uuid, head: archive.partial_decryption(head, index, shares[uuid]),
        )
        body = {"key_holder": index, "boxes": box_store.heads_body(session)}
        tell(ctx, session, ("shares_added", body))
        if len(shares_given(session)) == len(frozen_election(session).key_holders):
            _open_result(ctx, session, boxes)
            _fill_seats(ctx, session)

    run(ctx, Act.ADD_SHARES, work)


def _check_turn(session: Session, index: int) -> None:
    names = frozen_election(session).key_holders
    if not 1 <= index <= len(names):
        raise Refused("key-holder", "This election does not have this key holder.")
    if index in shares_given(session):
        raise Refused(
            "shares-there", "%(name)s has opened the boxes already.", name=names[index - 1]
        )


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
    totals = {one.id: list(opened[one.uuid]) for one in frozen_election(session).boxes}
    body = {"boxes": box_store.heads_body(session), "totals": totals}
    tell(ctx, session, ("result_opened", body))


def _opened(tally: EncryptedTally, factors: list[tuple[Point, ...]], votes: int) -> tuple[int, ...]:
    """The totals. Any of the parts may be wrong, so the sentence blames nobody."""
    try:
        return open_tally(tally, factors, votes)
    except BadInput as problem:
        log.error("key holders' parts do not fit together", reason=problem.code)
        raise Refused(
            "shares-unfit", "The key holders' parts do not fit together. Call for help."
        ) from problem


def _factors(
    session: Session, box: OpenBox, tally: EncryptedTally, owners: tuple[int, ...]
) -> list[tuple[Point, ...]]:
    raws = box_store.first_data(session, box.params.uuid, "PartialDecryption")
    return [
        check_partial(box.params.fingerprint, box.trustees[owner - 1], tally, raw)
        for owner, raw in zip(owners, raws, strict=True)
    ]


# --- seats -----------------------------------------------------------------------------------


def counts_of(session: Session) -> tuple[ContestCount, ...] | None:
    """The count of every contest, in the order of the definition; None before the result."""
    opened = log_store.last_body(session, "result_opened")
    if opened is None:
        return None
    votes = counted_votes(session)
    lots = {
        one.body["contest"]: read_lot(one.body["lot"])
        for one in log_store.events(session)
        if one.type == "lot_drawn"
    }
    made = []
    for contest in frozen_election(session).contests:
        totals, lot = opened["totals"].get(contest.id, []), lots.get(contest.id)
        count = count_seats(contest, totals, lot)
        made.append(ContestCount(contest, votes.get(contest.uuid, 0), lot, count))
    return tuple(made)


def counts(ctx: Context) -> tuple[ContestCount, ...]:
    """The count of every contest, in the order of the definition; empty before the result."""
    return ctx.db.read(counts_of) or ()


def draw_lot(ctx: Context, contest_id: str, lot: Lot) -> None:
    """Put a lot on record that was drawn in public. Trail: ``lot_drawn``, and ``seats_filled``
    when it was the last one. Raises `BadInput` if it does not settle the tie.
    """

    def work(session: Session) -> None:
        waiting = {
            one.contest.id: one for one in counts_of(session) or () if one.count.tie is not None
        }
        if contest_id not in waiting:
            raise Refused("lot-needless", "There is no tie here, so there is no lot to draw.")
        there = waiting[contest_id]
        count_seats(there.contest, there.count.totals, lot)
        tell(ctx, session, ("lot_drawn", {"contest": contest_id, "lot": lot_value(lot)}))
        _fill_seats(ctx, session)

    run(ctx, Act.DRAW_LOT, work)


def _fill_seats(ctx: Context, session: Session) -> None:
    """When no tie is left, the seats are filled and the stage is *Results*."""
    made = counts_of(session) or ()
    if any(one.count.tie is not None for one in made):
        return
    elected = {one.contest.id: list(one.count.elected) for one in made}
    tell(ctx, session, ("seats_filled", {"elected": elected}))
    move(session, Stage.RESULTS)
