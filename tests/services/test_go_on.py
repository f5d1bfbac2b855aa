"""Going on with a database that was put back from earlier: put back, stated, and certified."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from audit.compare import Comparison, Verdict, compare
from audit.record.files import RecordFiles
from audit.trail.events import LossStated
from audit.verify.report import Report, report_text
from audit.verify.run import verify
from ballots.errors import Refused
from elections.cli import main as cli
from elections.core.clock import Clock
from elections.core.context import Context
from elections.core.log_signer import LogBroken
from elections.core.outside_copy import HEADS
from elections.core.settings import Settings
from elections.services.count.agreement import Agreement
from elections.services.go_on import find_missing, go_on, verify_alone
from elections.services.publish.record import record_files
from elections.services.queries.board import board_state
from elections.services.setup import cards as card_service
from elections.services.startup import open_context, open_unchecked
from elections.services.voting import cast as casting
from elections.services.voting import open_close, pause, seal_papers
from elections.services.voting.cancel_card import cancel_card
from elections.stores import cards as card_store
from elections.stores import trail as trail_store
from elections.stores.election import is_paused, stage_of
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT, SECRETARY, WITNESS, SampleElection
from tests.services.conftest import PutBack

FIRST, LAST = (1, 0, 0), (0, 0, 1)


@contextmanager
def _unchecked(box: SampleElection) -> Iterator[Context]:
    ctx = open_unchecked(box.ctx.settings, box.ctx.clock)
    yield ctx
    ctx.close()


Start = Callable[[Settings, Clock], Context]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start as a server does; all are stopped at the end."""
    started: list[Context] = []

    def again(settings: Settings, clock: Clock) -> Context:
        started.append(open_context(settings, clock))
        return started[-1]

    yield again
    for ctx in started:
        ctx.close()


def _gone_on(box: SampleElection, put_back: PutBack, start: Start) -> SampleElection:
    """Put the database back, do not start, go on with it, and start."""
    box.ctx.close()
    put_back()
    with pytest.raises(LogBroken):
        start(box.ctx.settings, box.ctx.clock)
    with _unchecked(box) as ctx:
        verify_alone(ctx)
        go_on(ctx, AGREEMENT)
    return replace(box, ctx=start(box.ctx.settings, box.ctx.clock))


def stated_losses(session: Session) -> dict[str, int]:
    lost: Counter[str] = Counter()
    for event in trail_store.events_of(session, LossStated):
        lost.update({uuid: loss.votes for uuid, loss in event.boxes.items()})
    return dict(lost)


def _record(box: SampleElection) -> dict[str, bytes]:
    return record_files(box.ctx)


def _verified(box: SampleElection) -> Report:
    report = verify(RecordFiles.of(_record(box)))
    assert report.is_good, report.findings
    return report


def _compared(old: dict[str, bytes], box: SampleElection) -> Comparison:
    return compare(RecordFiles.of(old), RecordFiles.of(_record(box)))


def test_lost_votes_are_stated_and_the_election_goes_on_to_its_end(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    cards = box.cards_of("north-rep")
    for card in cards[:3]:
        box.cast(card, FIRST)
    pause.pause_voting(box.ctx)
    pause.resume_voting(box.ctx)
    cancel_card(box.ctx, cards[4].uuid, cards[4].credential)
    old = _record(box)
    trail = box.ctx.db.read(trail_store.leaves)
    again = _gone_on(box, put_back, start)
    leaves = again.ctx.db.read(trail_store.leaves)
    assert leaves[:-1] == trail
    stated = again.ctx.db.read(lambda session: trail_store.last_event(session, LossStated))
    assert stated is not None
    assert {uuid: loss.votes for uuid, loss in stated.boxes.items()} == {cards[0].uuid: 3}
    assert again.ctx.db.read(stated_losses) == {cards[0].uuid: 3}
    assert again.ctx.db.read(card_store.cancelled) == {(cards[4].uuid, cards[4].credential)}
    comparison = _compared(old, again)
    assert comparison.verdict is Verdict.LONGER, comparison.differences
    assert comparison.stated == (
        f"boxes/{cards[0].uuid}.bel has lost 3 of the votes in the old record",
    )
    for card in cards[:2]:  # they come back and vote again
        again.cast(card, LAST)
    open_close.close_voting(again.ctx)
    again.count()
    again.certify()  # 3 votes are lost, 2 are there: others could have been elected
    report = _verified(again)
    assert [finding.check for finding in report.stated] == ["V21", "V21"]
    assert "3 votes that were acknowledged" in report_text(report)
    assert "The margin is 2. So this contest is not certified: vote again." in report_text(report)
    assert again.contest("north-rep").title not in report.elected
    certificate = json.loads(_record(again)["certificate.json"])["body"]
    assert certificate["differences"] == {
        "north-rep": {"certified": False, "lost": 3, "margin": 2, "voters": 5, "votes": 2}
    }
    start(again.ctx.settings, again.ctx.clock)


def test_with_fewer_lost_votes_than_the_margin_the_result_stands(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    cards = box.cards_of("north-rep")
    box.cast(cards[0], LAST)
    again = _gone_on(box, put_back, start)
    for card in cards[:3]:
        again.cast(card, LAST)
    (seen,) = board_state(again.ctx).more_votes
    assert (seen.more, seen.has_lost_votes, seen.is_voted_again) == (0, True, None)
    open_close.close_voting(again.ctx)
    again.count()
    again.certify()
    report = _verified(again)
    assert report.elected[again.contest("north-rep").title] == ("Cy Crane",)
    assert "The margin is 3, which is more, so the result stands." in report_text(report)


def test_a_copy_from_before_the_opening_opens_again(
    sqlite_ctx: Context, tmp_path: Path, start: Start
) -> None:
    """The copy of the evening before, and voting was opened and closed since."""
    election_factory.locked(sqlite_ctx, tmp_path / "folder")
    keys = election_factory.with_keys(sqlite_ctx)
    cards = card_service.make_cards(sqlite_ctx)
    data = sqlite_ctx.settings.data_dir
    sqlite_ctx.close()
    shutil.copy(data / "repvote.db", tmp_path / "evening.db")
    box = SampleElection(start(sqlite_ctx.settings, sqlite_ctx.clock), keys, cards)
    election_factory.clock_of(box.ctx).step(3600)
    open_close.open_voting(box.ctx)
    old = _record(box)
    box.cast(box.cards_of("north-rep")[0], LAST)
    open_close.close_voting(box.ctx)

    def put_back() -> None:
        shutil.copy(tmp_path / "evening.db", data / "repvote.db")

    again = _gone_on(box, put_back, start)
    assert again.ctx.db.read(stage_of) == "closed"
    assert _compared(old, again).verdict is Verdict.LONGER
    assert sum(again.ctx.db.read(stated_losses).values()) == 1
    again.count()
    _verified(again)


def test_lost_papers_come_in_again(box: SampleElection, put_back: PutBack, start: Start) -> None:
    first, second, *_ = box.cards_of("north-rep")
    box.cast(first, FIRST)
    open_close.close_voting(box.ctx)
    paper = box.sealed(second, LAST)
    assert seal_papers.seal_papers(box.ctx, {second.uuid: [paper]}) == 1
    old = _record(box)
    again = _gone_on(box, put_back, start)
    assert again.ctx.db.read(stated_losses) == {first.uuid: 2}
    assert seal_papers.seal_papers(again.ctx, {second.uuid: [paper]}) == 2
    assert _compared(old, again).verdict is Verdict.LONGER
    again.count()
    _verified(again)


def test_entries_without_lost_votes_are_put_back_alone(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    pause.pause_voting(box.ctx)
    again = _gone_on(box, put_back, start)
    assert again.ctx.db.read(is_paused)
    assert again.ctx.db.read(lambda session: trail_store.last_event(session, LossStated)) is None
    _verified(again)


def test_votes_lost_twice_are_stated_twice(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    cards = box.cards_of("north-rep")
    for card in cards[:4]:
        box.cast(card, FIRST)
    old = _record(box)
    again = _gone_on(box, put_back, start)
    for card in cards[:2]:
        again.cast(card, LAST)
    middle = _record(again)
    last = _gone_on(again, put_back, start)
    assert last.ctx.db.read(stated_losses) == {cards[0].uuid: 6}
    assert _compared(old, last).verdict is Verdict.LONGER
    assert _compared(middle, last).verdict is Verdict.LONGER
    last.cast(cards[0], LAST)
    open_close.close_voting(last.ctx)
    last.count()
    assert [finding.check for finding in _verified(last).stated] == ["V21"] * 3  # and what follows


def test_both_officers_are_needed(box: SampleElection, put_back: PutBack, start: Start) -> None:
    box.cast(box.cards_of("north-rep")[0], FIRST)
    box.ctx.close()
    put_back()
    with _unchecked(box) as ctx:
        before = ctx.db.read(trail_store.leaves)
        for agreement, code in (
            (Agreement(*SECRETARY, WITNESS[0], "another passphrase"), "witness-passphrase"),
            (Agreement(SECRETARY[0], "another passphrase", *WITNESS), "secretary-passphrase"),
            (Agreement(*SECRETARY, *SECRETARY), "witness-passphrase"),
        ):
            with pytest.raises(Refused) as refused:
                go_on(ctx, agreement)
            assert refused.value.code == code
        assert ctx.db.read(trail_store.leaves) == before
    with pytest.raises(LogBroken):
        start(box.ctx.settings, box.ctx.clock)


def test_nothing_is_stated_where_nothing_is_missing(box: SampleElection) -> None:
    box.cast(box.cards_of("north-rep")[0], FIRST)
    with pytest.raises(Refused) as refused:
        go_on(box.ctx, AGREEMENT)
    assert refused.value.code == "go-on-nothing"


def test_going_on_may_end_between_the_commit_and_the_files(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    for card in box.cards_of("north-rep")[:3]:
        box.cast(card, FIRST)
    kept = box.ctx.settings.data_dir / HEADS
    before = kept.read_bytes()
    again = _gone_on(box, put_back, start)
    after = kept.read_bytes()
    again.ctx.close()
    kept.write_bytes(before)
    for _ in range(2):  # the second start finds what the first one has kept
        start(box.ctx.settings, box.ctx.clock).close()
        assert kept.read_bytes() == after


def test_a_stick_that_comes_back_with_what_was_stated_is_no_matter(
    box: SampleElection, put_back: PutBack, start: Start, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = replace(box.ctx.settings, second_copy=stick)
    box = replace(box, ctx=start(settings, box.ctx.clock))
    for card in box.cards_of("north-rep")[:3]:
        box.cast(card, FIRST)
    shutil.copytree(stick, tmp_path / "pulled")
    again = _gone_on(box, put_back, start)
    again.cast(box.cards_of("north-rep")[0], LAST)
    again.ctx.close()
    shutil.rmtree(stick)
    shutil.copytree(tmp_path / "pulled", stick)
    start(settings, box.ctx.clock)


def test_a_copy_from_before_the_count_cannot_go_on(box: SampleElection, put_back: PutBack) -> None:
    open_close.close_voting(box.ctx)
    box.count()
    box.ctx.close()
    put_back()
    with _unchecked(box) as ctx, pytest.raises(LogBroken) as broken:
        find_missing(ctx)
    assert broken.value.code == "too-far-back"
    assert "from before the count began (it lacks count_started)" in broken.value.text
    assert "repvote again" in broken.value.text


def test_a_copy_from_before_the_cards_cannot_go_on(
    sqlite_ctx: Context, tmp_path: Path, start: Start
) -> None:
    election_factory.locked(sqlite_ctx, tmp_path / "folder")
    election_factory.with_keys(sqlite_ctx)
    data = sqlite_ctx.settings.data_dir
    sqlite_ctx.close()
    shutil.copy(data / "repvote.db", tmp_path / "evening.db")
    card_service.make_cards(start(sqlite_ctx.settings, sqlite_ctx.clock))
    sqlite_ctx.close()
    shutil.copy(tmp_path / "evening.db", data / "repvote.db")
    result = CliRunner().invoke(cli.main, ["--data", str(data), "go-on"])
    assert result.exit_code == 1
    assert "vote cards were ready (it lacks cards_made)" in result.output
    assert "load the election folder into a new data folder" in result.output


def test_a_trail_outside_that_is_not_whole_is_not_put_back(
    box: SampleElection, put_back: PutBack, start: Start
) -> None:
    pause.pause_voting(box.ctx)
    box.ctx.close()
    put_back()
    path = box.ctx.settings.data_dir / "last-trail.jsonl"
    path.write_bytes(path.read_bytes().replace(b"voting_paused", b"voting_pauses"))
    with _unchecked(box) as ctx, pytest.raises(LogBroken) as broken:
        find_missing(ctx)
    assert broken.value.code == "trail-not-kept"


def test_the_command_tells_what_is_missing_and_asks_both(
    sqlite_box: SampleElection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sqlite_box.ctx.settings.data_dir
    runner = CliRunner()
    sqlite_box.ctx.close()
    assert "Nothing is missing" in runner.invoke(cli.main, ["--data", str(data), "go-on"]).output
    shutil.copy(data / "repvote.db", tmp_path / "earlier.db")
    card = sqlite_box.cards_of("north-rep")[0]
    raw = sqlite_box.sealed(card, FIRST)
    casting.cast(sqlite_box.ctx, card.uuid, raw)
    pause.pause_voting(sqlite_box.ctx)
    sqlite_box.ctx.close()
    shutil.copy(tmp_path / "earlier.db", data / "repvote.db")
    wrong = runner.invoke(cli.main, ["--data", str(data), "go-on"], input="no\nno\n")
    assert wrong.exit_code == 1
    result = runner.invoke(
        cli.main, ["--data", str(data), "go-on"], input=f"{SECRETARY[1]}\n{WITNESS[1]}\n"
    )
    assert result.exit_code == 0, result.output
    assert "1 of the trail's entries; they are put back." in result.output
    assert "rep seats, north-rep: 1 of 1 votes; they are lost." in result.output
    assert result.output.endswith("The election can go on: repvote serve\n")
    open_context(sqlite_box.ctx.settings).close()
