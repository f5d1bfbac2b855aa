"""The published record: a closed set of files, in a folder or a zip.

    README.txt  definition.json  candidates.json  pictures/<salted hash>.jpg  cards.json
    boxes/<uuid>.bel  trail.jsonl  checkpoint  counts.json (results)  certificate.json (certified)

Writing: `record_files` gives names and bytes; `write_folder` and `zip_bytes` put them down.
Reading: `audit.record.opening.open_record` gives `RecordFiles`: known names only, no links, sizes
and numbers limited, a zip never unpacked to disk. What cannot be read is one `RecordUnreadable`.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from audit.errors import RecordUnreadable
from audit.record.names import (
    BOX_NAME,
    CANDIDATES,
    CARDS,
    CERTIFICATE,
    CHECKPOINT,
    COUNTS,
    DEFINITION,
    PICTURE_NAME,
    README,
    REQUIRED,
    TRAIL,
    box_name,
    limit_of,
    picture_name,
    sort_names,
)
from audit.record.readme import readme_text
from audit.trail.codec import trail_bytes
from ballots.definition.model import Election

__all__ = [
    "CANDIDATES",
    "CARDS",
    "CERTIFICATE",
    "CHECKPOINT",
    "COUNTS",
    "DEFINITION",
    "README",
    "REQUIRED",
    "TRAIL",
    "RecordFiles",
    "RecordParts",
    "box_name",
    "picture_name",
    "record_files",
    "write_folder",
    "zip_bytes",
]

MOST_FILES = 10_000
MOST_TOTAL = 4 << 30  # bytes in all files together
_MOST_LISTED = 5  # names of litter in a note


# --- writing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RecordParts:
    """The parts of a record. ``pictures`` by salted hash, ``boxes`` by uuid.

    ``counts`` belongs to it once the seats are filled, ``certificate`` once it is certified.
    """

    definition: Election
    candidates: bytes
    pictures: Mapping[str, bytes]
    cards: bytes
    boxes: Mapping[str, bytes]
    leaves: Sequence[bytes]
    checkpoint: bytes
    counts: bytes | None = None
    certificate: bytes | None = None


def record_files(parts: RecordParts) -> dict[str, bytes]:
    """Return all files of the record: name to bytes."""
    files = {
        README: readme_text(parts.definition).encode(),
        DEFINITION: parts.definition.to_bytes(),
        CANDIDATES: parts.candidates,
        CARDS: parts.cards,
        TRAIL: trail_bytes(parts.leaves),
        CHECKPOINT: parts.checkpoint,
    }
    files |= {picture_name(name): raw for name, raw in parts.pictures.items()}
    files |= {box_name(uuid): raw for uuid, raw in parts.boxes.items()}
    if parts.counts is not None:
        files[COUNTS] = parts.counts
    if parts.certificate is not None:
        files[CERTIFICATE] = parts.certificate
    return files


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a record into ``folder``, which must be new or empty. Raises `FileExistsError`."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(str(folder))
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Pack a record as one zip; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            packed = not PICTURE_NAME.match(name)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, files[name], compresslevel=6)
    return buffer.getvalue()


# --- reading ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """The names beside the files of a record; none of these files was read.

    ``others`` are names that no record has, and links in place of files; ``litter`` is what
    computers leave behind; ``top`` is the folder that holds the whole record, if it has one.
    """

    others: tuple[str, ...] = ()
    litter: tuple[str, ...] = ()
    top: str | None = None

    def notes(self) -> tuple[str, ...]:
        """Say what was passed over."""
        notes = []
        if self.top is not None:
            notes.append(f"The record lies in the folder {self.top} of what you gave.")
        if self.litter:
            rest = ", …" if len(self.litter) > _MOST_LISTED else ""
            names = ", ".join(self.litter[:_MOST_LISTED])
            notes.append(f"Passed over, for your computer left it there: {names}{rest}.")
        return tuple(notes)


class RecordFiles:
    """The files of a record, read one at a time and never more than their limit.

    Use it as a context manager: a zip stays open while it is read.
    """

    def __init__(
        self,
        sizes: Mapping[str, int],
        read: Callable[[str, int], bytes],
        close: Callable[[], None] = lambda: None,
        beside: Beside | None = None,
    ) -> None:
        self._sizes = dict(sizes)
        self._read = read
        self._close = close
        self.beside = beside or Beside()
        if len(self._sizes) > MOST_FILES or sum(self._sizes.values()) > MOST_TOTAL:
            raise RecordUnreadable("record-size", "The record has too many files or bytes.")
        for name, size in self._sizes.items():
            if size > (limit_of(name) or 0):
                raise RecordUnreadable("record-size", f"The file {name} is too big.")

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> RecordFiles:
        """Wrap a record that is in memory."""
        names = sort_names(files)
        return cls(
            {name: len(files[name]) for name in names.known},
            lambda name, _: files[name],
            beside=Beside(others=names.others, litter=names.litter),
        )

    def steady(self) -> RecordFiles:
        """Return the same record, in which a file that is read again must have the same bytes."""
        seen: dict[str, bytes] = {}

        def read(name: str, size: int) -> bytes:
            raw = self._read(name, size)
            digest = sha256(raw).digest()
            if seen.setdefault(name, digest) != digest:
                raise RecordUnreadable("record-read", f"The file {name} changes while it is read.")
            return raw

        return RecordFiles(self._sizes, read, beside=self.beside)

    @property
    def names(self) -> frozenset[str]:
        """Names of all files."""
        return frozenset(self._sizes)

    @property
    def pictures(self) -> frozenset[str]:
        """Salted hashes of the pictures, from their names."""
        return frozenset(match[1] for name in self._sizes if (match := PICTURE_NAME.match(name)))

    @property
    def boxes(self) -> frozenset[str]:
        """Uuids of the boxes, from their names."""
        return frozenset(match[1] for name in self._sizes if (match := BOX_NAME.match(name)))

    def read(self, name: str) -> bytes:
        """Read a file that is in `names`. Raises `RecordUnreadable`."""
        raw = self._read(name, self._sizes[name])
        if len(raw) != self._sizes[name]:
            raise RecordUnreadable("record-read", f"The file {name} is not as long as it says.")
        return raw

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()
