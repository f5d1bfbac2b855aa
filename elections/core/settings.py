"""Settings, and the two secrets a server makes for itself at its first start.

Read from the environment (``REPVOTE_*``) and from the data folder. Both secrets are files that
only their owner can read: ``log.key`` signs the checkpoints of the trail, ``web.key`` the cookies.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.encoding import sha256_hex
from ballots.errors import RepVoteError
from elections.core.files import create_private, verify_writable
from elections.core.hall import Hall
from elections.domain.local_rules import is_phone

MIB = 1024 * 1024
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """Argon2id: passes, lanes, memory in KiB. Tests take the smallest through the same code."""

    iterations: int = 3
    lanes: int = 1
    memory_kib: int = 32 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running server. Times in seconds, sizes in bytes.

    ``second_copy``: a folder on a second disk or stick that keeps the latest heads too.
    ``is_this_computer_only``: vote cards may have an address that only this computer can open.
    ``help_phone``: the number that voters at home can ring, or "".
    """

    data_dir: Path
    database_url: str
    base_url: str
    log_seed: bytes = field(repr=False)
    web_secret: bytes = field(repr=False)
    log_origin: str
    passphrase_cost: PassphraseCost = PassphraseCost()
    session_idle: int = 15 * 60
    session_longest: int = 8 * 60 * 60
    min_free: int = 50 * MIB
    trusted_proxy: tuple[str, ...] = ()
    second_copy: Path | None = None
    is_this_computer_only: bool = False
    help_phone: str = ""
    hall: Hall | None = field(default=None, repr=False, compare=False)

    def derived_key(self, purpose: str) -> bytes:
        """Derive a key of 32 bytes from the web secret, another one for each purpose."""
        return hmac.digest(self.web_secret, purpose.encode(), "sha256")

    @property
    def log_key(self) -> Ed25519PrivateKey:
        """The key that signs checkpoints."""
        return Ed25519PrivateKey.from_private_bytes(self.log_seed)

    @property
    def kept_in(self) -> tuple[Path, ...]:
        """List the folders that keep trail and latest heads outside the database."""
        return (self.data_dir, *([self.second_copy] if self.second_copy else []))

    @property
    def is_https(self) -> bool:
        """Tell whether people reach this server by https: cookies are then for https only."""
        return self.base_url.startswith("https://")

    @property
    def has_shared_tablets(self) -> bool:
        """Tell whether a tablet goes from voter to voter: in a hall, or near this computer.

        Who votes over the internet is at home, with a device of their own.
        """
        return self.hall is not None or _is_near(urlsplit(self.base_url).hostname or "")


def data_folder(data_dir: Path | None, env: Mapping[str, str]) -> Path:
    """Name the data folder: the one that was asked for, or that of the environment."""
    return (data_dir or Path(env.get("REPVOTE_DATA", "repvote-data"))).absolute()


def load_settings(
    data_dir: Path | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    passphrase_cost: PassphraseCost | None = None,
    secrets_in: Path | None = None,
) -> Settings:
    """Load the settings of the server of a data folder; make folder and secrets if new.

    ``secrets_in``: where the secrets are, if not in the data folder (yet). Raises `RepVoteError`
    when a value cannot be used or the folder is not ours to write.
    """
    env = os.environ if environment is None else environment
    folder = data_folder(data_dir, env)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        log_seed = _secret_file((secrets_in or folder) / "log.key")
        web_secret = _secret_file((secrets_in or folder) / "web.key")
    except OSError as problem:
        msg = f"RepVote cannot write in the folder {folder}: {problem.strerror}."
        raise RepVoteError("data-folder", msg) from problem
    base_url = env.get("REPVOTE_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
    if not _is_base_url(base_url):
        msg = "REPVOTE_BASE_URL must look like https://vote.example.org"
        raise RepVoteError("base-url", msg)
    public = Ed25519PrivateKey.from_private_bytes(log_seed).public_key().public_bytes_raw()
    origin = env.get("REPVOTE_LOG_ORIGIN") or f"repvote/{sha256_hex(public)[:16]}"
    if not origin.isprintable() or " " in origin or "+" in origin:
        msg = "REPVOTE_LOG_ORIGIN must be a name without spaces and without a plus sign."
        raise RepVoteError("log-origin", msg)
    return Settings(
        data_dir=folder,
        database_url=env.get("REPVOTE_DATABASE_URL") or f"sqlite:///{folder / 'repvote.db'}",
        base_url=base_url,
        log_seed=log_seed,
        web_secret=web_secret,
        log_origin=origin,
        trusted_proxy=_trusted_proxy(env.get("REPVOTE_TRUSTED_PROXY", "")),
        passphrase_cost=passphrase_cost or PassphraseCost(),
        second_copy=_second_copy(env.get("REPVOTE_SECOND_COPY"), folder),
        is_this_computer_only=env.get("REPVOTE_THIS_COMPUTER_ONLY") == "1",
        help_phone=_help_phone(env.get("REPVOTE_HELP_PHONE", "")),
    )


def _trusted_proxy(text: str) -> tuple[str, ...]:
    """Read addresses and networks, separated by commas. Raises `RepVoteError` otherwise."""
    parts = tuple(part.strip() for part in text.split(",")) if text.strip() else ()
    with suppress(ValueError):
        # a trusted proxy can claim any address, so the whole internet must not be one
        if all(ipaddress.ip_network(part).prefixlen > 0 for part in parts):
            return parts
    msg = (
        "REPVOTE_TRUSTED_PROXY must be the address of the proxy in front of this server, "
        "like 127.0.0.1, or its network, like 10.0.0.0/24."
    )
    raise RepVoteError("trusted-proxy", msg)


def _help_phone(text: str) -> str:
    """Read the number to ring for help. Raises `RepVoteError` if it could not be said or rung."""
    number = " ".join(text.split())
    if not number or is_phone(number):
        return number
    msg = (
        "REPVOTE_HELP_PHONE must be a telephone number of digits and spaces, like 01234 567890, "
        "as people here ring it."
    )
    raise RepVoteError("help-phone", msg)


def _is_near(host: str) -> bool:
    """Tell whether this address is of this computer or its own network, not of the internet."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:  # a name
        return host == "localhost" or host.endswith(".local")


def _second_copy(text: str | None, data: Path) -> Path | None:
    """Read the second folder. Raises `RepVoteError` if it cannot be used, or is the data folder."""
    if not text:
        return None
    folder = Path(text).absolute()
    try:
        if folder.resolve() == data.resolve():
            raise RepVoteError(
                "second-copy", "REPVOTE_SECOND_COPY must be another folder than the data folder."
            )
        verify_writable(folder)
    except OSError as problem:
        raise RepVoteError(
            "second-copy",
            f"RepVote cannot write in {folder} (REPVOTE_SECOND_COPY). Put the disk or stick in, "
            "or start without this setting.",
        ) from problem
    return folder


def _is_base_url(text: str) -> bool:
    """Tell whether this is http or https, a host, perhaps a port, and nothing else."""
    try:
        parts = urlsplit(text)
        is_whole = text == f"{parts.scheme}://{parts.netloc}" and text.isprintable()
        is_known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # an unmatched bracket, an impossible port
        return False
    return is_whole and is_known and not set(text) & set(" @")


def _secret_file(path: Path) -> bytes:
    """Read the secret in ``path``, or make it, readable by its owner only."""
    secret = secrets.token_bytes(_SECRET_BYTES)
    try:
        create_private(path, f"{secret.hex()}\n".encode())
    except FileExistsError:
        return _read_secret(path)
    return secret


def _read_secret(path: Path) -> bytes:
    # anything but a plain file could block, or is not ours
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip()) if path.is_file() else b""
    except ValueError:  # not ASCII, or not hexadecimal
        secret = b""
    if len(secret) != _SECRET_BYTES:
        msg = f"The file {path.name} is damaged. Put your copy of it back."
        raise RepVoteError("secret-file", msg)
    return secret
