"""Read the files of the catalogue: `templates/words/<language>/*.ftl` (Project Fluent).

A message of the English files declares its arguments in the comment above it, ``# $max (Seats)``;
`ArgumentType` is the closed list of what may stand in the brackets. A comment of a group (``##``)
or of a whole file (``###``) says in its last line whether the sound says the messages below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast, visitor

_ARGUMENT = re.compile(r"^\$(\w+) \((\w+)\)(?: .*)?$")
_SPOKEN = {"Spoken.": True, "Not spoken.": False}


class CatalogueInvalid(RuntimeError):
    """A file of words that cannot be used. Nothing is shown from half a catalogue."""


class ArgumentType(StrEnum):
    """The type of a message's argument. The sound finds the values of most by it."""

    NUMBER = "Number"
    SEATS = "Seats"  # of a contest
    MOST_CHOICES = "MostChoices"  # as many as one voter may choose in a contest
    CHOICES = "Choices"  # chosen so far: 0 to MostChoices
    SOME_CHOICES = "SomeChoices"  # the same, and at least 1
    CHOICES_LEFT = "ChoicesLeft"  # MostChoices less Choices
    MORE_CHOICES = "MoreChoices"  # the same, and at least 1
    PEOPLE = "People"  # who stand in a contest
    SOME_PEOPLE = "SomePeople"  # some of them, at least 1
    PLACE = "Place"  # of one of them, from 1
    FIRST = "First"  # the place of the first person of those seen at once, from 1
    LAST = "Last"  # of the last one
    CARDS = "Cards"  # that were found by their pictures
    CARD = "Card"  # one of them, from 1
    SECONDS = "Seconds"  # between two moves of the frame of one switch
    VOTES = "Votes"  # in a result
    VOTERS = "Voters"  # who may vote

    TEXT = "Text"
    PERSON = "Person"  # the name of a candidate, or of a fruit
    TITLE = "Title"  # of a contest
    ELECTION = "Election"  # its title
    BOARD = "Board"  # its name
    NAMES = "Names"  # of several people
    ROLE = "Role"  # "secretary" or "witness", to select by
    CODE = "Code"  # what a computer reads: a file, a command, an address
    ENGLISH = "English"  # a text that is in English on every page

    @property
    def is_text(self) -> bool:
        """Tell whether the value is a text; otherwise it is a whole number."""
        return self in _TEXTS


_TEXTS = frozenset(
    {
        ArgumentType.TEXT,
        ArgumentType.PERSON,
        ArgumentType.TITLE,
        ArgumentType.ELECTION,
        ArgumentType.BOARD,
        ArgumentType.NAMES,
        ArgumentType.ROLE,
        ArgumentType.CODE,
        ArgumentType.ENGLISH,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: its key, where it stands, and what it needs.

    ``arguments`` are those its comment declares, ``used`` those its text has. ``source`` is the
    text in canonical form, so that a change of it is noticed.
    """

    key: str
    file: str
    is_spoken: bool
    arguments: Mapping[str, ArgumentType]
    used: frozenset[str]
    message: ast.Message = field(repr=False)
    source: str = field(repr=False)


def read_language(folder: Path) -> Mapping[str, Entry]:
    """Read every message of a language by its key. Raises `CatalogueInvalid`."""
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in _entries(path):
            if entry.key in entries:
                raise CatalogueInvalid(
                    f"{entry.key} stands in {entries[entry.key].file} and {entry.file}"
                )
            entries[entry.key] = entry
    return entries


def _entries(path: Path) -> Iterator[Entry]:
    whole_file = in_group = False
    for part in FluentParser(with_spans=False).parse(path.read_text("utf-8")).body:
        match part:
            case ast.Junk():
                raise CatalogueInvalid(f"{path}: {(part.content or '').strip().splitlines()[0]}")
            case ast.ResourceComment():
                whole_file = in_group = _is_spoken(part, default=False)
            case ast.GroupComment():
                in_group = _is_spoken(part, default=whole_file)
            case ast.Message(value=ast.Pattern()):
                yield _entry(part, path.stem, is_spoken=in_group)
            case ast.Message() | ast.Term():
                raise CatalogueInvalid(f"{path}: {part.id.name} is not a plain message")


def _is_spoken(comment: ast.BaseComment, *, default: bool) -> bool:
    last = _lines(comment)[-1:]
    return _SPOKEN.get("".join(last), default)


def _entry(message: ast.Message, file: str, *, is_spoken: bool) -> Entry:
    key = message.id.name
    declared = dict(_declared(key, message.comment))
    collector = _Variables()
    collector.visit(message.value)
    bare = ast.Message(message.id, message.value)
    return Entry(
        key=key,
        file=file,
        is_spoken=is_spoken,
        arguments=declared,
        used=frozenset(collector.names),
        message=message,
        source=(FluentSerializer().serialize_entry(bare) or "").strip(),
    )


def _declared(key: str, comment: ast.Comment | None) -> Iterator[tuple[str, ArgumentType]]:
    for line in _lines(comment):
        if not line.startswith("$"):
            continue  # a word for translators
        match = _ARGUMENT.match(line)
        if match is None:
            raise CatalogueInvalid(f"{key}: write an argument as “$name (Type) what it is”")
        try:
            yield match[1], ArgumentType(match[2])
        except ValueError:
            raise CatalogueInvalid(f"{key}: there is no type {match[2]}") from None


def _lines(comment: ast.BaseComment | None) -> list[str]:
    return (comment.content or "").splitlines() if comment else []


class _Variables(visitor.Visitor):
    """Collects the names of the arguments that a text has."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)
