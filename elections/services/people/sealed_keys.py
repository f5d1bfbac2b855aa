"""The signing key of an officer, sealed with the officer's passphrase."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ballots.encoding import canonical, strict_json
from ballots.errors import RepVoteError
from ballots.typed_json import read_value
from elections.core.settings import PassphraseCost
from elections.services.people.passphrase_hashes import SALT_BYTES, passphrase_key

_NONCE_BYTES = 12
_SEALED_FOR = b"repvote-signing-key-1|"


@dataclass(frozen=True, slots=True)
class _SealedKey:
    """A signing key, sealed with a passphrase; bytes in hex."""

    kdf: str
    iterations: int
    lanes: int
    memory_kib: int
    salt: str
    nonce: str
    sealed: str


def seal_signing_key(signing: Ed25519PrivateKey, passphrase: str, cost: PassphraseCost) -> bytes:
    """Seal a signing key for its own public half, so that rows cannot be swapped."""
    public = signing.public_key().public_bytes_raw()
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    key = passphrase_key(passphrase, salt, cost)
    sealed = AESGCM(key).encrypt(nonce, signing.private_bytes_raw(), _SEALED_FOR + public)
    return canonical(
        {
            "kdf": "argon2id",
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "memory_kib": cost.memory_kib,
            "salt": salt.hex(),
            "nonce": nonce.hex(),
            "sealed": sealed.hex(),
        }
    )


def open_signing_key(
    sealed_key: bytes, public_key: bytes, passphrase: str, name: str
) -> Ed25519PrivateKey:
    """Open the signing key of ``name``. Raises `RepVoteError` when it is damaged."""
    stored = read_value(_SealedKey, strict_json(sealed_key, 4096), "sealed key")
    cost = PassphraseCost(stored.iterations, stored.lanes, stored.memory_kib)
    key = passphrase_key(passphrase, bytes.fromhex(stored.salt), cost)
    try:
        raw = AESGCM(key).decrypt(
            bytes.fromhex(stored.nonce), bytes.fromhex(stored.sealed), _SEALED_FOR + public_key
        )
    except InvalidTag as problem:
        raise RepVoteError(
            "signing-key", f"The signing key of {name} is damaged. Call for help."
        ) from problem
    return Ed25519PrivateKey.from_private_bytes(raw)
