"""Answers to voters' tablets: a box, a card, cards by their pictures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from ballots.box_params import BoxParams
from ballots.credential import Code, pictures_of
from ballots.stages import Stage
from elections import models
from elections.core.context import Context
from elections.core.errors import refused
from elections.services.queries.overview import CandidateView, candidate_views
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import draft as draft_store
from elections.stores.election import locked_election, stage_of

MOST_CODES = 20


@dataclass(frozen=True, slots=True)
class BoxView:
    """The data that a tablet needs. ``election`` is the exact JSON text, "" before voting opens.

    ``state`` is "not_open", "open", "stopped" (this contest) or "closed".
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
    """A card as anybody may see it; ``tracker`` of its last vote, None without one.

    ``may_vote_again``: it has not posted as many votes as a card may.
    """

    is_listed: bool
    is_cancelled: bool
    is_in_box: bool
    may_vote_again: bool
    tracker: str | None
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CodeView:
    """A card found by its pictures."""

    uuid: str
    credential: str
    pictures: Code
    is_in_box: bool
    is_cancelled: bool


def contest_view(ctx: Context, uuid: str) -> BoxView | None:
    """Return one box for a tablet; None if this election has no such box.

    Raises `Refused` (``card-replaced``) for a box of lists that were opened again.
    """

    def query(session: Session) -> BoxView | None:
        now = stage_of(session)
        card_store.require_not_void(session, uuid)
        if not now.has_reached(Stage.LOCKED):
            return None
        shown = locked_election(session)
        contest = shown.contest_of_box(uuid)
        if contest is None:
            return None
        box = box_store.open_box(session, uuid)
        state = {Stage.LOCKED: "not_open", Stage.OPEN: "open"}.get(now, "closed")
        if uuid in box_store.stopped(session):
            state = "stopped"
        return BoxView(
            id=contest.id,
            uuid=uuid,
            title=contest.title,
            area=next(area.name for area in shown.areas if area.id == contest.area),
            seat_class=next(
                kind.name for kind in shown.seat_classes if kind.id == contest.seat_class
            ),
            seats=contest.seats,
            max_choices=min(contest.question.max_choices, len(contest.candidates)),
            candidates=candidate_views(contest, draft_store.materials(session)),
            election=box.params.to_bytes().decode() if box else "",
            fingerprint=box.params.fingerprint if box else "",
            state=state,
            language=shown.language,
        )

    return ctx.db.read(query)


def boxes(ctx: Context) -> tuple[str, ...]:
    """List the boxes that cards may be for; none before cards can be made.

    Those of void cards come last: who has such a card is told so.
    """

    def query(session: Session) -> tuple[str, ...]:
        void = card_store.void_boxes(session)
        if not stage_of(session).has_reached(Stage.LOCKED):
            return void
        contests = locked_election(session).contested_contests
        return (*(contest.uuid for contest in contests), *void)

    return ctx.db.read(query)


def box_params(ctx: Context, uuid: str) -> BoxParams:
    """Read the parameters to seal votes for a box. Raises `Refused` when there is no such box."""

    def query(session: Session) -> BoxParams:
        box = box_store.open_box(session, uuid)
        if box is None:
            raise refused("box-unknown")
        return box.params

    return ctx.db.read(query)


def card_state(ctx: Context, uuid: str, credential: str) -> CardView:
    """Read what is public about a card; of an unknown one only that it is not listed.

    Raises `Refused` (``card-replaced``) for a card of lists that were opened again.
    """

    def query(session: Session) -> tuple[card_store.CardStatus, bool]:
        status = card_store.card_status(session, uuid, credential)
        if status.is_void:
            raise refused("card-replaced")
        if status.tracker is None:
            return status, True
        most = locked_election(session).rules.votes_per_card
        return status, box_store.votes_of_card(session, uuid, credential) < most

    card, may_vote_again = ctx.db.read(query)
    return CardView(
        is_listed=card.is_listed,
        is_cancelled=card.is_cancelled,
        is_in_box=card.tracker is not None,
        may_vote_again=may_vote_again,
        tracker=card.tracker,
        pictures=pictures_of(credential) if card.is_listed else (),
    )


def codes(ctx: Context, first: int, second: int) -> tuple[CodeView, ...]:
    """Find cards whose code begins with these two pictures, `MOST_CODES` at most."""

    def query(session: Session) -> tuple[CodeView, ...]:
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
                card.batch == card_store.batch_number(session),
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

    return ctx.db.read(query)
