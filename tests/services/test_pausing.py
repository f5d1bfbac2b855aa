"""Voting is paused for a while, and goes on."""

from __future__ import annotations

import pytest

from audit.trail.events import VotingPaused, VotingResumed
from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.services.queries import overview as election_queries
from elections.services.voting import open_close as voting
from elections.services.voting.cast import cast
from elections.services.voting.pause import pause_voting, resume_voting
from elections.stores import trail as trail_store
from elections.stores.election import is_paused
from tests.factories.election_factory import SampleElection


def _events(ctx: Context) -> list[str]:
    return [logged.event.kind for logged in ctx.db.read(trail_store.events)]


def test_no_vote_comes_in_while_voting_is_paused(box: SampleElection) -> None:
    first, second, *_ = box.cards_of("north-rep")
    posted = box.sealed(second, (0, 1, 0))
    cast(box.ctx, second.uuid, posted)
    pause_voting(box.ctx)
    with pytest.raises(Refused, match="box-paused"):
        box.cast(first, (1, 0, 0))
    assert cast(
        box.ctx, second.uuid, posted
    ).is_repeated  # it was acknowledged, so it is acknowledged again
    assert _events(box.ctx)[-1] == "voting_paused"
    resume_voting(box.ctx)
    assert box.cast(first, (1, 0, 0)).is_repeated is False
    assert _events(box.ctx)[-2:] == ["voting_paused", "voting_resumed"]


def test_pausing_puts_no_head_of_a_box_into_the_trail(sqlite_box: SampleElection) -> None:
    pause_voting(sqlite_box.ctx)
    resume_voting(sqlite_box.ctx)
    *_, paused, resumed = sqlite_box.ctx.db.read(trail_store.events)
    assert (paused.event, resumed.event) == (VotingPaused(), VotingResumed())


def test_voting_is_paused_once_and_resumed_once(sqlite_box: SampleElection) -> None:
    with pytest.raises(Refused, match="pause-none"):
        resume_voting(sqlite_box.ctx)
    pause_voting(sqlite_box.ctx)
    with pytest.raises(Refused, match="pause-there"):
        pause_voting(sqlite_box.ctx)


def test_paused_voting_can_be_closed(sqlite_box: SampleElection) -> None:
    ctx = sqlite_box.ctx
    pause_voting(ctx)
    voting.close_voting(ctx)
    assert election_queries.stage(ctx) is Stage.CLOSED
    assert ctx.db.read(is_paused) is False
    with pytest.raises(Refused, match="stage-resume"):
        resume_voting(ctx)


def test_nothing_is_paused_before_voting_opens(sqlite_ctx: Context) -> None:
    with pytest.raises(Refused, match="stage-pause"):
        pause_voting(sqlite_ctx)
