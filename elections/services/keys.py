"""Key holders hand in the public half of their key. The private half never comes here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.errors import Refused
from ballots.group import point_text
from ballots.keyholders import Trustee, parse_trustee
from elections.context import Context
from elections.models import TrusteeKey
from elections.rules.stages import Act
from elections.services.command import frozen_election, run, tell


@dataclass(frozen=True, slots=True)
class KeyHolderView:
    """A key holder by number from 1; ``public_key`` (64 hex digits) is None until it is here."""

    index: int
    name: str
    public_key: str | None


def trustees(session: Session) -> dict[int, Trustee]:
    """The keys that were handed in, by key holder."""
    rows = session.scalars(select(TrusteeKey).order_by(TrusteeKey.key_holder))
    return {row.key_holder: parse_trustee(row.raw) for row in rows}


def key_holder_views(session: Session) -> tuple[KeyHolderView, ...]:
    """All key holders of the frozen election. Raises `Refused` while it is not frozen."""
    keys = trustees(session)
    return tuple(
        KeyHolderView(index, name, point_text(keys[index].public_key) if index in keys else None)
        for index, name in enumerate(frozen_election(session).key_holders, 1)
    )


def key_holders(ctx: Context) -> tuple[KeyHolderView, ...]:
    """All key holders of the frozen election. Raises `Refused` while it is not frozen."""
    return ctx.db.read(key_holder_views)


def add_key(ctx: Context, index: int, raw: bytes) -> None:
    """Take the public half of key holder ``index``'s key, with its proof.

    ``raw`` is a ``trustee_public_key``. The same key again changes nothing. Trail: ``key_added``.
    Raises `BadInput` for a key that proves nothing, `Refused` if another one is there.
    """
    trustee = parse_trustee(raw)

    def work(session: Session) -> None:
        names = frozen_election(session).key_holders
        if not 1 <= index <= len(names):
            raise Refused("key-holder", "This election does not have this key holder.")
        for other, there in trustees(session).items():
            if there.public_key == trustee.public_key and other != index:
                raise Refused("key-same", "Another key holder has this key. Make a new one.")
            if other == index:
                if there.public_key == trustee.public_key:
                    return
                raise Refused("key-there", "%(name)s has a key already.", name=names[index - 1])
        session.add(TrusteeKey(key_holder=index, raw=raw))
        session.flush()
        body = {
            "key_holder": index,
            "name": names[index - 1],
            "public_key": point_text(trustee.public_key),
        }
        tell(ctx, session, ("key_added", body))

    run(ctx, Act.ADD_KEY, work)
