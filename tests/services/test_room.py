"""One card cannot fill a box, and whatever is accepted can be read again by every reader."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.box import reader as box_reader
from audit.record.files import RecordFiles, write_folder, zip_bytes
from audit.verify.report import State
from audit.verify.run import verify
from ballots.errors import Refused
from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.domain import capacity
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import cancel_card, pause, seal_papers
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting
from tests.factories import election_factory, site_factory
from tests.factories.election_factory import SampleElection

VOTE, OTHER = (1, 0, 0), (0, 1, 0)


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    assert all(len(sentence.split()) <= 15 for sentence in refusal.value.text.split(". "))
    return refusal.value.code


def _ballots(box: SampleElection) -> int:
    raw = publishing.record_files(box.ctx)[f"boxes/{box.contest('north-rep').uuid}.bel"]
    return box_reader.parse_box(raw).num_ballots


def test_a_card_votes_as_often_as_the_rules_say_and_its_last_vote_stays(
    box: SampleElection,
) -> None:
    card, other, *_ = box.cards_of("north-rep")
    most = box.election.rules.votes_per_card
    assert most == 20
    for _ in range(most - 1):
        box.cast(card, VOTE)
    receipt = box.cast(card, OTHER)
    state = partial(voter_queries.card_state, box.ctx, card.uuid, card.credential)
    assert not state().may_vote_again
    assert _code(lambda: box.cast(card, VOTE)) == "card-often"
    assert state().tracker == receipt.tracker
    assert _ballots(box) == most
    assert not box.cast(other, VOTE).is_repeated
    assert voter_queries.card_state(box.ctx, card.uuid, other.credential).may_vote_again
    report = verify(RecordFiles.of(publishing.record_files(box.ctx)))
    assert report.is_good, report.findings


def test_the_last_bytes_again_get_their_receipt_though_the_card_may_not_vote_again(
    box: SampleElection,
) -> None:
    card = box.cards_of("north-rep")[0]
    for _ in range(19):
        box.cast(card, VOTE)
    raw = box.sealed(card, OTHER)
    first = casting.cast(box.ctx, card.uuid, raw)
    assert casting.cast(box.ctx, card.uuid, raw) == replace(first, is_repeated=True)


def test_many_votes_of_one_card_at_once_are_bounded_too(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    raws = [box.sealed(card, VOTE) for _ in range(26)]
    codes: list[str] = []
    start = threading.Barrier(len(raws))

    def post(raw: bytes) -> None:
        start.wait()
        try:
            casting.cast(box.ctx, card.uuid, raw)
        except Refused as refusal:
            codes.append(refusal.code)

    threads = [threading.Thread(target=post, args=(raw,)) for raw in raws]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == ["card-often"] * 6
    assert _ballots(box) == 20


def test_the_database_itself_takes_no_more_votes_of_a_card(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    for _ in range(20):
        box.cast(card, VOTE)

    def one_more(session: Session) -> None:
        values = f"('{card.uuid}', 'more', '{card.credential}', 20)"
        columns = "(box_uuid, tracker, credential, height)"
        session.execute(text(f"INSERT INTO sealed_vote {columns} VALUES {values}"))

    with pytest.raises(DBAPIError, match="posted all its votes"):
        box.ctx.db.write(one_more)


def _verify_but_voters(source: Path | RecordFiles) -> None:
    """Verify all but that there may be more votes than voters."""
    report = verify(source)
    assert {finding.check for finding in report.findings} <= {"V36"}
    assert State.NOT_POSSIBLE not in report.states.values()


# --- room ------------------------------------------------------------------------------------


@contextmanager
def _room_for(box: SampleElection, votes: int) -> Iterator[None]:
    """Scale the limits of reader and writer down so that just so many votes fit."""
    uuid = box.contest("north-rep").uuid
    params = voter_queries.box_params(box.ctx, uuid)
    cards = len(box.cards_of("north-rep"))
    plan = capacity.BoxPlan(params, cards, len(box.private_keys))
    room = plan.other_bytes + votes * plan.vote_bytes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(capacity, "BOX_BYTES", room)
        patch.setattr(box_reader, "MOST_BYTES", room // 7 * 8)
        yield


def test_repeated_votes_are_refused_first_and_every_card_can_still_vote_once(
    box: SampleElection,
) -> None:
    own = box.cards_of("north-rep")
    with _room_for(box, len(own) + 3):
        box.cast(own[0], VOTE)
        for _ in range(3):
            box.cast(own[0], OTHER)
        assert _code(lambda: box.cast(own[0], VOTE)) == "box-first-only"
        for card in own[1:]:
            assert not box.cast(card, VOTE).is_repeated
        assert _code(lambda: box.cast(own[1], OTHER)) == "box-first-only"
        assert _ballots(box) == len(own) + 3
        _verify_but_voters(RecordFiles.of(publishing.record_files(box.ctx)))


def test_lists_that_could_not_be_read_again_are_lowered_or_refused(
    sqlite_ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = election_factory.write_folder(tmp_path / "folder")
    monkeypatch.setattr(capacity, "BOX_BYTES", 400_000)
    loaded = load_folder.load_folder(sqlite_ctx, folder)
    assert "each card can vote " in loaded.warnings[0]
    assert loaded.warnings[0].endswith(" not 20. The box would get too long. "
                                       "If that is too few, make two elections of it.")  # fmt: skip
    election_factory.loaded(sqlite_ctx, tmp_path / "folder")
    election = lock_lists.lock_lists(sqlite_ctx)
    assert 2 <= election.rules.votes_per_card < 20


def test_lists_that_do_not_fit_at_all_are_refused_where_they_are_loaded(
    sqlite_ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = election_factory.write_folder(tmp_path / "folder")
    monkeypatch.setattr(capacity, "BOX_BYTES", 40_000)
    with pytest.raises(FolderRefused) as refused:
        load_folder.load_folder(sqlite_ctx, folder)
    (problem,) = refused.value.problems
    assert (problem.code, problem.where) == ("F.6", "rep seats, north-rep")
    assert "Make two elections of it." in problem.text


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [
        ("BOX_BYTES", 40_000, "lists-box"),
        ("ALL_BOXES_BYTES", 40_000, "lists-boxes"),
        ("CARDS_IN_ALL", 5, "lists-boxes"),
        ("CANDIDATES_LIMIT", 100, "lists-texts"),
    ],
)
def test_lists_that_grew_are_refused_where_they_are_locked(
    sqlite_ctx: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
    code: str,
) -> None:
    election_factory.loaded(sqlite_ctx, tmp_path / "folder")
    monkeypatch.setattr(capacity, limit, value)
    assert _code(lambda: lock_lists.lock_lists(sqlite_ctx)) == code
    assert election_queries.stage(sqlite_ctx) == "setup"


def test_acts_that_can_be_repeated_for_ever_have_an_end(
    sqlite_ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "elections.services.command.MOST_REPEATS", {"cards_made": 2, "voting_paused": 1}
    )
    election_factory.locked(sqlite_ctx, tmp_path / "folder")
    election_factory.with_keys(sqlite_ctx)
    for _ in range(2):
        card_service.make_cards(sqlite_ctx)
    assert _code(lambda: card_service.make_cards(sqlite_ctx)) == "act-repeated"
    voting.open_voting(sqlite_ctx)
    pause.pause_voting(sqlite_ctx)
    pause.resume_voting(sqlite_ctx)
    assert _code(lambda: pause.pause_voting(sqlite_ctx)) == "act-repeated"
    voting.close_voting(sqlite_ctx)


# --- whatever is accepted can be read --------------------------------------------------------

Act = Callable[[SampleElection], object]


def _seal_paper(box: SampleElection, number: int) -> None:
    card = box.cards_of("north-rep")[number]
    seal_papers.seal_papers(box.ctx, {card.uuid: [box.sealed(card, VOTE)]})


def _cancel(box: SampleElection, number: int) -> None:
    card = box.cards_of("north-rep")[number]
    cancel_card.cancel_card(box.ctx, card.uuid, card.credential)


ACTS: Mapping[str, Callable[[SampleElection, int], object]] = {
    "vote": lambda box, number: box.cast(box.cards_of("north-rep")[number], VOTE),
    "vote again": lambda box, _: box.cast(box.cards_of("north-rep")[0], OTHER),
    "cancel": _cancel,
    "pause": lambda box, _: pause.pause_voting(box.ctx),
    "resume": lambda box, _: pause.resume_voting(box.ctx),
    "close": lambda box, _: voting.close_voting(box.ctx),
    "paper": _seal_paper,
}
LIKELY = [*["vote"] * 4, *["vote again"] * 6, *ACTS]


@pytest.mark.uncounted
@settings(max_examples=12)
@given(
    acts=st.lists(st.tuples(st.sampled_from(LIKELY), st.integers(0, 6)), min_size=12, max_size=25),
    spare_room=st.integers(0, 4),
    to_the_end=st.booleans(),
)
def test_whatever_the_service_accepts_every_reader_reads(
    tmp_path_factory: pytest.TempPathFactory,
    acts: list[tuple[str, int]],
    spare_room: int,
    to_the_end: bool,
) -> None:
    folder = tmp_path_factory.mktemp("any")
    site = site_factory.build(folder, "open")
    box = site.sample
    assert box is not None
    with (
        _room_for(box, len(box.cards_of("north-rep")) + spare_room),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("elections.services.command.MOST_REPEATS", {"voting_paused": 1})
        patch.setattr("audit.trail.codec.MOST_EVENTS", 40)
        refusals = []
        for name, number in acts:
            try:
                ACTS[name](box, number)
            except Refused as refusal:
                refusals.append(refusal.text)
        assert all(text[-1] in ".!?" for text in refusals)
        if election_queries.stage(box.ctx) == "open":
            voting.close_voting(box.ctx)
        if to_the_end:
            box.count()
        record = publishing.record_files(box.ctx)
        write_folder(record, folder / "record")
        (folder / "record.zip").write_bytes(zip_bytes(record))
        for source in (RecordFiles.of(record), folder / "record", folder / "record.zip"):
            _verify_but_voters(source)
    site.ctx.close()
