"""From any sound to a clip: silence cut off, equally loud, MP3 with one channel (R35).

MP3 plays on every tablet, old ones included. At 24 kHz and 40 kbit/s a frame is exactly 120 bytes
and 24 ms, so the length of a clip follows from its size.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from elections.sound.errors import NoSound
from elections.sound.programs import need, run

VERSION = "clip-1"
LOUDNESS = -18.0  # LUFS, integrated; speech stays clear of the peak limit at this level
PEAK = 0.84  # of full scale, -1.5 dB
RATE = 24_000  # samples a second
FRAME_BYTES = 120
FRAME_MS = 24
SHORTEST_MS = 120
_QUIET = "-50dB"
_CUT = (
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.02,areverse,"
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.05,areverse"
)
# Loudness is a mean over blocks of 400 ms: a single word is measured as if said several times.
_MEASURE = "aloop=loop=6:size=2000000,ebur128=framelog=verbose,anullsink"
# Players may swallow the first moment, and texts that follow each other need air between them.
_AIR = "adelay=60:all=1,apad=pad_dur=0.3"
_LOUDNESS = re.compile(rb"I:\s+(-?\d+\.\d+) LUFS")
# A recording comes from a stranger: one file, sound formats only, nothing fetched.
_SAFE = ("-protocol_whitelist", "pipe,file", "-format_whitelist", "wav,mp3,ogg,flac,matroska,mov")
LONGEST_RECORDING = 30  # seconds for one point, the same for everybody (R35)
LARGEST_RECORDING = 20 * 1024 * 1024


def _ffmpeg(*arguments: str) -> list[str]:
    return [need("ffmpeg"), "-nostdin", "-hide_banner", "-threads", "1", *arguments]


def measured(raw: bytes, source: str = "pipe:0", longest: int = 600) -> tuple[bytes, float]:
    """A sound file as 16-bit samples (mono, `RATE`) without silence around it, and its loudness.

    The loudness is the integrated one of EBU R 128, in LUFS. Reads ``longest`` seconds at most.
    ``source`` is a file's address where ``raw`` is not given.
    Raises `NoSound` when it is no sound file or nothing can be heard in it.
    """
    done = run(
        _ffmpeg(
            *(*_SAFE, "-t", str(longest), "-i", source, "-filter_complex"),
            f"[0:a:0]aresample={RATE},aformat=sample_fmts=s16:channel_layouts=mono,{_CUT},"
            f"asplit[out][heard];[heard]{_MEASURE}",
            *("-map", "[out]", "-f", "s16le", "pipe:1"),
        ),
        raw,
    )
    found = _LOUDNESS.findall(done.stderr)
    if len(done.stdout) < SHORTEST_MS * RATE * 2 // 1000 or not found:
        raise NoSound("sound-empty", "There is nothing to hear.")
    return done.stdout, float(found[-1])


def encoded(samples: bytes, gain: float) -> bytes:
    """The samples, louder by ``gain`` dB, as MP3."""
    limit = f"alimiter=limit={PEAK}:attack=2:release=50:level=0"
    return run(
        _ffmpeg(
            *("-v", "error", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"),
            *("-af", f"volume={gain:.2f}dB,{limit},{_AIR}", "-ar", str(RATE)),
            *("-c:a", "libmp3lame", "-b:a", "40k", "-write_xing", "0", "-id3v2_version", "0"),
            *("-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp3", "pipe:1"),
        ),
        samples,
    ).stdout


def clip(raw: bytes) -> bytes:
    """A finished clip (MP3) from a sound file."""
    samples, loud = measured(raw)
    return encoded(samples, LOUDNESS - loud)


def recorded(raw: bytes) -> bytes:
    """A finished clip from a person's own recording. Raises `NoSound` when it is too long."""
    with tempfile.NamedTemporaryFile() as file:  # telephones write their index at the end
        file.write(raw)
        file.flush()
        samples, loud = measured(b"", f"file:{file.name}", LONGEST_RECORDING + 10)
    if len(samples) > LONGEST_RECORDING * RATE * 2:
        raise NoSound(
            "sound-recording",
            f"The recording is too long. One point may take {LONGEST_RECORDING} seconds.",
        )
    return encoded(samples, LOUDNESS - loud)


def recording_bytes(path: Path) -> bytes:
    """A person's recording. Raises `NoSound` when it is too big or cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_RECORDING + 1)
    except OSError as problem:
        raise NoSound("sound-recording", f"{path.name} cannot be read.") from problem
    if len(raw) > LARGEST_RECORDING:
        raise NoSound("sound-recording", f"{path.name} is too big. Record it again, shorter.")
    return raw


def milliseconds(size: int) -> int:
    """How long a clip of ``size`` bytes plays."""
    return size // FRAME_BYTES * FRAME_MS
