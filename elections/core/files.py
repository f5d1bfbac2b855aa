"""Files that are private, and files that are written whole or not at all; on every system."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_REPLACE_TRIES, _REPLACE_PAUSE = 40, 0.05  # together 2 seconds


def create_private(path: Path, raw: bytes) -> None:
    """Write a new file that only its owner may read, down to the disk.

    Raises `FileExistsError` when there is one already. Windows knows no such modes: there the
    folder's own permissions decide.
    """
    with open(path, "xb", opener=_owner_only) as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def verify_writable(folder: Path) -> None:
    """Write a file in ``folder`` and take it away. Raises `OSError` when that cannot be done."""
    with tempfile.TemporaryFile(dir=folder, prefix="new-") as file:
        file.write(b"?")
        file.flush()


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_whole(path: Path, raw: bytes) -> None:
    """Write ``path`` all or nothing: a stopped program leaves no half file under its name."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        replace_file(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_durably(path: Path, raw: bytes) -> None:
    """Write ``path`` all or nothing, and return when it is on the disk, its name too."""
    new = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        with open(new, "wb", opener=_owner_only) as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        replace_file(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@contextmanager
def written_durably(path: Path, raw: bytes) -> Iterator[None]:
    """Write a new file that has its name only after the block, and not if the block fails.

    In the block the bytes are on the disk already, under another name.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        create_private(new, raw)
        yield
        replace_file(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Remove a file; return when that is on the disk."""
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def append_durably(path: Path, size: int, raw: bytes) -> None:
    """Write ``raw`` after the first ``size`` bytes of ``path``; return when it is on the disk."""
    is_new = not path.exists()
    with open(path, "ab", opener=_owner_only) as file:
        file.truncate(size)
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Put names on the disk. Windows does that by itself, and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some file systems of sticks and of networks cannot
        pass
    finally:
        os.close(handle)


def replace_file(new: Path, path: Path) -> None:
    """Put the file ``new`` in the place of ``path``, at once for everybody who opens it.

    Windows refuses while somebody reads ``path``, so it is tried again for a moment.
    """
    for _ in range(_REPLACE_TRIES):
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE)
        else:
            return
    new.replace(path)


def remove_file(path: Path) -> None:
    """Remove a file that nobody needs. Windows keeps it while somebody reads it: then it stays."""
    with suppress(PermissionError):
        path.unlink(missing_ok=True)
