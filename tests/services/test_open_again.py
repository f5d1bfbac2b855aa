"""Locked lists are opened again before voting, put right, locked again, and voted on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.record.files import RecordFiles
from audit.trail.events import ListsOpenedAgain
from audit.verify.run import verify
from ballots.credential import draw_cards
from ballots.errors import Refused
from ballots.group import random_scalar
from ballots.stages import Stage
from ballots.trustees.single import public_part
from elections.core.context import Context
from elections.core.log_signer import LogBroken
from elections.models import CardFile, LockedLists, RollEntry
from elections.services.publish import record as publishing
from elections.services.queries import voter as voter_queries
from elections.services.self_check.run import verify_own_data
from elections.services.setup import answers as set_up
from elections.services.setup import card_file
from elections.services.setup.cards import make_cards
from elections.services.setup.keys import add_key, key_holders
from elections.services.setup.lock_lists import lock_lists
from elections.services.setup.open_again import open_lists_again
from elections.services.setup.vote_titles import usual_title
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting
from elections.stores import cards as card_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT, SampleElection
from tests.second_verifier.verify import verify_files
from tests.support.triggers import without_triggers

REPS = "north-rep"
ANN = (1, 0, 0)


def _code(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(*arguments)
    return refusal.value.code


@pytest.fixture
def locked(ctx: Context, tmp_path: Path) -> Context:
    """Give an election whose lists are locked, with a key and cards, and their file."""
    return _locked(ctx, tmp_path)


def _locked(ctx: Context, tmp_path: Path) -> Context:
    election_factory.loaded(ctx, tmp_path / "folder")
    lock_lists(ctx)
    add_key(ctx, 1, public_part(random_scalar()).to_bytes())
    card_file.begin_card_file(ctx, 0)
    assert ctx.jobs.wait("cards", 60)
    return ctx


def _state(ctx: Context) -> tuple[Stage, int, int, list[str]]:
    def query(session: Session) -> tuple[Stage, int, int, list[str]]:
        return (
            stage_of(session),
            len(session.scalars(select(LockedLists.id)).all()),
            len(session.scalars(select(RollEntry.member_id)).all()),
            list(session.scalars(select(CardFile.state))),
        )

    return ctx.db.read(query)


def test_lists_are_opened_again_put_right_and_certified(locked: Context) -> None:
    ctx = locked
    old = ctx.db.read(locked_election)
    key = key_holders(ctx)[0].public_key
    cards = ctx.db.read(lambda session: card_store.credentials(session, old.contests[0].uuid))
    open_lists_again(ctx, "withdrew", AGREEMENT)
    assert _state(ctx) == (Stage.CHECKING, 0, 0, ["void"])
    verify_own_data(ctx)
    opened = ctx.db.read(lambda session: trail_store.last_event(session, ListsOpenedAgain))
    assert opened is not None
    assert (opened.definition, opened.reason) == (old.sha256, "withdrew")
    assert opened.keys == (hashlib.sha256(str(key).encode()).hexdigest(),)
    assert set(opened.cards) == {contest.uuid for contest in old.contested_contests}

    # the secretary has her answers back, takes the person out, and locks again
    now = set_up.set_up(ctx)
    assert now.is_loaded
    reps = next(contest for contest in now.answers.contests if len(contest.people) > 1)
    gone = reps.people[0].name

    def without(answers: Any) -> Any:
        contests = tuple(
            replace(contest, people=tuple(p for p in contest.people if p.name != gone))
            for contest in answers.contests
        )
        return replace(answers, contests=contests)

    set_up.change(ctx, without)
    assert _code(lock_lists, ctx) == "lock-set-up"
    set_up.put_together(ctx, old.officers.secretary.name, usual_title("en"))
    new = lock_lists(ctx)
    assert gone not in {person.name for contest in new.contests for person in contest.candidates}
    uuids = [{contest.uuid for contest in election.contests} for election in (old, new)]
    assert uuids[0].isdisjoint(uuids[1])
    assert [holder.public_key for holder in key_holders(ctx)] == [None] * 2
    assert ctx.db.read(card_store.batch_number) is None
    verify_own_data(ctx)

    # what is old is refused, kindly
    uuid = old.contests[0].uuid
    assert _code(voter_queries.contest_view, ctx, uuid) == "card-replaced"
    assert _code(voter_queries.card_state, ctx, uuid, cards[0]) == "card-replaced"
    assert _code(casting.rehearse, ctx, uuid) == "card-replaced"
    assert not voter_queries.card_state(ctx, uuid, "ab" * 32).is_listed
    assert voter_queries.boxes(ctx)[-len(opened.cards) :] == tuple(sorted(opened.cards))
    assert _code(voting.open_voting, ctx) == "open-keys"


def test_the_record_of_lists_opened_twice_verifies(locked: Context) -> None:
    ctx = locked
    open_lists_again(ctx, "died", AGREEMENT)
    lock_lists(ctx)
    open_lists_again(ctx, "list_error", AGREEMENT)
    lock_lists(ctx)
    box = election_factory.ready_to_vote(ctx)
    box.cast(box.cards_of(REPS)[0], ANN)
    verify_own_data(ctx)
    voting.close_voting(ctx)
    box.count()
    box.certify()
    files = publishing.record_files(ctx)
    report = verify(RecordFiles.of(files))
    assert report.is_good, report.findings
    assert verify_files(files).findings == []
    assert [stated.text for stated in report.stated] == [
        "The lists were opened again before voting: somebody died.",
        "The lists were opened again before voting: there was a mistake in the lists.",
    ]
    names = json.dumps([json.loads(line)["body"] for line in files["trail.jsonl"].splitlines()
                        if b'"lists_opened_again"' in line])  # fmt: skip
    for person in ("Ann", "Sam", "north"):
        assert person not in names
    verify_own_data(ctx)


@pytest.mark.parametrize("role", ["secretary", "witness"])
def test_one_person_opens_nothing(sqlite_ctx: Context, tmp_path: Path, role: str) -> None:
    ctx = _locked(sqlite_ctx, tmp_path)
    agreement = replace(AGREEMENT, **{f"{role}_passphrase": "not it"})
    assert _code(open_lists_again, ctx, "died", agreement) == f"{role}-passphrase"
    assert _state(ctx)[0] is Stage.LOCKED


def test_only_locked_lists_are_opened_again(sqlite_box: SampleElection) -> None:
    assert _code(open_lists_again, sqlite_box.ctx, "died", AGREEMENT) == "stage-open-lists-again"


def test_an_old_key_never_comes_back(sqlite_ctx: Context, tmp_path: Path) -> None:
    ctx = _locked(sqlite_ctx, tmp_path)
    raw = public_part(random_scalar()).to_bytes()
    add_key(ctx, 2, raw)
    open_lists_again(ctx, "other", AGREEMENT)
    lock_lists(ctx)
    assert _code(add_key, ctx, 2, raw) == "key-replaced"
    assert _code(add_key, ctx, 1, raw) == "key-same"
    fresh = public_part(random_scalar()).to_bytes()
    add_key(ctx, 2, fresh)
    add_key(ctx, 2, fresh)  # the same again changes nothing
    assert [holder.public_key is not None for holder in key_holders(ctx)] == [False, True]
    verify_own_data(ctx)


def test_cards_drawn_for_old_lists_are_not_kept(
    sqlite_ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = _locked(sqlite_ctx, tmp_path)

    def slowly(counts: Any) -> Any:
        open_lists_again(ctx, "other", AGREEMENT)
        lock_lists(ctx)
        return draw_cards(counts)

    monkeypatch.setattr("elections.services.setup.cards.draw_cards", slowly)
    assert _code(make_cards, ctx) == "cards-meanwhile"
    assert ctx.db.read(card_store.batch_number) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE state SET stage = 'checking'",
        "DELETE FROM frozen",
        "DELETE FROM roll_entry",
        "INSERT INTO void_batch VALUES (1)",
        "INSERT INTO void_key VALUES (1, 1)",
    ],
)
def test_the_database_opens_lists_by_that_act_only(locked: Context, statement: str) -> None:
    with pytest.raises(DBAPIError):
        locked.db.write(lambda session: session.execute(text(statement)))
    assert _state(locked)[0] is Stage.LOCKED


@pytest.mark.parametrize(
    "left",
    ["DELETE FROM roll_entry", "DELETE FROM frozen", "UPDATE card_file", "void_key", "void_batch"],
)
def test_the_database_opens_all_of_it_or_nothing(
    sqlite_ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    """Each of the parts is left out once."""
    ctx = _locked(sqlite_ctx, tmp_path)
    execute = Session.execute

    def without(session: Session, statement: Any, *rest: Any, **more: Any) -> Any:
        written = str(statement)
        if written.startswith((left, f"INSERT INTO {left}")):
            return None
        return execute(session, statement, *rest, **more)

    monkeypatch.setattr(Session, "execute", without)
    with pytest.raises(DBAPIError, match="a stage is followed by the next one"):
        open_lists_again(ctx, "other", AGREEMENT)
    monkeypatch.undo()
    assert _state(ctx)[0] is Stage.LOCKED
    verify_own_data(ctx)


def test_no_card_is_added_to_void_ones(sqlite_ctx: Context, tmp_path: Path) -> None:
    ctx = _locked(sqlite_ctx, tmp_path)
    open_lists_again(ctx, "other", AGREEMENT)
    lock_lists(ctx)
    more = "INSERT INTO card SELECT batch, 'x', credential, position, 1, 2, '' FROM card"
    with pytest.raises(DBAPIError, match="these cards are void"):
        ctx.db.write(lambda session: session.execute(text(more)))


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM void_batch", "void vote cards"),
        ("DELETE FROM void_key", "a void key"),
    ],
)
def test_what_is_void_is_looked_after(
    sqlite_ctx: Context, tmp_path: Path, statement: str, what: str
) -> None:
    ctx = _locked(sqlite_ctx, tmp_path)
    open_lists_again(ctx, "other", AGREEMENT)

    def write(session: Session) -> None:
        run = session.connection().exec_driver_sql
        with without_triggers(run):
            run(statement)

    ctx.db.write(write)
    with pytest.raises(LogBroken, match=what):
        verify_own_data(ctx)
