"""Text from a record, made safe for a terminal: no character may move or colour anything."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return the text in one line; control characters, hidden ones and line ends become "?"."""
    return "".join(character if character.isprintable() else "?" for character in text)
