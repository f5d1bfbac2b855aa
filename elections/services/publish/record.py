"""The public record, put together from what is in the database. Readable from opening on.

While voting is open, strangers get a copy that is renewed every ten minutes at most: whoever could
fetch it every second would see each vote come in (docs/decisions/times-in-the-trail.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.record.candidates import candidate_row, candidates_bytes
from audit.record.cards import CardRow, CardState, cards_bytes, parse_cards
from audit.record.counts import count_row, counts_bytes
from audit.record.files import CARDS, RecordParts, box_name, zip_bytes
from audit.record.files import record_files as files_of
from audit.trail.codec import trail_bytes
from ballots.errors import RepVoteError
from ballots.stages import Stage
from elections.core.context import Context
from elections.domain.stages import Command, is_allowed, require_stage
from elections.models import Certificate, Picture
from elections.services.count.seats import counts_of
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import draft as draft_store
from elections.stores import trail as trail_store
from elections.stores.election import frozen_election, stage_of


@dataclass(frozen=True, slots=True)
class Published:
    """What was read in one transaction."""

    parts: RecordParts
    card_rows: tuple[CardRow, ...]


def record_files(ctx: Context) -> dict[str, bytes]:
    """All files of the public record as it stands: name to bytes.

    Raises `Refused` before voting opens.
    """
    return files_of(ctx.db.read(published).parts)


def record_zip(ctx: Context) -> bytes:
    """The public record as one zip, late while voting is open; the same record, the same bytes.

    Raises `Refused` before voting opens.
    """
    late = _late_files(ctx)
    return zip_bytes(record_files(ctx) if late is None else late)


def _late_files(ctx: Context) -> Mapping[str, bytes] | None:
    """All files of one moment of the last ten minutes; None when voting is not open."""
    copy, now = ctx.late_copy, ctx.clock.now()

    def look(session: Session) -> Mapping[str, bytes] | None:
        if stage_of(session) is not Stage.OPEN:
            return None
        return copy.files if copy.holds(now) else files_of(published(session).parts)

    with copy.lock:
        files = ctx.db.read(look)
        if files is None:
            copy.forget()
        elif files is not copy.files:
            copy.keep(files, now)
    return files


def box_archive(ctx: Context, uuid: str) -> bytes | None:
    """The exact ``.bel`` file of one box, late while voting is open; None before that, or without
    such a box.
    """
    late = _late_files(ctx)
    if late is not None:
        return late.get(box_name(uuid))

    def look(session: Session) -> bytes | None:
        there = is_allowed(stage_of(session), Command.PUBLISH) and box_store.open_box(session, uuid)
        return box_store.export(session, uuid) if there else None

    return ctx.db.read(look)


def cards_in_box(ctx: Context, uuid: str) -> tuple[str, ...] | None:
    """Public halves of the cards whose vote is in a box and counts, as the public record has them.

    Late while voting is open; None before that, or without such a box.
    """
    late = _late_files(ctx)

    def look(session: Session) -> Iterable[CardRow] | None:
        there = is_allowed(stage_of(session), Command.PUBLISH) and box_store.open_box(session, uuid)
        return _card_rows(session, [uuid]) if there else None

    if late is None:
        rows = ctx.db.read(look)
    else:
        rows = parse_cards(late[CARDS]) if box_name(uuid) in late else None
    if rows is None:
        return None
    return tuple(one.credential for one in rows if (one.uuid, one.state) == (uuid, "used"))


@dataclass(frozen=True, slots=True)
class TrailTexts:
    """Three files of the record at one moment, as their exact text."""

    definition: str
    trail: str
    checkpoint: str


def trail_texts(ctx: Context) -> TrailTexts | None:
    """What shows how far the election has come, signed by the log; None before voting opens."""

    def look(session: Session) -> TrailTexts | None:
        if not is_allowed(stage_of(session), Command.PUBLISH):
            return None
        note = _note(session)
        definition = frozen_election(session).to_bytes()
        trail = trail_bytes(trail_store.leaves(session))
        return TrailTexts(definition.decode(), trail.decode(), note.decode())

    return ctx.db.read(look)


def _note(session: Session) -> bytes:
    note = trail_store.latest_note(session)
    if note is None:
        raise RepVoteError("note-missing", "The trail has no checkpoint. Call for help.")
    return note


def published(session: Session) -> Published:
    """Everything the record shows, of one moment."""
    stage = stage_of(session)
    require_stage(stage, Command.PUBLISH)
    election = frozen_election(session)
    note = _note(session)
    rows = tuple(_card_rows(session, [one.uuid for one in election.contested_contests]))
    counts = None
    if stage in (Stage.RESULTS, Stage.CERTIFIED):
        counts = counts_bytes(
            [
                count_row(one.count, one.counted, (one.lot,) if one.lot else ())
                for one in counts_of(session) or ()
            ]
        )
    pictures = session.execute(select(Picture.salted_hash, Picture.jpeg)).all()
    materials = draft_store.materials(session)
    parts = RecordParts(
        definition=election,
        candidates=candidates_bytes(
            candidate_row(contest.id, candidate.id, materials[contest.id, candidate.id])
            for contest in election.contests
            for candidate in contest.candidates
        ),
        pictures=dict(pictures),
        cards=cards_bytes(rows),
        boxes={
            one.uuid: box_store.export(session, one.uuid) for one in election.contested_contests
        },
        leaves=trail_store.leaves(session),
        checkpoint=note,
        counts=counts,
        certificate=session.scalar(select(Certificate.raw)),
    )
    return Published(parts, rows)


def _card_rows(session: Session, uuids: list[str]) -> list[CardRow]:
    cancelled, voted = card_store.cancelled(session), card_store.voted(session)

    def state(card: tuple[str, str]) -> CardState:
        if card in cancelled:
            return "cancelled"
        return "used" if card in voted else "unused"

    return [
        CardRow(uuid, credential, state((uuid, credential)))
        for uuid in uuids
        for credential in card_store.credentials(session, uuid)
    ]
