"""Voting papers of an invented contest."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from ballots.credential import PICTURES, Card, draw_cards
from ballots.paper.voting_papers import PaperContest, PaperPerson, PaperWords, papers_pdf
from ballots.photos import prepare_photo
from tests.factories.election_factory import photo

UUID = "aBcDeFgHjKmNpQ"
BASE = "https://box.local:8000"
NAMES = (
    *("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill", "Eve Elm", "Florence Marjorie Fenwick"),
    *("Gus Gorse", "Hannah Hawthorne", "Ian Ivy", "Jo Juniper", "Kay Kale", "Liz Lime"),
)
WORDS = PaperWords(
    language="en",
    file_title="Voting papers",
    how_many=lambda most: "Choose 1 person." if most == 1 else f"Choose up to {most} people.",
    how="Put a cross in the box beside each person you choose.",
    fold="Fold here",
    stub="Tear this off and keep it.",
    practice="PRACTICE",
    side=lambda side, sides: f"Side {side} of {sides}",
    pictures=PICTURES,
)


def contest(people: int, most: int = 2, names: Sequence[str] = NAMES) -> PaperContest:
    colours = [(40 + 15 * number, 200 - 12 * number, 120) for number in range(people)]
    return PaperContest(
        title="Reps for the New Forest",
        election="Tiny election 2026",
        max_choices=most,
        people=tuple(
            PaperPerson(name, _portrait(colour))
            for name, colour in zip(names, colours, strict=False)
        ),
        colour="#0a3c40",
    )


@cache
def _portrait(colour: tuple[int, int, int]) -> bytes:
    return prepare_photo(photo(colour))


def cards(count: int, seed: int = 3) -> list[Card]:
    return list(draw_cards({UUID: count}, random.Random(seed).choice))


def papers(people: int, count: int = 1, most: int = 2) -> bytes:
    return papers_pdf(contest(people, most), cards(count), BASE, WORDS)
