"""More votes than voters, on each database: seen at once, stated by two, never a dead end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from audit.record.files import RecordFiles
from audit.trail.events import DifferencesStated
from audit.verify.run import verify
from ballots.counting import Lot
from ballots.errors import Refused
from elections.services.certify.differences import state_differences
from elections.services.count import seats as count_seats
from elections.services.publish import record as publishing
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.voting import open_close as voting
from elections.services.voting.seal_papers import seal_papers
from elections.stores import trail as trail_store
from tests.factories.election_factory import AGREEMENT, SampleElection

REPS, CARERS = "north-rep", "north-carer"  # 5 and 3 voters, 7 and 5 cards; one carer stands
ANN, BEA, CY = (1, 0, 0), (0, 1, 0), (0, 0, 1)


def _code(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(*arguments)
    return refusal.value.code


def _vote(box: SampleElection, contest: str, votes: Sequence[Sequence[int]]) -> None:
    for card, choices in zip(box.cards_of(contest), votes, strict=False):
        box.cast(card, choices)


def _seen(box: SampleElection) -> list[tuple[str, int, bool | None]]:
    """Return what the board is told: contest, votes too many, voted again."""
    state = board_queries.board_state(box.ctx)
    return [
        (contest.title.split(", ")[1], contest.more, contest.is_voted_again)
        for contest in state.more_votes
    ]


def _certificate(box: SampleElection) -> Any:
    return json.loads(publishing.record_files(box.ctx)["certificate.json"])["body"]


def test_one_vote_too_many_is_noticed_at_once(box: SampleElection) -> None:
    _vote(box, REPS, [ANN] * 5)
    box.cast(box.cards_of(REPS)[0], CY)  # a card that votes again is no other voter
    assert _seen(box) == []
    box.cast(box.cards_of(REPS)[5], ANN)
    assert _seen(box) == [(REPS, 1, None)]
    voting.close_voting(box.ctx)
    last = box.cards_of(REPS)[6]
    seal_papers(box.ctx, {last.uuid: [box.sealed(last, ANN)]})
    assert _seen(box) == [(REPS, 2, None)]
    assert verify(RecordFiles.of(publishing.record_files(box.ctx))).is_good


def test_a_difference_smaller_than_the_margin_is_stated_by_both_and_certified(
    box: SampleElection,
) -> None:
    _vote(box, REPS, [ANN, ANN, ANN, ANN, BEA, BEA])
    _vote(box, CARERS, [(1,)] * 5)
    voting.close_voting(box.ctx)
    box.count()
    assert _seen(box) == [(REPS, 1, False), (CARERS, 2, False)]
    assert _code(box.certify) == "certify-differences"
    for wrong, code in (("secretary", "secretary-passphrase"), ("witness", "witness-passphrase")):
        agreement = replace(AGREEMENT, **{f"{wrong}_passphrase": "not it"})
        assert _code(state_differences, box.ctx, agreement) == code
    assert not board_queries.board_state(box.ctx).is_stated
    state_differences(box.ctx, AGREEMENT)
    assert board_queries.board_state(box.ctx).is_stated
    assert _code(state_differences, box.ctx, AGREEMENT) == "differences-none"
    box.certify()
    assert election_queries.stage(box.ctx) == "certified"
    stated = box.ctx.db.read(lambda session: trail_store.last_event(session, DifferencesStated))
    assert stated == DifferencesStated({REPS: 1, CARERS: 2})
    body = _certificate(box)
    assert body["elected"].keys() == {REPS, CARERS, "south-rep"}
    assert body["differences"] == {
        REPS: {"certified": True, "lost": 0, "margin": 2, "voters": 5, "votes": 6},
        CARERS: {"certified": True, "lost": 0, "margin": None, "voters": 3, "votes": 5},
    }
    report = verify(RecordFiles.of(publishing.record_files(box.ctx)))
    assert report.is_good, report.findings
    assert [difference.stated for difference in report.differences] == [True, True]


@pytest.mark.parametrize("votes", [[ANN, ANN, ANN, ANN, BEA, BEA, BEA], [ANN, BEA] * 3])
def test_a_contest_that_it_could_change_is_left_out_and_the_others_are_certified(
    box: SampleElection, votes: list[tuple[int, int, int]]
) -> None:
    _vote(box, REPS, votes)  # 2 too many with a margin of 1; 1 too many with a tie
    _vote(box, CARERS, [(1,)] * 2)
    voting.close_voting(box.ctx)
    box.count()
    if votes.count(ANN) == votes.count(BEA):
        count_seats.draw_lot(box.ctx, REPS, Lot("hat", names=("ann-ash", "bea-birch")))
    assert _seen(box) == [(REPS, len(votes) - 5, True)]
    state_differences(box.ctx, AGREEMENT)
    box.certify()
    body = _certificate(box)
    assert body["elected"].keys() == {CARERS, "south-rep"}
    assert not body["differences"][REPS]["certified"]
    report = verify(RecordFiles.of(publishing.record_files(box.ctx)))
    assert report.is_good, report.findings
    assert "rep seats, north-rep" not in report.elected


def test_a_difference_that_is_none_cannot_be_stated(box: SampleElection) -> None:
    _vote(box, REPS, [ANN] * 5)
    _vote(box, CARERS, [(1,)] * 3)
    voting.close_voting(box.ctx)
    assert _code(state_differences, box.ctx, AGREEMENT) == "stage-certify"
    box.count()
    assert _code(state_differences, box.ctx, AGREEMENT) == "differences-none"
    box.certify()
    assert _certificate(box)["differences"] == {}
