"""cards.json: every vote card that was printed, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from ballots.box_params import UUID_FORM
from ballots.credential import pictures_of
from ballots.encoding import Json, canonical, parse_canonical
from ballots.errors import BadInput
from ballots.typed_json import Matches, fields_to_json, read_value

CardState = Literal["used", "unused", "cancelled"]
CARD_STATES: tuple[CardState, ...] = get_args(CardState)
CARDS_FORMAT = "repvote-cards-1"
CARDS_LIMIT = 64 << 20


@dataclass(frozen=True, slots=True)
class CardRow:
    """One printed card: its box, its public credential (64 hex digits), what became of it."""

    uuid: str
    credential: str
    state: CardState

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form, with the six pictures."""
        return {**fields_to_json(self), "pictures": list(pictures_of(self.credential))}


@dataclass(frozen=True, slots=True)
class _Card:
    uuid: Annotated[str, Matches(UUID_FORM)]
    credential: Annotated[str, Matches(re.compile(r"[0-9a-f]{64}\Z"))]
    pictures: tuple[int, ...]
    state: CardState


@dataclass(frozen=True, slots=True)
class _Document:
    format: str
    cards: tuple[_Card, ...]


@dataclass(frozen=True, slots=True)
class CardTally:
    """Cards of one box: printed = used + cancelled + unused."""

    printed: int
    used: int
    cancelled: int
    unused: int

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)


def cards_bytes(rows: Iterable[CardRow]) -> bytes:
    """Write ``cards.json``, sorted by box and credential."""
    ordered_rows = sorted(rows, key=lambda row: (row.uuid, row.credential))
    return canonical({"format": CARDS_FORMAT, "cards": [row.to_json() for row in ordered_rows]})


def parse_cards(raw: bytes) -> tuple[CardRow, ...]:
    """Read ``cards.json``; exactly the bytes that `cards_bytes` would write. Raises `BadInput`."""
    try:
        document = read_value(_Document, parse_canonical(raw, CARDS_LIMIT), "cards")
    except BadInput as problem:
        text = f"The list of cards is not as it must be. {problem.text}"
        raise BadInput("cards-form", text) from problem
    rows = tuple(CardRow(card.uuid, card.credential, card.state) for card in document.cards)
    if cards_bytes(rows) != raw:
        raise BadInput(
            "cards-form",
            "The list of cards is not as it must be, or a card's six pictures are not its own.",
        )
    return rows


def tally_cards(rows: Iterable[CardRow], uuids: Iterable[str]) -> dict[str, CardTally]:
    """Count the states of the cards of every box."""
    counts = {uuid: dict.fromkeys(CARD_STATES, 0) for uuid in uuids}
    for row in rows:
        counts[row.uuid][row.state] += 1
    return {
        uuid: CardTally(sum(count.values()), count["used"], count["cancelled"], count["unused"])
        for uuid, count in counts.items()
    }
