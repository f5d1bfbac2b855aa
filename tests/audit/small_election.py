"""Drawing the small election of this room: keys, cards, sealed votes."""

from __future__ import annotations

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.ballot import seal
from ballots.credential import draw_cards
from ballots.definition.model import (
    Area,
    CalendarDay,
    Candidate,
    Contest,
    Election,
    Log,
    Officer,
    Officers,
    Rules,
    SeatClass,
)
from ballots.trustees.single import new_private_key
from tests.audit.world import CARERS, PICTURES, REPS, World


def _people(*names: str) -> tuple[Candidate, ...]:
    hashes = sorted(PICTURES)
    return tuple(
        Candidate(name.lower(), name, (f"I am {name}.",), hashes[n % 2])
        for n, name in enumerate(names)
    )


def _key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def make_world() -> World:
    """Draw keys and cards, and seal the votes."""
    secretary, witness, log = _key(1), _key(2), _key(3)
    area = Area("north", "The North")
    classes = (
        SeatClass("rep", "Rep", "Reps", "people with a learning disability"),
        SeatClass("carer", "carer", "carers", "family carers"),
        SeatClass("young", "young Rep", "young Reps", "young people"),
    )
    contests = (
        Contest(
            *("reps", REPS, "north", "rep", "Reps for the North", 2, 2),
            _people("Ann", "Bob", "Cat", "Dan"),
        ),
        Contest(
            *("carers", CARERS, "north", "carer", "Carer for the North", 1, 1),
            _people("Fred", "Gwen", "Hal"),
        ),
        Contest(
            *("empty", "9xVbcdefghijk3", "north", "young", "Young Rep for the North", 1, 1), ()
        ),
    )
    election = Election(
        format="repvote-definition-1",
        title="Board election 2026",
        board="The Partnership Board",
        language="en",
        calendar=(CalendarDay("open", "2026-05-01"),),
        areas=(area,),
        seat_classes=classes,
        contests=contests,
        rules=Rules("plurality-1", "lot-1", 10, 10),
        key_holders=("Kim", "Lee"),
        officers=Officers(Officer("Sam", _public(secretary)), Officer("Wyn", _public(witness))),
        log=Log("log.example/board-2026", _public(log)),
    )
    drawn = list(draw_cards({REPS: 8, CARERS: 5}))
    cards = {uuid: tuple(card for card in drawn if card.uuid == uuid) for uuid in (REPS, CARERS)}
    private_keys = (new_private_key(), new_private_key())
    world = World(election, secretary, witness, log, private_keys, cards)
    choices: dict[str, list[tuple[int, tuple[int, ...]]]] = {
        # the first card of reps votes twice, the last one counts
        REPS: [
            (0, (0, 0, 0, 1)),
            (1, (1, 1, 0, 0)),
            (2, (1, 1, 0, 0)),
            (0, (1, 0, 1, 0)),
            (3, (1, 1, 0, 0)),
            (4, (0, 0, 0, 0)),
        ],
        CARERS: [(0, (1, 0, 0)), (1, (1, 0, 0)), (2, (0, 1, 0)), (3, (0, 1, 0))],
    }
    votes = {
        uuid: tuple(seal(world.params(uuid), cards[uuid][n].secret, bits) for n, bits in chosen)
        for uuid, chosen in choices.items()
    }
    return replace(world, votes=votes)
