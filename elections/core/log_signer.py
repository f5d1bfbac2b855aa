"""The key that signs the trail, and the last checkpoint that is kept outside the database."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.log import checkpoint as notes
from ballots.errors import RepVoteError
from elections.core.files import replace_file


class LogBroken(RepVoteError):
    """The trail is not what was signed before. The server must stop; a person must look."""


@dataclass(frozen=True, slots=True)
class LogSigner:
    """The log's name, its key, and where the last checkpoint is kept outside the database."""

    origin: str
    key: Ed25519PrivateKey = field(repr=False)
    kept: Path

    @property
    def public_key(self) -> bytes:
        """Raw Ed25519 public key, 32 bytes."""
        return self.key.public_key().public_bytes_raw()

    def read(self, note: bytes) -> notes.Checkpoint:
        """Read a checkpoint of ours. Raises `NoteInvalid`."""
        return notes.open_note(note, {self.origin: self.public_key})[0]

    def kept_checkpoint(self) -> notes.Checkpoint | None:
        """Read the last checkpoint kept outside the database; None if there is none."""
        try:
            return self.read(self.kept.read_bytes())
        except FileNotFoundError:
            return None

    def keep(self, note: bytes) -> None:
        """Keep ``note`` if it is the longest so far; whole or not at all."""
        before = self.kept_checkpoint()
        if before is not None and before.size >= self.read(note).size:
            return
        new = self.kept.with_name(f"{self.kept.name}.{os.getpid()}-{threading.get_ident()}.new")
        with new.open("wb") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        replace_file(new, self.kept)
