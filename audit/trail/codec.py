"""The leaves of a trail: one for each act, and the file ``trail.jsonl`` with one on each line.

A leaf is canonical JSON {"v":1,"seq":n,"type":t,"at":"YYYY-MM-DDTHH:MM:SSZ","body":{...}}. What a
body holds is defined in `audit.trail.events`, and their order in `audit.trail.stages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from audit.errors import TrailInvalid
from audit.trail.events import EVENTS, TrailEvent
from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput

VERSION = 1
MOST_EVENTS = 100_000
MOST_BYTES = 64 << 20
LONGEST_LEAF = 1 << 20
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One leaf: its number from 0, the time of the act (UTC), and the event."""

    seq: int
    at: str
    event: TrailEvent

    def to_bytes(self) -> bytes:
        """Write the leaf of the tree. Raises `TrailInvalid` if the event is not valid."""
        raw = canonical(
            {
                "v": VERSION,
                "seq": self.seq,
                "type": self.event.kind,
                "at": self.at,
                "body": self.event.to_json(),
            }
        )
        parse_event(raw, self.seq)
        return raw


def utc_text(at: datetime) -> str:
    """Write the time as it stands in a leaf. Raises `ValueError` for a time without a zone."""
    if at.tzinfo is None:
        msg = "a time without a zone"
        raise ValueError(msg)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def trail_bytes(leaves: Iterable[bytes]) -> bytes:
    """Write the file ``trail.jsonl``."""
    return b"".join(leaf + b"\n" for leaf in leaves)


def split_leaves(raw: bytes) -> list[bytes]:
    """Split ``trail.jsonl`` into lines without reading them. Raises `TrailInvalid`."""
    if len(raw) > MOST_BYTES or raw.count(b"\n") > MOST_EVENTS:
        raise TrailInvalid("trail-size", "The trail is too long.")
    if not raw.endswith(b"\n"):
        raise TrailInvalid("trail-form", "The trail is empty, or its last line is cut off.")
    leaves = raw[:-1].split(b"\n")
    if not all(leaves):
        raise TrailInvalid("trail-form", "The trail has an empty line.")
    return leaves


def parse_event(leaf: bytes, seq: int) -> LoggedEvent:
    """Read the leaf that must be number ``seq``. Raises `TrailInvalid`."""
    where = f"Line {seq + 1} of the trail"
    try:
        value = strict_json(leaf, LONGEST_LEAF)
        same = canonical(value) == leaf
    except (BadInput, UnicodeEncodeError) as problem:
        raise TrailInvalid("trail-form", f"{where} is not an entry of a trail.") from problem
    if not isinstance(value, dict) or value.keys() != {"v", "seq", "type", "at", "body"}:
        raise TrailInvalid("trail-form", f"{where} is not an entry of a trail.")
    kind, at = value["type"], value["at"]
    if type(value["v"]) is not int or value["v"] != VERSION:
        raise TrailInvalid("trail-version", f"{where} is of another version.")
    if type(value["seq"]) is not int or value["seq"] != seq:
        raise TrailInvalid("trail-seq", f"{where} does not have the number {seq}.")
    if not same:
        raise TrailInvalid("trail-form", f"{where} is not written in the one canonical way.")
    if not isinstance(kind, str) or kind not in EVENTS:
        raise TrailInvalid("trail-type", f"{where} is of a kind that the catalogue lacks.")
    if not isinstance(at, str) or not _is_time(at):
        raise TrailInvalid("trail-time", f"{where} has no proper time.")
    try:
        event = EVENTS[kind].from_json(value["body"])
    except BadInput as problem:
        text = f"{where} ({kind}) does not say what it must."
        raise TrailInvalid("trail-body", text) from problem
    return LoggedEvent(seq, at, event)


def parse_trail(raw: bytes) -> tuple[LoggedEvent, ...]:
    """Read a whole ``trail.jsonl``. Raises `TrailInvalid` for the first bad line."""
    return tuple(parse_event(leaf, seq) for seq, leaf in enumerate(split_leaves(raw)))


def _is_time(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - the Z says UTC
    except ValueError:
        return False
    return _TIME.match(text) is not None
