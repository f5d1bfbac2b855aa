"""What pages show, as frozen values. Nothing here tells more than the public record will."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from ballots.credential import Code, pictures_of
from ballots.definition import Contest, Election, Log
from ballots.definition_rules import HEX_FORM
from ballots.errors import Refused
from ballots.params import BoxParams
from elections import models
from elections.context import Context
from elections.rules.drafting import build_election
from elections.rules.stages import Stage
from elections.services import box_store, cards, counting, setup_store
from elections.services.command import frozen_election, stage_of
from elections.services.keys import KeyHolderView, key_holder_views

MOST_CODES = 20
_NO_KEYS = ("", "")


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A person put forward; ``index`` is the place in canonical order, from 0."""

    index: int
    id: str
    name: str
    points: tuple[str, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class ContestView:
    """One choice, in people's words. ``uuid`` is "" before the election is frozen."""

    id: str
    uuid: str
    title: str
    area: str
    seat_class: str
    seats: int
    max_choices: int
    electorate: int
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area and its contests."""

    id: str
    name: str
    contests: tuple[ContestView, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The election. ``calendar`` is pairs of stage and day; ``definition_sha`` "" before freeze."""

    title: str
    board: str
    language: str
    stage: str
    calendar: tuple[tuple[str, str], ...]
    areas: tuple[AreaView, ...]
    definition_sha: str
    secretary: str
    witness: str


@dataclass(frozen=True, slots=True)
class BoxView:
    """What a tablet needs. ``election`` is the exact JSON text, "" before voting opens.

    ``state`` is "not_open", "open" or "closed".
    """

    id: str
    uuid: str
    title: str
    area: str
    seat_class: str
    seats: int
    max_choices: int
    candidates: tuple[CandidateView, ...]
    election: str
    fingerprint: str
    state: str
    language: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as anybody may see it; ``tracker`` of its last vote, None without one."""

    listed: bool
    cancelled: bool
    in_box: bool
    tracker: str | None
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CodeView:
    """A card found by its pictures."""

    uuid: str
    credential: str
    pictures: Code
    in_box: bool
    cancelled: bool


@dataclass(frozen=True, slots=True)
class BoardState:
    """For the secretary. ``lots_needed``: contest id and title of each open tie.

    ``small_contest``: with fewer votes than this a contest is opened only by agreement.
    """

    stage: str
    key_holders: tuple[KeyHolderView, ...]
    cards_printed: int
    shares_given: tuple[int, ...]
    lots_needed: tuple[tuple[str, str], ...]
    small_contest: int


def stage(ctx: Context) -> str:
    """The stage now."""
    return ctx.db.read(lambda session: stage_of(session).value)


def language(ctx: Context) -> str | None:
    """The election's own language, two letters; None before a folder is loaded."""
    return ctx.db.read(lambda session: session.scalar(select(models.Draft.language)))


def election(ctx: Context) -> Election:
    """The frozen definition. Raises `Refused` before there is one."""
    return ctx.db.read(frozen_election)


def overview(ctx: Context) -> Overview | None:
    """The election and its contests by area; None before a folder is loaded."""

    def look(session: Session) -> Overview | None:
        now = stage_of(session)
        if now is not Stage.SETUP:
            return _overview(frozen_election(session), now, cards.electorates(session))
        draft = setup_store.read(session)
        if draft is None:
            return None
        shown = build_election(
            draft,
            pictures={p.picture: p.picture for one in draft.contests for p in one.candidates},
            uuids={one.id: "" for one in draft.contests},
            officer_keys=_NO_KEYS,
            log=Log("", ""),
        )
        return _overview(shown, now, _members(session))

    return ctx.db.read(look)


def _members(session: Session) -> Mapping[str, int]:
    """Contest id to number of voters, before the list is frozen."""
    rows = session.execute(
        select(models.Contest.id, func.count(models.Member.id))
        .outerjoin(
            models.Member,
            (models.Member.area_id == models.Contest.area_id)
            & (models.Member.seat_class_id == models.Contest.seat_class_id),
        )
        .group_by(models.Contest.id)
    )
    return dict(rows.all())


def _overview(shown: Election, now: Stage, electorates: Mapping[str, int]) -> Overview:
    kinds = {one.id: one.name for one in shown.seat_classes}
    return Overview(
        title=shown.title,
        board=shown.board,
        language=shown.language,
        stage=now.value,
        calendar=tuple((day.stage, day.date) for day in shown.calendar),
        areas=tuple(
            AreaView(
                area.id,
                area.name,
                tuple(
                    ContestView(
                        id=one.id,
                        uuid=one.uuid,
                        title=one.title,
                        area=area.name,
                        seat_class=kinds[one.seat_class],
                        seats=one.seats,
                        max_choices=one.max_choices,
                        electorate=electorates[one.id],
                        candidates=_candidates(one),
                    )
                    for one in shown.contests
                    if one.area == area.id
                ),
            )
            for area in shown.areas
        ),
        definition_sha="" if now is Stage.SETUP else shown.sha256,
        secretary=shown.officers.secretary.name,
        witness=shown.officers.witness.name,
    )


def _candidates(contest: Contest) -> tuple[CandidateView, ...]:
    return tuple(
        CandidateView(index, one.id, one.name, one.points, one.picture)
        for index, one in enumerate(contest.candidates)
    )


def contest_view(ctx: Context, uuid: str) -> BoxView | None:
    """One box for a tablet; None if this election has no such box."""

    def look(session: Session) -> BoxView | None:
        now = stage_of(session)
        if now is Stage.SETUP:
            return None
        shown = frozen_election(session)
        contest = shown.contest_of_box(uuid)
        if contest is None:
            return None
        box = box_store.open_box(session, uuid)
        state = {Stage.CHECKING: "not_open", Stage.OPEN: "open"}.get(now, "closed")
        return BoxView(
            id=contest.id,
            uuid=uuid,
            title=contest.title,
            area=next(one.name for one in shown.areas if one.id == contest.area),
            seat_class=next(o.name for o in shown.seat_classes if o.id == contest.seat_class),
            seats=contest.seats,
            max_choices=min(contest.max_choices, len(contest.candidates)),
            candidates=_candidates(contest),
            election=box.params.to_bytes().decode() if box else "",
            fingerprint=box.params.fingerprint if box else "",
            state=state,
            language=shown.language,
        )

    return ctx.db.read(look)


def box_params(ctx: Context, uuid: str) -> BoxParams:
    """What votes of a box are sealed for. Raises `Refused` when there is no such box."""

    def look(session: Session) -> BoxParams:
        box = box_store.open_box(session, uuid)
        if box is None:
            raise Refused("box-unknown", "This card is for another election. Ask for help.")
        return box.params

    return ctx.db.read(look)


def card_state(ctx: Context, uuid: str, credential: str) -> CardView:
    """What is publicly known about a card; of a wrong one only that it is not listed."""
    found = ctx.db.read(lambda session: cards.card_status(session, uuid, credential))
    return CardView(
        listed=found.listed,
        cancelled=found.cancelled,
        in_box=found.tracker is not None,
        tracker=found.tracker,
        pictures=pictures_of(credential) if found.listed else (),
    )


def codes(ctx: Context, first: int, second: int) -> tuple[CodeView, ...]:
    """Cards whose code begins with these two pictures, `MOST_CODES` at most."""

    def look(session: Session) -> tuple[CodeView, ...]:
        card = models.Card
        voted = exists().where(
            models.SealedVote.box_uuid == card.box_uuid,
            models.SealedVote.credential == card.credential,
        )
        gone = exists().where(
            models.CancelledCard.box_uuid == card.box_uuid,
            models.CancelledCard.credential == card.credential,
        )
        rows = session.execute(
            select(card.box_uuid, card.credential, voted, gone)
            .where(
                card.batch == cards.batch_number(session),
                card.picture_1 == first,
                card.picture_2 == second,
            )
            .order_by(card.pictures)
            .limit(MOST_CODES)
        )
        return tuple(
            CodeView(uuid, credential, pictures_of(credential), bool(in_box), bool(cancelled))
            for uuid, credential, in_box, cancelled in rows
        )

    return ctx.db.read(look)


def board_state(ctx: Context) -> BoardState:
    """How far keys, cards, shares and lots have come."""

    def look(session: Session) -> BoardState:
        now = stage_of(session)
        printed = (
            select(func.count())
            .select_from(models.Card)
            .where(models.Card.batch == cards.batch_number(session))
        )
        made = counting.counts_of(session) or ()
        floor = session.scalar(select(models.Draft.small_contest))
        return BoardState(
            stage=now.value,
            key_holders=() if now is Stage.SETUP else key_holder_views(session),
            cards_printed=session.scalar(printed) or 0,
            shares_given=counting.shares_given(session),
            lots_needed=tuple(
                (one.contest.id, one.contest.title) for one in made if one.count.tie is not None
            ),
            small_contest=floor or 0,
        )

    return ctx.db.read(look)


def picture(ctx: Context, sha256: str) -> bytes | None:
    """A candidate's photo (JPEG), or None."""
    if not HEX_FORM.match(sha256):
        return None
    return ctx.db.read(
        lambda session: session.scalar(
            select(models.Picture.jpeg).where(models.Picture.sha256 == sha256)
        )
    )
