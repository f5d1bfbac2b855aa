"""What a name is, and when two names look the same: one rule for everybody's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ballots.texts import UNSEEN, text_problem

MAX_NAME = 80


def name_problem(name: str) -> str | None:
    """Why a name cannot be used, or None if it can."""
    return text_problem(name, MAX_NAME)


def clean_name(name: str) -> str:
    """The name as it is kept: NFC, with single ordinary spaces and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def folded_name(name: str) -> str:
    """The form in which names are compared: two names that look the same have the same form.

    Compatibility letters, capital letters, spaces and unseen signs do not matter. Signs that no
    name has (control signs, halves of pairs) become "?", so that every form can be stored.
    """
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
    folded = " ".join(unicodedata.normalize("NFKC", seen).split())
    return "".join(sign if sign == " " or sign.isprintable() else "?" for sign in folded)


def twins(names: Iterable[str]) -> list[str]:
    """The names that look the same as one before them."""
    forms: set[str] = set()
    found = []
    for name in names:
        form = folded_name(name)
        if form in forms:
            found.append(name)
        forms.add(form)
    return found
