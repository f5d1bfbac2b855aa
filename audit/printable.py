"""Text from a record on its way to a terminal: no sign in it may move or colour what is there."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text in one line; control signs, hidden signs and line ends become "?"."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
