"""A database that is put back from earlier: what is kept outside it tells what is missing."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audit.box.writer import Head
from ballots.errors import RepVoteError
from elections.core import files, outside_copy
from elections.core.log_signer import LogBroken
from elections.core.outside_copy import HEADS, TRAIL
from elections.core.settings import load_settings
from elections.services.startup import open_context
from elections.services.voting import cast as casting
from elections.services.voting import open_close, pause
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from tests.factories.election_factory import SampleElection
from tests.services.conftest import PutBack, Reopen

VOTE = (0, 0, 1)


def _votes(box: SampleElection, number: int, first: int = 0) -> None:
    for card in box.cards_of("north-rep")[first : first + number]:
        box.cast(card, VOTE)


def _start(box: SampleElection, reopen: Reopen) -> str:
    with pytest.raises(LogBroken) as broken:
        reopen(box.ctx)
    return f"{broken.value.code}: {broken.value.text}"


def test_votes_that_are_missing_are_told_at_the_start(
    box: SampleElection, put_back: PutBack, reopen: Reopen
) -> None:
    _votes(box, 3)
    box.ctx.close()
    put_back()
    sentence = _start(box, reopen)
    assert sentence.startswith("votes-missing: Votes are missing.")
    assert "“rep seats, north-rep” had 3 votes and now has 0." in sentence
    assert "north-carer" not in sentence
    assert "Put back the newest copy" in sentence
    assert "repvote go-on" in sentence


def test_a_database_that_is_ahead_of_what_is_kept_starts(
    box: SampleElection, reopen: Reopen
) -> None:
    """The program ended between the commit and the file."""
    kept = box.ctx.settings.data_dir / HEADS
    before = kept.read_bytes()
    _votes(box, 2)
    after = kept.read_bytes()
    kept.write_bytes(before)
    again = reopen(box.ctx)
    assert kept.read_bytes() == after
    kept.unlink()
    again = reopen(again)
    assert kept.read_bytes() == after


def test_the_second_folder_tells_when_the_whole_data_folder_is_put_back(
    sqlite_box: SampleElection, tmp_path: Path
) -> None:
    box, stick = sqlite_box, tmp_path / "stick"
    stick.mkdir()
    data = box.ctx.settings.data_dir
    settings = replace(box.ctx.settings, second_copy=stick)
    box.ctx.close()
    shutil.copytree(data, tmp_path / "earlier")
    ctx = open_context(settings)
    _votes(replace(box, ctx=ctx), 2)
    pause.pause_voting(ctx)
    ctx.close()
    assert (stick / HEADS).read_bytes() == (data / HEADS).read_bytes()
    assert (stick / TRAIL).read_bytes() == (data / TRAIL).read_bytes()
    shutil.rmtree(data)
    shutil.copytree(tmp_path / "earlier", data)
    open_context(replace(settings, second_copy=None)).close()  # nothing there tells of it
    with pytest.raises(LogBroken, match="had 6 entries and now has 5"):
        open_context(settings)


def test_only_the_latest_heads_are_kept_and_no_history(box: SampleElection) -> None:
    data, uuid = box.ctx.settings.data_dir, box.contest("north-rep").uuid
    _votes(box, 1)
    size, names = len((data / HEADS).read_bytes()), sorted(path.name for path in data.iterdir())
    _votes(box, 2, first=1)
    value = json.loads((data / HEADS).read_bytes())
    assert value["boxes"][uuid]["height"] == 3
    assert value["boxes"].keys() == set(box.ctx.db.read(box_store.uuids))
    assert value.keys() == {"format", "log", "trail", "boxes", "signature"}
    assert len((data / HEADS).read_bytes()) == size
    assert sorted(path.name for path in data.iterdir()) == names


def test_the_head_is_kept_before_there_is_a_receipt(
    box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = box.cards_of("north-rep")[0]
    raw = box.sealed(card, VOTE)
    kept: list[Head] = []
    keep = box.ctx.outside.keep_heads

    def failing(heads: outside_copy.Heads) -> None:
        kept.extend(heads.values())
        raise KeyboardInterrupt  # the computer stops here

    monkeypatch.setattr(box.ctx.outside, "keep_heads", failing)
    for _ in range(2):  # the second time the vote is in the box already
        with pytest.raises(KeyboardInterrupt):
            casting.cast(box.ctx, card.uuid, raw)
    assert {head.height for head in kept} == {1}
    monkeypatch.setattr(box.ctx.outside, "keep_heads", keep)
    assert casting.cast(box.ctx, card.uuid, raw).is_repeated
    assert box.ctx.outside.heads()[box.ctx.settings.data_dir].boxes[card.uuid] == kept[0]


def test_votes_that_come_together_share_a_write(
    sqlite_box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = sqlite_box.ctx.outside
    began, go_on, writes = threading.Event(), threading.Event(), []
    write = files.write_durably

    def slow(path: Path, raw: bytes) -> None:
        writes.append(raw)
        began.set()
        assert go_on.wait(10)
        write(path, raw)

    monkeypatch.setattr(outside_copy, "write_durably", slow)
    uuid = sqlite_box.contest("north-rep").uuid
    heads = [{uuid: Head(height, "0" * 64)} for height in range(1, 9)]
    first, *others = [threading.Thread(target=outside.keep_heads, args=(head,)) for head in heads]
    first.start()
    assert began.wait(10)
    for thread in others:
        thread.start()
    while len(outside._ready._waiters) < len(others):  # type: ignore[attr-defined]
        pass
    go_on.set()
    for thread in (first, *others):
        thread.join()
    assert len(writes) == 2
    assert outside.heads()[sqlite_box.ctx.settings.data_dir].boxes[uuid].height == 8


def test_a_head_never_goes_back_by_itself(sqlite_box: SampleElection) -> None:
    """Also when another process wrote in between."""
    ctx, uuid = sqlite_box.ctx, sqlite_box.contest("north-rep").uuid
    other = outside_copy.OutsideCopy(ctx.signer)
    ctx.outside.keep_heads({uuid: Head(3, "3" * 64)})
    other.keep_heads({uuid: Head(5, "5" * 64)})
    ctx.outside.keep_heads({uuid: Head(4, "4" * 64)})
    assert ctx.outside.heads()[ctx.settings.data_dir].boxes[uuid] == Head(5, "5" * 64)


def test_a_vote_is_acknowledged_though_the_files_cannot_be_written(
    box: SampleElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(outside_copy, "write_durably", full)
    _votes(box, 2)
    assert box.ctx.outside.is_failing()
    monkeypatch.undo()
    _votes(box, 1, first=2)
    assert not box.ctx.outside.is_failing()
    kept = box.ctx.outside.heads()[box.ctx.settings.data_dir].boxes
    assert kept[box.contest("north-rep").uuid].height == 3


def test_the_trail_is_kept_outside_whole_lines_only(box: SampleElection, reopen: Reopen) -> None:
    ctx, path = box.ctx, box.ctx.settings.data_dir / TRAIL
    pause.pause_voting(ctx)
    with path.open("ab") as file:
        file.write(b'{"at":"half a li')
    pause.resume_voting(ctx)
    assert ctx.outside.trail() == tuple(ctx.db.read(trail_store.leaves))
    assert path.read_bytes().count(b"\n") == len(ctx.outside.trail())
    path.write_bytes(b"damaged\n")
    again = reopen(ctx)
    assert again.outside.trail() == tuple(again.db.read(trail_store.leaves))


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value["boxes"].popitem() and value,
        lambda value: value | {"log": "another"},
        lambda value: value | {"signature": "0" * 128},
        lambda _value: {},
    ],
)
def test_heads_of_somebody_else_are_refused(
    sqlite_box: SampleElection, reopen: Reopen, change: Callable[[dict], dict]
) -> None:
    path = sqlite_box.ctx.settings.data_dir / HEADS
    value = change(json.loads(path.read_bytes()))
    path.write_text(json.dumps(value, sort_keys=True, separators=(",", ":")))
    assert _start(sqlite_box, reopen).startswith("heads-damaged: The file ")


def test_a_box_that_went_another_way_is_not_started(box: SampleElection, reopen: Reopen) -> None:
    uuid = box.contest("north-rep").uuid
    _votes(box, 2)
    box.ctx.outside.set_heads({uuid: Head(1, "1" * 64)})
    assert _start(box, reopen).startswith(f"box-changed: The box {uuid} is not the one whose votes")


def test_a_second_folder_must_be_there_and_be_another(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for folder in (tmp_path / "gone", data):
        with pytest.raises(RepVoteError) as refused:
            load_settings(data, {"REPVOTE_SECOND_COPY": str(folder)})
        assert refused.value.code == "second-copy"
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = load_settings(data, {"REPVOTE_SECOND_COPY": str(stick)})
    assert settings.kept_in == (data, stick)


def test_the_close_is_seen_too(box: SampleElection, put_back: PutBack, reopen: Reopen) -> None:
    open_close.close_voting(box.ctx)
    box.ctx.close()
    put_back()
    assert _start(box, reopen).startswith("log-rolled-back")


def test_put_back_while_it_runs_nothing_covers_what_is_missing(
    box: SampleElection, put_back: PutBack, reopen: Reopen
) -> None:
    """Else a few votes more would be taken for those that are gone."""
    _votes(box, 2)
    kept = (box.ctx.settings.data_dir / HEADS).read_bytes()
    put_back()
    for number in (2, 3, 4):
        with pytest.raises(LogBroken, match="while RepVote ran"):
            _votes(box, 1, number)
    with pytest.raises(LogBroken, match="while RepVote ran"):
        open_close.close_voting(box.ctx)
    assert (box.ctx.settings.data_dir / HEADS).read_bytes() == kept
    assert "had 2 votes and now has 0" in _start(box, reopen)
