"""Honest elections in which more happens than in most, for a server that lies about it.

Each story changes the small election before the lie does: events of the trail, what they say once
heads are filled in, and steps of boxes. All of them verify, which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from audit.box.writer import Head
from audit.trail.events import Loss
from tests.audit.mutations.base import body_of, find
from tests.audit.mutations.losses import GONE, LAST, LOST, state_loss
from tests.audit.mutations.opened_again import open_again
from tests.audit.mutations.stopped import leave_sealed, stop_carers
from tests.factories.record_factory import REPS, Changes, Events, SmallElection, Steps


def _nothing(*_: object) -> None:
    """Change nothing."""


@dataclass(frozen=True, slots=True)
class Story:
    """The additional events of an election, as `Changes`."""

    events: Callable[[Events], object] = _nothing
    bodies: Callable[[SmallElection, Events], object] = _nothing
    steps: Callable[[Steps], object] = _nothing

    def told(
        self, small: SmallElection, lie: Changes | None = None, until: str | None = None
    ) -> dict[str, bytes]:
        """Build the record of this story, with a lie on top of it."""
        lie = lie or Changes()

        def events(told: Events) -> None:
            self.events(told)
            lie.events(told)

        def bodies(told: Events) -> None:
            self.bodies(small, told)
            lie.bodies(told)

        def steps(made: Steps) -> None:
            self.steps(made)
            lie.steps(made)

        return small.record(replace(lie, events=events, bodies=bodies, steps=steps), until)


def _pause(events: Events) -> None:
    place = find(events, "voting_closed")
    events[place:place] = [("voting_paused", {}), ("voting_resumed", {}), ("voting_paused", {})]


def _lose(small: SmallElection, events: Events) -> None:
    """Tell of votes at the close that are gone, as both officers state."""
    if "small_contests_agreed" not in dict(events):
        return  # the record ends before
    closed = body_of(events, "voting_closed")["boxes"]
    loss = Loss(Head.from_json(closed[REPS]), LAST)
    closed[REPS] = Head(LOST, GONE).to_json()
    before = "papers_sealed" if "papers_sealed" in dict(events) else "small_contests_agreed"
    state_loss(small, events, before, loss)


def _state_more_votes(events: Events) -> None:
    body_of(events, "lists_locked")["electorates"].update(reps=4)
    more = ("differences_stated", {"more_votes": {"reps": 1}})
    events.insert(find(events, "certified"), more)


STORIES: Mapping[str, Story] = {
    "as in most": Story(),
    "paused": Story(events=_pause),
    "lists opened again": Story(events=lambda events: open_again(events, times=2)),
    "a contest stopped": Story(events=stop_carers, steps=leave_sealed),
    "votes lost": Story(bodies=_lose),
    "more votes than voters": Story(events=_state_more_votes),
}
