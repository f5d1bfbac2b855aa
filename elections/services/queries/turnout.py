"""The number of cards that have voted, for the board's page; never a choice.

By contest only, from `STEP` up, and in whole steps: a number changes after `STEP` votes, so nobody
who looks at it all day learns when a person voted. The number of all contests is the sum of those
that are shown and says nothing more, so no smaller number follows from it by subtraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ballots.stages import Stage
from elections.core.context import Context
from elections.models import Card
from elections.stores.box import counted_votes
from elections.stores.cards import batch_number
from elections.stores.election import locked_election, stage_of

STEP = 10


@dataclass(frozen=True, slots=True)
class ContestTurnout:
    """At least ``used`` of a contest's ``cards`` have voted; 0 for fewer than `STEP`."""

    title: str
    used: int
    cards: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """The turnout of all contests in which people vote."""

    contests: tuple[ContestTurnout, ...]

    @property
    def used(self) -> int:
        """The sum of what is shown by contest."""
        return sum(contest.used for contest in self.contests)

    @property
    def cards(self) -> int:
        """The number of all cards of these contests."""
        return sum(contest.cards for contest in self.contests)


def turnout(ctx: Context) -> Turnout | None:
    """Count the cards that have voted; None before voting opens and once there is a result."""

    def query(session: Session) -> Turnout | None:
        stage = stage_of(session)
        if not stage.has_reached(Stage.OPEN) or stage.has_reached(Stage.RESULTS):
            return None
        rows = session.execute(
            select(Card.box_uuid, func.count())
            .where(Card.batch == batch_number(session))
            .group_by(Card.box_uuid)
        )
        cards = {row[0]: row[1] for row in rows}
        used = counted_votes(session)
        contests = locked_election(session).contested_contests
        return shown_turnout(
            [
                (contest.title, used.get(contest.uuid, 0), cards.get(contest.uuid, 0))
                for contest in contests
            ]
        )

    return ctx.db.read(query)


def shown_turnout(counts: Sequence[tuple[str, int, int]]) -> Turnout:
    """Compute the turnout to show from each contest's title, used cards and cards."""
    return Turnout(
        tuple(ContestTurnout(title, used - used % STEP, cards) for title, used, cards in counts)
    )
