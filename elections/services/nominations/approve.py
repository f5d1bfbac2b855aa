"""What the secretary does with nominations: approve, undo that, hand back with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.nominations import Lack, Nomination, handed_back, lacks, same_name
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.nominations.officers import officer_names
from elections.services.nominations.voice import has_voice
from elections.stores import nominations as store


def nominations(ctx: Context) -> tuple[Nomination, ...]:
    """Read the nominations of all groups, by name."""
    return ctx.db.read(store.every)


def nomination(ctx: Context, nomination_id: str) -> Nomination | None:
    """Read a nomination of any group, or None."""
    return ctx.db.read(lambda session: store.by_id(session, nomination_id))


def approve(ctx: Context, nomination_id: str, page_hash: str) -> None:
    """Approve the page that was looked at. Raises `Refused`, also while something is missing."""

    def work(session: Session, known: Nomination) -> Nomination:
        if known.page.sha256 != page_hash:
            raise refused("nomination-changed")
        if set(lacks(known, has_voice=has_voice(session, known))) - {Lack.APPROVAL}:
            raise refused("nomination-not-whole")
        _verify_may_stand(session, known)
        return replace(known, approved_hash=known.page.sha256, note="")

    _change(ctx, nomination_id, work)


def undo(ctx: Context, nomination_id: str) -> None:
    """Take an approval back. Raises `Refused`."""
    _change(ctx, nomination_id, lambda _session, known: replace(known, approved_hash=""))


def hand_back(ctx: Context, nomination_id: str, note: str) -> None:
    """Hand a nomination back to its group with a sentence. Raises `Refused`."""
    _change(ctx, nomination_id, lambda _session, known: handed_back(known, note))


def _change(
    ctx: Context, nomination_id: str, work: Callable[[Session, Nomination], Nomination]
) -> None:
    def transaction(session: Session) -> None:
        known = store.by_id(session, nomination_id)
        if known is None:
            raise refused("nomination-gone")
        store.write(session, work(session, known))

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def _verify_may_stand(session: Session, known: Nomination) -> None:
    """Raise `Refused` for an officer, and for a name like that of somebody who was approved."""
    name = known.page.name
    if same_name(name, officer_names(session)):
        raise refused("nomination-officer")
    others = [
        other.page.name
        for other in store.every(session)
        if other.id != known.id and other.contest == known.contest and other.is_approved
    ]
    if same := same_name(name, others):
        raise refused("nomination-same-name", name=same)
