"""The files of an election folder that was sent as one zip file, read in memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from ballots.errors import Problem
from ballots.names import folded_name
from elections.core.errors import bad_input
from elections.services.setup.folder_files import MISSING

# all that zipfile raises for files that are damaged, locked or made to do harm
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, RuntimeError, ValueError),
)
# With the others, zipfile takes a few bytes for gigabytes: only here it stops at the limit.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENTRY, _MOST_ENTRIES = b"PK\1\2", 10_000  # the mark of an entry in the list of all


def open_zip(raw: bytes) -> zipfile.ZipFile:
    """Open what was sent. Raises `BadInput` (``zip-not``) if it is no zip file of usual size."""
    if raw.count(_ENTRY) > _MOST_ENTRIES:
        raise bad_input("zip-not")
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except _UNREADABLE as problem:
        raise bad_input("zip-not") from problem


def folder_of(zipped: zipfile.ZipFile, name: str) -> PurePosixPath:
    """Find the folder that the file ``name`` lies in, the outermost if there are several.

    Raises `BadInput` (``zip-without``) when it is not there.
    """
    paths = [PurePosixPath(entry.filename) for entry in zipped.infolist() if not entry.is_dir()]
    folders = [path.parent for path in paths if folded_name(path.name) == folded_name(name)]
    if not folders:
        raise bad_input("zip-without", file=name)
    return min(folders, key=lambda folder: (len(folder.parts), str(folder)))


class ZippedFiles:
    """The files in one folder of a zip file; see `elections.services.setup.folder_files.Files`."""

    def __init__(self, zipped: zipfile.ZipFile, folder: PurePosixPath, inside: str = "") -> None:
        self._zipped = zipped
        self._prefix = f"{inside}/" if inside else ""
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        for entry in zipped.infolist():
            path = PurePosixPath(entry.filename)
            if not entry.is_dir() and path.parent == folder / inside:
                self._entries.setdefault(folded_name(path.name), []).append(entry)

    def read(self, name: str, limit: int) -> bytes | Problem:
        """Read at most ``limit`` bytes of a file and one more, or why not."""
        where = f"{self._prefix}{name}"
        entries = self._entries.get(folded_name(name), [])
        if len(entries) > 1:
            return Problem("F.1", where, "Two files have this name. Take one away.")
        try:
            if entries and entries[0].compress_type in _METHODS:
                with self._zipped.open(entries[0]) as file:
                    return file.read(limit + 1)
        except _UNREADABLE:
            pass
        return Problem("F.1", where, MISSING)

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that are there, in their order."""
        return [name for name in names if folded_name(name) in self._entries]


def read_from(raw: bytes, name: str, limit: int) -> bytes:
    """Read one file of a zip file. Raises `BadInput` when it cannot be read."""
    with open_zip(raw) as zipped:
        content = ZippedFiles(zipped, folder_of(zipped, name)).read(name, limit)
    if isinstance(content, Problem):
        raise bad_input("zip-without", file=name)
    return content
