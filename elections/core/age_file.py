"""A file that one passphrase opens: the format of age (https://age-encryption.org/v1, "scrypt").

Written here with `cryptography`, so that the work factor, and with it the memory, is ours to choose
(docs/adr). Debian's ``age --decrypt`` opens such a file too.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ballots.errors import RepVoteError

WORK_FACTOR = 16  # 64 MiB and a fifth of a second; our passphrases have 100 random bits
_MOST_WORK = 20  # what `age` itself writes on a fast computer: 1 GiB
_CHUNK, _TAG = 64 * 1024, 16
_LABEL = b"age-encryption.org/v1/scrypt"
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n"
    rb"(?P<key>[A-Za-z0-9+/]{43})\n---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class _Header(NamedTuple):
    """The fields of a header, without its message authentication code."""

    salt: bytes
    work: int
    wrapped: bytes


def encrypt(plain: bytes, passphrase: str) -> bytes:
    """Encrypt ``plain`` under a passphrase."""
    salt, key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, WORK_FACTOR)).encrypt(
        bytes(12), key, None
    )
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _text(salt),
        WORK_FACTOR,
        _text(wrapped),
    )
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    payload = (cipher.encrypt(number, chunk, None) for number, chunk in _chunks(plain, _CHUNK))
    return b"".join((head, b" ", _text(_code(key, head)), b"\n", nonce, *payload))


def decrypt(raw: bytes, passphrase: str) -> bytes:
    """Decrypt the whole file.

    Raises `RepVoteError` for another kind of file, a passphrase that does not fit, and a file that
    is not whole.
    """
    match = _HEADER.match(raw)
    if match is None:
        raise RepVoteError(
            "backup-foreign", "This is not a backup of RepVote, or its beginning is damaged."
        )
    header = _Header(_bytes(match["salt"]), int(match["work"]), _bytes(match["key"]))
    key = _file_key(header, passphrase)
    nonce, payload = raw[match.end() : match.end() + 16], raw[match.end() + 16 :]
    if not hmac.compare_digest(_code(key, match[1]), _bytes(match["mac"])):
        raise damaged()
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    chunks = _chunks(payload, _CHUNK + _TAG)
    try:
        return b"".join(cipher.decrypt(nonce, chunk, None) for nonce, chunk in chunks)
    except InvalidTag as problem:
        raise damaged() from problem


def damaged() -> RepVoteError:
    """Make the error for a file that is not whole; the caller raises it."""
    return RepVoteError(
        "backup-damaged", "This backup is damaged or not whole. Use another copy of the file."
    )


def _file_key(header: _Header, passphrase: str) -> bytes:
    if header.work > _MOST_WORK:  # it would need more memory than a laptop has
        raise damaged()
    try:
        return ChaCha20Poly1305(_stretched(passphrase, header.salt, header.work)).decrypt(
            bytes(12), header.wrapped, None
        )
    except InvalidTag as problem:
        raise RepVoteError(
            "backup-passphrase",
            "This passphrase does not open the file. Look at each letter and try again. "
            "If it is right, the file is damaged: use another copy of it.",
        ) from problem


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(salt=_LABEL + salt, length=32, n=1 << work, r=8, p=1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(key)


def _code(key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(key, b"", b"header"), head, "sha256")


def _chunks(raw: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Cut into chunks, each with its nonce: its number, and whether it is the last."""
    starts = range(0, max(len(raw), 1), size)
    for number, start in enumerate(starts):
        is_last = start == starts[-1]
        yield number.to_bytes(11, "big") + bytes([is_last]), raw[start : start + size]


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
