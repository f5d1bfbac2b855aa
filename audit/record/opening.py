"""Open a record from strangers, a folder or a zip, as `RecordFiles`.

Only names of a record are ever read (`audit.record.names`); no link is followed, no pipe or device
opened, nothing unpacked to disk, and no entry of a zip beyond the size that it says.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import RecordUnreadable
from audit.record.files import MOST_FILES, Beside, RecordFiles
from audit.record.names import DEFINITION, FOLDERS, is_litter, limit_of, sort_names, top_folder

SMALL = 64 << 20  # a zip below this is harmless at any compression ratio
MOST_RATIO = 50  # honest boxes shrink to a half or a fifth, a zip bomb to a thousandth
_ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def open_record(source: Path) -> RecordFiles:
    """Open a folder or a zip. Raises `RecordUnreadable`."""
    try:
        files = _open(source)
    except FileNotFoundError as problem:
        raise RecordUnreadable(
            "record-read", "There is no file or folder of this name."
        ) from problem
    except (OSError, ValueError) as problem:
        raise RecordUnreadable(
            "record-read", f"The record cannot be read: {type(problem).__name__}."
        ) from problem
    if not files.names:
        with files:
            raise RecordUnreadable("record-read", "There is no file of a record in it.")
    return files


def _open(source: Path) -> RecordFiles:
    kind = source.stat().st_mode
    if stat.S_ISDIR(kind):
        return _open_folder(source)
    if stat.S_ISREG(kind):
        return _open_zip(source)
    # a pipe or a device could give bytes for ever
    raise RecordUnreadable("record-read", "This is neither a folder nor a file with a record.")


def _require_few(number: int) -> None:
    if number > MOST_FILES:
        raise RecordUnreadable("record-size", "The record has too many files.")


# --- a folder --------------------------------------------------------------------------------


@dataclass
class _Found:
    """Plain files with their sizes, and names of everything else."""

    sizes: dict[str, int] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)


def _list_folder(folder: Path) -> _Found:
    listing = _Found()
    waiting = [(folder, "")]
    while waiting:
        inside, prefix = waiting.pop()
        for path in inside.iterdir():
            name = prefix + path.name
            info = path.lstat()
            if stat.S_ISREG(info.st_mode):
                listing.sizes[name] = info.st_size
            elif stat.S_ISDIR(info.st_mode) and name in FOLDERS:
                waiting.append((path, f"{name}/"))
            else:
                listing.odd.append(f"{name}/" if stat.S_ISDIR(info.st_mode) else name)
            _require_few(len(listing.sizes) + len(listing.odd))
    return listing


def _open_folder(folder: Path) -> RecordFiles:
    listing, top = _list_folder(folder), None
    inner = [name for name in (*listing.sizes, *listing.odd) if not is_litter(name)]
    if len(inner) == 1 and inner[0].endswith("/") and _is_file(folder / inner[0] / DEFINITION):
        (top,) = inner
        litter = [name for name in (*listing.sizes, *listing.odd) if name != top]
        folder /= top
        listing = _list_folder(folder)
        listing.odd += litter
    names = sort_names(listing.sizes)
    odd = sort_names(listing.odd)

    def read(name: str, size: int) -> bytes:
        try:
            with (folder / name).open("rb") as file:
                return file.read(size + 1)
        except OSError as problem:
            raise RecordUnreadable("record-read", f"{name} cannot be read.") from problem

    beside = Beside(
        others=tuple(sorted({*names.others, *odd.others, *odd.known})),  # known: links
        litter=tuple(sorted({*names.litter, *odd.litter})),
        top=top,
    )
    sizes = {name: listing.sizes[name] for name in names.known}
    return RecordFiles(sizes, read, beside=beside)


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


# --- a zip -----------------------------------------------------------------------------------


def _open_zip(path: Path) -> RecordFiles:
    try:
        archive = zipfile.ZipFile(path)
    except (NotImplementedError, *_ZIP_TROUBLE) as problem:
        raise RecordUnreadable(
            "record-read", "This is neither a folder nor a zip with a record."
        ) from problem
    try:
        return _files_of_zip(archive, path.stat().st_size)
    except RecordUnreadable:
        archive.close()
        raise


def _files_of_zip(archive: zipfile.ZipFile, size: int) -> RecordFiles:
    entries = archive.infolist()
    _require_few(len(entries))
    top = top_folder(map(_name_of, entries))
    plain: dict[str, zipfile.ZipInfo] = {}
    odd: list[str] = []
    litter: list[str] = []
    folders = {f"{folder}/" for folder in FOLDERS} | ({""} if top else set())
    for info in entries:
        name = _name_of(info).removeprefix(top or "")
        if _is_empty(info) and name in folders:
            continue
        if is_litter(name):
            litter.append(name)
        elif limit_of(name) is None or not _is_plain(info):
            odd.append(name or (top or ""))
        elif name in plain:
            raise RecordUnreadable("record-name", "The zip holds a file twice.")
        else:
            _require_packing(info)
            plain[name] = info
    _require_ratio(plain.values(), size)
    others, passed = sort_names(odd), sort_names(litter)
    return RecordFiles(
        {name: info.file_size for name, info in plain.items()},
        _zip_reader(archive, plain),
        archive.close,
        Beside(tuple(sorted({*others.others, *others.known})), passed.litter, top),
    )


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return the whole name in the zip; some programs for Windows write backslashes.

    ``info.filename`` ends at a NUL, and differs on Windows.
    """
    return info.orig_filename.replace("\\", "/")


def _is_plain(info: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is marked as an ordinary file: no link, folder, pipe or device."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in (0, stat.S_IFREG) and not info.external_attr & _DOS_FOLDER


_DOS_FOLDER = 0x10


def _is_empty(info: zipfile.ZipInfo) -> bool:
    return not info.file_size and info.compress_size <= len(zlib.compress(b"", wbits=-15))


def _require_packing(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RecordUnreadable("record-read", "The zip is packed in a way we do not read.")
    if info.file_size > max(SMALL, MOST_RATIO * info.compress_size):
        raise RecordUnreadable("record-size", "The zip unpacks to far more than it holds.")


def _require_ratio(entries: Iterable[zipfile.ZipInfo], size: int) -> None:
    """Refuse a bomb of one entry inside another: ``size`` is that of the whole zip."""
    infos = list(entries)
    packed = min(size, sum(info.compress_size for info in infos))
    if sum(info.file_size for info in infos) > max(SMALL, MOST_RATIO * packed):
        raise RecordUnreadable("record-size", "The zip unpacks to far more than it holds.")


def _zip_reader(
    archive: zipfile.ZipFile, by_name: Mapping[str, zipfile.ZipInfo]
) -> Callable[[str, int], bytes]:
    def read(name: str, size: int) -> bytes:
        try:
            with archive.open(by_name[name]) as file:
                return file.read(size + 1)  # never more than its stated size
        except (NotImplementedError, *_ZIP_TROUBLE) as problem:
            raise RecordUnreadable(
                "record-read", f"The file {name} in the zip is damaged."
            ) from problem

    return read
