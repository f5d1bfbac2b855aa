"""Contests that are voted again: an election folder is made of them, and it loads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from ballots.errors import RepVoteError
from elections.cli import main as cli
from elections.services.setup.again import folder_again
from elections.services.setup.load_folder import load_folder
from elections.services.voting import open_close as voting
from elections.services.voting.stop_contest import stop_contest
from elections.stores import draft as draft_store
from tests.factories import election_factory
from tests.factories.election_factory import AGREEMENT, SampleElection

REPS, CARERS = "north-rep", "north-carer"
TITLE = "Tiny election, second vote"


def test_a_stopped_contest_is_written_as_a_folder_that_loads(
    sqlite_box: SampleElection, tmp_path: Path
) -> None:
    ctx = sqlite_box.ctx
    with pytest.raises(RepVoteError, match="No contest was stopped"):
        folder_again(ctx, TITLE)
    stop_contest(ctx, REPS, "withdrew", AGREEMENT)
    data, folder = ctx.settings.data_dir, tmp_path / "again"
    before = ctx.db.read(draft_store.read)
    assert before is not None
    ctx.close()
    words = ["--data", str(data), "again", str(folder), "--title", TITLE]
    result = CliRunner().invoke(cli.main, words)
    assert result.exit_code == 0, result.output
    assert "with 5 members and\n  rep seats, north-rep\n" in result.output
    assert folder.stat().st_mode & 0o77 == 0
    assert CliRunner().invoke(cli.main, words).exit_code == 1  # never over another folder

    other = election_factory.open_at(tmp_path / "other")
    loaded = load_folder(other, folder)
    assert (loaded.title, loaded.contests, loaded.candidates, loaded.members) == (TITLE, 1, 3, 5)
    draft = other.db.read(draft_store.read)
    assert draft is not None
    (contest,) = draft.contests
    (old,) = (contest for contest in before.contests if contest.id == REPS)
    assert (contest.question, contest.seats, contest.method) == (
        old.question,
        old.seats,
        old.method,
    )
    assert [(one.name, one.points) for one in contest.candidates] == [
        (one.name, one.points) for one in old.candidates
    ]
    assert (draft.rules, draft.key_holders, draft.officers, draft.calendar) == (
        before.rules,
        before.key_holders,
        before.officers,
        (),
    )
    assert [area.id for area in draft.areas] == ["north"]
    assert [kind.id for kind in draft.seat_classes] == ["rep"]
    other.close()


def test_a_contest_that_is_left_out_of_the_certificate_is_found(
    sqlite_box: SampleElection,
) -> None:
    votes = [(1, 0, 0), (1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 1, 0), (0, 0, 1)]
    for card, choices in zip(sqlite_box.cards_of(REPS), votes, strict=False):
        sqlite_box.cast(card, choices)
    voting.close_voting(sqlite_box.ctx)
    sqlite_box.count()
    created = folder_again(sqlite_box.ctx, TITLE)
    assert created.contests == ("rep seats, north-rep",)


def test_any_contest_can_be_named_also_where_the_data_does_not_start(
    sqlite_box: SampleElection, tmp_path: Path
) -> None:
    data = sqlite_box.ctx.settings.data_dir
    sqlite_box.ctx.close()
    shutil.copy(data / "repvote.db", tmp_path / "earlier.db")
    sqlite_box.cast(sqlite_box.cards_of(REPS)[0], (1, 0, 0))
    sqlite_box.ctx.close()
    shutil.copy(tmp_path / "earlier.db", data / "repvote.db")
    folder = tmp_path / "again"
    words = ["--data", str(data), "again", str(folder), "--title", TITLE]
    wrong = CliRunner().invoke(cli.main, [*words, "--contest", "south"])
    assert (
        "There is no contest south. There are: north-rep, north-carer, south-rep." in wrong.output
    )
    assert not folder.exists()
    result = CliRunner().invoke(cli.main, [*words, "--contest", CARERS, "--contest", REPS])
    assert result.exit_code == 0, result.output
    value = json.loads((folder / "election.json").read_text())
    assert [contest["id"] for contest in value["contests"]] == [REPS, CARERS]
    assert len((folder / "members.csv").read_text().splitlines()) == 1 + 8


def test_before_the_lists_are_locked_the_folder_itself_is_changed(
    tmp_path: Path, folder: Path
) -> None:
    data = tmp_path / "data"
    words = ["--data", str(data), "again", str(tmp_path / "again"), "--title", TITLE]
    assert "There is no election" in CliRunner().invoke(cli.main, words).output
    CliRunner().invoke(cli.main, ["--data", str(data), "load", str(folder)])
    output = CliRunner().invoke(cli.main, [*words, "--contest", REPS]).output
    assert "Nothing was locked here yet." in output
