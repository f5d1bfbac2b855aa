"""A vote that was acknowledged is in the box once, and only good votes are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from audit.box import reader as box_reader
from ballots import ballot
from ballots.credential import public_credential
from ballots.errors import BallotRefused, Refused
from elections.core.context import Context
from elections.core.db import is_disk_full
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.voting import cancel_card
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection
from tests.services.conftest import Reopen


def _heights(box: SampleElection, contest_id: str = "north-rep") -> int:
    files = publishing.record_files(box.ctx)
    return box_reader.parse_box(files[f"boxes/{box.contest(contest_id).uuid}.bel"]).num_ballots


def _refused(code: str, act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.code == code
    assert all(len(sentence.split()) <= 15 for sentence in refusal.value.text.split(". "))
    return refusal.value


def _at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Run all at the same moment; return what each returned or raised, in order."""
    start = threading.Barrier(len(acts))
    outcomes: list[object] = [None] * len(acts)

    def run(number: int) -> None:
        start.wait()
        try:
            outcomes[number] = acts[number]()
        except Exception as problem:  # noqa: BLE001 - the test looks at it
            outcomes[number] = problem

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_the_receipt_names_the_card_and_the_vote(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    raw = box.sealed(card, (0, 1, 0))
    receipt = casting.cast(box.ctx, card.uuid, raw)
    assert receipt == casting.Receipt(
        ballot.tracker(raw), card.credential, card.pictures, is_repeated=False
    )
    state = voter_queries.card_state(box.ctx, card.uuid, card.credential)
    assert state.is_in_box
    assert state.tracker == receipt.tracker


def test_the_same_vote_twenty_times_at_once_is_stored_once(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    raw = box.sealed(card, (1, 0, 0))
    receipts = _at_once([lambda: casting.cast(box.ctx, card.uuid, raw)] * 20)
    assert all(isinstance(receipt, casting.Receipt) for receipt in receipts), receipts
    assert {replace(receipt, is_repeated=False) for receipt in receipts} == {  # type: ignore[type-var]
        casting.Receipt(ballot.tracker(raw), card.credential, card.pictures, is_repeated=False)
    }
    assert [receipt.is_repeated for receipt in receipts].count(False) == 1  # type: ignore[attr-defined]
    assert _heights(box) == 1


def test_many_cards_at_once_are_all_stored(box: SampleElection) -> None:
    own = box.cards_of("north-rep")
    raws = [box.sealed(card, (0, 0, 1)) for card in own]
    acts = [partial(casting.cast, box.ctx, own[0].uuid, raw) for raw in raws]
    assert all(isinstance(outcome, casting.Receipt) for outcome in _at_once(acts))
    assert _heights(box) == len(own)


def test_a_vote_sent_again_after_the_close_gives_its_receipt(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    raw = box.sealed(card, (1, 0, 0))
    first = casting.cast(box.ctx, card.uuid, raw)
    voting.close_voting(box.ctx)
    assert casting.cast(box.ctx, card.uuid, raw) == replace(first, is_repeated=True)
    assert _heights(box) == 1


def test_a_vote_is_still_there_after_a_restart(box: SampleElection, reopen: Reopen) -> None:
    card = box.cards_of("north-rep")[0]
    raw = box.sealed(card, (1, 0, 0))
    first = casting.cast(box.ctx, card.uuid, raw)
    again = reopen(box.ctx)
    assert casting.cast(again, card.uuid, raw) == replace(first, is_repeated=True)


def test_the_same_card_may_vote_again(box: SampleElection) -> None:
    card = box.cards_of("north-rep")[0]
    first = box.cast(card, (1, 0, 0))
    second = box.cast(card, (0, 1, 0))
    assert first.tracker != second.tracker
    assert voter_queries.card_state(box.ctx, card.uuid, card.credential).tracker == second.tracker
    assert _heights(box) == 2


def test_casting_makes_no_entry_in_the_trail(box: SampleElection) -> None:
    before = publishing.record_files(box.ctx)
    box.cast(box.cards[0], (1, 0, 0))
    after = publishing.record_files(box.ctx)
    assert after["trail.jsonl"] == before["trail.jsonl"]
    name = f"boxes/{box.cards[0].uuid}.bel"
    assert after[name].startswith(before[name])


def test_refused_before_opening(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    uuid = election_queries.election(ctx).contested_contests[0].uuid
    _refused("box-not-open", lambda: casting.cast(ctx, uuid, b"{}"))


def test_refused_after_the_close(box: SampleElection) -> None:
    raw = box.sealed(box.cards[0], (1, 0, 0))
    voting.close_voting(box.ctx)
    _refused("box-closed", lambda: casting.cast(box.ctx, box.cards[0].uuid, raw))


@pytest.mark.parametrize("uuid", ["9xVbcdefghijk1", "", "a\0b", "\ud800", "x" * 10_000])
def test_refused_for_a_box_of_another_election(box: SampleElection, uuid: str) -> None:
    _refused("box-unknown", lambda: casting.cast(box.ctx, uuid, b"{}"))


def test_refused_for_a_card_that_is_not_on_the_list(box: SampleElection) -> None:
    uuid = box.contest("north-rep").uuid
    secret = "11111-222222-33333-444444"
    raw = ballot.seal(voter_queries.box_params(box.ctx, uuid), secret, (1, 0, 0))
    assert public_credential(secret, uuid) in raw.decode()
    _refused("card-unknown", lambda: casting.cast(box.ctx, uuid, raw))


def test_refused_for_a_card_of_another_contest(box: SampleElection) -> None:
    card = box.cards_of("north-carer")[0]
    uuid = box.contest("north-rep").uuid
    raw = ballot.seal(voter_queries.box_params(box.ctx, uuid), card.secret, (1, 0, 0))
    _refused("card-unknown", lambda: casting.cast(box.ctx, uuid, raw))


def test_refused_for_a_cancelled_card(box: SampleElection) -> None:
    card = box.cards[0]
    raw = box.sealed(card, (1, 0, 0))
    cancel_card.cancel_card(box.ctx, card.uuid, card.credential)
    _refused("card-cancelled", lambda: casting.cast(box.ctx, card.uuid, raw))


def test_refused_for_a_card_of_an_older_batch(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    keys = election_factory.with_keys(ctx)
    old = card_service.make_cards(ctx)
    new = card_service.make_cards(ctx)
    voting.open_voting(ctx)
    box = SampleElection(ctx, keys, (*old, *new))
    _refused("card-unknown", lambda: box.cast(old[0], (1, 0, 0)))
    assert not box.cast(new[0], (1, 0, 0)).is_repeated


def test_cancelling_and_casting_at_once_exactly_one_wins(box: SampleElection) -> None:
    for card in box.cards_of("north-rep")[:4]:
        raw = box.sealed(card, (1, 0, 0))
        outcomes = _at_once(
            [
                partial(casting.cast, box.ctx, card.uuid, raw),
                partial(cancel_card.cancel_card, box.ctx, card.uuid, card.credential),
            ]
        )
        assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1, outcomes
        state = voter_queries.card_state(box.ctx, card.uuid, card.credential)
        assert state.is_in_box != state.is_cancelled


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b" ",
        lambda _raw: b"",
        lambda _raw: b"[]",
        lambda _raw: b"{}",
        lambda _raw: b'{"credential":7}',
        lambda _raw: b'{"credential":"\\ud800"}',
        lambda _raw: b"[" * 5_000,
        lambda raw: b"\xff\xfe" + raw,
        lambda raw: raw.replace(b'"response":"', b'"response":"0', 1),
        lambda raw: raw.replace(b'"answers"', b'"extra":1,"answers"', 1),
        lambda raw: raw * 100,
    ],
)
def test_refused_when_it_is_not_a_sealed_vote(
    sqlite_box: SampleElection, change: Callable[[bytes], bytes]
) -> None:
    box = sqlite_box
    raw = change(box.sealed(box.cards[0], (1, 0, 0)))
    with pytest.raises(BallotRefused):
        casting.cast(box.ctx, box.cards[0].uuid, raw)
    assert _heights(box) == 0


def test_refused_when_a_part_of_the_vote_is_in_the_box_already(
    sqlite_box: SampleElection,
) -> None:
    """Equal randomness in two tablets: valid proofs, but parts of the same ciphertexts."""
    box = sqlite_box
    params = voter_queries.box_params(box.ctx, box.contest("north-rep").uuid)
    one, two, *_ = box.cards_of("north-rep")

    def fixed(size: int) -> bytes:
        return b"\x07" * size

    casting.cast(box.ctx, one.uuid, ballot.seal(params, one.secret, (0, 0, 1), _counted(fixed)))
    clash = ballot.seal(params, two.secret, (1, 0, 0), _counted(fixed))
    _refused("ballot-copied", lambda: casting.cast(box.ctx, two.uuid, clash))
    assert _heights(box) == 1


def _counted(source: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Make a broken random source: the same bytes in every tablet, different within one vote."""
    calls = iter(range(1_000_000))

    def made(size: int) -> bytes:
        return next(calls).to_bytes(4, "big") + source(size - 4)

    return made


def test_refused_with_kind_words_when_the_disk_is_nearly_full(box: SampleElection) -> None:
    full = election_factory.with_least_free(box.ctx, 1 << 62)
    card = box.cards[0]
    raw = box.sealed(card, (1, 0, 0))
    _refused("disk-full", lambda: casting.cast(full, card.uuid, raw))
    assert not casting.cast(box.ctx, card.uuid, raw).is_repeated
    assert casting.cast(full, card.uuid, raw).is_repeated


def test_a_disk_that_gets_full_on_the_way_is_told_as_such(
    sqlite_ctx: Context, folder: Path
) -> None:
    box = election_factory.opened(sqlite_ctx, folder)
    card = box.cards[0]

    def give_no_page(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are

    event.listen(sqlite_ctx.db.engine, "begin", give_no_page)
    votes = [box.sealed(card, (1, 0, 0)) for _ in range(3)]  # the first may find a free page
    _refused("disk-full", lambda: [casting.cast(sqlite_ctx, card.uuid, raw) for raw in votes])


def test_postgresql_on_a_full_disk_is_known() -> None:
    assert is_disk_full(OperationalError("INSERT", None, psycopg.errors.DiskFull()))
    assert not is_disk_full(OperationalError("INSERT", None, psycopg.errors.DeadlockDetected()))


def test_every_receipt_given_while_closing_is_in_the_count(box: SampleElection) -> None:
    own = box.cards_of("north-rep")
    raws = [box.sealed(card, (0, 1, 0)) for card in own for _ in range(4)]
    acts: list[Callable[[], object]] = [
        partial(casting.cast, box.ctx, own[0].uuid, raw) for raw in raws
    ]
    acts.insert(len(acts) // 2, lambda: voting.close_voting(box.ctx))
    outcomes = _at_once(acts)
    receipts = [outcome for outcome in outcomes if isinstance(outcome, casting.Receipt)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert len(receipts) + len(refused) == len(raws), outcomes
    assert {refusal.code for refusal in refused} <= {"box-closed"}
    raw_box = publishing.record_files(box.ctx)[f"boxes/{own[0].uuid}.bel"]
    stored = {ballot.tracker(raw) for _, raw in box_reader.parse_box(raw_box).ballots()}
    assert stored == {receipt.tracker for receipt in receipts}
    box.count()


def test_the_costly_check_is_done_outside_the_write_lock(
    sqlite_box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = sqlite_box
    order: list[str] = []

    def seen_check(*arguments: object) -> object:
        order.append("check")
        return ballot.verify_ballot(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(casting, "verify_ballot", seen_check)

    @event.listens_for(box.ctx.db.engine, "before_cursor_execute")
    def seen(_c: object, _k: object, statement: str, *_rest: object) -> None:
        order.append(statement.split(maxsplit=1)[0])

    box.cast(box.cards[0], (1, 0, 0))
    assert order.index("check") < order.index("INSERT")
