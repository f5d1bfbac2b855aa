"""The signed head of the trail: a C2SP checkpoint (tlog-checkpoint) as a signed note.

    <origin> LF <size> LF <root in Base64> LF LF then signature lines
    "— " <key name> " " <Base64 of key id || signature> LF

Ed25519 only (signature type 01). The key's name is the log's origin. Lines by unknown keys are
ignored, so witnesses can add theirs; a wrong signature by a known key makes the note invalid.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.errors import NoteInvalid
from ballots.signatures import is_signed

LIMIT = 16 * 1024
MOST_SIGNATURES = 32
_DASH = "\N{EM DASH} "
_SIZE = re.compile(r"(?:0|[1-9][0-9]{0,15})\Z")
_NAME = re.compile(r"[^\s+\x00-\x1f]{1,200}\Z")
_ED25519 = b"\x01"
_ROOT_BYTES = 32
_ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``size`` entries under ``root`` (32 bytes) in the log called ``origin``."""

    origin: str
    size: int
    root: bytes

    def body(self) -> bytes:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()


def is_key_name(name: str) -> bool:
    """Tell whether this may be an origin and key name: no spaces, no plus (C2SP signed-note)."""
    return bool(_NAME.match(name)) and name.isprintable()


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the 4 bytes that stand before a signature (C2SP signed-note)."""
    return sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_ID_BYTES]


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> bytes:
    """Write the note with the log's own signature. Raises `ValueError` for an impossible origin."""
    if not is_key_name(checkpoint.origin):
        msg = "an origin has no spaces and no plus sign"
        raise ValueError(msg)
    body = checkpoint.body()
    public = key.public_key().public_bytes_raw()
    signature = base64.b64encode(key_id(checkpoint.origin, public) + key.sign(body)).decode()
    return body + f"\n{_DASH}{checkpoint.origin} {signature}\n".encode()


def open_note(raw: bytes, known: Mapping[str, bytes]) -> tuple[Checkpoint, frozenset[str]]:
    """Read a note; ``known`` maps key names to raw public keys (32 bytes).

    Returns the checkpoint and the names of the known keys that signed it: at least one.
    Raises `NoteInvalid`.
    """
    if len(raw) > LIMIT:
        raise NoteInvalid("note-long", "The checkpoint is too long.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise NoteInvalid("note-form", "The checkpoint is not proper text.") from problem
    head, gap, tail = text.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise NoteInvalid("note-form", "The checkpoint has no signature part.")
    body = f"{head}\n"
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteInvalid("note-long", "The checkpoint has too many signatures.")
    signers = {name for name in (_signer(line, body.encode(), known) for line in lines) if name}
    if not signers:
        raise NoteInvalid("note-unsigned", "The checkpoint is not signed with a key we know.")
    return _parse_body(body), frozenset(signers)


def _signer(line: str, body: bytes, known: Mapping[str, bytes]) -> str | None:
    """Find the known key that made this signature line, or None if the key is unknown."""
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not is_key_name(name):
        raise NoteInvalid("note-form", "A signature line of the checkpoint is not well formed.")
    signature = _base64(encoded)
    public = known.get(name)
    if public is None or signature[:_ID_BYTES] != key_id(name, public):
        return None
    if not is_signed(public, body, signature[_ID_BYTES:]):
        raise NoteInvalid("note-signature", f"The checkpoint's signature by {name} is wrong.")
    return name


def _base64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise NoteInvalid("note-form", "A part of the checkpoint is not Base64.") from problem
    if base64.b64encode(raw).decode() != text:
        raise NoteInvalid("note-form", "A part of the checkpoint is not Base64 as it must be.")
    return raw


def _parse_body(body: str) -> Checkpoint:
    lines = body[:-1].split("\n")
    if len(lines) != 3 or not is_key_name(lines[0]) or not _SIZE.match(lines[1]):
        raise NoteInvalid("note-form", "The checkpoint is not three lines: name, size, root.")
    root = _base64(lines[2])
    if len(root) != _ROOT_BYTES:
        raise NoteInvalid("note-form", "The checkpoint's root is not 32 bytes.")
    return Checkpoint(lines[0], int(lines[1]), root)
