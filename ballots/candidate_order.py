"""The order in which one vote card shows the people (R47, docs/adr/0013-order-of-people.md).

The people of a contest have one fixed order, in which votes are sealed and counted. A card shows
them as a circle turned by a number that follows from its public half. Tablet and paper use the
same turn, and anybody can work it out again. The browser's twin is
browser/src/crypto/candidate-order.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Person = TypeVar("Person")

DOMAIN = "repvote-order-v1|"


def turn_of(credential: str, count: int) -> int:
    """How many places the circle of `count` people is turned for this card, 0 .. count - 1.

    `credential` is the card's public half, 64 hex digits; `count` is 1 or more.
    """
    first = sha256((DOMAIN + credential).encode("ascii")).digest()[:4]
    return int.from_bytes(first, "big") % count


def in_turn(people: Sequence[Person], credential: str) -> tuple[Person, ...]:
    """The same people, the circle turned for this card."""
    if not people:
        return ()
    first = turn_of(credential, len(people))
    return (*people[first:], *people[:first])
