"""The interface of all kinds of key holders."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from ballots.group import Point
from ballots.tally import EncryptedTally


class Trustees(Protocol):
    """The public keys of all key holders, numbered from 1, and how many of them are needed."""

    @property
    def number(self) -> int:
        """The number of key holders."""

    @property
    def needed(self) -> int:
        """The number of key holders who together open a box."""

    def public_key(self, owner: int) -> Point:
        """Return the public key of key holder ``owner``, counted from 1."""

    def joint_key(self) -> Point:
        """Return the key that seals votes."""

    def is_enough(self, owners: Collection[int]) -> bool:
        """Tell whether the shares of these key holders open a box."""

    def verify_share(
        self, fingerprint: str, owner: int, tally: EncryptedTally, raw: bytes
    ) -> tuple[Point, ...]:
        """Check every proof of a share and return its factors. Raises `BadInput`."""

    def combine(self, factors: Mapping[int, tuple[Point, ...]]) -> tuple[tuple[Point, ...], ...]:
        """Combine the factors of enough key holders into those that open a sum."""

    def to_bytes(self) -> bytes:
        """Write the ``trustees`` structure of the specification."""
