"""The one list of everything that is said: words of the pages, the election, errors.

A text is known by the SHA-256 of its words. The browser computes the same hash from what stands
on the page, so a clip can only ever be played for exactly the words it says (R32).
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs

from ballots.credential import PICTURES
from ballots.definition import Election
from ballots.encoding import sha256_hex, strict_json
from elections.sound.errors import NoSound

WORDS_FOLDER = Path(__file__).resolve().parents[2] / "templates" / "static" / "words"
WORDS_LIMIT = 4 * 1024 * 1024
PEOPLE_ON_A_PAGE = 12  # R40; templates/bundle/src/choosing.js shows as many
MOST_CARDS = 20  # cards that share two pictures, shown one by one
PRACTICE_SEATS = 2  # templates/bundle/src/practice-way.js
_FRUIT = re.compile(r"fruit\.\w+\.name")

# Modules whose refusals can reach a voter's tablet. They are read, not imported: no web here.
_REFUSING = (
    "elections.services.casting",
    "elections.services.views",
    "elections.web.forms",
    "elections.web.vote",
    "elections.web.errors",
    "ballots.ballot",
)
_REFUSALS = frozenset({"Refused", "BadInput", "BallotRefused"})
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text to be said. ``where`` tells a person which text it is; the first place counts."""

    text: str
    language: str
    where: str

    @property
    def id(self) -> str:
        """The key in the manifest."""
        return text_id(self.text)


def plain(text: str) -> str:
    """The words alone: NFC, no soft hyphens, every run of white space one space, none around."""
    return " ".join(unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "").split())


def text_id(text: str) -> str:
    """SHA-256 (hex) of the plain text in UTF-8."""
    return sha256_hex(plain(text).encode())


def read_words(language: str, folder: Path = WORDS_FOLDER) -> dict[str, str]:
    """The words of the pages in one language: key -> text (templates/bundle/words-json.js).

    Raises `NoSound` when the file is missing, or `BadInput` when it is not such a mapping.
    """
    path = folder / f"{language}.json"
    try:
        value = strict_json(path.read_bytes(), WORDS_LIMIT)
    except OSError as problem:
        raise NoSound("sound-words", f"There are no words to say in {path.name}.") from problem
    if not isinstance(value, dict):
        raise NoSound("sound-words", f"{path.name} is not a list of words.")
    words: dict[str, str] = {}
    for key, text in value.items():
        if not isinstance(text, str):
            raise NoSound("sound-words", f"{path.name}: {key} is not a text.")
        words[key] = text
    return words


def languages(folder: Path = WORDS_FOLDER) -> tuple[str, ...]:
    """The languages whose words are there."""
    return tuple(sorted(path.stem for path in folder.glob("*.json")))


def collect(election: Election, words: Mapping[str, Mapping[str, str]]) -> tuple[Spoken, ...]:
    """Everything that can be said in this election, each text once, in a fixed order.

    ``words``: language -> texts of the pages. Names and points are said in the election's own
    language, and so is a text that two languages share. Raises `NoSound` when a text has a gap
    that nobody fills.
    """
    own = election.language
    found: dict[str, Spoken] = {}
    _add(found, own, _election(election))
    _add(found, own, ((name, f"picture {name}") for name in PICTURES))
    _add(found, own, ((text, "error") for text in error_texts()))
    for language in sorted(words, key=lambda one: (one != own, one)):
        _add(found, language, _interface(election, words[language]))
    return tuple(found.values())


def _add(found: dict[str, Spoken], language: str, pairs: Iterable[tuple[str, str]]) -> None:
    for text, where in pairs:
        words = plain(text)
        if "{" in words:
            raise NoSound("sound-gap", f"This text has a gap that nobody fills: {where}: {words}")
        if words:
            found.setdefault(text_id(words), Spoken(words, language, where))


def _election(election: Election) -> Iterator[tuple[str, str]]:
    yield election.title, "title of the election"
    yield election.board, "name of the board"
    for area in election.areas:
        yield area.name, f"area {area.id}"
    for kind in election.seat_classes:
        yield from ((text, f"seat class {kind.id}") for text in (kind.name, kind.plural, kind.who))
    for contest in election.contests:
        yield contest.title, f"title of {contest.id}"
        for person in contest.candidates:
            yield person.name, f"{contest.id}/{person.id}"
            for number, point in enumerate(person.points, start=1):
                yield point, f"{contest.id}/{person.id}/{number}"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one choice lets the pages say: most people to choose, and who is to choose from."""

    most: int
    names: tuple[str, ...]

    def reaches(self, numbers: Mapping[str, int]) -> bool:
        """Whether a sentence with these numbers can come up."""
        return (
            numbers.get("max", self.most) == self.most
            and numbers.get("count", 0) <= self.most
            and numbers.get("left", 0) <= len(self.names)
        )

    def fill(self, text: str) -> Iterator[str]:
        """The text with its gaps filled, in every way that can come up."""
        if "{name}" in text:
            yield from (text.replace("{name}", name) for name in self.names)
        elif "{pages}" in text:
            people = len(self.names)  # one at a time, or `PEOPLE_ON_A_PAGE`
            for pages in sorted({people, -(-people // PEOPLE_ON_A_PAGE)}):
                yield from _counted(text, "{page}", "{pages}", pages)
        elif "{all}" in text:
            for every in range(1, MOST_CARDS + 1):
                yield from _counted(text, "{n}", "{all}", every)
        else:
            yield text


def _counted(text: str, gap: str, last: str, most: int) -> Iterator[str]:
    for number in range(1, most + 1):
        yield text.replace(gap, str(number)).replace(last, str(most))


def _interface(election: Election, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Texts of the pages, with the numbers and names that this election can reach."""
    fruit = tuple(text for key, text in words.items() if _FRUIT.fullmatch(key))
    practice = _Choice(PRACTICE_SEATS, fruit)
    real = [
        _Choice(one.max_choices, tuple(person.name for person in one.candidates))
        for one in election.boxes
    ]
    for key, text in words.items():
        name, _, tail = key.partition("?")
        numbers = {one: int(values[0]) for one, values in parse_qs(tail).items()}
        choices = [practice] if name.startswith("practice.") else [practice, *real]
        for choice in choices:
            if choice.reaches(numbers):
                yield from ((one, f"words {name}") for one in choice.fill(text))


def error_texts() -> tuple[str, ...]:
    """Every sentence with which the server can refuse something on a voter's tablet."""
    found: list[str] = []
    for name in _REFUSING:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise NoSound("sound-errors", f"The sentences of {name} cannot be read.")
        tree = ast.parse(Path(spec.origin).read_text("utf-8"))
        found += _refusals(tree)
    return tuple(dict.fromkeys(found))


def _refusals(tree: ast.Module) -> Iterator[str]:
    ending = _ending(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        said = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        texts = [one for one in said[1:] if isinstance(one, str) and one]
        if node.func.id == "_refuse" and texts:
            yield texts[0] + ending
        elif node.func.id in _REFUSALS and texts:
            yield texts[0]
        elif node.func.id == "Words" and texts:
            yield " ".join(texts)  # as web/errors.py joins what happened and what to do


def _ending(tree: ast.Module) -> str:
    """What a module's own `_refuse` adds to each sentence."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_refuse":
            for part in ast.walk(node):
                if isinstance(part, ast.JoinedStr) and isinstance(part.values[-1], ast.Constant):
                    return str(part.values[-1].value)
    return ""
