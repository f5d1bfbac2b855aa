"""Open locked lists again before voting: all that the locking made is void."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from audit.trail.events import ListsOpenedAgain, OpenReason, Signed
from audit.trail.opened_again import open_again_input, void_lists
from ballots.stages import Stage
from elections.core.context import Context
from elections.domain.stages import Command
from elections.models import (
    CardBatch,
    CardFile,
    LockedLists,
    RollEntry,
    TrusteeKey,
    VoidBatch,
    VoidKey,
)
from elections.services.command import append_event, run_command
from elections.services.count.agreement import Agreement
from elections.services.people.accounts import signing_key
from elections.stores import trail as trail_store
from elections.stores.election import advance_stage


def open_lists_again(ctx: Context, reason: OpenReason, agreement: Agreement) -> None:
    """Go back to checking the lists. Trail: ``lists_opened_again``.

    The locked definition and list of voters go; the answers of the set-up can be changed again.
    Keys and cards stay as void, so that nobody takes them for new ones; a file with cards is
    destroyed. Locking again makes everything anew. Secretary and witness sign. Raises `Refused`.
    """
    secretary = signing_key(
        ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase
    )
    witness = signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)

    def transaction(session: Session) -> None:
        void = void_lists(logged.event for logged in trail_store.events(session))
        public = [key.public_key().public_bytes_raw().hex() for key in (secretary, witness)]
        unsigned = ListsOpenedAgain(
            *(void.definition, void.cards, void.keys, reason),
            *(Signed(key, "") for key in public),
        )
        statement = open_again_input(trail_store.size(session), unsigned)
        signed = [
            Signed(key, signing.sign(statement).hex())
            for key, signing in zip(public, (secretary, witness), strict=True)
        ]
        append_event(ctx, session, replace(unsigned, secretary=signed[0], witness=signed[1]))
        _make_void(session)
        advance_stage(session, Stage.CHECKING)

    run_command(ctx, Command.OPEN_LISTS_AGAIN, transaction)


def _make_void(session: Session) -> None:
    """Take away what was locked, and mark keys and cards. Triggers want all of it."""
    session.execute(delete(RollEntry))
    session.execute(delete(LockedLists))
    destroy = update(CardFile).where(CardFile.state == "kept").values(state="void", sealed=None)
    session.execute(destroy)
    marked = select(VoidBatch.batch)
    batches = select(CardBatch.number).where(CardBatch.number.not_in(marked))
    session.execute(insert(VoidBatch).from_select(["batch"], batches))
    is_marked = (
        select(VoidKey.number)
        .where(VoidKey.key_holder == TrusteeKey.key_holder, VoidKey.number == TrusteeKey.number)
        .exists()
    )
    keys = select(TrusteeKey.key_holder, TrusteeKey.number).where(~is_marked)
    session.execute(insert(VoidKey).from_select(["key_holder", "number"], keys))
