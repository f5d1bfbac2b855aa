"""The election as pages show it. Nothing here tells more than the public record will."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.trail.events import ListsOpenedAgain, StopReason
from ballots.definition.material import Materials
from ballots.definition.model import Contest, Election, Log
from ballots.definition.rules import HEX_FORM
from ballots.stages import Stage
from elections import models
from elections.audio.texts import SpokenElection, digit_by_digit
from elections.core.context import Context
from elections.domain.drafting import build_election
from elections.services.count import seats as count_seats
from elections.services.queries.help_phone import help_phone
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import draft as setup_store
from elections.stores import nominations as nomination_store
from elections.stores import trail as trail_store
from elections.stores.election import is_paused, locked_election, stage_of

_NO_KEYS = ("", "")
_NONE_STOPPED: Mapping[str, StopReason] = MappingProxyType({})


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
    """One choice, in people's words. ``uuid`` is "" before the lists are locked.

    ``stop_reason``: the code of why its vote was stopped, None where it was not.
    """

    id: str
    uuid: str
    title: str
    area: str
    seat_class: str
    seat_class_plural: str
    seats: int
    max_choices: int
    electorate: int
    candidates: tuple[CandidateView, ...]
    stop_reason: StopReason | None

    @property
    def is_stopped(self) -> bool:
        """Tell whether its vote was stopped; there will be a new one."""
        return self.stop_reason is not None


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area and its contests; ``colour``, ``picture``, ``places`` as in the definition."""

    id: str
    name: str
    colour: str
    picture: str
    places: tuple[str, ...]
    contests: tuple[ContestView, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The election. ``calendar``: stage and day; ``definition_sha``: "" until the lists are locked.

    ``is_paused``: voting is open, and no vote is taken for now. ``is_opened_again``: the lists were
    locked before, and opened again; older cards and keys are void. ``is_tied``: the votes are
    counted, and names must be drawn before there is a result.
    """

    title: str
    board: str
    language: str
    stage: Stage
    is_paused: bool
    is_tied: bool
    calendar: tuple[tuple[str, str], ...]
    areas: tuple[AreaView, ...]
    definition_sha: str
    secretary: str
    witness: str
    is_opened_again: bool = False


def stage(ctx: Context) -> Stage:
    """Return the stage now."""
    return ctx.db.read(stage_of)


def language(ctx: Context) -> str | None:
    """Return the election's own language, two letters; None before a folder is loaded."""
    return ctx.db.read(lambda session: session.scalar(select(models.Draft.language)))


def election(ctx: Context) -> Election:
    """Return the locked definition. Raises `Refused` before there is one."""
    return ctx.db.read(locked_election)


def overview(ctx: Context) -> Overview | None:
    """Read the election and its contests by area; None before a folder is loaded."""

    def query(session: Session) -> Overview | None:
        now = stage_of(session)
        if now.has_reached(Stage.LOCKED):
            electorates = card_store.electorates(session)
            locked = _overview(
                locked_election(session),
                now,
                electorates,
                setup_store.materials(session),
                box_store.stopped(session),
            )
            is_tied = now is Stage.COUNTING and any(
                worked.count.tie is not None for worked in count_seats.counts_of(session) or ()
            )
            return replace(
                locked,
                is_paused=is_paused(session),
                is_opened_again=_is_opened_again(session),
                is_tied=is_tied,
            )
        draft = setup_store.read(session)
        if draft is None:
            return None
        shown = build_election(
            draft,
            materials=setup_store.materials_by_name(session),
            uuids={contest.id: "" for contest in draft.contests},
            officer_keys=_NO_KEYS,
            log=Log("", ""),
        )
        read = _overview(shown, now, _members(session), setup_store.materials(session))
        return replace(read, is_opened_again=_is_opened_again(session))

    return ctx.db.read(query)


def _is_opened_again(session: Session) -> bool:
    return trail_store.count_of(session, ListsOpenedAgain.kind) > 0


def _members(session: Session) -> Mapping[str, int]:
    """Count the voters of each contest id, before the lists are locked."""
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


def _overview(
    shown: Election,
    now: Stage,
    electorates: Mapping[str, int],
    materials: Materials,
    stopped: Mapping[str, StopReason] = _NONE_STOPPED,
) -> Overview:
    kinds = {kind.id: kind for kind in shown.seat_classes}
    return Overview(
        title=shown.title,
        board=shown.board,
        language=shown.language,
        stage=now,
        is_paused=False,
        is_tied=False,
        calendar=tuple((day.stage, day.date) for day in shown.calendar),
        areas=tuple(
            AreaView(
                area.id,
                area.name,
                area.colour,
                area.picture,
                area.places,
                tuple(
                    ContestView(
                        id=contest.id,
                        uuid=contest.uuid,
                        title=contest.title,
                        area=area.name,
                        seat_class=kinds[contest.seat_class].name,
                        seat_class_plural=kinds[contest.seat_class].plural,
                        seats=contest.seats,
                        max_choices=contest.question.max_choices,
                        electorate=electorates[contest.id],
                        candidates=candidate_views(contest, materials),
                        stop_reason=stopped.get(contest.uuid),
                    )
                    for contest in shown.contests
                    if contest.area == area.id
                ),
            )
            for area in shown.areas
        ),
        definition_sha=shown.sha256 if now.has_reached(Stage.LOCKED) else "",
        secretary=shown.officers.secretary.name,
        witness=shown.officers.witness.name,
    )


def candidate_views(contest: Contest, materials: Materials) -> tuple[CandidateView, ...]:
    """Read a contest's candidates in canonical order, with what they say and show."""
    views = []
    for index, candidate in enumerate(contest.candidates):
        material = materials[contest.id, candidate.id]
        points = material.points or ()
        views.append(CandidateView(index, candidate.id, candidate.name, points, material.photo))
    return tuple(views)


def points(ctx: Context) -> dict[tuple[str, str], tuple[str, ...]]:
    """Read what candidates say, by contest id and candidate id."""
    materials = ctx.db.read(setup_store.materials)
    return {person: material.points or () for person, material in materials.items()}


def spoken_election(ctx: Context) -> SpokenElection:
    """Read the locked definition with what candidates say, for the sound. Raises `Refused`."""
    phone = digit_by_digit(help_phone(ctx))
    return SpokenElection(election(ctx), points(ctx), phone, ctx.db.read(_say_like))


def _say_like(session: Session) -> dict[str, str]:
    """Map the names of people who were put forward to how they are spoken."""
    return {
        nomination.page.name: nomination.page.say_like
        for nomination in nomination_store.every(session)
        if nomination.page.say_like and nomination.is_approved
    }


def picture(ctx: Context, salted_hash: str) -> bytes | None:
    """Return a candidate's photo (JPEG) by its salted hash, or None."""
    if not HEX_FORM.match(salted_hash):
        return None
    return ctx.db.read(
        lambda session: session.scalar(
            select(models.Picture.jpeg).where(models.Picture.salted_hash == salted_hash)
        )
    )
