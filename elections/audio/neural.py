"""The optional British voice: Kokoro, a small neural model, run as a program of its own.

`tools/neural_voice.py` installs it. It is never imported by the service: a worker process holds
model and speech library, and ends when the clips are made.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from elections.audio.errors import NoSound
from elections.audio.voice import WORDS_A_MINUTE, Voice

WORKER = Path(__file__).with_name("neural_worker.py")
SPEAKER = "bf_emma"
RELEASE = "kokoro-onnx 0.6.1 int8"
SPEED = 0.65  # for 120 to 125 words a minute of our short sentences, pauses included
_MISSING = "The neural voice is not installed. Install it with: python -m tools.neural_voice"


@dataclass(frozen=True, slots=True)
class VoiceFolder:
    """The folder of the voice: an environment of its own, the model, the voices."""

    path: Path

    @property
    def python(self) -> Path:
        """The Python that can load the model."""
        return self.path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def model(self) -> Path:
        """The model's file."""
        return self.path / "model.onnx"

    @property
    def voices(self) -> Path:
        """The speakers' file; written last, so it stands for a finished installation."""
        return self.path / "voices.npz"

    @property
    def is_installed(self) -> bool:
        """Tell whether the voice is installed."""
        return all(file.is_file() for file in (self.python, self.model, self.voices))


def voice_folder() -> VoiceFolder:
    """Find the voice's folder: REPVOTE_VOICE, else this person's own data folder."""
    own = os.environ.get("REPVOTE_VOICE")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return VoiceFolder(Path(own) if own else Path(data) / "repvote" / "voice")


@dataclass(frozen=True, slots=True)
class Neural:
    """One worker process for each processor; each speaks one text at a time.

    It speaks English; ``other`` speaks every other language.
    """

    other: Voice
    workers: tuple[subprocess.Popen[bytes], ...] = field(repr=False)
    free: queue.SimpleQueue[subprocess.Popen[bytes]] = field(repr=False)
    name: str = f"Kokoro {SPEAKER}"
    version: str = f"{RELEASE} speed {SPEED}"
    rate: int = WORDS_A_MINUTE

    def kind(self, language: str) -> str:
        """Return the name of the voice for this language."""
        return SPEAKER if language == "en" else self.other.kind(language)

    def speak(self, text: str, language: str) -> bytes:
        """Speak one text as WAV."""
        if language != "en":
            return self.other.speak(text, language)
        ask = {"text": text, "voice": SPEAKER, "speed": SPEED}
        worker = self.free.get()
        try:
            return _ask(worker, json.dumps(ask).encode() + b"\n")
        finally:
            self.free.put(worker)

    def close(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.kill()
            worker.communicate()


def _ask(worker: subprocess.Popen[bytes], line: bytes) -> bytes:
    """Send one line; read the number of bytes on a line, then the bytes."""
    if worker.stdin is None or worker.stdout is None:
        raise NoSound("sound-program", "The neural voice did not start.")
    try:
        worker.stdin.write(line)
        worker.stdin.flush()
        size = int(worker.stdout.readline() or b"0")
    except (OSError, ValueError) as problem:
        raise NoSound("sound-program", "The neural voice stopped.") from problem
    raw = worker.stdout.read(size)
    if not raw:
        raise NoSound("sound-program", "The neural voice said nothing.")
    return raw


def start(other: Voice, jobs: int | None = None) -> Neural:
    """Start the workers. Raises `NoSound` with the line to type when it is not installed."""
    voice = voice_folder()
    if not voice.is_installed:
        raise NoSound("sound-voice", _MISSING)
    command = [*map(str, (voice.python, WORKER, voice.model, voice.voices))]
    count = jobs or os.cpu_count() or 1
    workers = tuple(
        subprocess.Popen(  # noqa: S603 - our own module, never a shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for _ in range(count)
    )
    free: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
    for worker in workers:
        free.put(worker)
    return Neural(other, workers, free)
