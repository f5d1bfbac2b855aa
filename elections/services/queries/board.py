"""The progress of the election, for the secretary's pages."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ballots.stages import Stage
from elections import models
from elections.core.context import Context
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.stores import cards as card_store
from elections.stores.election import frozen_election, stage_of
from elections.stores.keys import KeyHolderView, key_holder_views


@dataclass(frozen=True, slots=True)
class BoardState:
    """For the secretary. ``keys_needed``: how many key holders open the boxes together.
    ``lots_needed``: contest id and title of each open tie.

    ``small_contest``: with fewer votes than this a contest is opened only by agreement.
    """

    stage: Stage
    key_holders: tuple[KeyHolderView, ...]
    keys_needed: int
    cards_printed: int
    shares_given: tuple[int, ...]
    lots_needed: tuple[tuple[str, str], ...]
    small_contest: int


def board_state(ctx: Context) -> BoardState:
    """Read how far keys, cards, shares and lots have come."""

    def query(session: Session) -> BoardState:
        now = stage_of(session)
        printed = (
            select(func.count())
            .select_from(models.Card)
            .where(models.Card.batch == card_store.batch_number(session))
        )
        made = count_seats.counts_of(session) or ()
        floor = session.scalar(select(models.Draft.small_contest))
        return BoardState(
            stage=now,
            key_holders=key_holder_views(session) if now.has_reached(Stage.LOCKED) else (),
            keys_needed=frozen_election(session).key_holders.needed
            if now.has_reached(Stage.LOCKED)
            else 0,
            cards_printed=session.scalar(printed) or 0,
            shares_given=count_shares.shares_given(session),
            lots_needed=tuple(
                (worked.contest.id, worked.contest.title)
                for worked in made
                if worked.count.tie is not None
            ),
            small_contest=floor or 0,
        )

    return ctx.db.read(query)
