"""The box of a contest: a Belenios archive that only ever grows (specification, Public data).

Writing: every command takes the box's `Head` and gives the entries to append and the new head.
Entries are stored and exported in order: an earlier export is a prefix of a later one.

Boxes are read by `audit.box.reader.parse_box`; the rules for both are the tables here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from audit.box import archive as tar
from ballots.encoding import Json, ordered, sha256_hex
from ballots.typed_json import Between, Matches, read_value

HEADER_NAME = "BELENIOS"
ARCHIVE_VERSION = 1
Kind = Literal["data", "event"]

# The events that may follow each event. None is the beginning.
FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset({"Setup"}),
    "Setup": frozenset({"Ballot", "EndBallots"}),
    "Ballot": frozenset({"Ballot", "EndBallots"}),
    "EndBallots": frozenset({"EncryptedTally"}),
    "EncryptedTally": frozenset({"PartialDecryption"}),
    "PartialDecryption": frozenset({"PartialDecryption", "Result"}),
    "Result": frozenset(),
}
# The number of data entries right before an event; the last of them is its payload.
DATA_BEFORE: dict[str, int] = {
    "Setup": 4,  # election, trustees, public credentials, setup_data
    "Ballot": 1,
    "EndBallots": 0,
    "EncryptedTally": 2,  # encrypted_tally, sized_encrypted_tally
    "PartialDecryption": 2,  # partial_decryption, owned_partial_decryption
    "Result": 1,
}


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a box: its height, counted from 0, and its hash (64 hex digits)."""

    height: int
    hash: str | None

    def to_json(self) -> Json:
        """Return the form used in trail and certificate."""
        return {"head": self.hash, "height": self.height}

    @classmethod
    def from_json(cls, value: Json) -> Head:
        """Read the form of the trail. Raises `BadInput`."""
        read = read_value(_Head, value, "head")
        return cls(read.height, read.head)


@dataclass(frozen=True, slots=True)
class _Head:
    head: Annotated[str, Matches(re.compile(r"[0-9a-f]{64}\Z"))]
    height: Annotated[int, Between(0, 10**9)]


EMPTY = Head(-1, None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive: a piece of data, or an event of the chain."""

    kind: Kind
    content: bytes

    @property
    def name(self) -> str:
        """File name: hash of the content, kind, ``json``."""
        return f"{sha256_hex(self.content)}.{self.kind}.json"


@dataclass(frozen=True, slots=True)
class Event:
    """A link of the chain; ``parent`` and ``payload`` are hashes (64 hex digits) or None."""

    parent: str | None
    height: int
    type: str
    payload: str | None

    def to_bytes(self) -> bytes:
        """Return the JSON form, in field order, without the fields that are None."""
        fields = {
            "parent": self.parent,
            "height": self.height,
            "type": self.type,
            "payload": self.payload,
        }
        return ordered({name: value for name, value in fields.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Added:
    """The entries that one command appends, in order, and the head after them."""

    entries: tuple[Entry, ...]
    head: Head


def header_entry(timestamp: int) -> bytes:
    """Make the first file of the archive.

    ``timestamp`` is in seconds since 1970, for all entries.
    The tool writes the number as a string.
    """
    content = ordered({"version": ARCHIVE_VERSION, "timestamp": str(timestamp)})
    return tar.entry(HEADER_NAME, content, timestamp)


def entry_bytes(entry: Entry, timestamp: int) -> bytes:
    """Return one entry as it stands in the archive, a multiple of 512 bytes."""
    return tar.entry(entry.name, entry.content, timestamp)


def export(timestamp: int, entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the whole archive, piece by piece, from the entries in the order they were appended."""
    yield header_entry(timestamp)
    for entry in entries:
        yield entry_bytes(entry, timestamp)


def _add(head: Head, kind: str, *data: bytes) -> Added:
    payload = sha256_hex(data[-1]) if data else None
    event = Event(head.hash, head.height + 1, kind, payload).to_bytes()
    entries = (*(Entry("data", content) for content in data), Entry("event", event))
    return Added(entries, Head(head.height + 1, sha256_hex(event)))


def credentials_bytes(credentials: Iterable[str]) -> bytes:
    """Write the list of public credentials (64 hex digits each), sorted."""
    return ordered(sorted(credentials))


def setup_data_bytes(election: bytes, trustees: bytes, credentials: bytes) -> bytes:
    """Write ``setup_data``: the hashes of the three pieces that open a box."""
    return ordered(
        {
            "election": sha256_hex(election),
            "trustees": sha256_hex(trustees),
            "credentials": sha256_hex(credentials),
        }
    )


def sized_tally_bytes(num_tallied: int, total_weight: int, encrypted_tally: bytes) -> bytes:
    """Write ``sized_encrypted_tally``: number of votes, their weight, hash of the sum."""
    return ordered(
        {
            "num_tallied": num_tallied,
            "total_weight": total_weight,
            "encrypted_tally": sha256_hex(encrypted_tally),
        }
    )


def owned_bytes(owner: int, payload: bytes) -> bytes:
    """Write ``owned_partial_decryption``: the key holder's number, from 1, and the share's hash."""
    return ordered({"owner": owner, "payload": sha256_hex(payload)})


def setup(election: bytes, trustees: bytes, credentials: bytes) -> Added:
    """Open an empty box."""
    payload = setup_data_bytes(election, trustees, credentials)
    return _add(EMPTY, "Setup", election, trustees, credentials, payload)


def ballot(head: Head, raw: bytes) -> Added:
    """Append a sealed vote that was checked."""
    return _add(head, "Ballot", raw)


def end_ballots(head: Head) -> Added:
    """End the box when the count starts: no sealed vote may follow."""
    return _add(head, "EndBallots")


def encrypted_tally(head: Head, tally: bytes, num_tallied: int, total_weight: int) -> Added:
    """Append the sum of the last sealed vote of each card; without weights both numbers agree."""
    return _add(head, "EncryptedTally", tally, sized_tally_bytes(num_tallied, total_weight, tally))


def partial_decryption(head: Head, owner: int, raw: bytes) -> Added:
    """Append the share of key holder ``owner``, counted from 1."""
    return _add(head, "PartialDecryption", raw, owned_bytes(owner, raw))


def result(head: Head, raw: bytes) -> Added:
    """Append the result, the last event of a box."""
    return _add(head, "Result", raw)
