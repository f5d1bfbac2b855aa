"""Names: which are valid, and when two look the same. One rule for every name.

Names of people, areas, kinds of seat, contests and groups; names typed to sign in; names in JSON,
in a spreadsheet or of a file. docs/definition.md says the rules in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ballots import unicode
from ballots.texts import UNSEEN, clean_text, text_problem

MAX_NAME = 80
# Apostrophes, quotation marks and hyphens: people type what their keyboard has.
_SAME_SIGNS = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8"), "'"),
    **dict.fromkeys(map(ord, "\u0060\u00b4\u2032\uff07\u055a\u05f3\ua78c"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u3003\u05f4"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\ufe58\ufe63\uff0d\u058a\u05be"), "-"),
}
_WORD_ENDS = re.compile(r"[\s\-'.,()/]+")
_OF_ALL_SCRIPTS = frozenset({"Common", "Inherited"})
# Scripts that are written together inside one word (UTS 39, "highly restrictive", without Latin).
_WRITTEN_TOGETHER = (
    frozenset({"Han", "Hiragana", "Katakana"}),
    frozenset({"Han", "Bopomofo"}),
    frozenset({"Han", "Hangul"}),
)


def clean_name(name: str) -> str:
    """Return the name as it is stored: NFC, with single ordinary spaces and none at its ends."""
    return clean_text(name)


def name_problem(name: str) -> str | None:
    """Say why a person's name cannot be used, or return None if it can."""
    problem = label_problem(name)
    if problem is None and not any(unicode.kind_of(character) == "L" for character in name):
        return "A name has at least one letter."
    return problem


def label_problem(label: str, most: int = MAX_NAME) -> str | None:
    """Say why the name of a thing (an area, a contest, a group) cannot be used, or return None."""
    return text_problem(label, most) or _mixed_problem(label)


def _mixed_problem(name: str) -> str | None:
    for word in _WORD_ENDS.split(name):
        scripts = {unicode.script_of(character) for character in word} - _OF_ALL_SCRIPTS - {""}
        if len(scripts) > 1 and not any(scripts <= together for together in _WRITTEN_TOGETHER):
            kinds = " and ".join(script.replace("_", " ") for script in sorted(scripts))
            return f"The word “{word}” has {kinds} letters in it. Type it again in one alphabet."
    return None


def folded_name(name: str) -> str:
    """Return the form in which names are compared, stored and looked up.

    Compatibility letters, capitals, spaces, invisible characters and the shape of apostrophes and
    hyphens do not matter. Characters that no name has become "?", so every form can be stored.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_SAME_SIGNS)).translate(_SAME_SIGNS)
    seen = UNSEEN.sub("", plain.casefold())
    folded = " ".join(unicodedata.normalize("NFKC", seen).split())
    return "".join(
        character if character == " " or unicode.is_known(character) else "?"
        for character in folded
    )


def forms(name: str) -> frozenset[str]:
    """Return the forms of a name as it looks, in small letters and in capitals.

    Letters of different scripts that look the same are one: the Cyrillic word that looks like
    "Capa" has the form of the Latin one.
    """
    letters = unicodedata.normalize("NFD", folded_name(name))
    return frozenset(letters.translate(unicode.look_alikes(case)) for case in ("small", "capitals"))


def is_lookalike(name: str, other: str) -> bool:
    """Tell whether two names look the same, in small letters or in capitals."""
    return not forms(name).isdisjoint(forms(other))


def lookalike_pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """List pairs of an earlier name and a later one that looks the same."""
    first: dict[str, str] = {}
    pairs = []
    for name in names:
        same = [first[form] for form in forms(name) if form in first]
        if same:
            pairs.append((same[0], name))
        for form in forms(name):
            first.setdefault(form, name)
    return pairs


def lookalikes(names: Iterable[str]) -> list[str]:
    """List the names that look the same as one before them."""
    return [name for _, name in lookalike_pairs(names)]
