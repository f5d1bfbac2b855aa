"""From any sound to a clip: silence cut off, equally loud, MP3 with one channel (R35).

MP3 plays on every tablet, old ones included. At 24 kHz and 40 kbit/s a frame is exactly 120 bytes
and 24 ms, so the length of a clip follows from its size.
"""

from __future__ import annotations

import re
import wave
from io import BytesIO
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
# Loudness is a mean over blocks of 400 ms; a single word is measured as if said several times.
_MEASURED_SECONDS = 3
_QUIET = "-50dB"
_CUT = (
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.02,areverse,"
    f"silenceremove=start_periods=1:start_threshold={_QUIET}:start_silence=0.05,areverse"
)
# players may swallow the first moment, and texts that follow each other need air between them
_AIR = "adelay=60:all=1,apad=pad_dur=0.15"
_LOUDNESS = re.compile(rb"I:\s+(-?\d+\.\d+) LUFS")
_SAFE = ["-protocol_whitelist", "file,pipe", "-format_whitelist", "wav,mp3,ogg,flac,matroska,mov"]
LONGEST_RECORDING = 30.0  # seconds for one point, the same for everybody
LARGEST_RECORDING = 20 * 1024 * 1024


def _ffmpeg(*arguments: str) -> list[str]:
    return [need("ffmpeg"), "-nostdin", "-hide_banner", "-threads", "1", *arguments]


def trimmed(raw: bytes | Path) -> bytes:
    """The sound as 16-bit samples (mono, `RATE`), without the silence around it."""
    given, source = (raw, "pipe:0") if isinstance(raw, bytes) else (b"", f"file:{raw}")
    # one second more than allowed is enough to see that a recording is too long
    most = [] if isinstance(raw, bytes) else ["-t", str(LONGEST_RECORDING + 10)]
    command = [*_SAFE, *most, "-i", source, "-map", "0:a:0", "-ac", "1", "-ar", str(RATE)]
    return run(_ffmpeg("-v", "error", *command, "-af", _CUT, "-f", "s16le", "pipe:1"), given).stdout


def loudness(samples: bytes) -> float:
    """Integrated loudness in LUFS (EBU R 128) of 16-bit samples."""
    most = _MEASURED_SECONDS * RATE * 2
    enough = samples * (most // max(1, len(samples)) + 1)
    said = run(
        _ffmpeg(
            *("-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"),
            *("-af", "ebur128=framelog=verbose", "-f", "null", "-"),
        ),
        enough,
    ).stderr
    found = _LOUDNESS.findall(said)
    if not found:
        raise NoSound("sound-loudness", "The loudness of a clip could not be measured.")
    return float(found[-1])


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


def clip(raw: bytes | Path) -> bytes:
    """A finished clip (MP3) from a WAV in memory, or from a file that somebody recorded."""
    samples = trimmed(raw)
    if len(samples) < SHORTEST_MS * RATE * 2 // 1000:
        raise NoSound("sound-empty", "There is nothing to hear in this sound.")
    return encoded(samples, LOUDNESS - loudness(samples))


def recorded(path: Path) -> bytes:
    """A clip from a person's own recording. Raises `NoSound` when it is too long or too big."""
    if path.stat().st_size > LARGEST_RECORDING:
        raise NoSound("sound-recording", f"{path.name} is too big. Record it again, shorter.")
    samples = trimmed(path)
    seconds = len(samples) / (2 * RATE)
    if seconds > LONGEST_RECORDING:
        raise NoSound(
            "sound-recording",
            f"{path.name} is too long. One point may take {LONGEST_RECORDING:.0f} seconds.",
        )
    return clip(_wav(samples))


def milliseconds(size: int) -> int:
    """How long a clip of ``size`` bytes plays."""
    return size // FRAME_BYTES * FRAME_MS


def _wav(samples: bytes) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return out.getvalue()
