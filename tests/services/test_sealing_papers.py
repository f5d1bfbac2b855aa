"""Between the close and the count only batches of papers come in, of cards without a vote."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.record.files import RecordFiles
from audit.trail.events import CountStarted, PapersSealed, VotingClosed
from audit.verify.run import verify
from ballots.errors import BallotRefused, Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.models import BoxEntry, SealedVote
from elections.services.count import start as count_start
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.voting import open_close as voting
from elections.services.voting.cancel_card import cancel_card
from elections.services.voting.seal_papers import seal_papers
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection

CONTEST = "north-rep"


def _code(box: SampleElection, papers: dict[str, list[bytes]]) -> str:
    before = box.ctx.db.read(box_store.heads)
    with pytest.raises(Refused) as refusal:
        seal_papers(box.ctx, papers)
    assert box.ctx.db.read(box_store.heads) == before  # all of a batch, or nothing
    return refusal.value.code


def _kinds(ctx: Context, uuid: str) -> list[str]:
    kinds = sa.select(BoxEntry.kind).where(BoxEntry.box_uuid == uuid).order_by(BoxEntry.height)
    return ctx.db.read(lambda session: list(session.scalars(kinds)))


def test_papers_come_in_between_the_close_and_the_count(box: SampleElection) -> None:
    ctx = box.ctx
    first, second, third, fourth, *_ = box.cards_of(CONTEST)
    (carer, *_) = box.cards_of("north-carer")
    box.cast(first, (1, 0, 0))
    voting.close_voting(ctx)
    closed = ctx.db.read(lambda session: trail_store.last_event(session, VotingClosed))
    assert closed is not None
    assert closed.boxes == ctx.db.read(box_store.heads)
    papers = [box.sealed(card, (0, 1, 0)) for card in (second, third)]
    assert seal_papers(ctx, {first.uuid: papers, carer.uuid: [box.sealed(carer, (1,))]}) == 1
    assert seal_papers(ctx, {first.uuid: [box.sealed(fourth, (0, 0, 1))]}) == 2
    assert election_queries.stage(ctx) is Stage.CLOSED
    batches = ctx.db.read(lambda session: list(trail_store.events_of(session, PapersSealed)))
    assert [event.batch for event in batches] == [1, 2]
    assert batches[-1].boxes == ctx.db.read(box_store.heads)
    assert [event.boxes[first.uuid].height for event in batches] == [3, 4]
    assert _kinds(ctx, first.uuid) == ["Setup", *["Ballot"] * 4]
    report = verify(RecordFiles.of(publishing.record_files(ctx)))
    assert report.is_good, report.findings
    box.count()
    started = ctx.db.read(lambda session: trail_store.last_event(session, CountStarted))
    assert started is not None
    assert _kinds(ctx, first.uuid)[5:7] == ["EndBallots", "EncryptedTally"]
    assert started.boxes[first.uuid].height == 6
    report = verify(RecordFiles.of(publishing.record_files(ctx)))
    assert report.is_good, report.findings


def test_the_order_of_a_batch_says_nothing_of_the_order_of_reading(
    sqlite_box: SampleElection,
) -> None:
    ctx = sqlite_box.ctx
    cards = sqlite_box.cards_of(CONTEST)
    voting.close_voting(ctx)
    seal_papers(ctx, {cards[0].uuid: [sqlite_box.sealed(card, (1, 0, 0)) for card in cards[:5]]})
    trackers = sa.select(SealedVote.tracker).order_by(SealedVote.height)
    found = ctx.db.read(lambda session: list(session.scalars(trackers)))
    assert found == sorted(found)


def test_a_paper_that_does_not_count_keeps_its_whole_batch_out(box: SampleElection) -> None:
    ctx = box.ctx
    voted, gone, good, other, *_ = box.cards_of(CONTEST)
    uuid = voted.uuid
    box.cast(voted, (1, 0, 0))
    cancel_card(ctx, uuid, gone.credential)
    fine = box.sealed(good, (0, 1, 0))
    assert _code(box, {uuid: [fine]}) == "stage-seal-papers"
    voting.close_voting(ctx)
    assert _code(box, {}) == "papers-none"
    assert _code(box, {uuid: []}) == "papers-none"
    assert _code(box, {uuid: [fine, box.sealed(voted, (0, 1, 0))]}) == "paper-card-voted"
    assert _code(box, {uuid: [fine, box.sealed(good, (0, 1, 0))]}) == "paper-card-voted"
    assert _code(box, {uuid: [fine, box.sealed(gone, (0, 1, 0))]}) == "paper-card-cancelled"
    assert _code(box, {uuid: [fine, fine[:-2]]}) == "ballot-form"
    assert _code(box, {"1" * 14: [fine]}) == "box-unknown"
    copied = box.sealed(other, (1, 0, 0))
    assert seal_papers(ctx, {uuid: [fine, copied]}) == 1
    with pytest.raises(Refused, match="paper-card-voted"):
        seal_papers(ctx, {uuid: [fine]})
    count_start.start_count(ctx, election_factory.AGREEMENT)
    assert _code(box, {uuid: [box.sealed(box.cards_of(CONTEST)[5], (1, 0, 0))]}) == (
        "stage-seal-papers"
    )


def test_a_card_that_is_on_no_list_has_no_paper(sqlite_box: SampleElection, tmp_path: Path) -> None:
    (card, *_) = sqlite_box.cards_of(CONTEST)
    voting.close_voting(sqlite_box.ctx)
    stranger = type(card)(card.uuid, "11111-111111-11111-111111", "", card.pictures)
    assert (
        _code(sqlite_box, {card.uuid: [sqlite_box.sealed(stranger, (1, 0, 0))]}) == "card-unknown"
    )


def test_the_database_itself_keeps_the_order_of_closing(box: SampleElection) -> None:
    ctx, uuid = box.ctx, box.contest(CONTEST).uuid
    (voted, other, *_) = box.cards_of(CONTEST)
    box.cast(voted, (1, 0, 0))

    def refused(kind: str, because: str, credential: str | None = None) -> None:
        def transaction(session: Session) -> None:
            height = box_store.head(session, uuid).height + 1
            session.add(BoxEntry(box_uuid=uuid, height=height, kind=kind, head="0" * 64, raw=b""))
            session.flush()
            if credential is not None:
                session.add(
                    SealedVote(box_uuid=uuid, tracker="x", credential=credential, height=height)
                )
                session.flush()
            raise AssertionError(kind)

        with pytest.raises(DBAPIError, match=because):
            ctx.db.write(transaction)

    refused("EndBallots", "ends when the count starts")
    refused("EncryptedTally", "ends when the count starts")
    refused("Result", "opened while counting")
    voting.close_voting(ctx)
    refused("PartialDecryption", "opened while counting")
    refused("Ballot", "has a vote already", voted.credential)
    with pytest.raises(AssertionError, match="Ballot"):
        refused("Ballot", "nothing", other.credential)
    count_start.start_count(ctx, election_factory.AGREEMENT)
    refused("Ballot", "not open|is ended")
    refused("EndBallots", "ends when the count starts")


def test_a_copied_paper_is_refused(
    sqlite_box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two papers that share a part were sealed by mistake."""
    (card, *_) = sqlite_box.cards_of(CONTEST)
    voting.close_voting(sqlite_box.ctx)
    raw = sqlite_box.sealed(card, (1, 0, 0))
    monkeypatch.setattr(
        "elections.services.voting.seal_papers._require_card_without_vote", lambda *_: None
    )
    with pytest.raises(BallotRefused, match="ballot-copied"):
        seal_papers(sqlite_box.ctx, {card.uuid: [raw, raw]})
