"""Turn any sound into a clip: silence cut off, equally loud, MP3 with one channel (R35).

MP3 plays on every tablet, old ones included. At 24 kHz and 40 kbit/s a frame is exactly 120 bytes
and 24 ms, so the length of a clip follows from its size.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from elections.audio.errors import NoSound
from elections.audio.programs import find_program, run

VERSION = "clip-1"
LOUDNESS = -18.0  # LUFS, integrated; speech stays clear of the peak limit at this level
PEAK = 0.84  # of full scale, -1.5 dB
RATE = 24_000  # samples a second
FRAME_BYTES = 120
FRAME_MS = 24
_SHORTEST_BYTES = RATE * 2 * 120 // 1000  # 120 ms
_QUIET = "-50dB"
_CUT = (
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.02,areverse,"
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.05,areverse"
)
# Loudness is a mean over blocks of 400 ms: a single word is measured as if said several times.
_MEASURE = "aloop=loop=6:size=2000000,ebur128=framelog=verbose,anullsink"
# Players may swallow the first moment, and texts that follow each other need air between them.
_AIR = "adelay=60:all=1,apad=pad_dur=0.3"
_LIMIT = f"alimiter=limit={PEAK}:attack=2:release=50:level=0"
_LOUDNESS = re.compile(rb"_ebur128_(\d+) @ [^\]]+\] Summary:.*?I:\s+(-?\d+\.\d+) LUFS", re.DOTALL)
# A recording comes from a stranger: one file, sound formats only, nothing fetched.
_SAFE = ("-protocol_whitelist", "file", "-format_whitelist", "wav,mp3,ogg,flac,matroska,mov")
LONGEST_RECORDING = 30  # seconds for one point, the same for everybody (R35)
LARGEST_RECORDING = 20 * 1024 * 1024


def _ffmpeg(*arguments: str) -> list[str]:
    return [find_program("ffmpeg"), "-nostdin", "-hide_banner", "-threads", "1", *arguments]


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit samples (mono, `RATE`) without silence around them; integrated loudness in LUFS."""

    samples: bytes
    loudness: float


def decode(sources: Sequence[Path], folder: Path, longest: int = 600) -> list[Sound]:
    """Decode at most ``longest`` seconds of each sound file; ``folder`` holds temporary files.

    Raises `NoSound` when one is no sound file or nothing can be heard in it.
    """
    # one start of the program for several files: starting costs more than the work
    given, graph, out = [], [], []
    for number, source in enumerate(sources):
        given += [*_SAFE, "-t", str(longest), "-i", f"file:{source}"]
        graph.append(
            f"[{number}:a:0]aresample={RATE},aformat=sample_fmts=s16:channel_layouts=mono,{_CUT},"
            f"asplit[o{number}][h{number}];[h{number}]{_MEASURE}"
        )
        out += ["-map", f"[o{number}]", "-f", "s16le", f"file:{folder / str(number)}.raw"]
    output = run(_ffmpeg(*given, "-filter_complex", ";".join(graph), *out)).stderr
    # each measuring filter prints its place in the graph, so the order is known
    levels = dict(sorted((int(place), float(level)) for place, level in _LOUDNESS.findall(output)))
    samples = [(folder / f"{number}.raw").read_bytes() for number in range(len(sources))]
    if len(levels) != len(samples) or any(len(sample) < _SHORTEST_BYTES for sample in samples):
        raise NoSound("sound-empty", "There is nothing to hear.")
    return [Sound(sample, level) for sample, level in zip(samples, levels.values(), strict=True)]


def encode(sounds: Sequence[Sound], folder: Path) -> list[bytes]:
    """Encode each sound as MP3, all equally loud."""
    given, out = [], []
    for number, sound in enumerate(sounds):
        raw = folder / f"{number}.raw"
        raw.write_bytes(sound.samples)
        given += ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", f"file:{raw}"]
        gain = f"volume={LOUDNESS - sound.loudness:.2f}dB"
        out += ["-map", f"{number}:a", "-af", f"{gain},{_LIMIT},{_AIR}", "-ar", str(RATE)]
        out += ["-c:a", "libmp3lame", "-b:a", "40k", "-write_xing", "0", "-id3v2_version", "0"]
        out += ["-fflags", "+bitexact", "-flags:a", "+bitexact"]
        out += ["-f", "mp3", f"file:{folder / str(number)}.mp3"]
    run(_ffmpeg("-v", "error", *given, *out))
    return [(folder / f"{number}.mp3").read_bytes() for number in range(len(sounds))]


def encode_clips(raws: Sequence[bytes]) -> list[bytes]:
    """Make a finished clip (MP3) from each sound file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.given" for number in range(len(raws))]
        for path, raw in zip(paths, raws, strict=True):
            path.write_bytes(raw)
        return encode(decode(paths, folder), folder)


def encode_recording(raw: bytes) -> bytes:
    """Make a finished clip from a person's own recording. Raises `NoSound` when it is too long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "given"
        path.write_bytes(raw)
        sounds = decode([path], folder, LONGEST_RECORDING + 10)
        if len(sounds[0].samples) > LONGEST_RECORDING * RATE * 2:
            raise NoSound(
                "sound-recording",
                f"The recording is too long. One point may take {LONGEST_RECORDING} seconds.",
            )
        return encode(sounds, folder)[0]


def recording_bytes(path: Path) -> bytes:
    """Read a person's recording. Raises `NoSound` when it is too big or cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_RECORDING + 1)
    except OSError as problem:
        raise NoSound("sound-recording", f"{path.name} cannot be read.") from problem
    if len(raw) > LARGEST_RECORDING:
        raise NoSound("sound-recording", f"{path.name} is too big. Record it again, shorter.")
    return raw


def milliseconds(size: int) -> int:
    """Compute how long a clip of ``size`` bytes plays."""
    return size // FRAME_BYTES * FRAME_MS
