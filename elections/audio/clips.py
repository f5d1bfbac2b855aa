"""The folder of clips and its manifest: one file for one text said by one voice.

A file's name is a hash of everything that makes the sound. A clip that exists is never made again,
so a changed text costs one clip.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ballots.encoding import Json, canonical, sha256_hex, strict_json
from ballots.errors import BadInput
from ballots.typed_json import as_number, as_object, as_text
from elections.audio import encode
from elections.audio.errors import NoSound
from elections.audio.texts import Spoken
from elections.audio.voice import Voice
from elections.core.errors import bad_input
from elections.core.files import remove_file, write_whole

FORMAT = "repvote-sound-1"
MANIFEST = "manifest.json"
LIMIT = 8 * 1024 * 1024
_AT_ONCE = 12
_MOST_FAILED = 50

Recordings = Mapping[str, Path]  # text id -> a person's own recording of these words
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Clip:
    """One file of the folder and how long it plays, in milliseconds.

    ``pages`` and ``only`` as in `Spoken`; ``own`` when a person's own recording is in it.
    """

    file: str
    ms: int
    pages: str = ""
    only: str = ""
    own: bool = False

    def to_json(self) -> dict[str, str | int]:
        """Return the clip's entry in the manifest, without empty values."""
        all_of_it: dict[str, str | int] = asdict(self)
        return {key: value for key, value in all_of_it.items() if value or key in {"file", "ms"}}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The clips by the text they say; the keys of ``clips`` are text ids."""

    voice: str
    clips: Mapping[str, Clip]

    def has_words_in(self, language: str) -> bool:
        """Tell whether it has the words of the pages in a language."""
        return any(clip.pages == language for clip in self.clips.values())

    def of_tablets(self, language: str) -> Manifest:
        """Keep only what the tablet's pages in one language can say."""
        fit = {key: clip for key, clip in self.clips.items() if clip.pages in {"", language}}
        return Manifest(self.voice, {key: replace(clip, pages="") for key, clip in fit.items()})

    def to_bytes(self) -> bytes:
        """Return the JSON that browsers read."""
        clips = {key: clip.to_json() for key, clip in sorted(self.clips.items())}
        value = {"format": FORMAT, "voice": self.voice, "clips": clips}
        return json.dumps(value, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Manifest:
        """Read the manifest's JSON. Raises `BadInput`."""
        try:
            value = as_object(strict_json(raw, LIMIT), "manifest")
            listed = as_object(value["clips"], "clips")
            clips = {key: _read_clip(clip) for key, clip in listed.items()}
            voice, form = as_text(value["voice"], "voice"), value["format"]
        except (KeyError, BadInput) as problem:
            raise bad_input("sound-manifest") from problem
        if form != FORMAT:
            raise bad_input("sound-manifest-kind")
        return cls(voice, clips)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The outcome of a build: the manifest, and how many clips were new."""

    manifest: Manifest
    made: int


@dataclass(frozen=True, slots=True)
class _Job:
    spoken: Spoken
    file: str
    recording: bytes | None = field(default=None, repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Failed:
    """A text that has no clip, and why."""

    spoken: Spoken
    problem: NoSound


def clip_name(spoken: Spoken, voice: Voice) -> str:
    """Name a text's file: SHA-256 of language, voice, text, rate and the renderer's version."""
    return _name(
        {
            "language": spoken.language,
            "voice": voice.kind(spoken.language),
            "text": spoken.aloud,
            "rate": voice.rate,
            "renderer": f"{voice.version} {encode.VERSION}",
        }
    )


def _read_clip(value: Json) -> Clip:
    clip = as_object(value, "clip")
    return Clip(
        as_text(clip["file"], "file"),
        as_number(clip["ms"], "ms"),
        as_text(clip.get("pages", ""), "pages"),
        as_text(clip.get("only", ""), "only"),
        clip.get("own") is True,
    )


def _name(what: Json) -> str:
    return sha256_hex(canonical(what))[:32] + ".mp3"  # 128 bits; every page loads the list


def render(
    spoken: Sequence[Spoken],
    voice: Voice,
    folder: Path,
    *,
    recordings: Recordings | None = None,
    step: Step = lambda _: None,
    jobs: int | None = None,
) -> Rendered:
    """Make every missing clip, then the manifest; remove clips that are no longer needed.

    ``recordings`` come first where there are any; with None those of the last build stay.
    ``step`` is called with numbers of texts.
    A text that cannot be said never stops the others: all are tried, then `NoSound` is raised with
    the first of them. If only what the organiser typed is without a clip, all other clips are
    listed; else the earlier manifest stays, or that of the languages that are done.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = _recorded_before(folder) if recordings is None else {}
    work = [_job(spoken_text, voice, recordings or {}, kept) for spoken_text in spoken]
    missing = {job.file: job for job in work if not (folder / job.file).exists()}
    step(len(work) - len(missing))
    manifest = Manifest(voice.name, {})
    failed: list[_Failed] = []
    # The election's own language can be heard before the second one is begun.
    for language in dict.fromkeys(spoken_text.language for spoken_text in spoken):
        now = [job for job in missing.values() if job.spoken.language == language]
        failed += _make_all(now, voice, folder, step, jobs)
        _require_none(failure for failure in failed if not failure.spoken.is_typed)
        manifest = _list(work, voice, folder)
        lacking = {failure.spoken.id for failure in failed}
        expected = (text for text in spoken if text.language == language and text.id not in lacking)
        require_complete(expected, manifest, folder)
        write_whole(folder / MANIFEST, manifest.to_bytes())
    _require_none(failed)
    _tidy(folder, {job.file for job in work})
    return Rendered(manifest, len(missing))


def _require_none(failed: Iterable[_Failed]) -> None:
    """Raise the first problem, with the number of the others."""
    problems = [failure.problem for failure in failed]
    if problems:
        others = f" So have {len(problems) - 1} more." if len(problems) > 1 else ""
        raise NoSound(problems[0].code, problems[0].text + others) from problems[0]


def _make_all(
    work: Sequence[_Job], voice: Voice, folder: Path, step: Step, jobs: int | None
) -> list[_Failed]:
    failed: list[_Failed] = []

    def make(some: Sequence[_Job]) -> None:
        if len(failed) >= _MOST_FAILED:
            return  # a program does not work: the rest would fail as well
        finished = 0
        for job, raw in zip(some, _sounds(some, voice), strict=True):
            if isinstance(raw, NoSound):
                failed.append(_Failed(job.spoken, raw))
            else:
                write_whole(folder / job.file, raw)
                finished += 1
        step(finished)

    with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        try:
            for _ in pool.map(make, _batches(work)):
                pass
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    order = {id(job.spoken): place for place, job in enumerate(work)}
    return sorted(failed, key=lambda failure: order[id(failure.spoken)])


def _list(work: Sequence[_Job], voice: Voice, folder: Path) -> Manifest:
    """Build the manifest of those clips whose file exists."""
    clips: dict[str, Clip] = {}
    for job in work:
        path, spoken = folder / job.file, job.spoken
        if path.is_file():
            ms = encode.milliseconds(path.stat().st_size)
            clips[spoken.id] = Clip(job.file, ms, spoken.pages, spoken.only, job.own)
    return Manifest(voice.name, clips)


def _recorded_before(folder: Path) -> dict[str, str]:
    """Return the files of people's own recordings in the current manifest, by text id."""
    try:
        manifest = read_manifest(folder)
    except BadInput:
        return {}  # it is written again
    clips = manifest.clips.items() if manifest else ()
    return {key: clip.file for key, clip in clips if clip.own and (folder / clip.file).is_file()}


def _job(spoken: Spoken, voice: Voice, recordings: Recordings, kept: Mapping[str, str]) -> _Job:
    path = recordings.get(spoken.id)
    if path is not None:
        raw = encode.recording_bytes(path)
        name = _name({"recording": sha256_hex(raw), "renderer": encode.VERSION})
        return _Job(spoken, name, raw, own=True)
    if spoken.id in kept:
        return _Job(spoken, kept[spoken.id], own=True)
    return _Job(spoken, clip_name(spoken, voice))


def _batches(work: Sequence[_Job]) -> list[Sequence[_Job]]:
    """Put each recording in a batch of its own, since a stranger made it; group the rest."""
    own = [job for job in work if job.recording is not None]
    unrecorded = [job for job in work if job.recording is None]
    groups = [unrecorded[at : at + _AT_ONCE] for at in range(0, len(unrecorded), _AT_ONCE)]
    return [*([job] for job in own), *groups]


def _sounds(some: Sequence[_Job], voice: Voice) -> list[bytes | NoSound]:
    """Make the clips of a batch; a text that has none gets the problem that names it."""
    try:
        if some[0].recording is not None:
            return [encode.encode_recording(some[0].recording)]
        raws = [voice.speak(job.spoken.aloud, job.spoken.language) for job in some]
        return list(encode.encode_clips(raws))
    except NoSound as problem:
        if len(some) > 1:  # one of them fails: find out which
            return [raw for job in some for raw in _sounds([job], voice)]
        spoken = some[0].spoken
        sentence = f"{spoken.where}: “{spoken.text}” has no sound. {problem.text}"
        return [NoSound(problem.code, sentence)]


def require_complete(spoken: Iterable[Spoken], manifest: Manifest, folder: Path) -> None:
    """Raise `NoSound` naming the first text that has no clip (R31, R32)."""
    for spoken_text in spoken:
        clip = manifest.clips.get(spoken_text.id)
        if clip is None or not (folder / clip.file).is_file():
            raise NoSound(
                "sound-missing", f"{spoken_text.where}: “{spoken_text.text}” has no sound."
            )


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None if there is no sound. Raises `BadInput` if damaged."""
    try:
        raw = (folder / MANIFEST).read_bytes()
    except OSError:
        return None
    return Manifest.from_bytes(raw)


def _tidy(folder: Path, used: set[str]) -> None:
    for path in folder.glob("*.mp3"):
        if path.name not in used:
            remove_file(path)
    for path in folder.glob("new-*"):
        remove_file(path)
