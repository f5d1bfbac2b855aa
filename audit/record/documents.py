"""The three papers of a record: cards.json, counts.json, certificate.json.

Each is canonical JSON with a ``format``. Here they are written and read; whether they are true is
for `audit.verify.checks`. All readers raise `BadInput`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from audit.box.writer import Head
from ballots.counting import Count, Lot
from ballots.credential import pictures_of
from ballots.encoding import Json, canonical, strict_json
from ballots.errors import BadInput

CardState = Literal["used", "unused", "cancelled"]
CARD_STATES: tuple[CardState, ...] = ("used", "unused", "cancelled")
ROLES = ("secretary", "witness")

CARDS_FORMAT = "repvote-cards-1"
COUNTS_FORMAT = "repvote-counts-1"
CERTIFICATE_FORMAT = "repvote-certificate-1"
_SIGNED = b"repvote-certificate-v1\n"
_UUID_AND_HEX64 = re.compile(r"[1-9A-Za-z]{14,22}/[0-9a-f]{64}\Z")
_HEX128 = re.compile(r"[0-9a-f]{128}\Z")


def read_canonical(raw: bytes, limit: int) -> Json:
    """Read canonical JSON of at most ``limit`` bytes. Raises `BadInput`."""
    value = strict_json(raw, limit)
    try:
        same = canonical(value) == raw
    except UnicodeEncodeError:
        same = False
    if not same:
        raise BadInput("not-canonical", "This file is not written in the one canonical way.")
    return value


# --- cards.json ------------------------------------------------------------------------------

CARDS_LIMIT = 64 << 20


@dataclass(frozen=True, slots=True)
class CardRow:
    """One printed card: its box, its public credential (64 hex digits), what became of it."""

    uuid: str
    credential: str
    state: CardState

    def value(self) -> Json:
        """The JSON form, with the six pictures."""
        return {
            "uuid": self.uuid,
            "credential": self.credential,
            "pictures": list(pictures_of(self.credential)),
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class CardTally:
    """Cards of one box: printed = used + cancelled + unused."""

    printed: int
    used: int
    cancelled: int
    unused: int

    def value(self) -> Json:
        """The JSON form."""
        return {
            "printed": self.printed,
            "used": self.used,
            "cancelled": self.cancelled,
            "unused": self.unused,
        }


def cards_bytes(rows: Iterable[CardRow]) -> bytes:
    """``cards.json``, sorted by box and credential."""
    ordered_rows = sorted(rows, key=lambda row: (row.uuid, row.credential))
    return canonical({"format": CARDS_FORMAT, "cards": [row.value() for row in ordered_rows]})


def read_cards(raw: bytes) -> tuple[CardRow, ...]:
    """Read ``cards.json``; exactly the bytes that `cards_bytes` would write."""
    value = strict_json(raw, CARDS_LIMIT)
    rows: list[CardRow] = []
    try:
        for one in value["cards"]:
            row = CardRow(one["uuid"], one["credential"], one["state"])
            if not _UUID_AND_HEX64.match(f"{row.uuid}/{row.credential}"):
                raise BadInput("cards-form", "A card does not name its box and itself.")
            if row.state not in CARD_STATES:
                raise BadInput("cards-form", "A card is neither used, unused nor cancelled.")
            rows.append(row)
        same = cards_bytes(rows) == raw
    except (KeyError, TypeError, AttributeError, UnicodeEncodeError):
        same = False
    if not same:
        raise BadInput(
            "cards-form",
            "The list of cards is not as it must be, or a card's six pictures are not its own.",
        )
    return tuple(rows)


def tally_cards(rows: Iterable[CardRow], uuids: Iterable[str]) -> dict[str, CardTally]:
    """Count the states of the cards of every box."""
    counts = {uuid: dict.fromkeys(CARD_STATES, 0) for uuid in uuids}
    for row in rows:
        counts[row.uuid][row.state] += 1
    return {
        uuid: CardTally(sum(count.values()), count["used"], count["cancelled"], count["unused"])
        for uuid, count in counts.items()
    }


# --- counts.json -----------------------------------------------------------------------------

COUNTS_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True)
class CountRow:
    """The worked count of a contest. ``counted``: votes in the sum, one for each used card."""

    count: Count
    counted: int
    lots: tuple[Lot, ...] = ()

    def value(self) -> Json:
        """The JSON form."""
        return {
            "contest": self.count.contest,
            "totals": list(self.count.totals),
            "counted": self.counted,
            "lots": [lot.to_json() for lot in self.lots],
            "elected": list(self.count.elected),
            "steps": list(self.count.steps),
        }


def counts_bytes(rows: Sequence[CountRow]) -> bytes:
    """``counts.json``; the contests in the order of the definition, those without a box too."""
    return canonical({"format": COUNTS_FORMAT, "contests": [row.value() for row in rows]})


# --- certificate.json ------------------------------------------------------------------------

CERTIFICATE_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What secretary and witness sign: all of it can be computed from the rest of the record.

    ``trail_size`` and ``trail_root`` (hex) are those right before the event ``certified``.
    """

    definition: str
    trail_size: int
    trail_root: str
    boxes: Mapping[str, Head]
    elected: Mapping[str, Sequence[str]]
    cards: Mapping[str, CardTally]

    def body(self) -> Json:
        """The body of the certificate."""
        return {
            "format": CERTIFICATE_FORMAT,
            "definition": self.definition,
            "trail_size": self.trail_size,
            "trail_root": self.trail_root,
            "boxes": heads_value(self.boxes),
            "elected": {contest: list(ids) for contest, ids in self.elected.items()},
            "cards": {uuid: tally.value() for uuid, tally in self.cards.items()},
        }


def heads_value(boxes: Mapping[str, Head]) -> dict[str, Json]:
    """Heads of boxes as they stand in the trail and in the certificate."""
    return {uuid: {"head": head.hash, "height": head.height} for uuid, head in boxes.items()}


@dataclass(frozen=True, slots=True)
class Signature:
    """One officer's signature (64 bytes in hex) under a certificate."""

    role: str
    name: str
    signature: str


def certificate_input(body: Json) -> bytes:
    """The bytes that the officers sign."""
    return _SIGNED + canonical(body)


def sign_certificate(body: Json, role: str, name: str, key: Ed25519PrivateKey) -> Signature:
    """Sign a certificate's body as secretary or witness."""
    return Signature(role, name, key.sign(certificate_input(body)).hex())


def signature_holds(body: Json, signature: Signature, public_key: str) -> bool:
    """Was the body signed with the private half of ``public_key`` (64 hex digits)?"""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature.signature), certificate_input(body))
    except (InvalidSignature, ValueError):
        return False
    return True


def certificate_bytes(body: Json, signatures: Sequence[Signature]) -> bytes:
    """``certificate.json``; the secretary's signature first, then the witness's."""
    return canonical(
        {
            "body": body,
            "signatures": [
                {"role": one.role, "name": one.name, "signature": one.signature}
                for one in signatures
            ],
        }
    )


def read_certificate(raw: bytes) -> tuple[Json, tuple[Signature, ...]]:
    """Body and signatures of ``certificate.json``, in form only."""
    value = read_canonical(raw, CERTIFICATE_LIMIT)
    try:
        body, listed = value["body"], value["signatures"]
        signatures = tuple(Signature(one["role"], one["name"], one["signature"]) for one in listed)
        same = certificate_bytes(body, signatures) == raw and all(
            _HEX128.match(one.signature) for one in signatures
        )
    except (KeyError, TypeError):
        same, body, signatures = False, None, ()
    if not same or tuple(one.role for one in signatures) != ROLES:
        raise BadInput(
            "certificate-form",
            "The certificate is not a body with the signatures of secretary and witness.",
        )
    return body, signatures
