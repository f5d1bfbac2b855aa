"""The files of a data folder that belong to the election, beside its database."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy.engine import make_url

from ballots.encoding import canonical, parse_canonical
from ballots.errors import BadInput, RepVoteError
from ballots.typed_json import read_value, to_json
from elections.audio.progress import FILE as SOUND_PROGRESS
from elections.core.backup_file import MOST_BYTES, is_part_name
from elections.core.files import write_durably
from elections.core.settings import Settings
from elections.core.stopped import STOPPED, MoveId
from elections.core.tls import SERVER_CRT, SERVER_KEY

STAGING = "restoring"
MOVES = "moves.json"
_LIMIT = 64 * 1024
# locks, what is half written, and what a server makes anew for itself
_OWN_NAMES = frozenset({STOPPED, MOVES, STAGING, SERVER_CRT, SERVER_KEY, SOUND_PROGRESS})
_OWN_ENDINGS = (".lock", ".turn", ".new")
_OWN_BEGINNINGS = (".", "new-")  # "." is what computers leave behind


def election_files(settings: Settings, besides: Path | None = None) -> Iterator[str]:
    """List the files by their paths in the data folder. ``besides``: one that is none of them.

    Raises `RepVoteError` for what cannot stand in a backup.
    """
    folder, database = settings.data_dir, sqlite_file(settings)
    for path in sorted(_files_below(folder)):
        if path == besides or (database and str(path).startswith(str(database))):
            continue
        name = path.relative_to(folder).as_posix()
        if not is_part_name(name) or not path.is_file() or path.is_symlink():
            raise RepVoteError(
                "backup-file-name",
                f"The file {path} is not of RepVote, and has no place in a backup. "
                "Move it out of the data folder.",
            )
        yield name


def read_files(settings: Settings, besides: Path | None = None) -> dict[str, bytes]:
    """Read the files. Raises `RepVoteError` when they are too big to be held in memory."""
    names = list(election_files(settings, besides))
    size = sum((settings.data_dir / name).stat().st_size for name in names)
    if size > MOST_BYTES // 2:
        raise RepVoteError(
            "backup-size",
            f"The folder {settings.data_dir} has more than {MOST_BYTES // 2 // 1024**2} MB beside "
            "the database. Move what is not of RepVote out of it.",
        )
    return {name: (settings.data_dir / name).read_bytes() for name in names}


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths in the folder."""
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(path, raw)


def read_moves(folder: Path) -> tuple[MoveId, ...]:
    """Read by which moves the election has come here. Raises `RepVoteError`."""
    try:
        raw = (folder / MOVES).read_bytes()
    except FileNotFoundError:
        return ()
    try:
        return read_value(tuple[MoveId, ...], parse_canonical(raw, _LIMIT), MOVES)
    except BadInput as problem:
        raise RepVoteError(
            "moves-damaged", f"The file {folder / MOVES} is damaged. Keep it, and call for help."
        ) from problem


def write_moves(folder: Path, moves: tuple[MoveId, ...]) -> None:
    """Keep by which moves the election has come here."""
    write_durably(folder / MOVES, canonical(to_json(moves)))


def _files_below(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if (
                name in _OWN_NAMES
                or name.endswith(_OWN_ENDINGS)
                or name.startswith(_OWN_BEGINNINGS)
            ):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(Path(entry.path))
            else:
                yield Path(entry.path)


def sqlite_file(settings: Settings) -> Path | None:
    """Name the file of the database, or None for PostgreSQL."""
    url = make_url(settings.database_url)
    return Path(str(url.database)).absolute() if url.get_backend_name() == "sqlite" else None
