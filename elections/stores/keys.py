"""Key holders' public keys in the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.group import point_text
from ballots.trustees.single import Trustee, parse_trustee
from elections.models import TrusteeKey
from elections.stores.election import frozen_election


@dataclass(frozen=True, slots=True)
class KeyHolderView:
    """A key holder by number from 1; ``public_key`` (64 hex digits) is None until it is here."""

    index: int
    name: str
    public_key: str | None


def trustees(session: Session) -> dict[int, Trustee]:
    """Read the keys that were handed in, by key holder."""
    rows = session.scalars(select(TrusteeKey).order_by(TrusteeKey.key_holder))
    return {row.key_holder: parse_trustee(row.raw) for row in rows}


def key_holder_views(session: Session) -> tuple[KeyHolderView, ...]:
    """List all key holders of the frozen election. Raises `Refused` while it is not frozen."""
    keys = trustees(session)
    return tuple(
        KeyHolderView(index, name, point_text(keys[index].public_key) if index in keys else None)
        for index, name in enumerate(frozen_election(session).key_holders.names, 1)
    )
