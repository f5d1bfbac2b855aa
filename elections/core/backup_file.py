"""A backup: a zip with a manifest, all rows and the files of the data folder, then encrypted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from ballots.encoding import canonical, parse_canonical, sha256_hex
from ballots.errors import BadInput
from ballots.typed_json import Between, Matches, read_value, to_json
from elections.core.age_file import damaged, decrypt, encrypt
from elections.core.stopped import MoveId

MOST_BYTES = 2 * 1024**3  # of all parts together: they are held in memory
_MANIFEST = "manifest.json"
_TABLES, _FILES, _ROWS = "tables/", "files/", ".jsonl"
_MOST_MANIFEST = 16 * 1024 * 1024
_NAME = re.compile(
    r"(tables/[a-z_]+\.jsonl|files(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)\Z"
)  # no part begins with a dot, so none leads out of a folder
_HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """Size in bytes and SHA-256 of a part."""

    size: Annotated[int, Between(0, MOST_BYTES)]
    sha256: Annotated[str, Matches(_HASH)]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The description of a backup's contents.

    ``revision``: of the tables. ``log``: the name of the trail's log; ``entries`` and ``root``: how
    far the trail goes. ``base_url``: the address that people used. ``move``: names the move, None
    for a safety copy. ``moves``: the moves by which the election had come to where it was made.
    """

    format: Literal["repvote-backup-1"]
    title: str
    revision: str
    log: str
    entries: Annotated[int, Between(0, 10**9)]
    root: Annotated[str, Matches(_HASH)]
    base_url: str
    move: MoveId | None
    moves: tuple[MoveId, ...]
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Backup:
    """Manifest, rows by table, and bytes by the path of a file in the data folder."""

    manifest: Manifest
    tables: Mapping[str, bytes]
    files: Mapping[str, bytes]

    def to_bytes(self, passphrase: str) -> bytes:
        """Write the encrypted file."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(_MANIFEST, canonical(to_json(self.manifest)))
            for name, raw in _by_part(self.tables, self.files).items():
                zipped.writestr(name, raw)
        return encrypt(written.getvalue(), passphrase)

    @classmethod
    def from_bytes(cls, raw: bytes, passphrase: str) -> Backup:
        """Read the encrypted file. Raises `RepVoteError` unless it is whole, as it was written."""
        plain = decrypt(raw, passphrase)
        try:
            with zipfile.ZipFile(io.BytesIO(plain)) as zipped:
                manifest = _read_manifest(zipped)
                parts = {name: _read_part(zipped, name, manifest) for name in manifest.parts}
        except (zipfile.BadZipFile, zlib.error, BadInput, LookupError, OSError, ValueError) as bad:
            raise damaged() from bad
        return cls(
            manifest,
            {
                name.removeprefix(_TABLES).removesuffix(_ROWS): raw
                for name, raw in parts.items()
                if name.startswith(_TABLES)
            },
            {
                name.removeprefix(_FILES): raw
                for name, raw in parts.items()
                if name.startswith(_FILES)
            },
        )


def parts_of(tables: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, Part]:
    """List the parts as the manifest does."""
    return {name: Part(len(raw), sha256_hex(raw)) for name, raw in _by_part(tables, files).items()}


def is_part_name(path: str) -> bool:
    """Tell whether a file of the data folder can stand in a backup by this path."""
    return _NAME.match(_FILES + path) is not None


def rows_hash(tables: Mapping[str, bytes]) -> str:
    """Hash all rows."""
    return sha256_hex(canonical({name: sha256_hex(raw) for name, raw in tables.items()}))


def _by_part(tables: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{_TABLES}{name}{_ROWS}": raw for name, raw in tables.items()} | {
        f"{_FILES}{path}": raw for path, raw in files.items()
    }


def _read_manifest(zipped: zipfile.ZipFile) -> Manifest:
    with zipped.open(_MANIFEST) as file:
        value = parse_canonical(file.read(_MOST_MANIFEST + 1), _MOST_MANIFEST)
    manifest = read_value(Manifest, value, _MANIFEST)
    if sorted(zipped.namelist()) != sorted([_MANIFEST, *manifest.parts]):
        raise damaged()
    if sum(part.size for part in manifest.parts.values()) > MOST_BYTES:
        raise damaged()
    if not all(_NAME.match(name) for name in manifest.parts):
        raise damaged()
    return manifest


def _read_part(zipped: zipfile.ZipFile, name: str, manifest: Manifest) -> bytes:
    part = manifest.parts[name]
    with zipped.open(name) as file:
        raw = file.read(part.size + 1)
    if Part(len(raw), sha256_hex(raw)) != part:
        raise damaged()
    return raw
