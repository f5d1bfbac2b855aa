"""A small box to test with: a few options, two key holders, a few cards."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.box_params import BoxParams
from ballots.credential import Card, draw_cards
from ballots.trustees.single import Trustee, joint_key, new_private_key, public_part

UUID = "9xVbcdefghijk1"


@dataclass(frozen=True, slots=True)
class SmallBox:
    params: BoxParams
    private_keys: tuple[int, ...]
    trustees: tuple[Trustee, ...]
    cards: tuple[Card, ...]


def small_box(options: int = 4, most: int = 2, cards: int = 3, holders: int = 2) -> SmallBox:
    private_keys = tuple(new_private_key() for _ in range(holders))
    trustees = tuple(public_part(key) for key in private_keys)
    params = BoxParams(
        uuid=UUID,
        name="Small election: Reps",
        question="Reps",
        answers=tuple(f"Person {n}" for n in range(options)),
        max_choices=most,
        public_key=joint_key(trustees),
        definition="ab" * 32,
    )
    return SmallBox(params, private_keys, trustees, tuple(draw_cards({UUID: cards})))
