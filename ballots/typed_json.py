"""Frozen dataclasses from JSON and back: exactly their fields, exactly their types and limits.

Supported are ``str``, ``int``, ``bool``, ``Literal``, ``tuple[X, ...]``, ``Mapping[str, X]``,
``X | None``, other dataclasses, and classes with their own ``to_json`` and ``from_json``.
The annotation limits a text or a number: ``Annotated[str, Matches(HEX64)]``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ballots.encoding import Json
from ballots.errors import BadInput

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Matches:
    r"""A text must match ``form`` from its beginning (write ``\Z`` for its end)."""

    form: re.Pattern[str]

    def fits(self, value: object) -> bool:
        """Tell whether the text is allowed."""
        return isinstance(value, str) and self.form.match(value) is not None


@dataclass(frozen=True, slots=True)
class Between:
    """A number from ``least`` to ``most``, or a text or list of that length."""

    least: int
    most: int

    def fits(self, value: object) -> bool:
        """Tell whether the value is within the limits."""
        size = len(value) if isinstance(value, str | tuple) else value
        return isinstance(size, int) and self.least <= size <= self.most


def read_value(kind: type[_Value], value: Json, where: str) -> _Value:
    """Read JSON into a frozen dataclass (or another known type). Raises `BadInput`."""
    return cast(_Value, _read(kind, value, where))


def read_fields(kind: type[_Value], value: Json, where: str) -> _Value:
    """Read a dataclass from an object with exactly its fields, for use in a ``from_json``."""
    hints = _hints(cast(Hashable, kind))
    if not isinstance(value, dict) or value.keys() != hints.keys():
        raise _misfit(where)
    return kind(
        **{name: _read(hint, value[name], f"{where}.{name}") for name, hint in hints.items()}
    )


@cache
def _hints(kind: Hashable) -> Mapping[str, object]:
    hints = get_type_hints(cast(type, kind), include_extras=True)
    return {field.name: hints[field.name] for field in fields(cast(type, kind))}


def _misfit(where: str) -> BadInput:
    return BadInput(
        "definition-field", "The part %(where)s is missing or of the wrong kind.", where=where
    )


def _read(kind: object, value: Json, where: str) -> object:
    if get_origin(kind) is not None:
        return _read_generic(kind, value, where)
    if hasattr(kind, "from_json"):
        return kind.from_json(value)
    if isinstance(kind, type) and is_dataclass(kind):
        return read_fields(kind, value, where)
    if type(value) is not kind:
        raise _misfit(where)
    return value


def _read_generic(kind: object, value: Json, where: str) -> object:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType or origin is Union:  # X | None
        return None if value is None else _read(inner[0], value, where)
    if origin is Annotated:
        inner_value = _read(inner[0], value, where)
        if not all(limit.fits(inner_value) for limit in inner[1:]):
            raise _misfit(where)
        return inner_value
    if origin is Literal:
        if type(value) is not str or value not in inner:
            raise _misfit(where)
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise _misfit(where)
        return tuple(_read(inner[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin is not Mapping or not isinstance(value, dict):
        raise _misfit(where)
    return {
        _read(inner[0], name, where): _read(inner[1], item, f"{where}.{name}")
        for name, item in value.items()
    }


def to_json(value: object) -> Json:
    """Return the JSON form of a value. Raises `TypeError` for a value of another kind."""
    if hasattr(value, "to_json"):
        return cast(Json, value.to_json())
    if is_dataclass(value):
        return fields_to_json(value)
    if isinstance(value, Mapping):
        return {str(name): to_json(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if value is None or isinstance(value, str | int):
        return value
    msg = f"no JSON form for {type(value).__name__}"
    raise TypeError(msg)


def fields_to_json(value: object) -> dict[str, Json]:
    """Return the JSON object of a dataclass, field by field, for use in a ``to_json``."""
    return {name: to_json(getattr(value, name)) for name in _hints(cast(Hashable, type(value)))}


# --- narrowing what was read, where no dataclass is worth it ---------------------------------


def as_object(value: Json, where: str) -> dict[str, Json]:
    """Require an object. Raises `BadInput`."""
    if not isinstance(value, dict):
        raise _misfit(where)
    return value


def as_text(value: Json, where: str) -> str:
    """Require a text. Raises `BadInput`."""
    if not isinstance(value, str):
        raise _misfit(where)
    return value


def as_number(value: Json, where: str) -> int:
    """Require a whole number. Raises `BadInput`."""
    if type(value) is not int:
        raise _misfit(where)
    return value
