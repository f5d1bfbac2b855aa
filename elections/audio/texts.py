"""The one list of everything that is said: messages of the catalogue, and the election's own words.

It follows from the catalogue, the definition and the texts that are given, never from a page or
from source code. A text is identified by the SHA-256 of its words. A page computes the same hash
from the words it shows, so a clip is only played for exactly the words it says (R32).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ballots.definition.model import Election
from ballots.encoding import sha256_hex
from elections.audio.values import OF_ONE_CHOICE, Choice, choice_of, practice_choice, values_of
from elections.core import catalogue
from elections.core.catalogue import NAMES, Message
from elections.core.catalogue_files import Entry
from elections.core.dates import date_message

PUBLIC = "public"
PRACTICE = "practice"
# Files of the catalogue whose texts the tablet looks up itself, and the only place for each.
_ON_TABLETS = {"voter": "", "practice": PRACTICE, "check": "check"}
_ON_TABLETS |= {"pictures": "", "refused-voter": "error"}
_FRUIT = re.compile(r"fruit-\w+-name")
_ERROR = re.compile(r"error-([\w-]+)-(text|next)")

# What public pages say besides, in a language: messages, and the board's own words.
Given = Callable[[str], Iterable[Message | str]]


@dataclass(frozen=True, slots=True)
class SpokenElection:
    """A definition with what each candidate says, by contest id and candidate id.

    ``help_phone``: the telephone number for help as it is said, or "". ``say_like``: candidates'
    names to how they are spoken, where a voice would say them wrong (R37).
    """

    definition: Election
    points: Mapping[tuple[str, str], tuple[str, ...]]
    help_phone: str = ""
    say_like: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text to be said. ``where`` tells a person which text it is; the first place counts.

    ``pages`` says which pages look its clip up themselves: "" the tablet's pages in every
    language, "cy" those in Welsh, `PUBLIC` none (the server does it). ``only`` is the one place it
    belongs to: a contest's id, "practice", "check", "error"; or "". ``is_typed``: the organiser
    wrote it, so no build can be sure that it can be said. ``said``: what the voice is given where
    that is not the text itself, for a name in it.
    """

    text: str
    language: str
    where: str
    pages: str = ""
    only: str = ""
    is_typed: bool = False
    said: str = ""

    @property
    def aloud(self) -> str:
        """What the voice is given."""
        return self.said or self.text

    @property
    def id(self) -> str:
        """The key in the manifest."""
        return text_id(self.text)


def plain(text: str) -> str:
    """Return the words alone: NFC, no soft hyphens, single spaces, none at the ends."""
    bare = unicodedata.normalize("NFC", text).replace(catalogue.SOFT_HYPHEN, "")
    return " ".join(bare.split())


def text_id(text: str) -> str:
    """Compute the key of a text: SHA-256 (hex) of its plain form in UTF-8."""
    return sha256_hex(plain(text).encode())


def digit_by_digit(number: str) -> str:
    """Return a telephone number as it is spoken: "01234 567" is "0 1 2 3 4, 5 6 7"."""
    return ", ".join(" ".join(group) for group in number.split())


def nothing(_language: str) -> Iterable[Message | str]:
    """Add nothing to the texts."""
    return ()


def spoken_texts(election: SpokenElection, given: Given = nothing) -> tuple[Spoken, ...]:
    """List everything that can be said in this election, each text once, its language first.

    ``given``: what public pages say with values that no definition knows, as results. Names and
    points are said in the election's own language, and so is a text that two languages share.
    """
    texts: dict[str, Spoken] = {}
    _add(texts, _election(election))
    definition = election.definition
    own = definition.language
    for language in sorted(NAMES, key=lambda code: (code != own, code)):
        _add(texts, _messages(definition, language))
        _add(texts, _tablet_errors(language))
        _add(texts, _given(definition, language, given))
    # the own language can be heard before another one is begun
    ordered = sorted(texts.values(), key=lambda spoken_text: spoken_text.language != own)
    return tuple(_said_like(spoken_text, election.say_like) for spoken_text in ordered)


def _said_like(spoken: Spoken, say_like: Mapping[str, str]) -> Spoken:
    """Let the voice say the names in a text as they are spoken."""
    said = spoken.text
    for name, like in say_like.items():
        if name in said:
            parts = re.split(rf"(?<!\w){re.escape(name)}(?!\w)", said)
            said = like.join(parts)
    return spoken if said == spoken.text else replace(spoken, said=said)


def _add(texts: dict[str, Spoken], spoken: Iterable[Spoken]) -> None:
    for spoken_text in spoken:
        words = plain(spoken_text.text)
        if words:
            key = text_id(words)
            known = texts.get(key)
            texts[key] = _both(known, spoken_text) if known else replace(spoken_text, text=words)


def _both(first: Spoken, other: Spoken) -> Spoken:
    """Merge two entries of one text: it is for the pages of both."""
    pages = {first.pages, other.pages} - {PUBLIC} or {PUBLIC}
    places = {spoken_text.only for spoken_text in (first, other) if spoken_text.pages != PUBLIC}
    return replace(
        first,
        pages=pages.pop() if len(pages) == 1 else "",
        only=places.pop() if len(places) == 1 else "",
    )


def _election(election: SpokenElection) -> Iterator[Spoken]:
    definition = election.definition
    own = definition.language
    yield Spoken(definition.title, own, "title of the election", is_typed=True)
    yield Spoken(definition.board, own, "name of the board", is_typed=True)
    if election.help_phone:
        yield Spoken(election.help_phone, own, "telephone number for help")
    for area in definition.areas:
        for text in (area.name, *area.places):
            yield Spoken(text, own, f"area {area.id}", is_typed=True)
    for kind in definition.seat_classes:
        for text in (kind.name, kind.plural, kind.who):
            yield Spoken(text, own, f"seat class {kind.id}", is_typed=True)
    for contest in definition.contests:
        texts = [(contest.title, f"title of {contest.id}")]
        for person in contest.candidates:
            texts.append((person.name, f"{contest.id}/{person.id}"))
            for number, point in enumerate(election.points[contest.id, person.id], start=1):
                texts.append((point, f"{contest.id}/{person.id}/{number}"))
        for text, where in texts:
            yield Spoken(text, own, where, only=contest.id, is_typed=True)


def _messages(election: Election, language: str) -> Iterator[Spoken]:
    """Yield all spoken messages, with the values that this election can reach."""
    fruit = (key for key in catalogue.entries() if _FRUIT.fullmatch(key))
    names = tuple(catalogue.text(language, key, {}).text for key in fruit)
    practice = practice_choice(election.title, names)
    contested = [choice_of(contest) for contest in election.contested_contests]
    everywhere = [choice_of(contest) for contest in election.contests]
    for entry in catalogue.entries().values():
        if not entry.is_spoken:
            continue
        if entry.file == PRACTICE:
            choices = [practice]
        elif entry.file in _ON_TABLETS:
            choices = [practice, *contested]
        else:
            choices = everywhere
        yield from _message(entry, language, election, choices)


def _message(
    entry: Entry, language: str, election: Election, choices: Iterable[Choice]
) -> Iterator[Spoken]:
    is_of_one = bool(OF_ONE_CHOICE & set(entry.arguments.values()))
    for choice in choices:
        for values in values_of(entry, election, choice):
            shown = catalogue.text(language, entry.key, values)
            where = f"message {entry.key}"
            if entry.file in _ON_TABLETS:
                only = choice.place if is_of_one else _ON_TABLETS[entry.file]
                yield Spoken(shown.text, shown.language, where, language, only)
            else:
                yield Spoken(shown.text, shown.language, where, PUBLIC)
        if not entry.arguments:
            return


def _tablet_errors(language: str) -> Iterator[Spoken]:
    """Join what a tablet shows of a mistake: what happened and what to do next, in one line."""
    lines: dict[str, list[catalogue.Text]] = {}
    for key in catalogue.entries():
        if match := _ERROR.fullmatch(key):
            lines.setdefault(match[1], []).append(catalogue.text(language, key, {}))
    for name, parts in lines.items():
        whole = " ".join(part.text for part in parts)
        yield Spoken(whole, parts[0].language, f"error {name}", language, "error")


def _given(election: Election, language: str, given: Given) -> Iterator[Spoken]:
    dates = (date_message(language, day.date) for day in election.calendar)
    for text in (*(date for date in dates if date), *given(language)):
        if isinstance(text, str):
            yield Spoken(text, election.language, "the board's own words", PUBLIC, is_typed=True)
        else:
            shown = catalogue.text(language, text.key, text.arguments)
            yield Spoken(shown.text, shown.language, f"message {text.key}", PUBLIC)
