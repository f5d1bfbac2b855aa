"""Take the public half of a key from a key holder. The private half never comes here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from audit.trail.events import KeyAdded
from ballots.group import point_text
from ballots.trustees.single import Trustee, parse_trustee
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command
from elections.models import TrusteeKey
from elections.services.command import append_event, run_command
from elections.stores.election import locked_election
from elections.stores.keys import KeyHolderView, all_trustees, key_holder_views, trustees


def key_holders(ctx: Context) -> tuple[KeyHolderView, ...]:
    """List all key holders. Raises `Refused` before the lists are locked."""
    return ctx.db.read(key_holder_views)


def require_free(ctx: Context, index: int, known: Collection[str]) -> None:
    """Raise `Refused` unless key holder ``index`` has one of the ``known`` keys; "" for none."""
    holders = {holder.index: holder for holder in key_holders(ctx)}
    if index not in holders:
        raise refused("key-holder")
    if (holders[index].public_key or "") not in known:
        raise refused("key-there", name=holders[index].name)


def add_key(ctx: Context, index: int, raw: bytes, replaces: str = "") -> None:
    """Take the public half of key holder ``index``'s key, with its proof.

    ``raw`` is a ``trustee_public_key``. The same key again changes nothing. A key can be made again
    until voting opens: ``replaces`` is then the public key (64 hex digits) that was there, so that
    nobody replaces one unseen; the last one counts. Trail: ``key_added``.

    Raises `BadInput` for a key without a valid proof, `Refused` if another one is there.
    """
    trustee = parse_trustee(raw)

    def transaction(session: Session) -> None:
        names = locked_election(session).key_holders.names
        if not 1 <= index <= len(names):
            raise refused("key-holder")
        keys = all_trustees(session)
        own = keys.pop(index, [])
        current = trustees(session).get(index)
        if current is not None and current.public_key == trustee.public_key:
            return
        _require_new(trustee, own, [key for others in keys.values() for key in others])
        if current is not None and replaces != point_text(current.public_key):
            raise refused("key-there", name=names[index - 1])
        session.add(TrusteeKey(key_holder=index, number=len(own) + 1, raw=raw))
        session.flush()
        added = KeyAdded(index, names[index - 1], point_text(trustee.public_key))
        append_event(ctx, session, added)

    run_command(ctx, Command.ADD_KEY, transaction)


def _require_new(trustee: Trustee, own: Sequence[Trustee], others: Sequence[Trustee]) -> None:
    """Raise `Refused` for a key of somebody else, or one that was replaced already."""
    if any(key.public_key == trustee.public_key for key in others):
        raise refused("key-same")
    if any(key.public_key == trustee.public_key for key in own):
        raise refused("key-replaced")
