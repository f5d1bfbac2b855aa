"""Drawing the small election of this room: keys, cards, sealed votes."""

from __future__ import annotations

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.ballot import seal
from ballots.credential import draw_cards
from ballots.definition.material import Material, Materials, salted_hash
from ballots.definition.model import (
    FORMAT,
    Area,
    CalendarDay,
    Candidate,
    Contest,
    Election,
    KeyHolders,
    Log,
    Officer,
    Officers,
    Question,
    Rules,
    SeatClass,
)
from ballots.trustees.single import new_private_key
from tests.factories.record_factory import CARERS, PHOTOS, REPS, SmallElection


def _materials() -> dict[tuple[str, str], Material]:
    """Make what each candidate says, and one of two photos, with the same salts every time."""
    created = {}
    people = {"reps": ("Ann", "Bob", "Cat", "Dan"), "carers": ("Fred", "Gwen", "Hal")}
    standing = [(contest, name) for contest, names in people.items() for name in names]
    for number, (contest, name) in enumerate(standing):
        points_salt, photo_salt = bytes([number]) * 32, bytes([100 + number]) * 32
        photo = salted_hash("photo", photo_salt, PHOTOS[number % 2])
        created[contest, name.lower()] = Material(
            (f"I am {name}.",), points_salt, photo, photo_salt
        )
    return created


def _people(materials: Materials, contest: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(name, name.title(), material.points_hash or "", material.photo, "")
        for (place, name), material in materials.items()
        if place == contest
    )


def _key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def draw_small_election(spare_percent: int = 10) -> SmallElection:
    """Draw keys and cards, and seal the votes."""
    secretary, witness, log = _key(1), _key(2), _key(3)
    materials = _materials()
    area = Area("north", "The North")
    classes = (
        SeatClass("rep", "Rep", "Reps", "people with a learning disability"),
        SeatClass("carer", "carer", "carers", "family carers"),
        SeatClass("young", "young Rep", "young Reps", "young people"),
    )
    contests = (
        Contest(
            *("reps", REPS, "north", "rep", "Reps for the North", 2),
            Question("choose", "Who speaks for the North?", 2),
            "plurality-1",
            _people(materials, "reps"),
        ),
        Contest(
            *("carers", CARERS, "north", "carer", "Carer for the North", 1),
            Question("choose", "Carer for the North", 1),
            "plurality-1",
            _people(materials, "carers"),
        ),
        Contest(
            *("empty", "9xVbcdefghijk3", "north", "young", "Young Rep for the North", 1),
            Question("choose", "Young Rep for the North", 1),
            "plurality-1",
            (),
        ),
    )
    election = Election(
        format=FORMAT,
        title="Board election 2026",
        board="The Partnership Board",
        language="en",
        calendar=(CalendarDay("open", "2026-05-01"),),
        areas=(area,),
        seat_classes=classes,
        contests=contests,
        rules=Rules("lot-1", 10, spare_percent, 2),
        key_holders=KeyHolders(("Kim", "Lee"), 2),
        officers=Officers(Officer("Sam", _public(secretary)), Officer("Wyn", _public(witness))),
        log=Log("log.example/board-2026", _public(log)),
    )
    drawn = list(draw_cards({REPS: 8, CARERS: 5}))
    cards = {uuid: tuple(card for card in drawn if card.uuid == uuid) for uuid in (REPS, CARERS)}
    private_keys = (new_private_key(), new_private_key())
    pictures = {
        material.photo: PHOTOS[number % 2] for number, material in enumerate(materials.values())
    }
    small = SmallElection(
        election, secretary, witness, log, private_keys, cards, materials, pictures
    )
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
        uuid: tuple(seal(small.params(uuid), cards[uuid][n].secret, bits) for n, bits in chosen)
        for uuid, chosen in choices.items()
    }
    return replace(small, votes=votes)
