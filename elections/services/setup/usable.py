"""Check that every later stage can use a folder's texts: print them, and say them aloud."""

from __future__ import annotations

from collections.abc import Iterator

from ballots import unicode
from ballots.definition.model import Election
from ballots.definition.rules import MOST_TEXT
from ballots.errors import Problem
from ballots.paper.cards import title_on_card
from ballots.paper.draw import unprintable
from ballots.texts import text_problem
from elections.domain.election_folder import Draft

_SCRIPTS_OF_THE_VOICE = frozenset({"Latin", "Common", "Inherited", ""})


def print_problems(election: Election) -> Iterator[Problem]:
    """Find F.7: titles that cannot be printed on cards, or would be printed as another one is."""
    titles = [(c.id, c.title) for c in election.contests if not text_problem(c.title, MOST_TEXT)]
    whole = [] if text_problem(election.title, MOST_TEXT) else [("title", election.title)]
    for where, title in [*whole, *titles]:
        if sign := unprintable(title):
            text = (
                f"“{title}” has a sign that cannot be printed on vote cards: "
                f"{sign} (U+{ord(sign):04X}). Write it in Latin letters."
            )
            yield Problem("F.7", where, text)
    shown: dict[str, str] = {}
    for where, title in titles:
        first = shown.setdefault(title_on_card(title), title)
        if first != title:
            text = (
                f"“{first}” and “{title}” are cut to the same words on a vote card. Shorten them."
            )
            yield Problem("F.7", where, text)


def voice_warnings(draft: Draft) -> Iterator[str]:
    """Find the people of whom the voice cannot say something well, for it knows Latin letters."""
    for contest in draft.contests:
        for candidate in contest.candidates:
            texts = {"the name": [candidate.name], "what they say": candidate.points}
            odd = [
                what
                for what, sentences in texts.items()
                if any(map(_is_of_another_script, sentences))
            ]
            if odd:
                yield (
                    f"{candidate.name}: The voice cannot say {' and '.join(odd)} well. "
                    "Record it with a person who can (docs/sound.md)."
                )


def _is_of_another_script(text: str) -> bool:
    return any(
        unicode.kind_of(sign) == "L" and unicode.script_of(sign) not in _SCRIPTS_OF_THE_VOICE
        for sign in text
    )
