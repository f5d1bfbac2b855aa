"""Read a box from strangers: every rule of the archive and of the chain, or `BoxInvalid`.

Rules, in the order they are checked (codes ``archive-…`` are findings of V10, ``chain-…`` of V11):

1. The size is a multiple of 512 and within the limits; the first entry is the header file.
2. Every entry header is the canonical one, bears the header file's time, and the entry's name is
   the hash of its content; what fills the last block is zero.
3. Every event is written in the one canonical way; its parent is the event before it, its height
   one more, its type one that may follow (`audit.box.FOLLOWS`).
4. Right before an event stand its pieces of data, as many as `audit.box.DATA_BEFORE` says, and
   each is named by the event or its payload. So the archive holds no data that no event names.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, NamedTuple

from audit.box import archive as tar
from audit.box.writer import (
    DATA_BEFORE,
    EMPTY,
    FOLLOWS,
    HEADER_NAME,
    Event,
    Head,
    header_entry,
    owned_bytes,
    setup_data_bytes,
    sized_tally_bytes,
)
from audit.errors import BoxInvalid
from ballots.encoding import strict_json
from ballots.errors import BadInput
from ballots.typed_json import Between, as_object, read_value

Buffer = bytes | mmap.mmap
MOST_BYTES = 512 << 20  # 5,000 votes on 64 people, with some repeated votes
MOST_ENTRIES = 1_000_000
MOST_CONTENT = 8 << 20  # the longest piece is the list of credentials
LONGEST_EVENT = 1024


class Span(NamedTuple):
    """The place of a piece of data in the archive, as byte offsets."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Link:
    """An event of the chain with its hash and the data that stands before it."""

    event: Event
    hash: str
    data: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A partial decryption and the number of the key holder who is said to have made it."""

    owner: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A box whose archive and chain hold; the content of the pieces is checked elsewhere."""

    raw: Buffer
    timestamp: int
    links: tuple[Link, ...]

    @property
    def head(self) -> Head:
        """The last event."""
        last = self.links[-1]
        return Head(last.event.height, last.hash)

    def _piece(self, link: Link, number: int) -> bytes:
        span = link.data[number]
        return bytes(self.raw[span.start : span.stop])

    def _of(self, kind: str) -> Iterator[Link]:
        return (link for link in self.links if link.event.type == kind)

    @property
    def election(self) -> bytes:
        """The election JSON."""
        return self._piece(self.links[0], 0)

    @property
    def trustees(self) -> bytes:
        """The key holders' public keys."""
        return self._piece(self.links[0], 1)

    @property
    def credentials(self) -> bytes:
        """The list of public credentials."""
        return self._piece(self.links[0], 2)

    @property
    def num_ballots(self) -> int:
        """The number of sealed votes, replaced ones included."""
        return sum(1 for _ in self._of("Ballot"))

    def ballots(self) -> Iterator[tuple[int, bytes]]:
        """Yield height and content of every sealed vote, in the order they came."""
        return ((link.event.height, self._piece(link, 0)) for link in self._of("Ballot"))

    @property
    def encrypted_tally(self) -> bytes | None:
        """The sum of the sealed votes, if there is one."""
        return next((self._piece(link, 0) for link in self._of("EncryptedTally")), None)

    @property
    def sized_tally(self) -> tuple[int, int] | None:
        """``num_tallied`` and ``total_weight``, if they are there."""
        for link in self._of("EncryptedTally"):
            sized = _sized(self._piece(link, 1))
            return sized.num_tallied, sized.total_weight
        return None

    @property
    def shares(self) -> tuple[Share, ...]:
        """The partial decryptions, in the order they came."""
        return tuple(
            Share(_owned(self._piece(link, 1)).owner, self._piece(link, 0))
            for link in self._of("PartialDecryption")
        )

    @property
    def result(self) -> bytes | None:
        """The result JSON, if there is one."""
        return next((self._piece(link, 0) for link in self._of("Result")), None)

    def entry_names(self) -> list[str]:
        """List the names of all entries in order, without the header file."""
        names = []
        for link in self.links:
            names += [f"{self._hash(span)}.data.json" for span in link.data]
            names.append(f"{link.hash}.event.json")
        return names

    def _hash(self, span: Span) -> str:
        return sha256(self.raw[span.start : span.stop]).hexdigest()


_OPTIONAL = {"parent": None, "payload": None}  # fields that an event may lack
_Number = Annotated[int, Between(0, 10**15)]


@dataclass(frozen=True, slots=True)
class _WrittenEvent:
    parent: str | None
    height: int
    type: str
    payload: str | None


@dataclass(frozen=True, slots=True)
class _SizedTally:
    num_tallied: _Number
    total_weight: _Number
    encrypted_tally: str


@dataclass(frozen=True, slots=True)
class _Owned:
    owner: _Number
    payload: str


class _Piece(NamedTuple):
    kind: str
    hash: str
    span: Span


def parse_box(raw: Buffer) -> Box:
    """Read a whole box. Raises `BoxInvalid` with the first rule that does not hold."""
    size = len(raw)
    if not tar.BLOCK < size <= MOST_BYTES or size % tar.BLOCK:
        raise BoxInvalid("archive-size", "The box is cut off, empty or too big.")
    timestamp, position = _read_header_file(raw)
    links: list[Link] = []
    waiting: list[_Piece] = []
    entries = 0
    while position < size:
        entries += 1
        if entries > MOST_ENTRIES:
            raise BoxInvalid("archive-size", "The box has too many entries.")
        piece, position = _read_entry(raw, position, timestamp, entries)
        if piece.kind == "data":
            if len(waiting) == max(DATA_BEFORE.values()):
                raise BoxInvalid("chain-data", f"Entry {entries} belongs to no event.")
            waiting.append(piece)
        else:
            previous = links[-1] if links else None
            links.append(_read_event(raw, piece, waiting, previous))
            waiting = []
    if waiting:
        raise BoxInvalid("chain-data", "The last entry of the box belongs to no event.")
    if not links:
        raise BoxInvalid("chain-empty", "The box has no event.")
    return Box(raw, timestamp, tuple(links))


def _read_header_file(raw: Buffer) -> tuple[int, int]:
    name, size, timestamp = tar.read_header(bytes(raw[: tar.BLOCK]), "The box")
    length = tar.BLOCK + size + tar.padding(size)
    if name != HEADER_NAME or size > tar.BLOCK or raw[:length] != header_entry(timestamp):
        raise BoxInvalid("archive-header", "The box does not start with its header file.")
    return timestamp, length


def _read_entry(raw: Buffer, position: int, timestamp: int, number: int) -> tuple[_Piece, int]:
    where = f"Entry {number} of the box"
    name, size, time = tar.read_header(bytes(raw[position : position + tar.BLOCK]), where)
    start = position + tar.BLOCK
    end = start + size + tar.padding(size)
    if size > MOST_CONTENT or end > len(raw):
        raise BoxInvalid("archive-size", f"{where} is cut off or too long.")
    if time != timestamp:
        raise BoxInvalid("archive-header", f"{where} bears another time than the box.")
    content = raw[start : start + size]
    digest = sha256(content).hexdigest()
    kind = name[len(digest) + 1 :].removesuffix(".json")
    if kind not in ("data", "event") or name != f"{digest}.{kind}.json":
        raise BoxInvalid("archive-name", f"{where} does not have the name of its content.")
    if raw[start + size : end].strip(b"\0"):
        raise BoxInvalid("archive-padding", f"{where} is followed by hidden bytes.")
    return _Piece(kind, digest, Span(start, start + size)), end


def _read_event(raw: Buffer, piece: _Piece, data: list[_Piece], previous: Link | None) -> Link:
    content = bytes(raw[piece.span.start : piece.span.stop])
    height = previous.event.height + 1 if previous else EMPTY.height + 1
    where = f"Event {height} of the box"
    event = _parse_event(content, where)
    if event.parent != (previous.hash if previous else None) or event.height != height:
        raise BoxInvalid("chain-parent", f"{where} does not follow the event before it.")
    if event.type not in FOLLOWS[previous.event.type if previous else None]:
        raise BoxInvalid("chain-order", f"{where} ({event.type}) may not stand here.")
    if len(data) != DATA_BEFORE[event.type]:
        raise BoxInvalid("chain-data", f"{where} ({event.type}) has other data than it needs.")
    contents = [bytes(raw[entry.span.start : entry.span.stop]) for entry in data]
    if event.payload != (data[-1].hash if data else None) or not _payload_fits(
        event.type, contents
    ):
        raise BoxInvalid("chain-payload", f"{where} ({event.type}) does not name its data.")
    return Link(event, piece.hash, tuple(entry.span for entry in data))


def _parse_event(content: bytes, where: str) -> Event:
    try:
        value = as_object(strict_json(content, LONGEST_EVENT), "event")
        written = read_value(_WrittenEvent, {**_OPTIONAL, **value}, "event")
    except BadInput as problem:
        raise _wrong_event(where) from problem
    event = Event(written.parent, written.height, written.type, written.payload)
    if event.type not in DATA_BEFORE or event.to_bytes() != content:
        raise _wrong_event(where)
    return event


def _wrong_event(where: str) -> BoxInvalid:
    return BoxInvalid("chain-event", f"{where} is not written as an event must be.")


def _payload_fits(kind: str, contents: list[bytes]) -> bool:
    """Tell whether the payload is the canonical one that names the pieces before it."""
    try:
        if kind == "Setup":
            return setup_data_bytes(*contents[:3]) == contents[3]
        if kind == "EncryptedTally":
            sized = _sized(contents[1])
            again = sized_tally_bytes(sized.num_tallied, sized.total_weight, contents[0])
            return again == contents[1]
        if kind == "PartialDecryption":
            return owned_bytes(_owned(contents[1]).owner, contents[0]) == contents[1]
    except BadInput:
        return False
    return True


def _sized(raw: bytes) -> _SizedTally:
    return read_value(_SizedTally, strict_json(raw, LONGEST_EVENT), "sized_encrypted_tally")


def _owned(raw: bytes) -> _Owned:
    return read_value(_Owned, strict_json(raw, LONGEST_EVENT), "owned_partial_decryption")
