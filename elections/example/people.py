"""Made-up people, drawn by lot: names that are used once, looks that fit, three points each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from elections.example import words
from elections.example.looks import Look, choose_look
from elections.example.shapes import REP


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person who stands: name, three sentences, and a look."""

    name: str
    points: tuple[str, str, str]
    look: Look


class NameBag:
    """Gives out names; none comes twice."""

    def __init__(self, lot: random.Random) -> None:
        self._lot = lot
        self._given: set[str] = set()

    def draw(self) -> tuple[str, words.Pool, bool]:
        """A new name, the pool it comes from, and whether it is a woman's."""
        shares = [pool.share for pool in words.POOLS]
        while True:
            pool = self._lot.choices(words.POOLS, shares)[0]
            woman = self._lot.random() < 0.5
            first = self._lot.choice(pool.women if woman else pool.men)
            name = f"{first} {self._lot.choice(pool.family)}"
            if name not in self._given:
                self._given.add(name)
                return name, pool, woman


class Standing:
    """Makes the people who stand; a sentence comes again only when all have been used."""

    def __init__(self, lot: random.Random, names: NameBag) -> None:
        self._lot = lot
        self._names = names
        self._parts: set[str] = set()
        reps = (words.REP_ABOUT, words.REP_WANT, words.REP_DO)
        carers = (words.CARER_ABOUT, words.CARER_WANT, words.CARER_DO)
        self._reps = tuple(self._endless(list(texts)) for texts in reps)
        self._carers = tuple(self._endless(list(texts)) for texts in carers)

    def _endless(self, texts: list[str]) -> Iterator[str]:
        while True:
            self._lot.shuffle(texts)
            yield from texts

    def _new_name(self) -> tuple[str, words.Pool, bool]:
        """A name of which neither part was given to somebody who stands: easy to tell apart."""
        while True:
            drawn = self._names.draw()
            parts = set(drawn[0].split())
            if not parts & self._parts:
                self._parts |= parts
                return drawn

    def next(self, seat_class: str) -> Person:
        """One more person, with a look that goes with the name."""
        name, pool, woman = self._new_name()
        about, want, do = (
            next(texts) for texts in (self._reps if seat_class == REP else self._carers)
        )
        scarf = woman and self._lot.random() < pool.scarves / 100
        youngest = 0 if seat_class == REP else 1  # carers have grown-up children
        look = choose_look(self._lot, woman=woman, tones=pool.tones, scarf=scarf, youngest=youngest)
        return Person(name, (about, want, do), look)
