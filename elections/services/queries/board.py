"""The progress of the election, for the secretary's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.trail.events import DifferencesStated, LossStated
from audit.trail.losses import lost_by_contest
from ballots.stages import Stage
from elections import models
from elections.core.context import Context
from elections.services.certify.differences import more_votes_now
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of
from elections.stores.keys import KeyHolderView, key_holder_views


@dataclass(frozen=True, slots=True)
class MoreVotes:
    """A contest in which ``more`` cards have voted than people may vote, or votes were lost.

    ``is_voted_again``: whether that could change who is elected; None before the result.
    """

    title: str
    more: int
    is_voted_again: bool | None
    has_lost_votes: bool


@dataclass(frozen=True, slots=True)
class BoardState:
    """For the secretary. ``keys_needed``: how many key holders open the boxes together.
    ``cards_batch``: the number of the cards' newest making, 0 for none. ``lots_needed``: contest id
    and title of each open tie.

    ``small_contest``: with fewer votes than this a contest is opened only by agreement.
    ``is_stated``: both officers have stated ``more_votes``. ``stopped``: titles of the contests
    that were stopped while voting was open.
    """

    stage: Stage
    key_holders: tuple[KeyHolderView, ...]
    keys_needed: int
    cards_printed: int
    cards_batch: int
    is_card_file_kept: bool
    shares_given: tuple[int, ...]
    lots_needed: tuple[tuple[str, str], ...]
    small_contest: int
    more_votes: tuple[MoreVotes, ...]
    is_stated: bool
    stopped: tuple[str, ...]


def board_state(ctx: Context) -> BoardState:
    """Read how far keys, cards, shares and lots have come."""

    def query(session: Session) -> BoardState:
        now = stage_of(session)
        printed = (
            select(func.count())
            .select_from(models.Card)
            .where(models.Card.batch == card_store.batch_number(session))
        )
        counts = count_seats.counts_of(session) or ()
        floor = session.scalar(select(models.Draft.small_contest))
        return BoardState(
            stage=now,
            key_holders=key_holder_views(session) if now.has_reached(Stage.LOCKED) else (),
            keys_needed=locked_election(session).key_holders.needed
            if now.has_reached(Stage.LOCKED)
            else 0,
            cards_printed=session.scalar(printed) or 0,
            cards_batch=card_store.batch_number(session) or 0,
            is_card_file_kept=card_store.is_file_kept(session),
            shares_given=count_shares.shares_given(session),
            lots_needed=tuple(
                (worked.contest.id, worked.contest.title)
                for worked in counts
                if worked.count.tie is not None
            ),
            small_contest=floor or 0,
            more_votes=_more_votes(session, now, counts),
            is_stated=trail_store.last_event(session, DifferencesStated) is not None,
            stopped=_stopped(session, now),
        )

    return ctx.db.read(query)


def _stopped(session: Session, now: Stage) -> tuple[str, ...]:
    if not now.has_reached(Stage.OPEN):
        return ()
    stopped = box_store.stopped(session)
    return tuple(
        contest.title for contest in locked_election(session).contests if contest.uuid in stopped
    )


def _more_votes(
    session: Session, now: Stage, counts: Sequence[count_seats.ContestCount]
) -> tuple[MoreVotes, ...]:
    if not now.has_reached(Stage.OPEN):
        return ()
    more, again = (
        more_votes_now(session),
        {count.contest.id: count.is_voted_again for count in counts},
    )
    election = locked_election(session)
    lost = lost_by_contest(election, trail_store.events_of(session, LossStated))
    return tuple(
        MoreVotes(contest.title, more.get(contest.id, 0), again.get(contest.id), contest.id in lost)
        for contest in election.contests
        if contest.id in more or contest.id in lost
    )
