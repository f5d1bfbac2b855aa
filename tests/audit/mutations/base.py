"""Functions to register and to make planted faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.record.candidates import CandidateRow
from audit.record.cards import CardRow
from ballots.group import point_text, random_scalar
from ballots.trustees.single import public_part
from tests.factories.record_factory import (
    Body,
    Changes,
    Events,
    SmallElection,
    Steps,
)

Make = Callable[[SmallElection], dict[str, bytes]]
MUTANTS: dict[str, tuple[frozenset[str], Make]] = {}


def mutant(name: str, *checks: str) -> Callable[[Make], Make]:
    """Register a mutant under its name, with the checks that must find it."""

    def register(make: Make) -> Make:
        assert name not in MUTANTS
        MUTANTS[name] = (frozenset(checks), make)
        return make

    return register


def files_mutant(
    name: str, checks: str, change: Callable[[SmallElection, dict[str, bytes]], object]
) -> None:
    """Register a mutant of the finished files; nothing is signed again."""

    def make(small: SmallElection) -> dict[str, bytes]:
        files = small.record()
        change(small, files)
        return files

    mutant(name, *checks.split())(make)


def steps_mutant(name: str, checks: str, change: Callable[[SmallElection, Steps], None]) -> None:
    mutant(name, *checks.split())(
        lambda small: small.record(Changes(steps=lambda steps: change(small, steps)))
    )


def events_mutant(name: str, checks: str, change: Callable[[SmallElection, Events], None]) -> None:
    mutant(name, *checks.split())(
        lambda small: small.record(Changes(events=lambda events: change(small, events)))
    )


def bodies_mutant(name: str, checks: str, change: Callable[[SmallElection, Events], None]) -> None:
    mutant(name, *checks.split())(
        lambda small: small.record(Changes(bodies=lambda events: change(small, events)))
    )


def rows_mutant(name: str, checks: str, change: Callable[[list[CardRow]], list[CardRow]]) -> None:
    mutant(name, *checks.split())(lambda small: small.record(Changes(rows=change)))


def candidates_mutant(
    name: str, checks: str, change: Callable[[list[CandidateRow]], list[CandidateRow]]
) -> None:
    mutant(name, *checks.split())(lambda small: small.record(Changes(candidates=change)))


def counts_mutant(name: str, checks: str, change: Callable[[Any], None]) -> None:
    mutant(name, *checks.split())(lambda small: small.record(Changes(counts=change)))


def facts_mutant(name: str, checks: str, change: Callable[[Any], None]) -> None:
    mutant(name, *checks.split())(lambda small: small.record(Changes(facts=change)))


def find(events: Events, kind: str, which: int = 0) -> int:
    return [n for n, (name, _) in enumerate(events) if name == kind][which]


def body_of(events: Events, kind: str, which: int = 0) -> Body:
    return events[find(events, kind, which)][1]


def step_of(steps: Steps, uuid: str, name: str, which: int = 0) -> int:
    return [n for n, step in enumerate(steps[uuid]) if step[0] == name][which]


def flip(files: dict[str, bytes], name: str, place: int) -> None:
    raw = bytearray(files[name])
    raw[place] ^= 1
    files[name] = bytes(raw)


def edit(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in files[name], (name, old)
    files[name] = files[name].replace(old, new, 1)


def some_key(_small: SmallElection) -> str:
    """Make a key that nobody in this election has."""
    return point_text(public_part(random_scalar()).public_key)


def other_digit(tail: bytes) -> bytes:
    """Replace the first digit by another one."""
    return (b"1" if tail[:1] == b"0" else b"0") + tail[1:]


def drop(kind: str, which: int = 0) -> Callable[[SmallElection, Events], None]:
    def change(_small: SmallElection, events: Events) -> None:
        del events[find(events, kind, which)]

    return change


def move(kind: str, before: str) -> Callable[[SmallElection, Events], None]:
    def change(_small: SmallElection, events: Events) -> None:
        event = events.pop(find(events, kind))
        events.insert(find(events, before), event)

    return change


def again(kind: str) -> Callable[[SmallElection, Events], None]:
    def change(_small: SmallElection, events: Events) -> None:
        place = find(events, kind)
        events.insert(place, (kind, dict(events[place][1])))

    return change
