"""The voice that always works: Debian's `espeak-ng`, British English and Welsh."""

from __future__ import annotations

import re
from dataclasses import dataclass

from elections.audio.errors import NoSound
from elections.audio.programs import find_program, run
from elections.audio.voice import WORDS_A_MINUTE

NAME = "espeak-ng"
VOICES = {"en": "en-gb", "cy": "cy"}
# The value of `-s` that gives 120 to 125 words a minute of our short sentences with pauses.
_SPEED = 111


@dataclass(frozen=True, slots=True)
class Espeak:
    """`espeak-ng` at ``rate`` words a minute."""

    program: str
    version: str
    name: str = NAME
    rate: int = WORDS_A_MINUTE

    def kind(self, language: str) -> str:
        """Return the name of its voice."""
        try:
            return VOICES[language]
        except KeyError:
            raise NoSound("sound-voice", f"espeak-ng is not set up for {language}.") from None

    def speak(self, text: str, language: str) -> bytes:
        """Speak one text as WAV. Standard input carries it, so no text is taken for an option."""
        command = [self.program, "-v", self.kind(language), "-s", str(_SPEED), "-b", "1"]
        return run([*command, "--stdin", "--stdout"], text.encode()).stdout

    def close(self) -> None:
        """Do nothing: no process stays open."""


def find() -> Espeak:
    """Find the voice of this machine. Raises `NoSound` with the line to type when it is missing."""
    program = find_program("espeak-ng")
    output = run([program, "--version"]).stdout.decode("utf-8", "replace")
    number = re.search(r"\d+(\.\d+)+", output)
    return Espeak(program, f"espeak-ng {number.group(0) if number else 'unknown'}")
