"""The trail: a closed catalogue of what can happen in an election, one leaf for each act.

A leaf is canonical JSON {"v":1,"seq":n,"type":t,"at":"YYYY-MM-DDTHH:MM:SSZ","body":{...}}; the
file ``trail.jsonl`` holds one leaf on each line. Nothing personal stands in a leaf: key holders
are named because the board names them in the definition.

The catalogue (type: fields of the body) is a table below, the order of stages one in
`audit.trail.stages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from audit.errors import TrailInvalid
from ballots.box_params import UUID_FORM
from ballots.counting import read_lot
from ballots.encoding import Json, canonical, strict_json
from ballots.errors import BadInput

VERSION = 1
MOST_EVENTS = 100_000
MOST_BYTES = 64 << 20
_LONGEST_LEAF = 1 << 20
_BIGGEST = 10**9
_LONGEST_TEXT = 500

_HEX64 = re.compile(r"[0-9a-f]{64}\Z")
_ID = re.compile(r"[a-z0-9-]{1,40}\Z")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")

Check = Callable[[Json], bool]


def _text(value: Json) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_TEXT


def _matches(form: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and form.match(value) is not None


def _count(value: Json) -> bool:
    return type(value) is int and 0 <= value <= _BIGGEST


def _fields(**checks: Check) -> Check:
    """An object with exactly these fields."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == checks.keys()
        and all(check(value[name]) for name, check in checks.items())
    )


def _map(key: Check, item: Check) -> Check:
    return lambda value: (
        isinstance(value, dict) and all(key(k) and item(v) for k, v in value.items())
    )


def _list(item: Check) -> Check:
    return lambda value: isinstance(value, list) and all(item(one) for one in value)


_hex, _id, _uuid = _matches(_HEX64), _matches(_ID), _matches(UUID_FORM)
_heads = _map(_uuid, _fields(head=_hex, height=_count))


def _lot(value: Json) -> bool:
    try:
        read_lot(value)
    except BadInput:
        return False
    return True


BODIES: Mapping[str, Check] = {
    "nominations_opened": _fields(),
    "nominations_closed": _fields(),
    "lists_locked": _fields(definition=_hex, electorates=_map(_id, _count), commitment=_hex),
    "key_added": _fields(key_holder=_count, name=_text, public_key=_hex),
    "cards_made": _fields(boxes=_map(_uuid, _fields(printed=_count, credentials=_hex))),
    "voting_opened": _fields(boxes=_heads),
    "card_cancelled": _fields(uuid=_uuid, credential=_hex),
    "voting_paused": _fields(),
    "voting_resumed": _fields(),
    "voting_closed": _fields(boxes=_heads),
    "small_contests_agreed": _fields(uuids=_list(_uuid)),
    "count_started": _fields(boxes=_heads),
    "shares_added": _fields(key_holder=_count, boxes=_heads),
    "result_opened": _fields(boxes=_heads, totals=_map(_id, _list(_count))),
    "lot_drawn": _fields(contest=_id, lot=_lot),
    "seats_filled": _fields(elected=_map(_id, _list(_id))),
    "certified": _fields(certificate=_hex),
}


@dataclass(frozen=True, slots=True)
class TrailEvent:
    """One act: its number from 0, its type, when (UTC), and its body as the catalogue says."""

    seq: int
    type: str
    at: str
    body: Mapping[str, Json]

    def to_bytes(self) -> bytes:
        """The leaf of the tree."""
        return canonical(
            {"v": VERSION, "seq": self.seq, "type": self.type, "at": self.at, "body": self.body}
        )


def new_event(seq: int, kind: str, at: datetime, body: Mapping[str, Json]) -> TrailEvent:
    """An event to append. ``at`` must know its zone. Raises `TrailInvalid` for a wrong body."""
    if at.tzinfo is None:
        msg = "a time without a zone"
        raise ValueError(msg)
    text = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = TrailEvent(seq, kind, text, body)
    _check(event, f"Event {seq}")
    return event


def trail_bytes(leaves: Iterable[bytes]) -> bytes:
    """The file ``trail.jsonl``."""
    return b"".join(leaf + b"\n" for leaf in leaves)


def split_leaves(raw: bytes) -> list[bytes]:
    """The lines of ``trail.jsonl``, without looking into them. Raises `TrailInvalid`."""
    if len(raw) > MOST_BYTES or raw.count(b"\n") > MOST_EVENTS:
        raise TrailInvalid("trail-size", "The trail is too long.")
    if not raw.endswith(b"\n"):
        raise TrailInvalid("trail-form", "The trail is empty, or its last line is cut off.")
    return raw[:-1].split(b"\n")


def parse_event(leaf: bytes, seq: int) -> TrailEvent:
    """Read the leaf that must be number ``seq``. Raises `TrailInvalid`."""
    where = f"Line {seq + 1} of the trail"
    try:
        value = strict_json(leaf, _LONGEST_LEAF)
        kind, at, body = value["type"], value["at"], value["body"]
        event = TrailEvent(seq, kind, at, body)
        same = event.to_bytes() == leaf
        other_number = value["seq"] != seq
    except (BadInput, KeyError, TypeError, UnicodeEncodeError) as problem:
        raise TrailInvalid("trail-form", f"{where} is not an entry of a trail.") from problem
    if other_number:
        raise TrailInvalid("trail-seq", f"{where} does not have the number {seq}.")
    if not same:
        raise TrailInvalid("trail-form", f"{where} is not written in the one canonical way.")
    if not (isinstance(kind, str) and isinstance(at, str)):
        raise TrailInvalid("trail-form", f"{where} has no kind or no time.")
    _check(event, where)
    return event


def parse_trail(raw: bytes) -> tuple[TrailEvent, ...]:
    """Read a whole ``trail.jsonl``. Raises `TrailInvalid` for the first bad line."""
    return tuple(parse_event(leaf, seq) for seq, leaf in enumerate(split_leaves(raw)))


def _check(event: TrailEvent, where: str) -> None:
    body_fits = BODIES.get(event.type)
    if body_fits is None:
        raise TrailInvalid("trail-type", f"{where} is of a kind that the catalogue lacks.")
    if not _is_time(event.at):
        raise TrailInvalid("trail-time", f"{where} has no proper time.")
    if not body_fits(event.body):
        raise TrailInvalid("trail-body", f"{where} ({event.type}) does not say what it must.")


def _is_time(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - the Z says UTC
    except ValueError:
        return False
    return _TIME.match(text) is not None
