"""Cancel a vote card that was handed back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit.trail.events import CardCancelled
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command
from elections.models import CancelledCard
from elections.services.command import append_event, run_command
from elections.stores.cards import card_status


def cancel_card(ctx: Context, uuid: str, credential: str) -> None:
    """Take a card that was handed back out of the election. Trail: ``card_cancelled``.

    Raises `Refused` when the card is not on the list, is cancelled, or has voted.
    """

    def transaction(session: Session) -> None:
        state = card_status(session, uuid, credential)
        if not state.is_listed:
            raise refused("card-unknown")
        if state.is_cancelled:
            raise refused("card-cancelled-before")
        if state.tracker is not None:
            raise refused("card-voted")
        session.add(CancelledCard(box_uuid=uuid, credential=credential))
        session.flush()
        append_event(ctx, session, CardCancelled(uuid, credential))

    run_command(ctx, Command.CANCEL_CARD, transaction)
