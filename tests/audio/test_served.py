"""Clips over HTTP, and the command that makes them."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner

from elections.audio import build, progress, texts
from elections.audio.clips import Rendered, render
from elections.audio.errors import NoSound
from elections.audio.texts import Spoken
from elections.cli.main import main
from elections.services.queries import overview as election_queries
from elections.web.public.spoken import given_texts
from tests.audio.stand_in_voice import Hum
from tests.factories import site_factory
from tests.factories.site_factory import Site
from tests.support.processes import ending
from tests.support.words import forget, small_catalogue, write_words

TWO = (Spoken("One.", "en", "test"), Spoken("Two.", "en", "test"))
FIRST_TEN = {"Range": "bytes=0-9"}


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Site]:
    site = site_factory.build(tmp_path, "locked")
    yield site
    site.ctx.close()


@pytest.fixture
def whole_catalogue() -> Iterator[None]:
    """Take our own catalogue again after the test."""
    yield
    forget()


@pytest.fixture
def sound(locked: Site) -> Rendered:
    return render(TWO, Hum(), build.sound_folder(locked.ctx.settings.data_dir))


def test_without_sound_there_is_nothing_and_pages_work(locked: Site) -> None:
    client = locked.client()
    assert client.get("/sound/manifest.json").status_code == 404
    assert client.get(f"/sound/{'0' * 32}.mp3").status_code == 404
    assert client.get("/").status_code == 200


def test_r31_every_clip_of_the_list_is_there(locked: Site, sound: Rendered) -> None:
    client = locked.client()
    answer = client.get("/sound/manifest.json")
    assert answer.json is not None
    assert answer.json["format"] == "repvote-sound-1"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert set(answer.json["clips"]) == {spoken_text.id for spoken_text in TWO}
    again = client.get("/sound/manifest.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    for clip in answer.json["clips"].values():
        address = f"/sound/{clip['file']}"
        with client.get(address) as got, client.get(address, headers=FIRST_TEN) as part:
            assert (got.status_code, got.mimetype) == (200, "audio/mpeg")
            assert got.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert (part.status_code, part.data) == (206, got.data[:10])


def test_only_names_of_the_list_exist(locked: Site, sound: Rendered) -> None:
    folder = build.sound_folder(locked.ctx.settings.data_dir)
    (folder / "other.mp3").write_bytes(b"x")
    client = locked.client()
    for name in ("other.mp3", "../log.key", "..%2Flog.key", "%00", "manifest.json.mp3"):
        assert client.get(f"/sound/{name}").status_code == 404
    clip = next(iter(sound.manifest.clips.values()))
    (folder / clip.file).unlink()
    assert client.get(f"/sound/{clip.file}").status_code == 404


def test_a_new_list_is_seen_at_once(locked: Site, sound: Rendered) -> None:
    client = locked.client()
    old = sound.manifest.clips[TWO[1].id].file
    with client.get(f"/sound/{old}") as answer:
        assert answer.status_code == 200
    render(TWO[:1], Hum(), build.sound_folder(locked.ctx.settings.data_dir))
    assert client.get(f"/sound/{old}").status_code == 404


def test_r31_the_command_makes_the_sound_of_a_locked_election(
    locked: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_catalogue: None
) -> None:
    few = "### Spoken.\n\nkeep = Keep your card.\n# $number (Text)\naccess-version = { $number }.\n"
    for day in ("landing-until", "landing-from"):
        few += f"# $day (Text)\n{day} = {day} {{ $day }}.\n"
    small_catalogue(monkeypatch, tmp_path / "words", {"en": {"voter": few}}, ours=("common",))
    monkeypatch.setattr(build, "find_voice", lambda _wish, _jobs: Hum())
    data_dir = locked.ctx.settings.data_dir
    election = election_queries.spoken_election(locked.ctx)
    done = CliRunner().invoke(main, ["--data", str(data_dir), "sound"])
    assert done.exit_code == 0, done.output
    given = given_texts(locked.ctx)
    count = len(texts.spoken_texts(election, given))
    assert done.output == f"Sound: {count} texts, {count} clips made now, voice hum.\n"
    assert build.missing_sound(election, data_dir, given) is None
    write_words(tmp_path / "words", {"en": {"check": "### Spoken.\n\nnew = A new sentence.\n"}})
    assert (
        build.missing_sound(election, data_dir, given)
        == "message new: “A new sentence.” has no sound. Make it with: repvote sound"
    )


def test_before_the_lists_are_locked_the_command_says_what_to_do(tmp_path: Path) -> None:
    site = site_factory.build(tmp_path, "setup")
    site.ctx.close()
    done = CliRunner().invoke(main, ["--data", str(site.ctx.settings.data_dir), "sound"])
    assert done.exit_code == 1
    assert "Lock the lists first" in done.output


def test_an_automatic_build_keeps_the_voice_that_was_chosen(
    locked: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = locked.ctx.settings.data_dir
    popen = Mock()
    for voice, wish in (("hum", "best"), ("espeak-ng", "espeak")):
        render(TWO, Hum(name=voice), build.sound_folder(data_dir))
        with monkeypatch.context() as patch:
            patch.setattr(subprocess, "Popen", popen)
            build.start(data_dir)
        assert popen.call_args.args[0][-2:] == ["--voice", wish]


def test_sound_is_made_beside_a_running_server(
    locked: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = locked.ctx.settings.data_dir
    with ending(build.start(data_dir)) as making:
        folder = build.sound_folder(data_dir)
        assert progress.read(folder).state == progress.MAKING  # from the first moment
        for _ in range(2400):  # a busy computer is slow
            if any(folder.glob("*.mp3")):
                break
            assert making.poll() is None
            time.sleep(0.05)
        assert progress.read(folder).all > 100
        making.terminate()
    assert any(folder.glob("*.mp3"))
    for _ in range(200):  # a program it had just begun may hold its lock for a moment
        if progress.read(folder).state == progress.STOPPED:
            break
        time.sleep(0.05)
    assert progress.read(folder).state == progress.STOPPED
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NoSound, match="apt-get install espeak-ng ffmpeg"):
        build.start(data_dir)
