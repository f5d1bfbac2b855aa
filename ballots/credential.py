"""Vote cards: the secret, its public half, and the six pictures that name it.

Secret and public half follow the Belenios specification (Credentials). The pictures are ours:
the first 30 bits of a hash of the public credential, five bits a picture, so that anybody can
recompute them from the public list (VOTING.md, Settled).
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ballots.box_params import BASE58, UUID_FORM
from ballots.encoding import sha256_hex
from ballots.errors import BadInput
from ballots.group import ORDER, point_text, scalar_mult_base

PICTURES = (
    *("dog", "cat", "horse", "rabbit", "elephant", "fish", "duck", "butterfly"),
    *("tree", "rose", "sun", "moon", "star", "rain", "house", "car"),
    *("aeroplane", "train", "bike", "boat", "apple", "banana", "cake", "pizza"),
    *("cup", "key", "bell", "book", "scissors", "umbrella", "guitar", "hat"),
)
CODE_LENGTH = 6
CODE_DISTANCE = 3  # any two codes of an election differ in at least this many of the six places

_SECRET = re.compile(rf"[{BASE58}]{{5}}-[{BASE58}]{{6}}-[{BASE58}]{{5}}-[{BASE58}]{{6}}\Z")
_BARE = re.compile(rf"[{BASE58}]{{22}}\Z")
_CARD_VERSION = "1"

Code = tuple[int, int, int, int, int, int]
Choose = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Card:
    """One vote card. ``secret`` is the right to one vote: never store, log or show it."""

    uuid: str
    secret: str
    credential: str
    pictures: Code

    def __repr__(self) -> str:
        return f"Card(uuid={self.uuid!r}, credential={self.credential!r})"


def dashed(bare: str) -> str:
    """Write the 22 characters of a secret in its four groups."""
    return f"{bare[:5]}-{bare[5:11]}-{bare[11:16]}-{bare[16:]}"


def new_secret(choose: Choose = secrets.choice) -> str:
    """Draw a fresh private credential, XXXXX-XXXXXX-XXXXX-XXXXXX, a little over 128 bits."""
    return dashed("".join(choose(BASE58) for _ in range(22)))


def secret_exponent(secret: str, uuid: str) -> int:
    """Derive the private exponent of a secret in the election ``uuid``.

    Raises `BadInput` if the secret is not in the credential form.
    """
    if not _SECRET.match(secret):
        raise BadInput("card-secret", "This is not a RepVote vote card.")
    blocks = (
        hashlib.sha256(f"derive_credential|{uuid}|{i}|{secret}".encode()).digest() for i in (0, 1)
    )
    return int.from_bytes(b"".join(blocks), "big") % ORDER


def public_credential(secret: str, uuid: str) -> str:
    """Derive the public half of a secret, 64 hex digits."""
    return point_text(scalar_mult_base(secret_exponent(secret, uuid)))


def pictures_of(credential: str) -> Code:
    """Return the six pictures of a public credential, as positions in `PICTURES`."""
    digest = hashlib.sha256(b"repvote-pictures-v1|" + credential.encode("ascii")).digest()
    bits = int.from_bytes(digest[:4], "big") >> 2
    a, b, c, d, e, f = ((bits >> shift) & 31 for shift in (25, 20, 15, 10, 5, 0))
    return (a, b, c, d, e, f)


def distance(left: Code, right: Code) -> int:
    """Count in how many of the six places two codes differ."""
    return sum(a != b for a, b in zip(left, right, strict=True))


def close_pairs(codes: Iterable[Code]) -> list[tuple[int, int]]:
    """Find pairs of positions whose codes differ in fewer than `CODE_DISTANCE` places.

    Two codes that agree in four places share one of the fifteen choices of four places; so the
    work grows with the number of codes, not with its square.
    """
    close: list[tuple[int, int]] = []
    seen: dict[tuple[int, ...], int] = {}
    for position, code in enumerate(codes):
        for key in _shared_keys(code):
            other = seen.setdefault(key, position)
            if other != position and (other, position) not in close[-15:]:
                close.append((other, position))
    return close


def _shared_keys(code: Code) -> Iterator[tuple[int, ...]]:
    keep = CODE_LENGTH - CODE_DISTANCE + 1
    for places in combinations(range(CODE_LENGTH), keep):
        yield (*places, *(code[place] for place in places))


def draw_cards(counts: Mapping[str, int], choose: Choose = secrets.choice) -> Iterator[Card]:
    """Draw ``counts[uuid]`` cards for each box; codes keep `CODE_DISTANCE` over all of them.

    No picture stands twice on one card: "two dogs" is harder to compare than six different ones.
    Such a card is drawn again, so the pictures stay what a hash of the public half says.
    """
    taken: set[tuple[int, ...]] = set()
    for uuid, count in counts.items():
        drawn = 0
        while drawn < count:
            secret = new_secret(choose)
            credential = public_credential(secret, uuid)
            pictures = pictures_of(credential)
            keys = set(_shared_keys(pictures))
            if len(set(pictures)) < CODE_LENGTH or taken & keys:
                continue
            taken |= keys
            drawn += 1
            yield Card(uuid, secret, credential, pictures)


# --- what stands in the QR code --------------------------------------------------------------


def _check_digits(uuid: str, bare: str) -> str:
    return sha256_hex(f"repvote-card-v1|{uuid}|{bare}".encode())[:4]


def card_text(uuid: str, secret: str) -> str:
    """Return the text of a card's QR code: version, box, secret, check digits, joined by dots."""
    bare = secret.replace("-", "")
    return f"{_CARD_VERSION}.{uuid}.{bare}.{_check_digits(uuid, bare)}"


def parse_card(text: str) -> tuple[str, str]:
    """Read a card's text, or a link that ends in it after ``#``: (uuid, secret).

    Raises `BadInput` with a sentence for the person who holds the card.
    """
    _, _, after = text.strip().rpartition("#")
    parts = after.split(".")
    if parts[0] != _CARD_VERSION:
        raise BadInput("card-foreign", "This is not a RepVote vote card. Ask for help.")
    if len(parts) != len(("version", "uuid", "secret", "check")):
        raise BadInput("card-half", "Only a part of the card was read. Show the card again.")
    _, uuid, bare, digits = parts
    whole = UUID_FORM.match(uuid) and _BARE.match(bare)
    if not whole or not secrets.compare_digest(digits.encode(), _check_digits(uuid, bare).encode()):
        raise BadInput("card-half", "Only a part of the card was read. Show the card again.")
    return uuid, dashed(bare)
