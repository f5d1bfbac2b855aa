"""The interface of a renderer: a voice with a name that turns one text into a WAV file."""

from __future__ import annotations

from typing import Protocol

WORDS_A_MINUTE = 122  # R33: 120 to 125 over long texts


class Voice(Protocol):
    """A local program that speaks. May be asked from several threads at once."""

    @property
    def name(self) -> str:
        """Shown in the manifest: "espeak-ng"."""

    @property
    def version(self) -> str:
        """Program and version: another one makes other clips."""

    @property
    def rate(self) -> int:
        """The pace of speech, in words a minute."""

    def kind(self, language: str) -> str:
        """Return the program's own name for its voice of this language.

        `NoSound` if it has none.
        """

    def speak(self, text: str, language: str) -> bytes:
        """Speak the text as the bytes of a WAV file. Raises `NoSound`."""

    def close(self) -> None:
        """End what it started."""
