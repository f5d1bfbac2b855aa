"""The one list of everything that is said: words of the pages, the election, errors.

A text is known by the SHA-256 of its words. The browser computes the same hash from what stands
on the page, so a clip can only ever be played for exactly the words it says (R32).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs

from ballots.credential import PICTURES
from ballots.definition.model import Election
from ballots.encoding import sha256_hex, strict_json
from elections.audio.errors import NoSound
from elections.audio.refusals import error_texts
from elections.core.paths import STATIC
from elections.core.print_words import picture_words

WORDS_FOLDER = STATIC / "words"
WORDS_LIMIT = 4 * 1024 * 1024
PEOPLE_ON_A_PAGE = 12  # R40; browser/src/voter/paging.js shows as many
MOST_CARDS = 20  # cards that share two pictures, shown one by one
PRACTICE_SEATS = 2  # browser/src/voter/practice-gateway.js
_ONE_PAGE = {"practice": "practice", "fruit": "practice", "check": "check"}  # groups of words.js
_OF_PEOPLE = re.compile(r"\{(name|pages)\}")
_FRUIT = re.compile(r"fruit\.\w+\.name")

PUBLIC = "public"
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text to be said. ``where`` tells a person which text it is; the first place counts.

    ``pages`` says which pages look its clip up themselves: "" the tablet's pages in every
    language, "cy" those in Welsh, `PUBLIC` none (the server does it). ``only`` is the one place it
    belongs to: a contest's id, "practice", "check", "error"; or "".
    """

    text: str
    language: str
    where: str
    pages: str = ""
    only: str = ""

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
    """The words of the pages in one language: key -> text (browser/words-json.js).

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


def collect(
    election: Election,
    words: Mapping[str, Mapping[str, str]],
    shown: Iterable[Spoken] = (),
) -> tuple[Spoken, ...]:
    """Everything that can be said in this election, each text once, its own language first.

    ``words``: language -> texts of the tablet's pages; ``shown``: what stands on pages that the
    server writes. Names and points are said in the election's own language, and so is a text that
    two languages share. Raises `NoSound` when a text has a gap that nobody fills.
    """
    own = election.language
    found: dict[str, Spoken] = {}
    shown = tuple(shown)
    _add(found, _election(election))
    _add(found, _pictures(own))
    _add(found, (Spoken(text, own, "error", only="error") for text in error_texts()))
    also = {*words, *(one.language for one in shown)} - {own}
    for language in (own, *sorted(also)):
        _add(found, (replace(one, pages=language) for one in _pictures(language)))
        errors = error_texts(language)
        _add(found, (Spoken(text, language, "error", language, "error") for text in errors))
        _add(found, _interface(election, language, words.get(language, {})))
        _add(found, (one for one in shown if one.language == language))
    return tuple(found.values())


def _pictures(language: str) -> Iterator[Spoken]:
    """The words under the 32 pictures."""
    for name, word in zip(PICTURES, picture_words(language), strict=True):
        yield Spoken(word, language, f"picture {name}")


def _add(found: dict[str, Spoken], spoken: Iterable[Spoken]) -> None:
    for one in spoken:
        words = plain(one.text)
        if "{" in words:
            gap = f"This text has a gap that nobody fills: {one.where}: {words}"
            raise NoSound("sound-gap", gap)
        if words:
            key = text_id(words)
            there = found.get(key)
            found[key] = _both(there, one) if there else replace(one, text=words)


def _both(first: Spoken, other: Spoken) -> Spoken:
    """A text that stands in two places is for the pages of both."""
    pages = {first.pages, other.pages} - {PUBLIC} or {PUBLIC}
    places = {one.only for one in (first, other) if one.pages != PUBLIC}
    return replace(
        first,
        pages=pages.pop() if len(pages) == 1 else "",
        only=places.pop() if len(places) == 1 else "",
    )


def _election(election: Election) -> Iterator[Spoken]:
    own = election.language
    yield Spoken(election.title, own, "title of the election")
    yield Spoken(election.board, own, "name of the board")
    for area in election.areas:
        yield Spoken(area.name, own, f"area {area.id}")
    for kind in election.seat_classes:
        for text in (kind.name, kind.plural, kind.who):
            yield Spoken(text, own, f"seat class {kind.id}")
    for contest in election.contests:
        texts = [(contest.title, f"title of {contest.id}")]
        for person in contest.candidates:
            texts.append((person.name, f"{contest.id}/{person.id}"))
            for number, point in enumerate(person.points, start=1):
                texts.append((point, f"{contest.id}/{person.id}/{number}"))
        yield from (Spoken(text, own, where, only=contest.id) for text, where in texts)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one choice lets the pages say: most people to choose, and who is to choose from.

    ``place`` is the contest's id, or "practice".
    """

    most: int
    names: tuple[str, ...]
    place: str

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


def _interface(election: Election, language: str, words: Mapping[str, str]) -> Iterator[Spoken]:
    """Texts of the pages, with the numbers and names that this election can reach."""
    fruit = tuple(text for key, text in words.items() if _FRUIT.fullmatch(key))
    practice = _Choice(PRACTICE_SEATS, fruit, "practice")
    real = [
        _Choice(one.max_choices, tuple(person.name for person in one.candidates), one.id)
        for one in election.boxes
    ]
    for key, text in words.items():
        name, _, tail = key.partition("?")
        numbers = {one: int(values[0]) for one, values in parse_qs(tail).items()}
        page = _ONE_PAGE.get(name.partition(".")[0], "")
        choices = [practice] if name.startswith("practice.") else [practice, *real]
        for choice in choices:
            if choice.reaches(numbers):
                only = choice.place if _OF_PEOPLE.search(text) else page
                for one in choice.fill(text):
                    yield Spoken(one, language, f"words {name}", language, only)
