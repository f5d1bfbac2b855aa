"""The optional British voice: Kokoro, a small neural model, run as a program of its own.

`tools/neural_voice.py` installs it. It is never imported by the service: a worker process holds
model and speech library, and ends when the clips are made.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from elections.sound.errors import NoSound
from elections.sound.voice import WORDS_A_MINUTE

HOME = Path(sys.prefix) / "share" / "repvote" / "voice"
MODEL = HOME / "model.onnx"
VOICES = HOME / "voices.npz"
SPEAKER = "bf_emma"
RELEASE = "kokoro-onnx 0.6.1 int8"
SPEED = 0.58  # for 120 to 125 words a minute of our short sentences, pauses included
_MISSING = "The neural voice is not installed. Install it with: python -m tools.neural_voice"


def installed() -> bool:
    """Whether model and voices are on this machine."""
    return MODEL.is_file() and VOICES.is_file()


@dataclass(frozen=True, slots=True)
class Neural:
    """One worker process for each processor; each speaks one text at a time."""

    workers: tuple[subprocess.Popen[bytes], ...] = field(repr=False)
    free: queue.SimpleQueue[subprocess.Popen[bytes]] = field(repr=False)
    name: str = f"Kokoro {SPEAKER}"
    version: str = f"{RELEASE} speed {SPEED}"
    rate: int = WORDS_A_MINUTE

    def kind(self, language: str) -> str:
        """The name of its voice; it speaks English only."""
        if language != "en":
            raise NoSound("sound-voice", f"The neural voice does not speak {language}.")
        return SPEAKER

    def speak(self, text: str, language: str) -> bytes:
        """One text as WAV."""
        ask = {"text": text, "voice": self.kind(language), "speed": SPEED}
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
    """One line out; back comes the number of bytes on a line, then the bytes."""
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


def find(jobs: int | None = None) -> Neural:
    """Start the workers. Raises `NoSound` with the line to type when it is not installed."""
    if not installed():
        raise NoSound("sound-voice", _MISSING)
    command = [sys.executable, "-m", "elections.sound.neural_worker", str(MODEL), str(VOICES)]
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
    return Neural(workers, free)
