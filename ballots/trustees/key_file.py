"""The file in which a key holder keeps their private key."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput
from ballots.group import (
    base_times,
    parse_scalar,
    point_text,
)
from ballots.trustees.single import _LIMIT

_KEY_FORMAT = "repvote-key-1"


# --- the key holder's file -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key holder keeps on a stick. ``index`` counts from 1 as in the box."""

    definition: str
    title: str
    index: int
    name: str
    public_key: str
    private_key: int

    def __repr__(self) -> str:
        return f"KeyFile(index={self.index}, name={self.name!r})"


def key_file_bytes(key: KeyFile) -> bytes:
    """The file's bytes."""
    return canonical(
        {
            "format": _KEY_FORMAT,
            "definition": key.definition,
            "title": key.title,
            "key_holder": key.index,
            "name": key.name,
            "public_key": key.public_key,
            "private_key": str(key.private_key),
        }
    )


def read_key_file(raw: bytes, definition: str) -> KeyFile:
    """Read a key file for the election ``definition`` (hex). Raises `BadInput`."""
    try:
        value = strict_json(raw, _LIMIT)
    except BadInput as problem:
        raise BadInput("key-file", "This is not a key file. Choose your key file.") from problem
    if not isinstance(value, dict) or value.get("format") != _KEY_FORMAT:
        raise BadInput("key-file", "This is not a key file. Choose your key file.")
    if value.get("definition") != definition:
        raise BadInput(
            "key-file-election",
            "This key file is for another election. Choose the file for this one.",
        )
    try:
        key = KeyFile(
            definition=definition,
            title=value["title"],
            index=value["key_holder"],
            name=value["name"],
            public_key=value["public_key"],
            private_key=parse_scalar(value["private_key"]),
        )
    except (KeyError, BadInput) as problem:
        raise BadInput(
            "key-file-damaged", "This key file is damaged. Use your copy of it."
        ) from problem
    if point_text(base_times(key.private_key)) != key.public_key:
        raise BadInput("key-file-damaged", "This key file is damaged. Use your copy of it.")
    return key
