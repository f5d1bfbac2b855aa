"""The order in which one vote card shows the people (R47, docs/adr/0013-order-of-people.md).

The people of a contest have one fixed order, in which votes are sealed and counted. A card shows
them in this order, rotated by a number that is computed from its public half. Tablet and paper use
the same rotation, and anybody can compute it again. The same code for the browser is
browser/src/crypto/candidate-order.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Person = TypeVar("Person")

DOMAIN = "repvote-order-v1|"


def rotation_of(credential: str, count: int) -> int:
    """Return by how many places `count` people are rotated for this card, 0 .. `count` - 1.

    `credential` is the card's public half, 64 hex digits; `count` is 1 or more.
    """
    first = sha256((DOMAIN + credential).encode("ascii")).digest()[:4]
    return int.from_bytes(first, "big") % count


def rotate_candidates(people: Sequence[Person], credential: str) -> tuple[Person, ...]:
    """Return the same people, rotated for this card."""
    if not people:
        return ()
    first = rotation_of(credential, len(people))
    return (*people[first:], *people[:first])
