"""The copy of trail and heads outside the database, by which an older database is noticed.

In the data folder, and in a second folder where one is set (`Settings.second_copy`):

- ``last-heads``: the latest head of every box. Overwritten after every vote, never a history:
  one with times would tell who voted when (docs/adr/0006-times-in-the-trail.md).
- ``last-trail.jsonl`` and ``last-checkpoint``: the trail as it was last signed.

All is written after COMMIT and before anybody is answered. So a database may be ahead of what is
kept here (the program ended between the two), and is never behind unless it was put back.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature

from audit.box.writer import EMPTY, Head
from audit.trail.codec import MOST_BYTES
from ballots.box_params import UUID_FORM
from ballots.encoding import Json, canonical, parse_canonical
from ballots.errors import BadInput
from ballots.typed_json import Between, Matches, read_value, to_json
from elections.core import locks
from elections.core.files import append_durably, write_durably
from elections.core.log_signer import LogBroken, LogSigner
from elections.core.logging import log

HEADS, TRAIL = "last-heads", "last-trail.jsonl"
_FORMAT = "repvote-heads-1"
_SIGNED = b"repvote-heads-v1\n"
_MOST_HEADS = 1 << 20  # bytes
_POLL_SECONDS = 0.001
_SIGNATURE = re.compile(r"[0-9a-f]{128}\Z")

Heads = Mapping[str, Head]


@dataclass(frozen=True, slots=True)
class _WrittenHeads:
    format: Literal["repvote-heads-1"]
    log: str
    trail: Annotated[int, Between(0, 10**9)]
    boxes: Mapping[Annotated[str, Matches(UUID_FORM)], Head]
    signature: Annotated[str, Matches(_SIGNATURE)]


@dataclass(frozen=True, slots=True)
class KeptHeads:
    """The heads in one folder, and how many entries the trail had when they were kept.

    Only a loss that the trail states after these entries takes any of the heads away.
    """

    boxes: Heads
    trail: int


class OutsideCopy:
    """The files outside the database, in every folder that is set; safe for threads.

    Votes that end at the same time share one write. Processes take turns by a lock on a file.
    """

    def __init__(self, signer: LogSigner) -> None:
        self._signer = signer
        self._lock = signer.folders[0] / "kept.lock"
        self._ready = threading.Condition()
        self._is_writing = False
        self._latest: Heads = {}
        self._done: Heads = {}
        self._own: dict[Path, bytes] = {}  # what this process wrote last, as it stands there
        self._failing: set[Path] = set()
        self._trail = 0  # entries that are kept
        self._last_loss = 0  # entries up to the last loss that was stated

    # --- heads of boxes ----------------------------------------------------------------------

    def heads(self) -> dict[Path, KeptHeads]:
        """Read the kept heads by folder, of the folders that have some. Raises `LogBroken`."""
        kept: dict[Path, KeptHeads] = {}
        for folder in self._signer.folders:
            heads = self._read_heads(folder)
            if heads is not None:
                kept[folder] = heads
        return kept

    def keep_heads(self, heads: Heads) -> None:
        """Return when these heads, or later ones, are kept in every folder that can be written."""
        with self._ready:
            self._latest = _later(self._latest, heads)
        while (latest := self._turn_to_write(heads)) is not None:
            try:
                self._write_heads(latest)
            finally:
                self._wrote(latest)

    def verify_not_behind(self, heads: Heads) -> None:
        """Raise `LogBroken` for a box that is behind what this process kept.

        Its database was put back or exchanged while the process ran; to be asked in a transaction
        that writes, of heads that it sees. Otherwise new votes would cover what is missing.
        """
        with self._ready:
            latest = self._latest
        for uuid, head in heads.items():
            known = latest.get(uuid, EMPTY)
            if head.height < known.height or (head.height == known.height and head != known):
                raise LogBroken(
                    "put-back-while-served",
                    "The database was put back or exchanged while RepVote ran. Stop RepVote and "
                    "start it again: it says what is missing and what to do.",
                )

    def _turn_to_write(self, heads: Heads) -> Heads | None:
        """Wait until ``heads`` are kept (then None), or it is our turn: then for all who wait."""
        with self._ready:
            self._ready.wait_for(lambda: not self._is_writing or _has_reached(self._done, heads))
            if _has_reached(self._done, heads):
                return None
            self._is_writing = True
            return self._latest

    def _wrote(self, heads: Heads) -> None:
        with self._ready:
            self._is_writing = False
            self._done = heads  # or could not be written; then the log has said so
            self._ready.notify_all()

    def forget_heads(self, entries: int) -> None:
        """Drop heads, from now on, that were kept before the trail had so many entries.

        The last of these states a loss, so some of the heads are gone.
        """
        self._last_loss = entries

    def set_heads(self, heads: Heads) -> None:
        """Keep these heads, also where later ones were kept: their loss was stated."""
        with self._ready:
            self._latest = self._done = dict(heads)
            self._write_heads(heads, is_merging=False)

    def _write_heads(self, heads: Heads, *, is_merging: bool = True) -> None:
        def write(folder: Path) -> None:
            merged = heads
            if is_merging and self._own.get(folder) != _bytes_of(folder / HEADS):
                existing = self._read_heads(folder) or KeptHeads({}, 0)
                if existing.trail >= self._last_loss:
                    merged = _later(existing.boxes, heads)
                self._trail = max(self._trail, existing.trail)
            raw = self._heads_bytes(merged)
            write_durably(folder / HEADS, raw)
            self._own[folder] = raw

        self._in_every_folder(write)

    def _heads_bytes(self, heads: Heads) -> bytes:
        message: dict[str, Json] = {
            "format": _FORMAT,
            "log": self._signer.origin,
            "trail": self._trail,
            "boxes": to_json(heads),
        }
        signature = self._signer.key.sign(_SIGNED + canonical(message)).hex()
        return canonical({**message, "signature": signature})

    def _read_heads(self, folder: Path) -> KeptHeads | None:
        raw = _bytes_of(folder / HEADS)
        if raw is None:
            return None
        try:
            value = parse_canonical(raw, _MOST_HEADS)
            written = read_value(_WrittenHeads, value, HEADS)
            message: dict[str, Json] = {**_without_signature(value)}
            self._signer.key.public_key().verify(
                bytes.fromhex(written.signature), _SIGNED + canonical(message)
            )
        except (BadInput, InvalidSignature) as problem:
            raise _not_ours(folder / HEADS) from problem
        if written.log != self._signer.origin:
            raise _not_ours(folder / HEADS)
        return KeptHeads(written.boxes, written.trail)

    # --- the trail ---------------------------------------------------------------------------

    def trail(self) -> tuple[bytes, ...]:
        """Read the longest trail that is kept; whole leaves only."""
        kept = [_leaves_of(folder / TRAIL) for folder in self._signer.folders]
        return max(kept, key=len)

    def keep_trail(self, note: bytes, leaves_from: Callable[[int], Sequence[bytes]]) -> None:
        """Keep the leaves that ``note`` signs, and then the note.

        ``leaves_from(n)`` gives all leaves of the database from number ``n`` on.
        """
        size = self._signer.read(note).size

        def write(folder: Path) -> None:
            path = folder / TRAIL
            stored = _leaves_of(path)
            if len(stored) < size:
                new = leaves_from(len(stored))[: size - len(stored)]
                append_durably(path, sum(len(leaf) + 1 for leaf in stored), _lines(new))
            self._signer.keep_in(folder, note)

        self._in_every_folder(write)
        self._trail = max(self._trail, size)

    def set_trail(self, leaves: Sequence[bytes]) -> None:
        """Keep these leaves, which were checked, also where others or half of them stand."""

        def write(folder: Path) -> None:
            if _leaves_of(folder / TRAIL)[: len(leaves)] != tuple(leaves):
                write_durably(folder / TRAIL, _lines(leaves))

        self._in_every_folder(write)

    def _in_every_folder(self, write: Callable[[Path], None]) -> None:
        """Write in every folder.

        The act is done by now: a full disk must not make it look undone.
        """
        try:
            with locks.held(self._lock, _POLL_SECONDS):
                for folder in self._signer.folders:
                    self._try(write, folder)
        except OSError as problem:
            log.error("nothing kept outside the database", reason=problem.strerror)

    def _try(self, write: Callable[[Path], None], folder: Path) -> None:
        try:
            write(folder)
        except (OSError, LogBroken) as problem:
            if folder not in self._failing:  # once, not for every vote
                number = self._signer.folders.index(folder) + 1
                log.error("not kept outside the database", folder=number, reason=str(problem))
            self._failing.add(folder)
        else:
            self._failing.discard(folder)

    def is_failing(self) -> bool:
        """Tell whether the last try to write failed in some folder."""
        return bool(self._failing)


def _later(heads: Heads, others: Heads) -> dict[str, Head]:
    """Take of each box the higher head; a head never goes back by itself."""
    merged = dict(heads)
    for uuid, head in others.items():
        if head.height > merged.get(uuid, EMPTY).height:
            merged[uuid] = head
    return merged


def _has_reached(heads: Heads, wanted: Heads) -> bool:
    return all(heads.get(uuid, EMPTY).height >= head.height for uuid, head in wanted.items())


def _without_signature(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        return {}
    return {name: part for name, part in value.items() if name != "signature"}


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _leaves_of(path: Path) -> tuple[bytes, ...]:
    """Read the whole lines of a file; what a stopped program began is none."""
    raw = _bytes_of(path) or b""
    if len(raw) > MOST_BYTES:
        return ()
    return tuple(raw.split(b"\n")[:-1])


def _lines(leaves: Sequence[bytes]) -> bytes:
    return b"".join(leaf + b"\n" for leaf in leaves)


def _not_ours(path: Path) -> LogBroken:
    return LogBroken(
        "heads-damaged",
        f"The file {path} is damaged, or of another election. If it is of another election, "
        "use another folder. If not, keep it, and call for help.",
    )
