"""Faults in files, definition and pictures."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ballots.encoding import sha256_hex
from tests.audit.plants.base import (
    edit,
    files_mutant,
    flip,
)
from tests.audit.world import (
    World,
    canonical_bytes,
)

# --- files of the record --------------------------------------------------------------------------


def _without(name: str) -> Callable[[World, dict[str, bytes]], object]:
    return lambda _world, files: files.pop(name)


for _name in ("README.txt", "definition.json", "cards.json", "trail.jsonl", "checkpoint"):
    files_mutant(f"{_name} missing", "V01", _without(_name))
files_mutant("a file too many", "V01", lambda _w, files: files.update({"notes.txt": b"hello"}))
files_mutant(
    "a path out of the record", "V01", lambda _w, files: files.update({"boxes/../x.bel": b""})
)
files_mutant("counts missing", "V01 V40", lambda _w, files: files.pop("counts.json"))
files_mutant(
    "README says something else", "V02", lambda _w, f: edit(f, "README.txt", b"Anybody", b"No")
)
files_mutant("README byte", "V02", lambda _w, files: flip(files, "README.txt", 40))
files_mutant(
    "picture byte changed",
    "V04",
    lambda _w, f: flip(f, next(name for name in f if name.startswith("pictures")), 0),
)
files_mutant(
    "picture missing",
    "V04",
    lambda _w, f: f.pop(next(name for name in f if name.startswith("pictures"))),
)
files_mutant(
    "picture of nobody",
    "V04",
    lambda _w, f: f.update({f"pictures/{sha256_hex(b'third')}.jpg": b"third"}),
)


def _swap_pictures(_world: World, files: dict[str, bytes]) -> None:
    one, two = (name for name in files if name.startswith("pictures"))
    files[one], files[two] = files[two], files[one]


files_mutant("pictures swapped", "V04", _swap_pictures)


# --- definition -----------------------------------------------------------------------------------


def _definition(name: str, checks: str, change: Callable[[Any], None]) -> None:
    """Another definition beside boxes and trail that know the right one."""

    def edit(_world: World, files: dict[str, bytes]) -> None:
        value = json.loads(files["definition.json"])
        change(value)
        files["definition.json"] = canonical_bytes(value)

    files_mutant(name, checks, edit)


_definition("board renamed", "V02 V08 V13", lambda one: one.update(board="Another Board"))
_definition("seats changed", "V08 V13", lambda one: one["contests"][0].update(seats=3))
_definition(
    "points of a person changed",
    "V08 V13",
    lambda one: one["contests"][0]["candidates"][0].update(points=["Vote for Bob."]),
)
_definition(
    "a person twice", "V03", lambda one: one["contests"][0]["candidates"][1].update(name="Ann")
)
_definition("people out of order", "V03", lambda one: one["contests"][0]["candidates"].reverse())
_definition("floor below ten", "V03", lambda one: one["rules"].update(small_contest=9))
_definition("unknown field", "V03", lambda one: one.update(extra=1))
_definition("unknown rule", "V03", lambda one: one["rules"].update(counting="plurality-2"))
_definition("log key swapped", "V07 V08 V13", lambda one: one["log"].update(public_key="ab" * 32))
_definition(
    "key holder renamed",
    "V08 V13",
    lambda one: one.update(key_holders=["Kim", "Lea"]),
)
_definition(
    "witness's key swapped",
    "V08 V13 V52",
    lambda one: one["officers"]["witness"].update(public_key="cd" * 32),
)
files_mutant(
    "definition with a space",
    "V03",
    lambda _w, f: edit(f, "definition.json", b'"board":', b'"board": '),
)
files_mutant(
    "definition with a twin letter",
    "V08 V13",
    lambda _w, f: edit(
        f, "definition.json", b"I am Ann", "I am \N{GREEK CAPITAL LETTER ALPHA}nn".encode()
    ),
)
