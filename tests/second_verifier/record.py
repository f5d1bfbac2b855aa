"""A record as a folder or a zip: V00 and V01."""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.second_verifier.strict_json import Bad

MIB = 2**20
LIMITS = {
    "README.txt": MIB,
    "definition.json": 2 * MIB,
    "candidates.json": 8 * MIB,
    "cards.json": 64 * MIB,
    "trail.jsonl": 64 * MIB,
    "checkpoint": 16 * 1024,
    "counts.json": 8 * MIB,
    "certificate.json": 8 * MIB,
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
MAX_LOOSE = 64 * MIB  # unpacked bytes of a zip that may be packed as tightly as they like
MAX_RATIO = 50
_PICTURE = re.compile(r"pictures/[0-9a-f]{64}\.jpg\Z")
_BOX = re.compile(r"boxes/[1-9A-HJ-NP-Za-km-z]{14,22}\.bel\Z")
_LITTER = {
    name.lower()
    for name in (
        *(".DS_Store", ".localized", ".apdisk", "Icon\r", "__MACOSX", ".Spotlight-V100"),
        *(".Trashes", ".fseventsd", ".TemporaryItems", ".DocumentRevisions-V100", "Thumbs.db"),
        *("ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "System Volume Information"),
        *(".directory", "lost+found", "@eaDir"),
    )
}


@dataclass
class Found:
    """Files of the record, and names of what lies beside them."""

    files: dict[str, bytes] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)


def limit_of(name: str) -> int | None:
    """Return the most bytes that a file of a record may have; None for other names."""
    if _PICTURE.match(name):
        return MIB
    return 512 * MIB if _BOX.match(name) else LIMITS.get(name)


def is_litter(name: str) -> bool:
    """Say whether computers leave this behind."""
    parts = name.lower().split("/")
    return any(part in _LITTER or part.startswith(("._", ".trash-")) for part in parts)


def sort_files(files: Mapping[str, bytes]) -> Found:
    """Sort files in memory into those of the record and others."""
    found = Found()
    for name, content in files.items():
        limit = limit_of(name)
        if limit is None:
            found.others += [] if is_litter(name) else [name]
        elif len(content) > limit:
            raise Bad(f"{name!r} is too large")
        else:
            found.files[name] = content
    return found


def read_record(place: Path) -> Found:
    """Read the files of a folder or a zip."""
    if place.is_dir():
        found = _read_folder(place)
    elif place.is_file():
        found = _read_zip(place)
    else:
        raise Bad("neither a folder nor a file")
    if not found.files:
        raise Bad("no file of a record")
    if len(found.files) > MAX_FILES or sum(map(len, found.files.values())) > MAX_TOGETHER:
        raise Bad("more files or bytes than a record has")
    return found


def _read_folder(place: Path) -> Found:
    inside = [name for name in os.listdir(place) if not is_litter(name)]  # noqa: PTH208
    if len(inside) == 1 and (place / inside[0] / "definition.json").is_file():
        place = place / inside[0]
    found = Found()
    for folder, folders, names in os.walk(place):
        for name in [*folders, *names]:
            path = Path(folder) / name
            known = path.relative_to(place).as_posix()
            info = path.lstat()
            limit = limit_of(known)
            if limit is not None and stat.S_ISREG(info.st_mode):
                if info.st_size > limit:
                    raise Bad(f"{known!r} is too large")
                found.files[known] = path.read_bytes()
            elif known not in {"boxes", "pictures"} or not stat.S_ISDIR(info.st_mode):
                found.others += [] if is_litter(known) else [known]
    return found


def _read_zip(place: Path) -> Found:
    try:
        with zipfile.ZipFile(place) as archive:
            return _read_entries(archive)
    except (
        *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError),
        NotImplementedError,
    ) as error:
        raise Bad(f"not a zip: {error}") from error


def _read_entries(archive: zipfile.ZipFile) -> Found:
    entries = archive.infolist()
    top = _top_folder([_name(info) for info in entries])
    found = Found()
    plain: dict[str, zipfile.ZipInfo] = {}
    for info in entries:
        name = _name(info).removeprefix(top)
        if info.file_size == 0 and name in {"boxes/", "pictures/", *([""] if top else [])}:
            continue
        limit = limit_of(name)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if limit is None or kind not in {0, stat.S_IFREG} or info.external_attr & 0x10:
            found.others += [] if is_litter(name) else [name]
            continue
        if name in plain:
            raise Bad(f"{name!r} stands twice")
        if info.file_size > limit:
            raise Bad(f"{name!r} is too large")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Bad(f"{name!r} is packed in another way")
        plain[name] = info
    whole = os.fstat(archive.fp.fileno()).st_size if archive.fp else 0
    _require_ratio([[info] for info in plain.values()], whole)
    _require_ratio([list(plain.values())], whole)
    found.files = {name: archive.read(info) for name, info in plain.items()}
    return found


def _require_ratio(groups: Iterable[list[zipfile.ZipInfo]], whole: int) -> None:
    for infos in groups:
        size = sum(info.file_size for info in infos)
        packed = min(whole, sum(info.compress_size for info in infos))
        if size > max(MAX_LOOSE, MAX_RATIO * packed):
            raise Bad("the zip unpacks to far more than it holds")


def _name(info: zipfile.ZipInfo) -> str:
    return info.orig_filename.replace("\\", "/")


def _top_folder(names: list[str]) -> str:
    inside = {name for name in names if not is_litter(name)}
    tops = {name.partition("/")[0] for name in inside}
    if len(tops) != 1:
        return ""
    top = f"{tops.pop()}/"
    return top if f"{top}definition.json" in inside else ""
