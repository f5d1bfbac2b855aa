"""JSON of two kinds, both read strictly: canonical (section 1) and as Belenios writes it."""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Kind: TypeAlias = "type | tuple[type, ...]"

MAX_DEPTH = 32
MAX_DIGITS = 16  # RECORD.md, section 1


class Bad(Exception):
    """A document that is not as the rules say; the message names the mistake."""


def parse_canonical(content: bytes) -> Json:
    """Parse canonical JSON: written again with sorted keys it must be the same bytes."""
    value = parse(content)
    if canonical(value) != content:
        raise Bad("not canonical JSON")
    return value


def parse_belenios(content: bytes) -> Json:
    """Parse compact JSON, where the reader checks the order of the fields."""
    value = parse(content)
    if compact(value) != content:
        raise Bad("not compact JSON")
    return value


def parse(content: bytes) -> Json:
    """Parse JSON with whole numbers only, no field twice, and bounded depth."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Bad("not UTF-8") from error
    _require_depth(text)
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise Bad(f"not JSON: {error}") from error
    return value


def canonical(value: Json) -> bytes:
    """Write canonical JSON: keys sorted by code point, nothing between, UTF-8."""
    return _utf8(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def compact(value: Json) -> bytes:
    """Write compact JSON, fields in the order in which they stand."""
    return _utf8(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def are_same(left: Json, right: Json) -> bool:
    """Say whether two values are the same JSON: true is not 1."""
    return canonical(left) == canonical(right)


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Bad("half of a surrogate pair") from error


def _require_depth(text: str) -> None:
    depth = 0
    is_string = is_escaped = False
    for sign in text:
        if is_string:
            if is_escaped:
                is_escaped = False
            elif sign == "\\":
                is_escaped = True
            elif sign == '"':
                is_string = False
        elif sign == '"':
            is_string = True
        elif sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise Bad("nested too deep")
        elif sign in "]}":
            depth -= 1


def _object(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Bad("a field stands twice")
    return fields


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise Bad("a number is too long")
    return int(digits)


def _no_number(text: str) -> NoReturn:
    raise Bad(f"{text} is no whole number")


def is_kind(value: Json, kind: Kind) -> bool:
    """Say whether a value has exactly a type: true is no number."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return type(value) in kinds


def fields_of(
    value: Json, kinds: Mapping[str, Kind], *, is_ordered: bool = False
) -> dict[str, Json]:
    """Require an object with exactly these fields of these types, in order if that matters."""
    if not isinstance(value, dict):
        raise Bad("not an object")
    if set(value) != set(kinds):
        raise Bad(f"fields {sorted(value)} instead of {sorted(kinds)}")
    if is_ordered and list(value) != list(kinds):
        raise Bad("fields in another order")
    for name, kind in kinds.items():
        if not is_kind(value[name], kind):
            raise Bad(f"{name} is of another type")
    return value


def text_of(value: Json) -> str:
    """Require a text."""
    if not isinstance(value, str):
        raise Bad("not a text")
    return value


def number_of(value: Json) -> int:
    """Require a whole number."""
    if type(value) is not int:
        raise Bad("not a whole number")
    return value


def list_of(value: Json) -> list[Json]:
    """Require a list."""
    if not isinstance(value, list):
        raise Bad("not a list")
    return value


def object_of(value: Json) -> dict[str, Json]:
    """Require an object."""
    if not isinstance(value, dict):
        raise Bad("not an object")
    return value


def texts_of(value: Json) -> list[str]:
    """Require a list of texts."""
    return [text_of(item) for item in list_of(value)]


def numbers_of(value: Json) -> list[int]:
    """Require a list of whole numbers."""
    return [number_of(item) for item in list_of(value)]
