"""Make a backup: a safety copy, or the one copy that goes on elsewhere (a move)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.log import merkle
from ballots.errors import RepVoteError
from elections.audio.build import sound_folder
from elections.audio.progress import is_building
from elections.core.backup_file import Backup, Manifest, parts_of, rows_hash
from elections.core.context import Context
from elections.core.files import written_durably
from elections.core.stopped import mark_stopped, moved_mark, read_stopped, unmark
from elections.domain.backup_passphrase import draw_passphrase
from elections.migrations import latest_revision
from elections.models import CardFile, Draft
from elections.services.moving.data_files import read_files, read_moves
from elections.stores import rows
from elections.stores import trail as trail_store


@dataclass(frozen=True, slots=True)
class BackupMade:
    """The backup that was made, and its passphrase, which is stored nowhere."""

    manifest: Manifest
    size: int
    passphrase: str


def back_up(ctx: Context, path: Path, *, is_move: bool) -> BackupMade:
    """Write the backup ``path``; for a move this copy is stopped before the file has its name.

    The caller holds the data folder (`serving_alone`). Raises `RepVoteError` when there is
    something in the way; then nothing was changed.
    """
    path = path.absolute()
    _require_free(path)
    if is_building(sound_folder(ctx.settings.data_dir)):
        raise RepVoteError(
            "backup-sound", "The sound is being made. Try again when that has come to its end."
        )
    passphrase = draw_passphrase()
    stopped = read_stopped(ctx.settings.data_dir)
    move = (stopped.move if stopped else secrets.token_hex(16)) if is_move else None

    def transaction(session: Session) -> BackupMade:
        backup = _read(ctx, session, path, move)
        raw = backup.to_bytes(passphrase)
        try:
            with written_durably(path, raw):
                if move is not None:
                    mark = moved_mark(move, backup.manifest.revision, rows_hash(backup.tables))
                    mark_stopped(ctx.settings.data_dir, mark)
        except BaseException:
            if stopped is None and not path.exists():
                unmark(ctx.settings.data_dir)  # nothing has left, so nothing stops
            raise
        return BackupMade(backup.manifest, len(raw), passphrase)

    return ctx.db.alone(transaction, rows.all_table_names())


def _require_free(path: Path) -> None:
    if path.exists():
        raise RepVoteError("backup-exists", f"There is a file {path} already. Take another name.")
    if not path.parent.is_dir():
        raise RepVoteError("backup-folder", f"There is no folder {path.parent}.")


def _read(ctx: Context, session: Session, path: Path, move: str | None) -> Backup:
    _require_no_card_file(session)
    tables = rows.read_tables(session)
    files = read_files(ctx.settings, besides=path)
    leaves = trail_store.leaves(session)
    manifest = Manifest(
        format="repvote-backup-1",
        title=session.scalar(select(Draft.title)) or "",
        revision=latest_revision(),
        log=ctx.settings.log_origin,
        entries=len(leaves),
        root=merkle.root_of(leaves).hex(),
        base_url=ctx.settings.base_url,
        move=move,
        moves=read_moves(ctx.settings.data_dir),
        parts=parts_of(tables, files),
    )
    return Backup(manifest, tables, files)


def _require_no_card_file(session: Session) -> None:
    """Refuse while the cards' secrets are kept: a copy of them is a copy of every card."""
    if session.scalar(select(CardFile.batch).where(CardFile.state == "kept")) is not None:
        raise RepVoteError(
            "backup-cards",
            "The file with all vote cards is still kept, and must not get into a backup. "
            "Print the cards and say on the page for the board that all are printed. "
            "Then make the backup.",
        )
