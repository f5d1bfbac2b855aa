"""Computers between which an election moves, and all that has to arrive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from elections.core.backup_file import Backup
from elections.core.context import Context
from elections.core.settings import Settings
from elections.models import Base
from elections.services.moving.back_up import back_up
from elections.services.moving.restore import Restored, restore
from elections.stores import rows
from tests.factories import election_factory


@dataclass(frozen=True)
class Computer:
    """A data folder and a database, for an election to be restored to."""

    data: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {"REPVOTE_DATABASE_URL": self.url} if self.url else {}

    def settings(self) -> Settings:
        return election_factory.settings_for(self.data, self.url)

    def open(self) -> Context:
        return election_factory.open_at(self.data, self.url)

    def restore(self, backup: Backup, *, is_only_copy: bool = False) -> Restored:
        return restore(backup, self.data, self.environment, is_only_copy=is_only_copy)


@dataclass(frozen=True)
class State:
    """All that a backup has to bring: rows and files."""

    rows: dict[str, list[tuple[object, ...]]]
    files: dict[str, bytes]


def state_of(ctx: Context) -> State:
    """Read every table and every file by the plainest way there is."""

    def query(session: Session) -> dict[str, list[tuple[object, ...]]]:
        return {
            table.name: sorted(map(tuple, session.execute(table.select())), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in rows.LEFT_OUT
        }

    folder = ctx.settings.data_dir
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.startswith("repvote.db")
        and path.suffix not in {".lock", ".turn"}
        and path.name != "moves.json"
    }
    return State(ctx.db.read(query), files)


def backup_of(ctx: Context, folder: Path, *, is_move: bool = False) -> Backup:
    """Write a backup to the disk and read it again."""
    path = folder / f"{len(list(folder.glob('*.age')))}.age"
    backup = back_up(ctx, path, is_move=is_move)
    return Backup.from_bytes(path.read_bytes(), backup.passphrase)
