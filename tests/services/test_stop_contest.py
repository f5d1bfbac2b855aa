"""One contest is stopped while voting is open; the others go on to certified."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.record.files import RecordFiles
from audit.trail.events import ContestStopped
from audit.verify.run import verify
from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.log_signer import LogBroken
from elections.services.count import agreement as count_agreement
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.go_on import go_on, verify_alone
from elections.services.publish import record as publishing
from elections.services.queries import board as board_queries
from elections.services.queries import voter as voter_queries
from elections.services.self_check.run import verify_own_data
from elections.services.startup import open_context, open_unchecked
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting
from elections.services.voting.pause import pause_voting
from elections.services.voting.seal_papers import seal_papers
from elections.services.voting.stop_contest import stop_contest, stoppable
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import stage_of
from tests.factories.election_factory import AGREEMENT, SampleElection
from tests.second_verifier.verify import verify_files
from tests.services.conftest import PutBack

REPS, CARERS = "north-rep", "north-carer"  # 5 and 3 voters, 7 and 5 cards; one carer stands
EMPTY = "south-rep"  # nobody stands
ANN = (1, 0, 0)


def _code(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(*arguments)
    return refusal.value.code


def _files(box: SampleElection) -> dict[str, bytes]:
    files = publishing.record_files(box.ctx)
    report = verify(RecordFiles.of(files))
    assert report.is_good, report.findings
    assert verify_files(files).findings == []
    return files


def _kinds(box: SampleElection, uuid: str) -> set[str]:
    def query(session: Session) -> set[str]:
        rows = session.execute(
            text("SELECT DISTINCT kind FROM box_entry WHERE box_uuid = :uuid"), {"uuid": uuid}
        )
        return {row.kind for row in rows}

    return box.ctx.db.read(query)


def test_a_stopped_contest_is_never_opened_and_the_others_are_certified(
    box: SampleElection,
) -> None:
    ctx, reps, carers = box.ctx, box.cards_of(REPS), box.cards_of(CARERS)
    posted = box.sealed(reps[0], ANN)
    casting.cast(ctx, reps[0].uuid, posted)
    box.cast(carers[0], (1,))
    pause_voting(ctx)  # it can be done in the pause as well
    stop_contest(ctx, REPS, "died", AGREEMENT)
    uuid = reps[0].uuid
    stopped = ctx.db.read(lambda session: trail_store.last_event(session, ContestStopped))
    assert stopped is not None
    assert (stopped.uuid, stopped.reason) == (uuid, "died")
    assert stopped.head == ctx.db.read(lambda session: box_store.head(session, uuid))
    assert [contest.reason for contest in stoppable(ctx)] == ["died", None]
    assert _code(casting.rehearse, ctx, uuid) == "box-stopped"
    assert _code(box.cast, reps[1], ANN) == "box-stopped"
    assert casting.cast(
        ctx, uuid, posted
    ).is_repeated  # what was acknowledged is acknowledged again
    view = voter_queries.contest_view(ctx, uuid)
    assert view is not None
    assert view.state == "stopped"
    verify_own_data(ctx)
    _files(box)

    voting.close_voting(ctx)
    assert _code(seal_papers, ctx, {uuid: [box.sealed(reps[1], ANN)]}) == "contest-stopped"
    small = count_agreement.read_small_contests_to_agree(ctx)
    assert [contest.contest for contest in small] == [CARERS]
    _files(box)
    box.count()
    assert _kinds(box, uuid) == {"Setup", "Ballot"}
    assert [count.contest.id for count in count_seats.counts(ctx)] == [CARERS, EMPTY]
    box.certify()
    files = _files(box)
    body = json.loads(files["certificate.json"])["body"]
    assert body["stopped"] == {REPS: "died"}
    assert body["elected"] == {CARERS: ["dot-dill"], EMPTY: []}
    assert set(body["boxes"]) == {uuid, carers[0].uuid}
    report = verify(RecordFiles.of(files))
    assert [(stop.id, stop.reason) for stop in report.stopped] == [(REPS, "died")]
    verify_own_data(ctx)


def test_nothing_opens_a_stopped_box(box: SampleElection) -> None:
    ctx, uuid = box.ctx, box.cards_of(REPS)[0].uuid
    box.cast(box.cards_of(REPS)[0], ANN)
    stop_contest(ctx, REPS, "ballot_error", AGREEMENT)
    voting.close_voting(ctx)
    count_start.start_count(ctx, AGREEMENT)
    assert [sealed_sum.uuid for sealed_sum in count_shares.tallies(ctx)] == [
        box.cards_of(CARERS)[0].uuid
    ]
    shares = box.shares(1)
    assert uuid not in shares
    with pytest.raises(Refused, match=r"was stopped\. Its box is never opened\."):
        count_shares.add_shares(ctx, 1, {**shares, uuid: b"{}"})

    def write(session: Session) -> None:
        session.execute(
            text(
                "INSERT INTO box_entry (box_uuid, height, kind, head, raw)"
                " VALUES (:uuid, 2, 'PartialDecryption', 'x', :raw)"
            ),
            {"uuid": uuid, "raw": b""},
        )

    with pytest.raises(DBAPIError, match="the contest is stopped"):
        ctx.db.write(write)


@pytest.mark.parametrize("role", ["secretary", "witness"])
def test_one_person_stops_nothing(sqlite_box: SampleElection, role: str) -> None:
    agreement = replace(AGREEMENT, **{f"{role}_passphrase": "not it"})
    code = _code(stop_contest, sqlite_box.ctx, REPS, "died", agreement)
    assert code == f"{role}-passphrase"
    assert stoppable(sqlite_box.ctx)[0].reason is None


def test_only_a_contest_with_a_box_is_stopped_once_and_while_voting_is_open(
    sqlite_box: SampleElection,
) -> None:
    ctx = sqlite_box.ctx
    assert _code(stop_contest, ctx, "nobody", "other", AGREEMENT) == "contest-unknown"
    stop_contest(ctx, REPS, "other", AGREEMENT)
    assert _code(stop_contest, ctx, REPS, "other", AGREEMENT) == "contest-stopped"
    voting.close_voting(ctx)
    assert _code(stop_contest, ctx, CARERS, "other", AGREEMENT) == "stage-stop-contest"
    assert _code(stoppable, ctx) == "stage-stop-contest"


def test_when_every_contest_is_stopped_the_election_still_ends(box: SampleElection) -> None:
    ctx = box.ctx
    box.cast(box.cards_of(REPS)[0], ANN)
    for contest in (REPS, CARERS):
        stop_contest(ctx, contest, "withdrew", AGREEMENT)
    voting.close_voting(ctx)
    assert count_agreement.read_small_contests_to_agree(ctx) == ()
    count_start.start_count(ctx)
    assert ctx.db.read(stage_of) is Stage.RESULTS  # no key holder has anything to open
    _files(box)
    box.certify()
    files = _files(box)
    body = json.loads(files["certificate.json"])["body"]
    assert body["stopped"] == {REPS: "withdrew", CARERS: "withdrew"}
    assert body["elected"] == {EMPTY: []}
    verify_own_data(ctx)


def test_more_votes_than_voters_are_no_affair_of_a_stopped_contest(
    box: SampleElection,
) -> None:
    for card in box.cards_of(REPS)[:6]:
        box.cast(card, ANN)
    assert board_queries.board_state(box.ctx).more_votes
    stop_contest(box.ctx, REPS, "not_allowed", AGREEMENT)
    state = board_queries.board_state(box.ctx)
    assert state.more_votes == ()
    assert len(state.stopped) == 1
    voting.close_voting(box.ctx)
    box.count()
    box.certify()
    _files(box)


def test_a_copy_from_before_the_stop_is_gone_on_with_and_stays_stopped(
    box: SampleElection, put_back: PutBack
) -> None:
    cards = box.cards_of(REPS)
    for card in cards[:2]:
        box.cast(card, ANN)
    stop_contest(box.ctx, REPS, "died", AGREEMENT)
    box.ctx.close()
    put_back()
    with pytest.raises(LogBroken):
        open_context(box.ctx.settings, box.ctx.clock)
    unchecked = open_unchecked(box.ctx.settings, box.ctx.clock)
    verify_alone(unchecked)
    go_on(unchecked, AGREEMENT)
    unchecked.close()
    again = replace(box, ctx=open_context(box.ctx.settings, box.ctx.clock))
    assert _code(again.cast, cards[2], ANN) == "box-stopped"
    voting.close_voting(again.ctx)
    again.count()
    again.certify()
    files = _files(again)
    body = json.loads(files["certificate.json"])["body"]
    assert (body["stopped"], body["differences"]) == ({REPS: "died"}, {})
    again.ctx.close()


def _change(ctx: Context, *statements: str) -> None:
    """Do what no trigger would let pass, and put the triggers back."""

    def write(session: Session) -> None:
        for statement in statements:
            session.execute(text(statement))

    ctx.db.write(write)


def test_a_stop_that_is_taken_away_or_made_up_is_found_at_the_start(
    sqlite_box: SampleElection,
) -> None:
    ctx = sqlite_box.ctx
    uuid = sqlite_box.cards_of(CARERS)[0].uuid
    _change(ctx, f"INSERT INTO stopped_box VALUES ('{uuid}', 'died')")
    with pytest.raises(LogBroken, match="a stopped contest"):
        verify_own_data(ctx)
