"""Passphrases as Argon2id hashes, and as the keys that seal signing keys."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from elections.core.settings import PassphraseCost
from elections.domain.passphrases import MAX_PASSPHRASE

SALT_BYTES = 16
_KEY_BYTES = 32
_HASHING = threading.Semaphore(2)  # each hash takes tens of MiB; a flood must not take them all


def hash_passphrase(passphrase: str, cost: PassphraseCost) -> str:
    """Make the PHC string to keep of a passphrase."""
    with _HASHING:
        method = _argon2(secrets.token_bytes(SALT_BYTES), cost)
        return method.derive_phc_encoded(_prepared(passphrase))


def is_passphrase(passphrase: str, phc: str) -> bool:
    """Tell whether this is the passphrase of a PHC string."""
    is_too_long = len(passphrase) > MAX_PASSPHRASE
    with _HASHING:
        try:
            Argon2id.verify_phc_encoded(_prepared(passphrase[:MAX_PASSPHRASE]), phc)
        except InvalidKey:
            return False
    return not is_too_long


@lru_cache(maxsize=4)
def dummy_hash(cost: PassphraseCost) -> str:
    """Make the hash that an unknown name is checked against: it takes as long as a known one."""
    return hash_passphrase(secrets.token_urlsafe(32), cost)


def passphrase_key(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """Derive a key of 32 bytes from a passphrase."""
    with _HASHING:
        return _argon2(salt, cost).derive(_prepared(passphrase))


def _prepared(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")


def _argon2(salt: bytes, cost: PassphraseCost) -> Argon2id:
    return Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
