"""The published record: a closed set of files, in a folder or a zip.

    README.txt  definition.json  candidates.json  pictures/<salted hash>.jpg  cards.json
    boxes/<uuid>.bel  trail.jsonl  checkpoint  counts.json (results)  certificate.json (certified)

Writing: `record_files` gives names and bytes; `write_folder` and `zip_bytes` put them down.
Reading: `open_record` takes a folder or a zip from strangers: known names only, no links, sizes
and numbers limited, a zip never unpacked to disk. What cannot be read is one `RecordUnreadable`.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from audit.box.reader import MOST_BYTES as MOST_BOX_BYTES
from audit.errors import RecordUnreadable
from audit.log.checkpoint import LIMIT as CHECKPOINT_LIMIT
from audit.record.candidates import CANDIDATES_LIMIT
from audit.record.cards import CARDS_LIMIT
from audit.record.certificate import CERTIFICATE_LIMIT
from audit.record.counts import COUNTS_LIMIT
from audit.record.readme import readme_text
from audit.trail.codec import MOST_BYTES as TRAIL_LIMIT
from audit.trail.codec import trail_bytes
from ballots.box_params import UUID_FORM
from ballots.definition.model import LIMIT as DEFINITION_LIMIT
from ballots.definition.model import Election

README, DEFINITION = "README.txt", "definition.json"
CANDIDATES, CARDS = "candidates.json", "cards.json"
TRAIL, CHECKPOINT = "trail.jsonl", "checkpoint"
COUNTS, CERTIFICATE = "counts.json", "certificate.json"
REQUIRED = frozenset({README, DEFINITION, CANDIDATES, CARDS, TRAIL, CHECKPOINT})
MOST_FILES = 10_000
MOST_TOTAL = 4 << 30  # bytes in all files together
_PICTURE_LIMIT = 1 << 20
_SMALL = 1 << 20  # a zip entry below this is harmless at any compression ratio
_MOST_RATIO = 50  # honest boxes shrink to about a half; a zip bomb to a thousandth
_LIMITS = {
    README: 1 << 20,
    DEFINITION: DEFINITION_LIMIT,
    CANDIDATES: CANDIDATES_LIMIT,
    CARDS: CARDS_LIMIT,
    TRAIL: TRAIL_LIMIT,
    CHECKPOINT: CHECKPOINT_LIMIT,
    COUNTS: COUNTS_LIMIT,
    CERTIFICATE: CERTIFICATE_LIMIT,
}
_PICTURE = re.compile(r"pictures/([0-9a-f]{64})\.jpg\Z")
_BOX = re.compile(r"boxes/([^/]{1,40})\.bel\Z")
_FOLDERS = ("pictures", "boxes")


def picture_name(salted_hash: str) -> str:
    """Return the file name of a picture in the record."""
    return f"pictures/{salted_hash}.jpg"


def box_name(uuid: str) -> str:
    """Return the file name of a box in the record."""
    return f"boxes/{uuid}.bel"


def _limit(name: str) -> int | None:
    """Return the most bytes of the file ``name``; None if there is no such file in a record."""
    if name in _LIMITS:
        return _LIMITS[name]
    if _PICTURE.match(name):
        return _PICTURE_LIMIT
    box = _BOX.match(name)
    return MOST_BOX_BYTES if box and UUID_FORM.match(box[1]) else None


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
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            packed = not _PICTURE.match(name)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, files[name], compresslevel=6)
    return made.getvalue()


# --- reading ---------------------------------------------------------------------------------


class RecordFiles:
    """The files of a record, read one at a time and never more than their limit.

    Use it as a context manager: a zip stays open while it is read.
    """

    def __init__(
        self,
        sizes: Mapping[str, int],
        read: Callable[[str, int], bytes],
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._sizes = dict(sizes)
        self._read = read
        self._close = close
        if len(self._sizes) > MOST_FILES or sum(self._sizes.values()) > MOST_TOTAL:
            raise RecordUnreadable("record-size", "The record has too many files or bytes.")
        for name, size in self._sizes.items():
            limit = _limit(name)
            if limit is None:
                raise RecordUnreadable(
                    "record-name", f"The record holds {name[:80]!a}, which does not belong there."
                )
            if size > limit:
                raise RecordUnreadable("record-size", f"The file {name} is too big.")

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> RecordFiles:
        """Wrap a record that is in memory."""
        return cls({name: len(raw) for name, raw in files.items()}, lambda name, _: files[name])

    @property
    def names(self) -> frozenset[str]:
        """Names of all files."""
        return frozenset(self._sizes)

    @property
    def pictures(self) -> frozenset[str]:
        """Salted hashes of the pictures, from their names."""
        return frozenset(found[1] for name in self._sizes if (found := _PICTURE.match(name)))

    @property
    def boxes(self) -> frozenset[str]:
        """Uuids of the boxes, from their names."""
        return frozenset(found[1] for name in self._sizes if (found := _BOX.match(name)))

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


def open_record(source: Path) -> RecordFiles:
    """Open a folder or a zip. Raises `RecordUnreadable`."""
    try:
        kind = source.stat().st_mode
        if stat.S_ISDIR(kind):
            return _open_folder(source)
        if stat.S_ISREG(kind):
            return _open_zip(source)
    except (OSError, ValueError) as problem:
        raise RecordUnreadable(
            "record-read", f"The record cannot be read: {type(problem).__name__}."
        ) from problem
    # a pipe or a device could give bytes for ever
    raise RecordUnreadable("record-read", "This is neither a folder nor a file with a record.")


def _open_folder(folder: Path) -> RecordFiles:
    sizes: dict[str, int] = {}
    waiting = [(folder, "")]
    while waiting:
        here, prefix = waiting.pop()
        for path in here.iterdir():
            name = prefix + path.name
            info = path.lstat()
            if stat.S_ISDIR(info.st_mode) and name in _FOLDERS:
                waiting.append((path, f"{name}/"))
            elif stat.S_ISREG(info.st_mode):
                sizes[name] = info.st_size
            else:
                raise RecordUnreadable(
                    "record-name", f"The record holds {name[:80]!a}, which is no file of a record."
                )
            if len(sizes) > MOST_FILES:
                raise RecordUnreadable("record-size", "The record has too many files.")

    def read(name: str, size: int) -> bytes:
        try:
            with (folder / name).open("rb") as file:
                return file.read(size + 1)
        except OSError as problem:
            raise RecordUnreadable("record-read", f"{name} cannot be read.") from problem

    return RecordFiles(sizes, read)


_ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def _open_zip(path: Path) -> RecordFiles:
    try:
        archive = zipfile.ZipFile(path)
    except (NotImplementedError, *_ZIP_TROUBLE) as problem:
        raise RecordUnreadable(
            "record-read", "This is neither a folder nor a zip with a record."
        ) from problem
    try:
        entries = [info for info in archive.infolist() if not _is_empty_folder(info)]
        for info in entries:
            if info.flag_bits & 1 or info.compress_type not in (
                zipfile.ZIP_STORED,
                zipfile.ZIP_DEFLATED,
            ):
                raise RecordUnreadable("record-read", "The zip is packed in a way we do not read.")
            if info.file_size > max(_SMALL, _MOST_RATIO * info.compress_size):
                raise RecordUnreadable("record-size", "The zip unpacks to far more than it holds.")
        if len({info.filename for info in entries}) != len(entries):
            raise RecordUnreadable("record-name", "The zip holds a file twice.")
        by_name = {info.filename: info for info in entries}
        sizes = {name: info.file_size for name, info in by_name.items()}
        return RecordFiles(sizes, _zip_reader(archive, by_name), archive.close)
    except RecordUnreadable:
        archive.close()
        raise


def _is_empty_folder(info: zipfile.ZipInfo) -> bool:
    """Tell whether this entry is a folder that a record has, with nothing in it."""
    empty = not info.file_size and info.compress_size <= len(zlib.compress(b"", wbits=-15))
    return empty and info.filename in {f"{name}/" for name in _FOLDERS}


def _zip_reader(
    archive: zipfile.ZipFile, by_name: Mapping[str, zipfile.ZipInfo]
) -> Callable[[str, int], bytes]:
    def read(name: str, size: int) -> bytes:
        try:
            with archive.open(by_name[name]) as file:
                return file.read(size + 1)  # never more than it says, whatever it unpacks to
        except (NotImplementedError, *_ZIP_TROUBLE) as problem:
            raise RecordUnreadable(
                "record-read", f"The file {name} in the zip is damaged."
            ) from problem

    return read
