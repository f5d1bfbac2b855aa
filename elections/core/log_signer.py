"""The key that signs the trail, and the last checkpoint that is kept outside the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.log import checkpoint as notes
from ballots.errors import RepVoteError
from elections.core.files import write_durably

CHECKPOINT = "last-checkpoint"


class LogBroken(RepVoteError):
    """The trail is not what was signed before. The server must stop; a person must look."""


@dataclass(frozen=True, slots=True)
class LogSigner:
    """The log's name, its key, and the folders outside the database that keep what it signed."""

    origin: str
    key: Ed25519PrivateKey = field(repr=False)
    folders: tuple[Path, ...]

    @property
    def public_key(self) -> bytes:
        """Raw Ed25519 public key, 32 bytes."""
        return self.key.public_key().public_bytes_raw()

    def read(self, note: bytes) -> notes.Checkpoint:
        """Read a checkpoint of ours. Raises `NoteInvalid`."""
        return notes.open_note(note, {self.origin: self.public_key})[0]

    def kept_note(self) -> bytes | None:
        """Read the longest checkpoint kept outside the database, as it was signed."""
        kept = [note for note in map(self._note_in, self.folders) if note is not None]
        return max(kept, key=lambda note: self.read(note).size, default=None)

    def kept_checkpoint(self) -> notes.Checkpoint | None:
        """Read the longest checkpoint kept outside the database; None if there is none."""
        note = self.kept_note()
        return None if note is None else self.read(note)

    def keep(self, note: bytes) -> None:
        """Keep ``note`` in every folder where it is the longest so far; whole or not at all."""
        for folder in self.folders:
            self.keep_in(folder, note)

    def keep_in(self, folder: Path, note: bytes) -> None:
        """Keep ``note`` in this folder, unless one as long is there."""
        kept = self._note_in(folder)
        if kept is None or self.read(kept).size < self.read(note).size:
            write_durably(folder / CHECKPOINT, note)

    def _note_in(self, folder: Path) -> bytes | None:
        """Read the note kept in a folder. The first is the data folder; another may be a stick."""
        try:
            return (folder / CHECKPOINT).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            if folder == self.folders[0]:
                raise
            return None
