"""Properties of characters, the same on every Python: `tables.txt`, pinned to Unicode 14.0.0.

Python's own `unicodedata` changes with each release, so a rule that used it could find
one text good here and bad there. README.md in this folder says what the tables hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

VERSION = "14.0.0"
_FILE = Path(__file__).with_name("tables.txt")


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Runs of code points in order; ``values`` has the value of each run."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    values: tuple[str, ...]

    def find(self, character: str) -> str | None:
        point = ord(character)
        place = bisect_right(self.firsts, point) - 1
        return self.values[place] if place >= 0 and point <= self.lasts[place] else None


@cache
def _sections() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Read the rows of the file by section: the first word of each row, and the rest."""
    sections: dict[str, list[tuple[str, str]]] = {}
    rows: list[tuple[str, str]] = []
    for line in _FILE.read_text(encoding="ascii").splitlines():
        if line.startswith("# "):
            rows = sections.setdefault(line[2:], [])
        else:
            first, _, rest = line.partition(" ")
            rows.append((first, rest))
    return {name: tuple(rows) for name, rows in sections.items()}


@cache
def _ranges(section: str) -> _Ranges:
    rows = _sections()[section]
    ends = [points.partition("-") for points, _ in rows]
    return _Ranges(
        tuple(int(first, 16) for first, _, _ in ends),
        tuple(int(last or first, 16) for first, _, last in ends),
        tuple(value for _, value in rows),
    )


@lru_cache(maxsize=4096)
def kind_and_script(character: str) -> tuple[str, str] | None:
    """Return the kind of a character and its script, or None if no text may have it.

    Kinds: L letter, N number, P punctuation, S symbol; Mn, Mc, Me marks; V a virama.
    """
    value = _ranges("kinds").find(character)
    if value is None:
        return None
    kind, _, script = value.partition(" ")
    return kind, script


def is_known(character: str) -> bool:
    """Tell whether a text may have the character at all."""
    return kind_and_script(character) is not None


def kind_of(character: str) -> str:
    """Return the kind of a character, "" if no text may have it."""
    kind_script = kind_and_script(character)
    return kind_script[0] if kind_script else ""


def script_of(character: str) -> str:
    """Return the script of a character, as "Latin"; "Common" and "Inherited" belong to all."""
    kind_script = kind_and_script(character)
    return kind_script[1] if kind_script else ""


def is_mark(character: str) -> bool:
    """Tell whether a character is a mark on or beside the letter before it."""
    return kind_of(character) in {"Mn", "Mc", "Me", "V"}


def is_picture(character: str) -> bool:
    """Tell whether a character is an emoji by itself."""
    return _ranges("pictures").find(character) is not None


def has_styles(character: str) -> bool:
    """Tell whether a variation selector may choose the emoji or the text style of a character."""
    return _ranges("styled").find(character) is not None


@cache
def look_alikes(section: str) -> Mapping[int, str]:
    """Map letters that look the same to one, for `str.translate`.

    ``section`` is "small" or "capitals".
    """
    return {int(letter, 16): chr(int(other, 16)) for letter, other in _sections()[section]}
