"""The way from the folder to the certified record, and the refusals of each step."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from audit.compare import Verdict, compare
from audit.record.files import RecordFiles
from audit.verify.run import verify
from ballots.card_letters import letters_of
from ballots.counting import Lot
from ballots.credential import CODE_DISTANCE, distance
from ballots.encoding import ordered
from ballots.errors import BadInput, Refused
from ballots.group import (
    ORDER,
    add,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
    subtract,
)
from ballots.proofs import decryption, proof
from ballots.tally import parse_encrypted_tally
from ballots.trustees import single as trustees
from ballots.trustees.single import parse_trustee
from elections.core import log_signer
from elections.core.context import Context
from elections.core.log_signer import LogBroken
from elections.core.logging import start_logging, stop_logging
from elections.domain.roles import Role
from elections.services.certify import certify as certifying
from elections.services.count import agreement as count_agreement
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.people import accounts
from elections.services.publish import record as publishing
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import keys as key_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import cancel_card
from elections.services.voting import open_close as voting
from elections.stores import trail as trail_store
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT, SECRETARY, WITNESS, SampleElection
from tests.services.conftest import Reopen
from tests.support.triggers import without_triggers

HAT = Lot("hat", names=("cy-crane", "ann-ash"))


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.text[-1] in ".!?"
    return refusal.value.code


def _types(ctx: Context) -> list[str]:
    return [logged.event.kind for logged in ctx.db.read(trail_store.events)]


def _good(ctx: Context) -> str:
    """Return the stage of the record, after requiring that every check of it passes."""
    report = verify(RecordFiles.of(publishing.record_files(ctx)))
    assert report.is_good, report.findings
    return report.stage


def test_the_whole_journey(ctx: Context, tmp_path: Path, reopen: Reopen) -> None:
    sample = election_factory.certified(ctx, tmp_path / "folder")
    assert election_queries.stage(ctx) == "certified"
    assert _good(ctx) == "certified"
    assert _types(ctx) == [
        "lists_locked",
        "key_added",
        "key_added",
        "cards_made",
        "voting_opened",
        "voting_closed",
        "small_contests_agreed",
        "count_started",
        "shares_added",
        "shares_added",
        "result_opened",
        "lot_drawn",
        "seats_filled",
        "certified",
    ]
    counts = {contest_count.contest.id: contest_count for contest_count in count_seats.counts(ctx)}
    assert counts["north-rep"].count.totals == (1, 0, 1)
    assert counts["north-rep"].count.elected == ("cy-crane",)
    assert counts["north-rep"].lot == HAT
    assert counts["north-carer"].count.elected == ("dot-dill",)
    assert counts["south-rep"].count.vacant == 1
    assert (
        sample.election.sha256
        == json.loads(publishing.record_files(ctx)["certificate.json"])["body"]["definition"]
    )
    again = reopen(ctx)
    assert _good(again) == "certified"
    assert publishing.record_zip(again) == publishing.record_zip(again)


def test_every_stage_from_opening_on_has_a_good_record_that_grows(box: SampleElection) -> None:
    ctx = box.ctx
    with_records: list[dict[str, bytes]] = []

    def publish(stage: str) -> None:
        assert _good(ctx) == stage
        with_records.append(publishing.record_files(ctx))

    publish("open")
    first, second, third, *_ = box.cards_of("north-rep")
    box.cast(first, (1, 0, 0))
    box.cast(first, (0, 0, 1))
    box.cast(second, (1, 0, 0))
    cancel_card.cancel_card(ctx, third.uuid, third.credential)
    publish("open")
    voting.close_voting(ctx)
    publish("closed")
    count_start.start_count(ctx, AGREEMENT)
    publish("counting")
    count_shares.add_shares(ctx, 2, box.shares(2))
    publish("counting")
    count_shares.add_shares(ctx, 1, box.shares(1))
    publish("counting")
    assert count_seats.counts(ctx)[0].count.totals == (1, 0, 1)
    count_seats.draw_lot(ctx, "north-rep", HAT)
    publish("results")
    box.certify()
    publish("certified")
    for old, new in pairwise(with_records):
        assert compare(RecordFiles.of(old), RecordFiles.of(new)).verdict is Verdict.LONGER
        for name, raw in old.items():
            if name.endswith((".bel", "trail.jsonl")):
                assert new[name].startswith(raw), name


def test_only_the_last_vote_of_a_card_counts(box: SampleElection) -> None:
    ctx = box.ctx
    card, other, *_ = box.cards_of("north-rep")
    box.cast(card, (1, 0, 0))
    box.cast(other, (0, 0, 0))
    box.cast(card, (0, 1, 0))
    voting.close_voting(ctx)
    box.count()
    counts = count_seats.counts(ctx)[0]
    assert counts.count.totals == (0, 1, 0)
    assert counts.counted == 2
    assert election_queries.stage(ctx) == "results"


def test_nobody_votes_at_all(box: SampleElection) -> None:
    ctx = box.ctx
    voting.close_voting(ctx)
    box.count()
    tie = count_seats.counts(ctx)[0].count.tie
    assert tie is not None
    assert tie.votes == 0
    count_seats.draw_lot(ctx, "north-rep", Lot("dice", rounds=((6, 2, 2),)))
    box.certify()
    assert _good(ctx) == "certified"


# --- keys and cards --------------------------------------------------------------------------


def test_keys_are_taken_once_with_their_proof(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    raw, other = (trustees.public_part(trustees.new_private_key()).to_bytes() for _ in range(2))
    forged = other.replace(other[-20:-10], raw[-20:-10])
    for bad in (b"", b"{}", raw[:-1], raw + b" ", forged, b"[" * 9_999):
        with pytest.raises(BadInput):
            key_service.add_key(ctx, 1, bad)
    key_service.add_key(ctx, 1, raw)
    key_service.add_key(ctx, 1, raw)  # repeating it changes nothing
    assert _types(ctx) == ["lists_locked", "key_added"]
    assert _code(lambda: key_service.add_key(ctx, 1, other)) == "key-there"
    assert _code(lambda: key_service.add_key(ctx, 2, raw)) == "key-same"
    for index in (0, 3, -1):
        assert _code(lambda i=index: key_service.add_key(ctx, i, other)) == "key-holder"  # type: ignore[misc]
    assert [holder.public_key is not None for holder in key_service.key_holders(ctx)] == [
        True,
        False,
    ]


def test_a_key_is_made_again_until_voting_opens(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    private = [trustees.new_private_key() for _ in range(3)]
    raws = [trustees.public_part(key).to_bytes() for key in private]
    publics = [point_text(parse_trustee(raw).public_key) for raw in raws]
    key_service.add_key(ctx, 1, raws[0])
    key_service.add_key(ctx, 2, raws[1])
    for wrong in ("", publics[1], publics[2], publics[0].upper(), "x"):
        assert _code(lambda w=wrong: key_service.add_key(ctx, 1, raws[2], w)) == "key-there"  # type: ignore[misc]
    key_service.add_key(ctx, 1, raws[2], publics[0])
    key_service.add_key(ctx, 1, raws[2], publics[0])  # the same again changes nothing
    assert _code(lambda: key_service.add_key(ctx, 1, raws[0], publics[2])) == "key-replaced"
    assert _code(lambda: key_service.add_key(ctx, 2, raws[0], publics[1])) == "key-same"
    assert _types(ctx) == ["lists_locked", "key_added", "key_added", "key_added"]
    assert [holder.public_key for holder in key_service.key_holders(ctx)] == [
        publics[2],
        publics[1],
    ]
    cards = card_service.make_cards(ctx)
    voting.open_voting(ctx)
    fourth = trustees.public_part(trustees.new_private_key()).to_bytes()
    assert _code(lambda: key_service.add_key(ctx, 1, fourth, publics[2])) == "stage-add-key"
    sample = SampleElection(ctx, (private[2], private[1]), cards)
    sample.cast(sample.cards_of("north-rep")[0], (1, 0, 0))
    voting.close_voting(ctx)
    count_start.start_count(ctx, AGREEMENT)
    lost = SampleElection(ctx, (private[0], private[1]), cards)
    with pytest.raises(Refused):
        count_shares.add_shares(ctx, 1, lost.shares(1))
    for index in (1, 2):
        count_shares.add_shares(ctx, index, sample.shares(index))
    assert verify(RecordFiles.of(publishing.record_files(ctx))).is_good


def test_voting_opens_only_with_keys_and_cards(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    assert _code(lambda: voting.open_voting(ctx)) == "open-keys"
    election_factory.with_keys(ctx)
    assert _code(lambda: voting.open_voting(ctx)) == "open-cards"
    assert election_queries.stage(ctx) == "locked"
    assert _code(lambda: publishing.record_files(ctx)) == "stage-publish"


def test_cards_are_as_many_as_voters_and_spare_ones(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    cards = card_service.make_cards(ctx)
    by_box = {contest.id: contest.uuid for contest in election_queries.election(ctx).contests}
    assert [sum(card.uuid == by_box[c] for card in cards) for c in by_box] == [7, 5, 0]
    codes = [card.pictures for card in cards]
    assert all(distance(a, b) >= CODE_DISTANCE for i, a in enumerate(codes) for b in codes[:i])
    assert board_queries.board_state(ctx).cards_printed == 12
    again = card_service.make_cards(ctx)
    assert board_queries.board_state(ctx).cards_printed == 12
    old, new = cards[0], again[0]
    assert not voter_queries.card_state(ctx, old.uuid, old.credential).is_listed
    assert voter_queries.card_state(ctx, new.uuid, new.credential).is_listed


def test_cards_are_found_by_two_pictures(box: SampleElection) -> None:
    card = box.cards[0]
    box.cast(card, (1, 0, 0))
    found = voter_queries.codes(box.ctx, card.pictures[0], card.pictures[1])
    assert (card.uuid, card.credential, card.pictures, True) in [
        (card.uuid, card.credential, card.pictures, card.is_in_box) for card in found
    ]
    wrong = voter_queries.card_state(box.ctx, card.uuid, "f" * 64)
    assert (wrong.is_listed, wrong.is_in_box, wrong.pictures) == (False, False, ())
    assert not voter_queries.card_state(box.ctx, "a\0b", "\ud800").is_listed


def test_a_card_is_cancelled_once_and_never_after_its_vote(box: SampleElection) -> None:
    first, second, *_ = box.cards

    def cancel(card: object = first) -> None:
        cancel_card.cancel_card(box.ctx, first.uuid, first.credential)

    cancel()
    assert _code(cancel) == "card-cancelled-before"
    box.cast(second, (1, 0, 0))
    assert (
        _code(lambda: cancel_card.cancel_card(box.ctx, second.uuid, second.credential))
        == "card-voted"
    )
    assert _code(lambda: cancel_card.cancel_card(box.ctx, first.uuid, "f" * 64)) == "card-unknown"
    assert _code(lambda: cancel_card.cancel_card(box.ctx, "a\0b", "\ud800")) == "card-unknown"
    assert _types(box.ctx).count("card_cancelled") == 1
    voting.close_voting(box.ctx)
    assert (
        _code(lambda: cancel_card.cancel_card(box.ctx, second.uuid, second.credential))
        == "stage-cancel-card"
    )


def test_pages_see_the_box_at_every_stage(ctx: Context, tmp_path: Path) -> None:
    assert election_queries.overview(ctx) is None
    election_factory.locked(ctx, tmp_path / "folder")
    uuid = election_queries.election(ctx).contested_contests[0].uuid
    before = voter_queries.contest_view(ctx, uuid)
    assert before is not None
    assert (before.state, before.election) == ("not_open", "")
    election_factory.with_keys(ctx)
    card_service.make_cards(ctx)
    voting.open_voting(ctx)
    now = voter_queries.contest_view(ctx, uuid)
    assert now is not None
    assert now.state == "open"
    assert now.election.encode() == voter_queries.box_params(ctx, uuid).to_bytes()
    assert voter_queries.contest_view(ctx, "9xVbcdefghijk1") is None
    voting.close_voting(ctx)
    after = voter_queries.contest_view(ctx, uuid)
    assert after is not None
    assert after.state == "closed"


# --- the count -------------------------------------------------------------------------------


@pytest.fixture
def closed(ctx: Context, tmp_path: Path) -> SampleElection:
    """Provide a closed box with a few votes, and a floor of ten for small contests."""
    box = election_factory.opened(ctx, tmp_path / "folder", small_contest=10)
    box.cast(box.cards_of("north-rep")[0], (1, 0, 0))
    voting.close_voting(ctx)
    return box


def test_a_small_contest_is_counted_only_when_both_officers_agree(closed: SampleElection) -> None:
    ctx = closed.ctx
    small = count_agreement.read_small_contests_to_agree(ctx)
    assert [(contest.contest, contest.votes) for contest in small] == [
        ("north-rep", 1),
        ("north-carer", 0),
    ]
    assert _code(lambda: count_start.start_count(ctx)) == "small-contest"
    wrong = count_agreement.Agreement(*SECRETARY, WITNESS[0], SECRETARY[1])
    assert _code(lambda: count_start.start_count(ctx, wrong)) == "witness-passphrase"
    alone = count_agreement.Agreement(*SECRETARY, *SECRETARY)
    assert _code(lambda: count_start.start_count(ctx, alone)) == "witness-passphrase"
    assert election_queries.stage(ctx) == "closed"
    assert SECRETARY[1] not in repr(AGREEMENT)
    count_agreement.agree_small_contests(ctx, AGREEMENT)
    assert count_agreement.read_small_contests_to_agree(ctx) == ()
    assert _code(lambda: count_agreement.agree_small_contests(ctx, AGREEMENT)) == "small-none"
    count_start.start_count(ctx)
    assert _types(ctx)[-2:] == ["small_contests_agreed", "count_started"]
    assert _good(ctx) == "counting"


def test_agreement_and_count_in_one_go(closed: SampleElection) -> None:
    count_start.start_count(closed.ctx, AGREEMENT)
    assert _types(closed.ctx)[-2:] == ["small_contests_agreed", "count_started"]


def test_nothing_opens_before_the_close(box: SampleElection) -> None:
    assert _code(lambda: count_start.start_count(box.ctx)) == "stage-start-count"
    assert _code(lambda: count_shares.tallies(box.ctx)) == "stage-add-shares"
    assert _code(lambda: count_shares.add_shares(box.ctx, 1, {})) == "stage-add-shares"
    assert count_seats.counts(box.ctx) == ()


def test_shares_are_taken_whole_right_and_once(closed: SampleElection) -> None:
    ctx = closed.ctx
    count_start.start_count(ctx, AGREEMENT)
    good = closed.shares(1)
    uuid = min(good)
    foreign = SampleElection(ctx, tuple(trustees.new_private_key() for _ in range(2)), closed.cards)
    for bad, code in [
        ({}, "shares-boxes"),
        ({uuid: good[uuid]}, "shares-boxes"),
        ({**good, "9xVbcdefghijk1": b""}, "shares-boxes"),
        (closed.shares(2), "share-proof"),
        (foreign.shares(1), "share-proof"),
        ({**good, uuid: good[uuid] + b" "}, "share-form"),
        ({**good, uuid: b"{"}, "json"),
        ({**good, uuid: good[max(good)]}, "share-form"),
    ]:
        assert _code(lambda b=bad: count_shares.add_shares(ctx, 1, b)) == code  # type: ignore[misc]
    for index in (0, 3, -1):
        assert _code(lambda i=index: count_shares.add_shares(ctx, i, good)) == "key-holder"  # type: ignore[misc]
    assert board_queries.board_state(ctx).shares_given == ()
    count_shares.add_shares(ctx, 1, good)
    assert _code(lambda: count_shares.add_shares(ctx, 1, good)) == "shares-there"
    assert board_queries.board_state(ctx).shares_given == (1,)
    assert count_seats.counts(ctx) == ()
    count_shares.add_shares(ctx, 2, closed.shares(2))
    assert count_seats.counts(ctx)[0].count.totals == (1, 0, 0)


def _forged(tiny_one: SampleElection, index: int) -> dict[str, bytes]:
    """Make shares whose proofs hold although the factors are wrong.

    The challenge of the format does not cover the factor, so a key holder can make one that
    nobody chose.
    """
    created = {}
    private = tiny_one.private_keys[index - 1]
    for sealed_sum in count_shares.tallies(tiny_one.ctx):
        options = len(voter_queries.box_params(tiny_one.ctx, sealed_sum.uuid).answers)
        factors, shown = [], []
        for sealed in parse_encrypted_tally(sealed_sum.encrypted_tally, options):
            left, off = random_scalar(), random_scalar()
            right = add(scalar_mult(left, sealed.alpha), scalar_mult_base(off))
            challenge = decryption._decrypt_hash(
                sealed_sum.fingerprint, scalar_mult_base(private), scalar_mult_base(left), right
            )
            answer = (left - private * challenge) % ORDER
            factor = subtract(right, scalar_mult(answer, sealed.alpha))
            factors.append(point_text(scalar_mult(pow(challenge, -1, ORDER), factor)))
            shown.append(proof.Proof(challenge, answer).to_json())
        created[sealed_sum.uuid] = ordered(
            {"decryption_factors": [factors], "decryption_proofs": [shown]}
        )
    return created


def test_parts_that_do_not_fit_together_blame_nobody(closed: SampleElection) -> None:
    ctx = closed.ctx
    count_start.start_count(ctx, AGREEMENT)
    count_shares.add_shares(ctx, 1, _forged(closed, 1))
    honest = closed.shares(2)
    stream = StringIO()
    start_logging(stream)
    try:
        with pytest.raises(Refused) as refusal:
            count_shares.add_shares(ctx, 2, honest)
    finally:
        stop_logging()
    assert refusal.value.code == "shares-unfit"
    assert refusal.value.text == "The key holders' parts do not fit together. Call for help."
    assert "parts do not fit together" in stream.getvalue()
    assert election_queries.stage(ctx) == "counting"
    assert board_queries.board_state(ctx).shares_given == (1,)
    assert count_seats.counts(ctx) == ()


def test_a_lot_is_drawn_only_for_a_tie_and_must_settle_it(box: SampleElection) -> None:
    ctx = box.ctx
    first, second, *_ = box.cards_of("north-rep")
    box.cast(first, (1, 0, 0))
    box.cast(second, (0, 0, 1))
    voting.close_voting(ctx)
    box.count()
    assert board_queries.board_state(ctx).lots_needed == (("north-rep", "rep seats, north-rep"),)
    assert election_queries.stage(ctx) == "counting"
    for contest, lot, code in [
        ("north-carer", HAT, "lot-needless"),
        ("nowhere", HAT, "lot-needless"),
        ("north-rep", Lot("hat", names=("ann-ash",)), "lot-names"),
        ("north-rep", Lot("dice", rounds=((3, 3),)), "lot-open"),
        ("north-rep", Lot("dice", rounds=((3, 7),)), "lot-rolls"),
    ]:
        assert _code(lambda c=contest, o=lot: count_seats.draw_lot(ctx, c, o)) == code  # type: ignore[misc]
    count_seats.draw_lot(ctx, "north-rep", Lot("dice", rounds=((3, 3), (1, 5))))
    assert election_queries.stage(ctx) == "results"
    assert count_seats.counts(ctx)[0].count.elected == ("cy-crane",)
    assert _code(lambda: count_seats.draw_lot(ctx, "north-rep", HAT)) == "stage-draw-lot"


# --- certifying ------------------------------------------------------------------------------


@pytest.fixture
def results(box: SampleElection) -> SampleElection:
    box.cast(box.cards_of("north-rep")[0], (0, 1, 0))
    voting.close_voting(box.ctx)
    box.count()
    return box


def test_certifying_takes_two_people(results: SampleElection) -> None:
    ctx = results.ctx
    people = {role: account for account in accounts.accounts(ctx) for role in account.roles}
    secretary, witness = people[Role.SECRETARY], people[Role.WITNESS]
    for account, passphrase, name, second, code in [
        (secretary, "wrong words here", *WITNESS, "secretary-passphrase"),
        (secretary, SECRETARY[1], WITNESS[0], "wrong words here", "witness-passphrase"),
        (secretary, SECRETARY[1], *SECRETARY, "witness-passphrase"),
        (witness, WITNESS[1], *WITNESS, "secretary-passphrase"),
    ]:
        act = (ctx, account, passphrase, name, second)
        assert _code(lambda a=act: certifying.certify(*a)) == code  # type: ignore[misc]
    assert election_queries.stage(ctx) == "results"
    results.certify()
    assert election_queries.stage(ctx) == "certified"
    with pytest.raises(Refused, match="stage-certify"):
        results.certify()


def test_nothing_is_signed_while_a_check_fails(
    results: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo is not the one the definition names, so V04 fails."""
    real = publishing.published

    def spoilt(session: object) -> publishing.Published:
        found = real(session)  # type: ignore[arg-type]
        for sha in found.parts.pictures:
            found.parts.pictures[sha] = b"another picture"  # type: ignore[index]
        return found

    monkeypatch.setattr(certifying, "published", spoilt)
    assert _code(results.certify) == "certify-check"
    assert election_queries.stage(results.ctx) == "results"
    assert "certificate.json" not in publishing.record_files(results.ctx)


def test_a_full_disk_after_the_commit_does_not_undo_a_command(
    sqlite_box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_signer: object, _note: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_signer.LogSigner, "keep", full)
    voting.close_voting(sqlite_box.ctx)
    assert election_queries.stage(sqlite_box.ctx) == "closed"


def test_each_step_is_refused_at_the_wrong_stage(ctx: Context, tmp_path: Path) -> None:
    acts: dict[str, Callable[[], object]] = {
        "stage-add-key": lambda: key_service.add_key(ctx, 1, trustees.public_part(5).to_bytes()),
        "stage-make-cards": lambda: card_service.make_cards(ctx),
        "stage-open": lambda: voting.open_voting(ctx),
        "stage-close": lambda: voting.close_voting(ctx),
        "stage-start-count": lambda: count_start.start_count(ctx),
        "stage-draw-lot": lambda: count_seats.draw_lot(ctx, "north-rep", HAT),
        "stage-publish": lambda: publishing.record_zip(ctx),
    }
    for code, act in acts.items():
        assert _code(act) == code
    assert _code(lambda: key_service.key_holders(ctx)) == "not-locked"
    assert _code(lambda: election_queries.election(ctx)) == "not-locked"
    assert _code(lambda: voter_queries.box_params(ctx, "9xVbcdefghijk1")) == "box-unknown"
    assert voter_queries.contest_view(ctx, "9xVbcdefghijk1") is None
    assert board_queries.board_state(ctx).key_holders == ()
    box = election_factory.certified(ctx, tmp_path / "folder")
    later = {
        **{code: act for code, act in acts.items() if code != "stage-publish"},
        "stage-load": lambda: load_folder.load_folder(ctx, tmp_path / "folder"),
        "stage-lock-lists": lambda: lock_lists.lock_lists(ctx),
        "stage-certify": box.certify,
    }
    for code, act in later.items():
        assert _code(act) == code


# --- the server's own checks -----------------------------------------------------------------


def _tamper(ctx: Context, statement: str) -> None:
    """Do what a dishonest person with the file could do."""
    path = ctx.settings.data_dir / "repvote.db"
    with sqlite3.connect(path) as connection, without_triggers(connection.execute):
        connection.execute(statement)
    connection.close()


def _swapped(column: str, old: str, new: str) -> str:
    return f"CAST(replace(CAST({column} AS TEXT), '{old}', '{new}') AS BLOB)"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE trail_entry SET leaf = CAST('{}' AS BLOB) WHERE seq = 1", "trail-form"),
        (
            f"UPDATE trail_entry SET leaf = {_swapped('leaf', 'T14', 'T15')} WHERE seq = 1",
            "log-changed",
        ),
        ("DELETE FROM trail_entry WHERE seq > 6", "log-rolled-back"),
        (
            "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 1)",
            "log-changed",
        ),
        ("DELETE FROM box_entry WHERE kind = 'Result'", "box-rolled-back"),
        (f"UPDATE box_entry SET head = '{'0' * 64}' WHERE kind = 'Result'", "box-changed"),
        ("UPDATE box_entry SET raw = zeroblob(1024) WHERE kind = 'Ballot'", "archive-header"),
        (
            "UPDATE frozen SET definition = CAST(CAST(definition AS TEXT) || ' ' AS BLOB)",
            "definition-form",
        ),
        (
            f"UPDATE frozen SET definition = {_swapped('definition', 'Tiny', 'Puny')}",
            "definition-changed",
        ),
    ],
)
def test_the_server_does_not_start_on_changed_data(
    sqlite_ctx: Context, tmp_path: Path, statement: str, code: str
) -> None:
    election_factory.certified(sqlite_ctx, tmp_path / "folder")
    sqlite_ctx.close()
    _tamper(sqlite_ctx, statement)
    with pytest.raises(LogBroken) as broken:
        election_factory.open_at(sqlite_ctx.settings.data_dir)
    assert broken.value.code.startswith(code)


def test_a_database_restored_from_yesterday_is_noticed(
    sqlite_box: SampleElection, tmp_path: Path
) -> None:
    sqlite_ctx = sqlite_box.ctx
    data = sqlite_ctx.settings.data_dir
    shutil.copy(data / "repvote.db", tmp_path / "yesterday.db")
    voting.close_voting(sqlite_ctx)
    sqlite_ctx.close()
    shutil.copy(tmp_path / "yesterday.db", data / "repvote.db")
    with pytest.raises(LogBroken) as broken:
        election_factory.open_at(data)
    assert broken.value.code == "log-rolled-back"


def test_a_running_server_signs_nothing_on_a_changed_trail(sqlite_box: SampleElection) -> None:
    sqlite_ctx = sqlite_box.ctx
    _tamper(
        sqlite_ctx,
        "UPDATE trail_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'T14', 'T15') AS BLOB)",
    )
    with pytest.raises(LogBroken):
        voting.close_voting(sqlite_ctx)
    assert election_queries.stage(sqlite_ctx) == "open"


def test_the_wrong_log_key_is_noticed(sqlite_ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(sqlite_ctx, tmp_path / "folder")
    sqlite_ctx.close()
    data = sqlite_ctx.settings.data_dir
    (data / "log.key").unlink()
    with pytest.raises(LogBroken):
        election_factory.open_at(data)


# --- secrecy ---------------------------------------------------------------------------------


def test_no_secret_stands_in_the_database_or_the_log(sqlite_ctx: Context, tmp_path: Path) -> None:
    stream = StringIO()
    start_logging(stream)
    try:
        sample = election_factory.certified(sqlite_ctx, tmp_path / "folder")
        for act in (
            lambda: accounts.sign_in(sqlite_ctx, SECRETARY[0], "a wrong passphrase"),
            lambda: voting.close_voting(sqlite_ctx),
        ):
            with pytest.raises(Refused):
                act()
    finally:
        stop_logging()
    secrets = [SECRETARY[1], WITNESS[1], "a wrong passphrase"]
    secrets += [card.secret for card in sample.cards]
    secrets += [card.secret.replace("-", "") for card in sample.cards]
    secrets += [letters_of(card.secret) for card in sample.cards]
    secrets += [str(key) for key in sample.private_keys]
    secrets += [sqlite_ctx.settings.log_seed.hex(), sqlite_ctx.settings.web_secret.hex()]
    sqlite_ctx.close()
    data = sqlite_ctx.settings.data_dir
    stored = b"".join(
        path.read_bytes() for path in data.iterdir() if path.name not in ("log.key", "web.key")
    )
    logged = stream.getvalue()
    assert '"act": "certify"' in logged
    for secret in secrets:
        assert secret.encode() not in stored
        assert secret not in logged
    for voter in ("Rep Voter 1", sample.cards[0].credential, SECRETARY[0]):
        assert voter not in logged
    assert b"Rep Voter 1" in stored  # the test finds what is there


def test_no_name_of_a_voter_stands_in_the_record(box: SampleElection) -> None:
    record = b"".join(publishing.record_files(box.ctx).values())
    assert b"Rep Voter" not in record
    assert b"North Speaks Up" not in record
    assert b"Ann Ash" in record


def test_settings_and_context_show_no_secret(box: SampleElection) -> None:
    shown = repr(box.ctx) + repr(box.ctx.settings) + repr(box.cards)
    assert box.ctx.settings.log_seed.hex() not in shown
    assert repr(box.ctx.settings.log_seed) not in shown
    assert repr(box.ctx.settings.web_secret) not in shown
    assert box.cards[0].secret not in shown
