"""The list of who tried which version: the record behind R71 and R72 (docs/release-checklist.md).

`templates/words/try-outs.json` holds one entry for each try-out with people, newest last:
{"date": "2026-05-11", "version": "0.1.0", "people": 6, "who": "...", "changed": ["..."]}.
"who" is in general words, never a name; "changed" says what was improved because of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from elections.core.paths import WORDS

FILE = WORDS / "try-outs.json"


@dataclass(frozen=True, slots=True)
class TryOut:
    """One try-out with people who have a learning disability."""

    date: str
    version: str
    people: int
    who: str
    changed: tuple[str, ...]


def this_version() -> str:
    """Return the version of the program that runs."""
    return version("repvote")


def read(file: Path = FILE) -> tuple[TryOut, ...]:
    """Read all try-outs, newest first. Raises `ValueError` when an entry is not whole."""
    value = json.loads(file.read_text("utf-8"))
    if value.get("format") != "repvote-try-outs-1":
        raise ValueError(f"{file.name} is no list of try-outs")
    return tuple(_try_out(entry) for entry in reversed(value["try_outs"]))


def _try_out(entry: dict[str, object]) -> TryOut:
    match entry:
        case {
            "date": str(day),
            "version": str(which),
            "people": int(people),
            "who": str(who),
            "changed": list(changed),
        } if people > 0 and who and len(entry) == 5:
            date.fromisoformat(day)
            return TryOut(day, which, people, who, tuple(map(str, changed)))
    raise ValueError(f"a try-out needs date, version, people, who and changed: {entry}")
