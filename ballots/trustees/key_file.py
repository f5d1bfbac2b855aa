"""The file that holds a key holder's private key."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput
from ballots.group import (
    parse_scalar,
    point_text,
    scalar_mult_base,
)
from ballots.trustees.single import LIMIT
from ballots.typed_json import as_number, as_text

_KEY_FORMAT = "repvote-key-1"


# --- the key holder's file -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key holder's file, kept on a stick. ``index`` counts from 1 as in the box."""

    definition: str
    title: str
    index: int
    name: str
    public_key: str
    private_key: int

    def __repr__(self) -> str:
        return f"KeyFile(index={self.index}, name={self.name!r})"

    def to_bytes(self) -> bytes:
        """Return the file's bytes."""
        return canonical(
            {
                "format": _KEY_FORMAT,
                "definition": self.definition,
                "title": self.title,
                "key_holder": self.index,
                "name": self.name,
                "public_key": self.public_key,
                "private_key": str(self.private_key),
            }
        )


def parse_key_file(raw: bytes, definition: str) -> KeyFile:
    """Read a key file for the election ``definition`` (hex). Raises `BadInput`."""
    try:
        value = strict_json(raw, LIMIT)
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
            title=as_text(value["title"], "title"),
            index=as_number(value["key_holder"], "key_holder"),
            name=as_text(value["name"], "name"),
            public_key=as_text(value["public_key"], "public_key"),
            private_key=parse_scalar(value["private_key"]),
        )
    except (KeyError, BadInput) as problem:
        raise BadInput(
            "key-file-damaged", "This key file is damaged. Use your copy of it."
        ) from problem
    if point_text(scalar_mult_base(key.private_key)) != key.public_key:
        raise BadInput("key-file-damaged", "This key file is damaged. Use your copy of it.")
    return key
