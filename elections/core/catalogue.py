"""All words that people see: one catalogue by language, and one way to say a message of it.

The messages are in ``templates/words/<language>/*.ftl`` and have keys (docs/languages.md). What a
language lacks is said in English, marked as English, never silently. The pages choose their
language in `elections.web.core.language`; what is printed is in the election's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax import ast

from elections.core.catalogue_files import ArgumentType, Entry, read_language
from elections.core.paths import WORDS
from elections.domain.roles import OFFICERS

ENGLISH = "en"
NAMES: Mapping[str, str] = {ENGLISH: "English", "cy": "Cymraeg"}
SOFT_HYPHEN = "\u00ad"  # where a narrow page may part a long word; on a card it fits

Argument = int | str

# The library's guard against messages that swell; ours are our own, and a hundred areas are long.
resolver.MAX_PART_LENGTH = 1024 * 1024


class WrongWords(RuntimeError):
    """Code asks for a message that does not exist, or with other arguments than it has."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message that is said later: its key and its arguments."""

    key: str
    arguments: Mapping[str, Argument]


@dataclass(frozen=True, slots=True)
class Text:
    """A message's text and its language: English where its own lacks it."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class _Language:
    entries: Mapping[str, Entry]
    bundle: FluentBundle


@cache
def _language(code: str) -> _Language:
    entries = read_language(WORDS / code)
    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(ast.Resource([entry.message for entry in entries.values()]))
    return _Language(entries, bundle)


def entries(language: str = ENGLISH) -> Mapping[str, Entry]:
    """Read every message of a language by its key; only English ones declare their arguments."""
    return _language(language).entries


def key(name: str) -> str:
    """Name a message without arguments, to say it later."""
    return name


def message(name: str, /, **arguments: Argument) -> Message:
    """Name a message and its arguments, to say it later. Raises `WrongWords`."""
    verify_arguments(name, arguments)
    return Message(name, arguments)


def verify_arguments(name: str, arguments: Mapping[str, Argument]) -> None:
    """Raise `WrongWords` unless there is a message with exactly these arguments."""
    entry = entries().get(name)
    if entry is None:
        raise WrongWords(f"there is no message {name}")
    if entry.arguments.keys() != arguments.keys():
        wanted, given = sorted(entry.arguments), sorted(arguments)
        raise WrongWords(f"{name} has the arguments {wanted}, not {given}")
    for argument, kind in entry.arguments.items():
        if not _fits(arguments[argument], kind):
            raise WrongWords(f"{name}: {argument} is no {kind}: {arguments[argument]!r}")


def _fits(value: Argument, kind: ArgumentType) -> bool:
    if kind is ArgumentType.ROLE:
        return value in OFFICERS
    if kind.is_text:
        return isinstance(value, str)
    return isinstance(value, int) and not isinstance(value, bool)


def text(language: str, name: str, arguments: Mapping[str, Argument]) -> Text:
    """Say a message in ``language``, or in English where that lacks it.

    Raises `WrongWords`.
    """
    verify_arguments(name, arguments)
    said_in = language if name in entries(language) else ENGLISH
    bundle = _language(said_in).bundle
    pattern = bundle.get_message(name).value
    if pattern is None:
        raise WrongWords(f"{name} has no text")
    given = {argument: _formatted(value) for argument, value in arguments.items()}
    words, problems = bundle.format_pattern(pattern, given)
    if problems:
        raise WrongWords(f"{name} in {said_in}: {problems[0]}")
    return Text(str(words), said_in)


def _formatted(value: Argument) -> str | FluentType:
    """Format a number without separators unless its message wants them: "1200 votes"."""
    return value if isinstance(value, str) else fluent_number(value, useGrouping=False)


def say(language: str, name: str, /, **arguments: Argument) -> str:
    """Say a message on paper: a text that is only in English ends in "(EN)".

    Raises `WrongWords`.
    """
    shown = text(language, name, arguments)
    mark = "" if shown.language == language else " (EN)"
    return shown.text.replace(SOFT_HYPHEN, "") + mark


def english(name: str, /, **arguments: Argument) -> str:
    """Say a message in English. Raises `WrongWords`."""
    return text(ENGLISH, name, arguments).text


def fingerprint(language: str, name: str) -> str:
    """Compute 12 hex digits of a message's texts, in English and in ``language``."""
    sources = (entries()[name].source, entries(language)[name].source)
    return sha256("\0".join(sources).encode()).hexdigest()[:12]


@cache
def checked_messages(language: str) -> frozenset[str]:
    """Find the messages that a person checked and that have not changed since, in either language.

    They stand in ``checked.txt`` of the language, a key and its `fingerprint` on each line.
    """
    lines = (WORDS / language / "checked.txt").read_text("utf-8").splitlines()
    marks = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    known = entries(language).keys() & entries().keys()
    return frozenset(
        name for name, mark in marks if name in known and fingerprint(language, name) == mark
    )


def checked(language: str) -> tuple[int, int]:
    """Count the messages of a language that a person has checked, and all its messages."""
    if language == ENGLISH:
        return (0, 0)
    return len(checked_messages(language)), len(entries())
