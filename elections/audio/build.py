"""The sound of one election: which texts, which voice, whose recordings, into which folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ballots.errors import BadInput
from elections.audio import espeak, neural, progress, texts
from elections.audio.clips import (
    Recordings,
    Rendered,
    Step,
    read_manifest,
    render,
    require_complete,
)
from elections.audio.errors import NoSound
from elections.audio.programs import find_program
from elections.audio.progress import Progress
from elections.audio.texts import Given, SpokenElection
from elections.audio.voice import Voice

FOLDER = "sound"
VOICES = ("best", "espeak", "neural")
_KINDS = frozenset({".wav", ".mp3", ".ogg", ".flac", ".webm", ".m4a"})


def sound_folder(data_dir: Path) -> Path:
    """Name the folder with the clips of the election in a data folder."""
    return data_dir / FOLDER


def find_voice(wish: str = "best", jobs: int | None = None) -> Voice:
    """Find the neural voice where it is installed, else espeak-ng. Raises `NoSound`.

    ``wish`` is one of `VOICES`.
    """
    if wish == "neural" or (wish == "best" and neural.voice_folder().is_installed):
        return neural.start(espeak.find(), jobs)
    return espeak.find()


def find_recordings(election: SpokenElection, folder: Path) -> Recordings:
    """Find candidates' own recordings: ``<contest id>/<candidate id>-<1 to 3>.wav``, mp3, ….

    ``-name`` in the place of a number is the recording of the name.
    Raises `NoSound` naming the file when it belongs to nobody, or when another candidate has the
    same words: one clip would then speak for two people.
    """
    owners: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for contest in election.definition.contests:
        for person in contest.candidates:
            owners.setdefault(texts.text_id(person.name), set()).add(person.name)
            words[f"{contest.id}/{person.id}-name"] = person.name
            for number, point in enumerate(election.points[contest.id, person.id], start=1):
                owners.setdefault(texts.text_id(point), set()).add(person.name)
                words[f"{contest.id}/{person.id}-{number}"] = point
    recordings: dict[str, Path] = {}
    for path in sorted(folder.glob("*/*")):
        name = f"{path.parent.name}/{path.stem}"
        if path.suffix.lower() not in _KINDS or name not in words:
            raise NoSound("sound-recording", f"The recording {name}{path.suffix} fits nobody.")
        key = texts.text_id(words[name])
        if len(owners[key]) > 1:
            raise NoSound(
                "sound-recording",
                f"The recording {name}{path.suffix} cannot be used: "
                "another person has the same words. Change the words, or take it away.",
            )
        recordings.setdefault(key, path)
    return recordings


def render_election(
    election: SpokenElection,
    data_dir: Path,
    *,
    given: Given = texts.nothing,
    voice: str = "best",
    recordings: Path | None = None,
    jobs: int | None = None,
    announce: Callable[[], None] = lambda: None,
) -> Rendered:
    """Make the sound of a locked election in its data folder; only missing clips are made.

    Shows progress on a terminal and to the board's page. ``announce`` as in `progress.building`.
    Raises `NoSound` with one sentence: voting works without sound.
    """
    folder = sound_folder(data_dir)
    with progress.building(folder, announce):
        spoken = texts.spoken_texts(election, given)
        counter = progress.Counter(folder, len(spoken))
        try:
            find_program("ffmpeg")
            own = find_recordings(election, recordings) if recordings else None
            speaker = find_voice(voice, jobs)
            try:
                with _progress(len(spoken), counter) as step:
                    rendered = render(spoken, speaker, folder, recordings=own, step=step, jobs=jobs)
            finally:
                speaker.close()
        except NoSound as problem:
            counter.end(problem.text)
            raise
        counter.end()
        return rendered


def missing_sound(
    election: SpokenElection, data_dir: Path, given: Given = texts.nothing
) -> str | None:
    """Say in a sentence which text of the election has no clip, or None when all have one."""
    folder = sound_folder(data_dir)
    manifest = read_manifest(folder)
    if manifest is None:
        return "There is no sound yet. Make it with: repvote sound"
    try:
        require_complete(texts.spoken_texts(election, given), manifest, folder)
    except NoSound as problem:
        return f"{problem.text} Make it with: repvote sound"
    return None


def start(data_dir: Path) -> subprocess.Popen[bytes]:
    """Begin `repvote sound` for a data folder beside a running server, and do not wait for it.

    It runs at a lower priority than the server, and ends with it; pages have sound when it is done.
    Raises `NoSound` at once when a program is missing; the board's page then says so too.
    """
    folder = sound_folder(data_dir)
    nice = [program, "-n", "10"] if (program := shutil.which("nice")) else []
    run_main = "from elections.cli.main import main; main()"
    with progress.starting(folder) as announcement:
        try:
            find_program("ffmpeg")
            find_program("espeak-ng")
        except NoSound as problem:
            progress.save(folder, Progress(progress.FAILED, problem=problem.text))
            raise
        progress.save(folder, Progress(progress.MAKING))
        command = [*nice, sys.executable, "-c", run_main, "--data", str(data_dir), "sound"]
        return subprocess.Popen(  # noqa: S603 - our own command, never a shell
            [*command, "--announce", "--voice", _earlier_voice(folder)],
            stdin=subprocess.PIPE,  # it ends when this end is gone
            stdout=announcement,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),  # Windows' nice
        )


def _earlier_voice(folder: Path) -> str:
    """Name the voice of the last build: one that nobody asked for goes on with it."""
    try:
        manifest = read_manifest(folder)
    except BadInput:
        return "best"
    return "espeak" if manifest and manifest.voice == espeak.NAME else "best"


@contextmanager
def _progress(length: int, counter: progress.Counter) -> Iterator[Step]:
    if not sys.stderr.isatty():
        yield counter.add
        return
    with click.progressbar(length=length, label="Making the sound", file=sys.stderr) as bar:

        def step(number: int) -> None:
            counter.add(number)
            bar.update(number)

        yield step
