"""Lists that two officers opened again before voting: what is void, and what they sign.

The keys and cards of the lists before are void with them, and stay in the trail as what they were:
the entries before the last ``lists_opened_again`` say nothing about the record's election.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.trail.events import CardsMade, KeyAdded, ListsLocked, ListsOpenedAgain, TrailEvent
from ballots import signatures
from ballots.encoding import canonical, sha256_hex
from ballots.typed_json import to_json

_SIGNED = b"repvote-open-again-v1\n"


@dataclass(frozen=True, slots=True)
class VoidLists:
    """SHA-256 (hex) of the lists that were locked last, their cards by box, and all their keys."""

    definition: str
    cards: Mapping[str, str]
    keys: tuple[str, ...]


def void_lists(events: Iterable[TrailEvent]) -> VoidLists:
    """Return what becomes void if the lists are opened again after these events."""
    definition, cards, keys = "", dict[str, str](), list[str]()
    for event in events:
        match event:
            case ListsLocked():
                definition, cards, keys = event.definition, {}, []
            case KeyAdded():
                keys.append(key_hash(event.public_key))
            case CardsMade():
                cards = {uuid: printed.credentials for uuid, printed in event.boxes.items()}
    return VoidLists(definition, cards, tuple(keys))


def key_hash(public_key: str) -> str:
    """Return the SHA-256 of a key holder's public key, over its 64 hex digits in ASCII."""
    return sha256_hex(public_key.encode())


def open_again_input(seq: int, event: ListsOpenedAgain) -> bytes:
    """Return the bytes that the officers sign.

    Args:
        seq: Number of the trail's entry, so that it can stand nowhere else.
        event: The act; the signatures are no part of what is signed.

    """
    statement = {
        "cards": to_json(event.cards),
        "definition": event.definition,
        "keys": list(event.keys),
        "reason": event.reason,
        "seq": seq,
    }
    return _SIGNED + canonical(statement)


def is_open_again_signed(role: str, seq: int, event: ListsOpenedAgain) -> bool:
    """Tell whether the ``role``, secretary or witness, signed with the key that stands there."""
    signed = event.secretary if role == "secretary" else event.witness
    key, signature = bytes.fromhex(signed.public_key), bytes.fromhex(signed.signature)
    return signatures.is_signed(key, open_again_input(seq, event), signature)
