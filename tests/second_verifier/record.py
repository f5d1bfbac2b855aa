"""A record as a folder or a zip: V01."""

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.second_verifier.strict_json import Bad

Add = Callable[[str, str], None]

MIB = 2**20
LIMITS = {
    "cards.json": 64 * MIB,
    "trail.jsonl": 64 * MIB,
    "candidates.json": 8 * MIB,
    "counts.json": 8 * MIB,
    "certificate.json": 8 * MIB,
    "definition.json": 2 * MIB,
    "checkpoint": 16 * 1024,
}
ALWAYS = (
    "README.txt",
    "definition.json",
    "candidates.json",
    "cards.json",
    "trail.jsonl",
    "checkpoint",
)
MAX_FILES = 10_000
MAX_TOGETHER = 4096 * MIB


def limit_of(name: str) -> int:
    """The most bytes that a file may have."""
    if name.startswith("boxes/"):
        return 512 * MIB
    return LIMITS.get(name, MIB)


def read_record(place: Path) -> dict[str, bytes]:
    """Read all files of a folder or a zip."""
    files = _read_folder(place) if place.is_dir() else _read_zip(place)
    if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_TOGETHER:
        raise Bad("more files or bytes than a record has")
    return files


def _read_folder(place: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for folder, folders, names in os.walk(place):
        for name in [*folders, *names]:
            path = Path(folder) / name
            mode = path.lstat().st_mode
            known = path.relative_to(place).as_posix()
            if stat.S_ISDIR(mode):
                if known not in {"boxes", "pictures"}:
                    raise Bad(f"{known} is another folder")
            elif not stat.S_ISREG(mode):
                raise Bad(f"{known} is no ordinary file")
            else:
                files[known] = _bounded(known, path.stat().st_size, path.read_bytes)
    return files


def _read_zip(place: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(place) as archive:
            for info in archive.infolist():
                name = info.orig_filename
                kind = stat.S_IFMT(info.external_attr >> 16)
                if name in {"boxes/", "pictures/"} and info.file_size == 0:
                    continue
                if kind not in {0, stat.S_IFREG}:
                    raise Bad(f"{name!r} is no ordinary file")
                if name in files:
                    raise Bad(f"{name!r} stands twice")
                files[name] = _bounded(name, info.file_size, lambda info=info: archive.read(info))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Bad(f"not a zip: {error}") from error
    return files


def _bounded(name: str, size: int, read: Callable[[], bytes]) -> bytes:
    if size > limit_of(name):
        raise Bad(f"{name!r} is too large")
    return read()
