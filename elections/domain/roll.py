"""The locked list of voters, and the commitment that the trail takes to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ballots.encoding import canonical, sha256_hex


@dataclass(frozen=True, slots=True, order=True)
class Voter:
    """One line of the list: a contest's id, the member's name and group."""

    contest: str
    name: str
    group: str


def roll_bytes(voters: Iterable[Voter]) -> bytes:
    """Return the canonical bytes of the list: ``[[contest, name, group], ...]``, sorted."""
    return canonical([[voter.contest, voter.name, voter.group] for voter in sorted(voters)])


def commitment(salt: bytes, voters: Iterable[Voter]) -> str:
    """Hash 32 secret bytes and the list (SHA-256, hex); shows later that no list was changed."""
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    return sha256_hex(salt + roll_bytes(voters))
