"""Faults in files, definition and pictures."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.record.candidates import CandidateRow
from ballots.encoding import sha256_hex
from tests.audit.mutations.base import (
    candidates_mutant,
    edit,
    files_mutant,
    flip,
)
from tests.factories.record_factory import (
    SmallElection,
    canonical_bytes,
)

# --- files of the record --------------------------------------------------------------------------


def _without(name: str) -> Callable[[SmallElection, dict[str, bytes]], object]:
    return lambda _small, files: files.pop(name)


for _name in (
    "README.txt",
    "definition.json",
    "candidates.json",
    "cards.json",
    "trail.jsonl",
    "checkpoint",
):
    files_mutant(f"{_name} missing", "V01", _without(_name))
files_mutant("a file too many", "V00", lambda _w, files: files.update({"notes.txt": b"hello"}))
files_mutant(
    "a path out of the record", "V00", lambda _w, files: files.update({"boxes/../x.bel": b""})
)
files_mutant(
    "a name that goes on after a NUL", "V00", lambda _w, files: files.update({"README.txt\0x": b""})
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


def _swap_pictures(_small: SmallElection, files: dict[str, bytes]) -> None:
    first, second, *_ = (name for name in files if name.startswith("pictures"))
    files[first], files[second] = files[second], files[first]


files_mutant("pictures swapped", "V04", _swap_pictures)


# --- what candidates say and show -----------------------------------------------------------------


def _first(**changes: Any) -> Callable[[list[CandidateRow]], list[CandidateRow]]:
    return lambda rows: [replace(rows[0], **changes), *rows[1:]]


candidates_mutant("points of a person changed", "V09", _first(points=("Vote for Bob.",)))
candidates_mutant("another salt of the points", "V09", _first(points_salt="ab" * 32))
candidates_mutant("points taken out without their salt", "V09", _first(points=None))
candidates_mutant("salt of the points taken out alone", "V09", _first(points_salt=None))
candidates_mutant("salt of a photo taken out alone", "V04", _first(photo_salt=None))
candidates_mutant("another salt of a photo", "V04", _first(photo_salt="ab" * 32))
candidates_mutant("salt of a recording that nobody made", "V09", _first(recording_salt="ab" * 32))
candidates_mutant("candidate missing in the list", "V09", lambda rows: rows[1:])
candidates_mutant("candidates in another order", "V09", lambda rows: rows[::-1])
candidates_mutant(
    "candidate of another contest", "V09", lambda rows: [replace(rows[0], contest="x"), *rows[1:]]
)
files_mutant(
    "format of the candidates",
    "V09",
    lambda _w, f: edit(f, "candidates.json", b"candidates-1", b"candidates-9"),
)
files_mutant(
    "space in the candidates", "V09", lambda _w, f: edit(f, "candidates.json", b":", b": ")
)
files_mutant(
    "a salt too short",
    "V09",
    lambda _w, f: edit(f, "candidates.json", b'"photo_salt":"64', b'"photo_salt":"'),
)


# --- definition -----------------------------------------------------------------------------------


def _definition(name: str, checks: str, change: Callable[[Any], None]) -> None:
    """Register a mutant of the definition; boxes and trail still name the right definition."""

    def edit(_small: SmallElection, files: dict[str, bytes]) -> None:
        value = json.loads(files["definition.json"])
        change(value)
        files["definition.json"] = canonical_bytes(value)

    files_mutant(name, checks, edit)


_definition(
    "board renamed", "V02 V08 V13", lambda definition: definition.update(board="Another Board")
)
_definition(
    "seats changed", "V08 V13", lambda definition: definition["contests"][0].update(seats=3)
)
_definition(
    "points of a person changed in the definition",
    "V08 V09 V13",
    lambda definition: definition["contests"][0]["candidates"][0].update(points="ab" * 32),
)
_definition(
    "a person twice",
    "V03",
    lambda definition: definition["contests"][0]["candidates"][1].update(name="Ann"),
)
_definition(
    "people out of order",
    "V03",
    lambda definition: definition["contests"][0]["candidates"].reverse(),
)
_definition(
    "floor below ten", "V03", lambda definition: definition["rules"].update(small_contest=9)
)
_definition("unknown field", "V03", lambda definition: definition.update(extra=1))
_definition(
    "unknown rule", "V03", lambda definition: definition["contests"][0].update(method="plurality-2")
)
_OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"o" * 32).public_key().public_bytes_raw().hex()
_SMALL_KEY = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"  # of order 8


_definition(
    "log key swapped",
    "V07 V08 V13",
    lambda definition: definition["log"].update(public_key=_OTHER_KEY),
)
_definition(
    "log key of small order",
    "V03",
    lambda definition: definition["log"].update(public_key=_SMALL_KEY),
)
_definition(
    "log key is no point", "V03", lambda definition: definition["log"].update(public_key="ab" * 32)
)
_definition(
    "key holder renamed",
    "V08 V13",
    lambda definition: definition.update(key_holders={"names": ["Kim", "Lea"], "needed": 2}),
)
_definition(
    "witness's key swapped",
    "V08 V13 V52",
    lambda definition: definition["officers"]["witness"].update(public_key=_OTHER_KEY),
)
_definition(
    "witness's key of small order",
    "V03",
    lambda definition: definition["officers"]["witness"].update(public_key=_SMALL_KEY),
)
_definition(
    "secretary's key is neutral",
    "V03",
    lambda definition: definition["officers"]["secretary"].update(public_key="01" + "00" * 31),
)
files_mutant(
    "definition with a space",
    "V03",
    lambda _w, f: edit(f, "definition.json", b'"board":', b'"board": '),
)
files_mutant(
    "definition with a letter of another alphabet",
    "V03",
    lambda _w, f: edit(f, "definition.json", b'"Cat"', '"C\N{CYRILLIC SMALL LETTER A}t"'.encode()),
)
files_mutant(
    "definition with another accent",
    "V08 V13",
    lambda _w, f: edit(
        f, "definition.json", b'"Cat"', '"C\N{LATIN SMALL LETTER A WITH ACUTE}t"'.encode()
    ),
)
