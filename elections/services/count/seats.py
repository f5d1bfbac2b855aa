"""Turn totals into seats: the worked count, lots, and the end of the count."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from audit.record.differences import Difference, find_differences
from audit.trail.events import LossStated, LotDrawn, ResultOpened, SeatsFilled
from audit.trail.losses import lost_by_contest
from ballots.counting import Count, Lot, Totals, count_seats
from ballots.definition.model import Contest
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command
from elections.services.command import append_event, run_command
from elections.stores import trail as trail_store
from elections.stores.box import counted_votes, stopped
from elections.stores.cards import electorates
from elections.stores.election import advance_stage, locked_election


@dataclass(frozen=True, slots=True)
class ContestCount:
    """The worked count of a contest; ``counted`` votes in the sum, one for each used card.

    ``difference``: more votes than voters, or lost votes; None where there are none.
    """

    contest: Contest
    counted: int
    lot: Lot | None
    count: Count
    difference: Difference | None

    @property
    def is_voted_again(self) -> bool:
        """Tell whether the difference could change the result, so that it is not certified."""
        return self.difference is not None and not self.difference.is_certified

    @property
    def elected(self) -> tuple[str, ...]:
        """The ids of the people elected: nobody in a contest that is voted again."""
        return () if self.is_voted_again else self.count.elected


# --- seats -----------------------------------------------------------------------------------


def counts_of(session: Session) -> tuple[ContestCount, ...] | None:
    """Count every contest that was not stopped, in the order of the definition.

    None before the result.
    """
    opened = trail_store.last_event(session, ResultOpened)
    if opened is None:
        return None
    votes, voters, gone = counted_votes(session), electorates(session), stopped(session)
    losses = trail_store.events_of(session, LossStated)
    lost = lost_by_contest(locked_election(session), losses)
    lots = {event.contest: event.lot for event in trail_store.events_of(session, LotDrawn)}
    counts = []
    for contest in locked_election(session).contests:
        if contest.uuid in gone:
            continue
        lot, counted = lots.get(contest.id), votes.get(contest.uuid, 0)
        totals = Totals(opened.totals.get(contest.id, ()), counted)
        difference = find_differences([(contest, totals)], voters, lost).get(contest.id)
        count = count_seats(contest, totals, lot)
        counts.append(ContestCount(contest, counted, lot, count, difference))
    return tuple(counts)


def counts(ctx: Context) -> tuple[ContestCount, ...]:
    """Count every contest, in the order of the definition; empty before the result."""
    return ctx.db.read(counts_of) or ()


def draw_lot(ctx: Context, contest_id: str, lot: Lot) -> None:
    """Put a lot on record that was drawn in public. Trail: ``lot_drawn``, and ``seats_filled``
    when it was the last one. Raises `BadInput` if it does not settle the tie.
    """

    def transaction(session: Session) -> None:
        waiting = {
            worked.contest.id: worked
            for worked in counts_of(session) or ()
            if worked.count.tie is not None
        }
        if contest_id not in waiting:
            raise refused("lot-needless")
        tied = waiting[contest_id]
        count_seats(tied.contest, Totals(tied.count.totals, tied.counted), lot)
        append_event(ctx, session, LotDrawn(contest_id, lot))
        fill_seats(ctx, session)

    run_command(ctx, Command.DRAW_LOT, transaction)


def fill_seats(ctx: Context, session: Session) -> None:
    """Fill the seats and go to the stage *Results* when no tie is left."""
    counts = counts_of(session) or ()
    if any(worked.count.tie is not None for worked in counts):
        return
    elected = {worked.contest.id: worked.count.elected for worked in counts}
    append_event(ctx, session, SeatsFilled(elected))
    advance_stage(session, Stage.RESULTS)
