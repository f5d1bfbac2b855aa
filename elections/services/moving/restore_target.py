"""The places to restore a backup: an empty one, or the copy that had moved away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ballots.errors import RepVoteError
from elections.core.age_file import damaged
from elections.core.backup_file import Backup, Manifest
from elections.core.stopped import RESTORING, Stopped, mark_stopped, read_stopped, unmark
from elections.services.moving.data_files import STAGING
from elections.services.startup import SERVE_LOCK, held_alone

_SECRETS = ("log.key", "web.key")


@dataclass(slots=True)
class RestoreTarget:
    """A marked data folder, held for us.

    ``before``: how it was marked before. ``is_written``: the rows are in the database, so there is
    no way back any more, only on.
    """

    folder: Path
    before: Stopped | None
    is_written: bool = False

    @property
    def moved(self) -> Stopped | None:
        """The mark of the copy that is here, stopped; None in an empty place."""
        return self.before if self.before and self.before.why == "moved" else None

    @property
    def was_unfinished(self) -> bool:
        """Tell whether an earlier restoring did not come to its end here."""
        return self.before is not None and self.before.why == "restoring"

    @property
    def staging(self) -> Path:
        """The folder for files that have no place yet."""
        return self.folder / STAGING


@contextmanager
def prepared(folder: Path, backup: Backup, *, is_only_copy: bool) -> Iterator[RestoreTarget]:
    """Hold and mark the folder for the block; put all back when that fails before it is written.

    Raises `RepVoteError` when the backup may not be restored there.
    """
    if not set(_SECRETS) <= backup.files.keys():
        raise damaged()
    _verify_mark(folder, backup, is_only_copy=is_only_copy)
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_written = False
    try:
        with held_alone(folder):
            target = RestoreTarget(folder, _verify_mark(folder, backup, is_only_copy=is_only_copy))
            if target.before is None:
                mark_stopped(folder, RESTORING)
            try:
                yield target
                unmark(folder)
            finally:
                is_written = target.is_written
                shutil.rmtree(target.staging, ignore_errors=True)
                if target.before is None and not is_written:
                    unmark(folder)
    finally:
        if is_new and not is_written:
            shutil.rmtree(folder, ignore_errors=True)


def _verify_mark(folder: Path, backup: Backup, *, is_only_copy: bool) -> Stopped | None:
    """Return the folder's mark. Raises `RepVoteError` when it forbids to restore here."""
    before = read_stopped(folder) if folder.exists() else None
    if before is None:
        _require_empty(folder)
    if before is None or before.why == "restoring":
        _require_goes_on(backup.manifest, is_only_copy=is_only_copy)
        return before
    if (folder / "log.key").read_bytes() != backup.files["log.key"]:
        raise RepVoteError(
            "backup-other", f"The folder {folder} holds another election than this backup."
        )
    if before.move in backup.manifest.moves:
        _require_goes_on(backup.manifest, is_only_copy=is_only_copy)
    elif before.move != backup.manifest.move:
        raise RepVoteError(
            "backup-not-newer",
            "This backup is not from where the election was moved to, or is older than the move. "
            "Make a backup where the election is now (repvote backup FILE --move), and restore "
            "that one.",
        )
    elif not is_only_copy:
        raise RepVoteError(
            "backup-own-move",
            "This is the file with which the election left here. If it was restored elsewhere, "
            "make a newer backup there and restore that one. If it was not, or if the other copy "
            "is lost, say so: repvote restore FILE --only-copy",
        )
    return before


def _require_goes_on(manifest: Manifest, *, is_only_copy: bool) -> None:
    if manifest.move is None and not is_only_copy:
        raise RepVoteError(
            "backup-safety-copy",
            "This is a safety copy: the election may go on where it was made. Two copies that go "
            "on make the public record worthless. If the other copy is lost, or will never be "
            "used again, say so: repvote restore FILE --only-copy",
        )


def _require_empty(folder: Path) -> None:
    """Require that there is nothing, but a lock and what computers leave behind."""
    if not folder.exists():
        return
    names = (path.name for path in folder.iterdir())
    if any(name != SERVE_LOCK and not name.startswith(".") for name in names):
        raise RepVoteError(
            "restore-not-empty",
            f"The folder {folder} is not empty. Restore into an empty or a new folder.",
        )
