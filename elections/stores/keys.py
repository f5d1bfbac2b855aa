"""Key holders' public keys in the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ballots.group import point_text
from ballots.trustees.single import Trustee, parse_trustee
from elections.models import TrusteeKey, VoidKey
from elections.stores.election import locked_election


@dataclass(frozen=True, slots=True)
class KeyHolderView:
    """A key holder by number from 1; ``public_key`` (64 hex digits) is None until it is here."""

    index: int
    name: str
    public_key: str | None


def trustees(session: Session) -> dict[int, Trustee]:
    """Return the keys that count, by key holder: the last one that each of them handed in.

    Keys of lists that were opened again do not count.
    """
    void = session.execute(select(VoidKey.key_holder, func.count()).group_by(VoidKey.key_holder))
    before = {row[0]: row[1] for row in void}
    return {
        key_holder: keys[-1]
        for key_holder, keys in all_trustees(session).items()
        if len(keys) > before.get(key_holder, 0)
    }


def all_trustees(session: Session) -> dict[int, list[Trustee]]:
    """Return all keys that were handed in, void ones too, by key holder, in the order of coming."""
    order = (TrusteeKey.key_holder, TrusteeKey.number)
    keys: dict[int, list[Trustee]] = {}
    for row in session.scalars(select(TrusteeKey).order_by(*order)):
        keys.setdefault(row.key_holder, []).append(parse_trustee(row.raw))
    return keys


def key_holder_views(session: Session) -> tuple[KeyHolderView, ...]:
    """List all key holders. Raises `Refused` before the lists are locked."""
    keys = trustees(session)
    return tuple(
        KeyHolderView(index, name, point_text(keys[index].public_key) if index in keys else None)
        for index, name in enumerate(locked_election(session).key_holders.names, 1)
    )
