"""Turn a page or the texts of scripts into sentences and words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from pyphen import Pyphen

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "em", "img", "small", "span", "strong", "sub", "sup"}
)
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
# Nobody reads these as words, or they are for people at a terminal and say so.
SILENT = frozenset({"script", "style", "template", "svg", "pre", "code"})
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "title")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?:])[\s\N{NO-BREAK SPACE}]+")
A_NAME = "Ann"  # replaces every name, whose length nobody can help (R15)
_SYLLABLES = Pyphen(lang="en_US")


class Blocks(HTMLParser):
    """Collects the texts of a page: one for each paragraph, heading, list line, button, label."""

    def __init__(self, *, checkers: bool) -> None:
        super().__init__()
        self._checkers = checkers
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._now: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name in SPOKEN_ATTRIBUTES:
            if values.get(name) and not self._silent():
                self.found.append(str(values[name]))
        if tag not in INLINE:
            self._end()
        if tag == "br":
            self._now.append(" ")
        if tag not in VOID:
            hidden = "hidden" in values or ("data-for-checkers" in values and not self._checkers)
            self._open.append((tag, hidden or tag in SILENT))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._silent():
            self._now.append(data)

    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def _end(self) -> None:
        text = " ".join("".join(self._now).split())
        self._now.clear()
        if text:
            self.found.append(text)


def blocks(page: str, *, checkers: bool = True) -> list[str]:
    """Return the texts of a page in reading order, each whole: "Vote", "You can choose 2 people.".

    Without ``checkers`` the parts for people at a terminal are left out (``data-for-checkers``).
    """
    parser = Blocks(checkers=checkers)
    parser.feed(page)
    parser.close()
    return parser.found


def without_names(texts: Iterable[str], names: Iterable[str]) -> list[str]:
    """Replace every name, title and place by one short name."""
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    return [pattern.sub(A_NAME, text) for text in texts]


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """Yield all sentences; the end of a text ends a sentence."""
    for text in texts:
        yield from (part for part in SENTENCE_END.split(text) if WORD.search(part))


def words(texts: Iterable[str]) -> list[str]:
    """Return all words in small letters, without numbers and soft hyphens."""
    joined = " ".join(texts).replace("\u00ad", "").replace("’", "'")
    return [word.lower() for word in WORD.findall(joined)]


def syllables(word: str) -> int:
    """Count syllables as textstat 0.7.4 does: one more than the places to split the word."""
    return len(_SYLLABLES.positions(word)) + 1


def grade(texts: Sequence[str]) -> float:
    """Compute the Flesch-Kincaid grade: years at an American school that a reader needs."""
    all_sentences = list(sentences(texts))
    spoken = words(all_sentences)
    return (
        0.39 * len(spoken) / len(all_sentences)
        + 11.8 * sum(map(syllables, spoken)) / len(spoken)
        - 15.59
    )
