"""Canonical JSON, strict reading, hashes: every program writes the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

from ballots.errors import BadInput

MOST_DEPTH = 32  # lists and objects inside each other; our files stay far below it
MOST_DIGITS = 16  # of a number, with its sign
# A value that was read from JSON, or will be written; its type is narrowed where it is used.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"


def canonical(value: object) -> bytes:
    """Write our own JSON form: sorted keys, compact, UTF-8. Raises `TypeError` for floats."""
    _refuse_floats(value)
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def ordered(value: object) -> bytes:
    """Write the Belenios JSON form: compact, fields in the order given (Conventions)."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        msg = "a float has no canonical form"
        raise TypeError(msg)
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            _refuse_floats(item)


def _bad(reason: str) -> NoReturn:
    raise BadInput("json", "This file cannot be read: %(reason)s.", reason=reason)


def _object_without_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) != len(pairs):
        _bad("the same field stands there twice")
    return value


def _no_number(_text: str) -> NoReturn:
    _bad("it holds a number that is not whole")


def _small_int(text: str) -> int:
    if len(text) > MOST_DIGITS:  # big numbers travel as strings in this format
        _bad("it holds a number that is too long")
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object_without_duplicates,
    parse_float=_no_number,
    parse_constant=_no_number,
    parse_int=_small_int,
)


def strict_json(raw: bytes, limit: int) -> Json:
    """Read JSON from strangers: at most ``limit`` bytes, no duplicate fields, floats, BOM,
    halves of surrogate pairs, nor nesting deeper than `MOST_DEPTH`.

    Raises `BadInput`. The caller checks that the form is canonical.
    """
    if len(raw) > limit:
        _bad(f"it is longer than {limit} bytes")
    try:
        value: Json = _DECODER.decode(raw.decode("utf-8"))
        _refuse_depth(value)
        if b"\\u" in raw:  # UTF-8 itself has no half pairs, so only an escape brings one
            ordered(value)
    except (UnicodeError, json.JSONDecodeError, RecursionError):
        _bad("it is not proper JSON")
    return value


def parse_canonical(raw: bytes, limit: int) -> Json:
    """Read JSON that must be in our canonical form, at most ``limit`` bytes. Raises `BadInput`."""
    value = strict_json(raw, limit)
    if canonical(value) != raw:
        raise BadInput("not-canonical", "This file is not written in the one canonical way.")
    return value


def _refuse_depth(value: Json) -> None:
    """Check the depth level by level, without recursion: cheap, and safe at any depth."""
    level: list[dict[str, Json] | list[Json]] = [value] if isinstance(value, dict | list) else []
    for _ in range(MOST_DEPTH):
        if not level:
            return
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    if level:
        _bad("too many parts stand inside each other")


def sha256_hex(raw: bytes) -> str:
    """Compute SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(raw).hexdigest()


def sha256_b64(raw: bytes) -> str:
    """Compute SHA-256 in Base64 without padding: Belenios fingerprints and trackers."""
    return base64.b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()


def fields(value: Json, *names: str) -> tuple[Json, ...]:
    """Return the fields of a JSON object that has exactly these. Raises `BadInput`."""
    if not isinstance(value, dict) or tuple(value) != names:
        raise BadInput("fields", "Something in this file has other parts than it should have.")
    return tuple(value.values())
