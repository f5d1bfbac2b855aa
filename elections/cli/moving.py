"""Make a backup, and restore one, at the server's own computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from elections.cli.opening import opened, progress_bar
from elections.core.backup_file import Backup
from elections.core.files import remove_durably
from elections.core.settings import load_settings
from elections.core.stopped import require_running
from elections.domain.backup_passphrase import as_drawn
from elections.services.moving.back_up import BackupMade, back_up
from elections.services.moving.restore import restore
from elections.services.queries import overview as election_queries
from elections.services.startup import serving_alone

MIB = 1024 * 1024


def make_backup(data: Path | None, path: Path, *, is_move: bool) -> None:
    """Check all data, write the file, and show its passphrase."""
    settings = load_settings(data)
    if not is_move:
        require_running(settings.data_dir)
    with (
        serving_alone(settings),
        progress_bar("Checking") as progress,
        opened(data, settings, progress, is_moved_allowed=is_move) as ctx,
    ):
        if election_queries.overview(ctx) is None:  # a folder that was mistyped is new and empty
            raise click.ClickException(f"There is no election in {settings.data_dir}.")
        backup = back_up(ctx, path, is_move=is_move)
    try:
        click.echo(_made(path, backup, is_move=is_move))
    except OSError as problem:  # a pipe that nobody reads
        remove_durably(path.absolute())
        again = f"repvote backup {path}{' --move' if is_move else ''}"
        raise click.ClickException(
            "The passphrase could not be shown, so the backup was taken away again. "
            f"Make it again where you can read it: {again}"
        ) from problem


def _made(path: Path, backup: BackupMade, *, is_move: bool) -> str:
    """Say what was made; the only place where the passphrase is ever shown."""
    text = (
        f"Backup: {path}\n"
        f"  {backup.manifest.title}, {backup.manifest.entries} entries in the trail, "
        f"{backup.size / MIB:.1f} MB\n\n"
        f"Passphrase: {backup.passphrase}\n\n"
        "Write it down now, and keep it apart from the file. It is kept nowhere else, and without "
        "it nobody can open the file."
    )
    if is_move:
        text += (
            "\n\nThis copy of the election is stopped. It takes and signs nothing until it is "
            "moved back.\nOn the other computer: repvote restore FILE"
        )
    return text


def restore_backup(
    data: Path | None, path: Path, read_passphrase: Callable[[str], str], *, is_only_copy: bool
) -> None:
    """Ask for the passphrase, restore, and say what is there."""
    raw = path.read_bytes()
    backup = Backup.from_bytes(raw, as_drawn(read_passphrase("Passphrase of the backup")))
    with progress_bar("Checking") as progress:
        restored = restore(backup, data, is_only_copy=is_only_copy, progress=progress)
    click.echo(
        f"Restored: {restored.title}, {restored.entries} entries in the trail.\n"
        f"All data in {restored.folder} is as it was logged. Everybody signs in again.\n"
        "Do not restore this file a second time. Destroy it, or lock it away."
    )
    if restored.cards_address:
        click.echo(
            f"Vote cards that were made before lead to {restored.cards_address}. This computer "
            "must be reached there (REPVOTE_BASE_URL), or make the cards again before voting opens."
        )
