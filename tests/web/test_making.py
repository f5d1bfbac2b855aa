"""The sound begins with the board's acts, and the board's page tells how far it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest

from elections.audio import build, progress, texts
from elections.audio.errors import NoSound
from elections.audio.progress import MAKING, Progress
from elections.audio.texts import Spoken
from elections.services.queries import overview as election_queries
from elections.web.board import audio_status
from tests.audio.stand_in_voice import Hum
from tests.factories.site_factory import LOT, Site
from tests.web.test_board import send

Fresh = Callable[..., Site]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Mock:
    start = Mock()
    monkeypatch.setattr(audio_status, "start", start)
    return start


def folder_of(site: Site) -> Path:
    return build.sound_folder(site.ctx.settings.data_dir)


def board(site: Site) -> str:
    return " ".join(site.client("secretary").get("/board").text.split())


def test_locking_begins_the_sound(fresh: Fresh, started: Mock) -> None:
    site = fresh("setup")
    client = site.client("secretary")
    assert "The sound" not in board(site)
    started.assert_not_called()
    assert send(client, "/board/lock", sure="yes").status_code == 303
    started.assert_called_once_with(site.ctx.settings.data_dir)
    assert "The lists are locked. The sound is being made now." in client.get("/board").text


@pytest.mark.parametrize("problem", [NoSound("sound-program", "x"), OSError("no room")])
def test_locking_the_lists_never_fails_for_lack_of_sound(
    fresh: Fresh, started: Mock, problem: Exception
) -> None:
    site = fresh("setup")
    client = site.client("secretary")
    started.side_effect = problem
    assert send(client, "/board/lock", sure="yes").headers["Location"] == "/board"
    sentence = "The lists are locked. There is no sound yet. Voting works without sound."
    assert sentence in client.get("/board").text


def test_r68_the_results_start_the_sound_again(fresh: Fresh, started: Mock) -> None:
    site = fresh("tie")
    started.assert_not_called()
    names = {f"name-{place}": name for place, name in enumerate(LOT.names, start=1)}
    client = site.client("secretary")
    send(client, "/board/lots/north-rep", method="hat", **names)
    started.assert_not_called()  # shown, and not yet confirmed
    answer = send(client, "/board/lots/north-rep", method="hat", sure="yes", **names)
    assert answer.status_code == 303
    started.assert_called_once_with(site.ctx.settings.data_dir)


def test_the_board_page_shows_how_far_the_sound_is(fresh: Fresh) -> None:
    site = fresh("locked")
    folder = folder_of(site)
    assert "There is no sound yet." in board(site)
    with progress.building(folder):
        progress.save(folder, Progress(MAKING))
        assert "The sound is being made now." in board(site)
        progress.save(folder, Progress(MAKING, 120, 1115))
        page = board(site)
        assert "120 of 1,115 texts have sound." in page
        assert '<progress class="progress" aria-labelledby="sound" value="120" max="1115">' in page
        assert "Load this page again" in page
    page = board(site)  # no process runs any more
    assert "Then it stopped." in page
    assert "Go on with the sound" in page


def test_a_build_tells_its_end_and_names_the_text_that_failed(
    fresh: Fresh, started: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("locked")
    data_dir = site.ctx.settings.data_dir
    monkeypatch.setattr(build, "find_voice", lambda _wish, _jobs: Hum(mute="cannot be said"))
    election = election_queries.spoken_election(site.ctx)
    more: list[Spoken] = []
    names = [
        spoken_text
        for spoken_text in texts.spoken_texts(election)
        if spoken_text.where.startswith("title")
    ]
    monkeypatch.setattr(texts, "spoken_texts", lambda *_: (*names, *more))
    count = len(names)
    build.render_election(election, data_dir)
    assert f"All {count} texts have sound." in board(site)
    more.append(Spoken("cannot be said", "en", "message b"))
    with pytest.raises(NoSound):
        build.render_election(election, data_dir)
    page = board(site)
    assert "message b: “cannot be said” has no sound." in page
    assert "Voting works without sound." in page
    client = site.client("secretary")
    assert send(client, "/board/sound").status_code == 303
    started.assert_called_once_with(data_dir)


def test_a_missing_program_is_told_on_the_page(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("locked")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NoSound):
        build.start(site.ctx.settings.data_dir)
    assert "The program ffmpeg is missing." in board(site)


def test_many_presses_start_one_build_and_the_server_ends_it(fresh: Fresh, started: Mock) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    over = Event()
    process = started.return_value
    process.wait.side_effect = lambda *_: over.wait(60)
    process.terminate.side_effect = over.set
    for _ in range(124):
        answer = send(client, "/board/sound")
        assert answer.headers["Location"] == "/board"
    assert started.call_count == 1
    site.ctx.close()
    process.terminate.assert_called_once_with()
    assert started.call_count == 1
