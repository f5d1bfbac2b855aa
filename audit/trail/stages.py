"""The order of a trail: which event is allowed at which stage, and the stage after it.

One table over `ballots.stages.Stage`. Besides the stage a trail says whether voting is paused, and,
during the count, whether the result is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from audit.errors import TrailInvalid
from ballots.stages import Stage


@dataclass(frozen=True, slots=True)
class Position:
    """The state of an election after an event of its trail."""

    stage: Stage = Stage.SETUP
    is_paused: bool = False
    is_opened: bool = False  # the result is opened; it stays true


@dataclass(frozen=True, slots=True)
class Rule:
    """The stages and state that allow an event, and its effect. None: any value, or no change."""

    stages: frozenset[Stage]
    after: Stage | None = None
    is_paused: bool | None = None
    is_opened: bool | None = None
    sets_paused: bool | None = None
    sets_opened: bool | None = None


RULES: Mapping[str, Rule] = {
    "nominations_opened": Rule(frozenset({Stage.SETUP, Stage.CHECKING}), Stage.NOMINATIONS),
    "nominations_closed": Rule(frozenset({Stage.NOMINATIONS}), Stage.CHECKING),
    "lists_locked": Rule(frozenset({Stage.SETUP, Stage.CHECKING}), Stage.LOCKED),
    "lists_opened_again": Rule(frozenset({Stage.LOCKED}), Stage.CHECKING),
    "key_added": Rule(frozenset({Stage.LOCKED})),
    "cards_made": Rule(frozenset({Stage.LOCKED})),  # may come again: the last one counts
    "card_cancelled": Rule(frozenset({Stage.LOCKED, Stage.OPEN})),
    "voting_opened": Rule(frozenset({Stage.LOCKED}), Stage.OPEN),
    "voting_paused": Rule(frozenset({Stage.OPEN}), is_paused=False, sets_paused=True),
    "voting_resumed": Rule(frozenset({Stage.OPEN}), is_paused=True, sets_paused=False),
    "contest_stopped": Rule(frozenset({Stage.OPEN})),
    "voting_closed": Rule(frozenset({Stage.OPEN}), Stage.CLOSED, sets_paused=False),
    "papers_sealed": Rule(frozenset({Stage.CLOSED})),
    "loss_stated": Rule(frozenset({Stage.OPEN, Stage.CLOSED})),
    "small_contests_agreed": Rule(frozenset({Stage.CLOSED})),
    "count_started": Rule(frozenset({Stage.CLOSED}), Stage.COUNTING),
    "shares_added": Rule(frozenset({Stage.COUNTING}), is_opened=False),
    "result_opened": Rule(frozenset({Stage.COUNTING}), is_opened=False, sets_opened=True),
    "lot_drawn": Rule(frozenset({Stage.COUNTING}), is_opened=True),
    "seats_filled": Rule(frozenset({Stage.COUNTING}), Stage.RESULTS, is_opened=True),
    "differences_stated": Rule(frozenset({Stage.RESULTS})),
    "certified": Rule(frozenset({Stage.RESULTS}), Stage.CERTIFIED),
}


def follow(position: Position, kind: str) -> Position | None:
    """Return the position after an event of this kind, or None if it is not allowed here."""
    rule = RULES[kind]
    if position.stage not in rule.stages:
        return None
    if rule.is_paused not in (None, position.is_paused) or rule.is_opened not in (
        None,
        position.is_opened,
    ):
        return None
    return replace(
        position,
        stage=rule.after or position.stage,
        is_paused=position.is_paused if rule.sets_paused is None else rule.sets_paused,
        is_opened=position.is_opened if rule.sets_opened is None else rule.sets_opened,
    )


def positions(kinds: Iterable[str]) -> tuple[Position, ...]:
    """Return the position after each event. Raises `TrailInvalid` at the first out of order."""
    position, passed = Position(), []
    for number, kind in enumerate(kinds):
        after = follow(position, kind)
        if after is None:
            state = "opened" if position.is_opened and position.stage is Stage.COUNTING else ""
            state = "paused" if position.is_paused else state
            place = f"{position.stage} ({state})" if state else str(position.stage)
            raise TrailInvalid("trail-order", f"Event {number} ({kind}) may not come at {place}.")
        position = after
        passed.append(position)
    return tuple(passed)
