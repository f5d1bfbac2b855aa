"""Read JSON into frozen dataclasses: exactly their fields, exactly their types."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TypeVar, get_args, get_origin, get_type_hints

from ballots.encoding import Json
from ballots.errors import BadInput

# --- reading typed values from JSON ----------------------------------------------------------

_Value = TypeVar("_Value")


def read_value(kind: type[_Value], value: Json, where: str) -> _Value:
    """Read JSON into a frozen dataclass, exactly its fields and kinds. Raises `BadInput`."""
    made = _read(kind, value, where)
    if not isinstance(made, kind):
        raise _misfit(where)
    return made


def _misfit(where: str) -> BadInput:
    return BadInput("definition-field", f"The part {where} is missing or of the wrong kind.")


def _read(kind: type, value: Json, where: str) -> object:
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        if not isinstance(value, dict) or set(value) != set(names):
            raise _misfit(where)
        hints = get_type_hints(kind)
        made = {name: _read(hints[name], value[name], f"{where}.{name}") for name in names}
        return kind(**made)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _misfit(where)
        inner = get_args(kind)[0]
        return tuple(_read(inner, item, f"{where}[{i}]") for i, item in enumerate(value))
    if type(value) is not kind:
        raise _misfit(where)
    return value
