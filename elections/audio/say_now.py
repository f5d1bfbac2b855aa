"""Say some texts at once, for pages before the lists are locked: no clips are made yet then."""

from __future__ import annotations

from functools import lru_cache

from elections.audio import espeak
from elections.audio.encode import encode_clips


@lru_cache(maxsize=32)
def say_now(texts: tuple[str, ...], language: str) -> bytes:
    """Return an MP3 that says the texts one after the other. Raises `NoSound`.

    MP3 frames are independent, so clips of one kind can simply be joined.
    """
    voice = espeak.find()
    return b"".join(encode_clips([voice.speak(text, language) for text in texts]))
