"""The public record, put together from what is in the database. Readable from opening on.

While voting is open, strangers get a copy that is renewed every ten minutes at most: somebody who
fetched it every second would see each vote come in (docs/adr/0006-times-in-the-trail.md). At every
stage it is put together once for each state, however many ask, and its bytes are kept.
"""

from __future__ import annotations

from collections.abc import Callable
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
from elections.core.record_copy import Moment
from elections.domain.stages import Command, is_allowed, require_stage
from elections.models import Certificate, Picture
from elections.services.count.seats import counts_of
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import draft as draft_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that was read in one transaction."""

    parts: RecordParts
    card_rows: tuple[CardRow, ...]


def record_files(ctx: Context) -> dict[str, bytes]:
    """Build all files of the public record as it stands: name to bytes.

    Raises `Refused` before voting opens.
    """
    return files_of(ctx.db.read(published).parts)


def record_zip(ctx: Context) -> bytes:
    """Zip the public record, late while voting is open; the same record, the same bytes.

    Raises `Refused` before voting opens.
    """
    moment = shown_moment(ctx)
    return moment.once("record.zip", lambda: zip_bytes(moment.files))


def shown_moment(ctx: Context) -> Moment:
    """Return the record to show: the newest, or while voting is open one of the last ten minutes.

    Raises `Refused` before voting opens.
    """
    copy, now = ctx.record_copy, ctx.clock.now()

    def query(session: Session) -> Moment:
        stage, newest = stage_of(session), copy.newest
        require_stage(stage, Command.PUBLISH)
        # outside the open stage only acts change the record, and each leaves its entry and note
        mark = None if stage is Stage.OPEN else (stage, _note(session))
        if newest is not None and newest.mark == mark and (mark or newest.is_young(now)):
            return newest
        return Moment(files_of(published(session).parts), now, mark)

    with copy.lock:  # requests that come while it is made get the same
        copy.newest = ctx.db.read(query)
        return copy.newest


def _moment_with(ctx: Context, uuid: str) -> Moment | None:
    """Return the record that is shown, if it has this box."""

    def is_public(session: Session) -> bool:
        return is_allowed(stage_of(session), Command.PUBLISH)

    moment = shown_moment(ctx) if ctx.db.read(is_public) else None
    return moment if moment is not None and box_name(uuid) in moment.files else None


def box_archive(ctx: Context, uuid: str) -> bytes | None:
    """Return the exact ``.bel`` file of one box, delayed while voting is open.

    None before that, or without such a box.
    """
    moment = _moment_with(ctx, uuid)
    return moment.files[box_name(uuid)] if moment else None


@dataclass(frozen=True, slots=True)
class OnTheWall:
    """A picture wall: public halves of the cards whose vote counts, with the same delay."""

    credentials: tuple[str, ...]
    is_late: bool


def wall(ctx: Context, uuid: str, draw: Callable[[OnTheWall], bytes]) -> bytes | None:
    """Draw the picture wall of one box, once for each state of the record.

    None before voting opens, or without such a box; late while voting is open.
    """
    moment = _moment_with(ctx, uuid)
    if moment is None:
        return None

    def make() -> bytes:
        rows = parse_cards(moment.files[CARDS])
        used = tuple(row.credential for row in rows if (row.uuid, row.state) == (uuid, "used"))
        return draw(OnTheWall(used, is_late=moment.mark is None))

    return moment.once(f"wall {uuid}", make)


@dataclass(frozen=True, slots=True)
class TrailTexts:
    """Three files of the record at one moment, as their exact text."""

    definition: str
    trail: str
    checkpoint: str


def trail_texts(ctx: Context) -> TrailTexts | None:
    """Read the files that show how far the election has come; None before voting opens."""

    def query(session: Session) -> TrailTexts | None:
        if not is_allowed(stage_of(session), Command.PUBLISH):
            return None
        note = _note(session)
        definition = locked_election(session).to_bytes()
        trail = trail_bytes(trail_store.leaves(session))
        return TrailTexts(definition.decode(), trail.decode(), note.decode())

    return ctx.db.read(query)


def _note(session: Session) -> bytes:
    note = trail_store.latest_note(session)
    if note is None:
        raise RepVoteError("note-missing", "The trail has no checkpoint. Call for help.")
    return note


def published(session: Session) -> Published:
    """Read everything the record shows, of one moment."""
    stage = stage_of(session)
    require_stage(stage, Command.PUBLISH)
    election = locked_election(session)
    note = _note(session)
    rows = tuple(_card_rows(session, [contest.uuid for contest in election.contested_contests]))
    counts = None
    if stage in (Stage.RESULTS, Stage.CERTIFIED):
        counts = counts_bytes(
            [
                count_row(worked.count, worked.counted, (worked.lot,) if worked.lot else ())
                for worked in counts_of(session) or ()
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
            contest.uuid: box_store.export(session, contest.uuid)
            for contest in election.contested_contests
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
