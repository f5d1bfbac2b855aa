"""Open and close voting."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit.box import writer as archive
from audit.trail.events import VotingClosed, VotingOpened
from ballots.definition.boxes import box_params
from ballots.definition.model import Election
from ballots.stages import Stage
from ballots.trustees.single import Single
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command
from elections.models import Box
from elections.services.command import append_event, run_command
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import keys as key_store
from elections.stores import trail as trail_store
from elections.stores.election import advance_stage, locked_election


def open_voting(ctx: Context) -> None:
    """Make a box for each contest in which somebody stands. Trail: ``voting_opened``.

    Raises `Refused` while a key or the cards are missing.
    """

    def transaction(session: Session) -> None:
        election = locked_election(session)
        missing = [
            holder.name
            for holder in key_store.key_holder_views(session)
            if holder.public_key is None
        ]
        if missing:
            raise refused("open-keys", names=", ".join(missing))
        if card_store.batch_number(session) is None:
            raise refused("open-cards")
        if card_store.is_file_kept(session):
            raise refused("open-cards-file")
        now = ctx.clock.now()  # one time for both: boxes can be made again from the trail
        make_boxes(session, election, now)
        trail_store.append(session, ctx.signer, now, VotingOpened(box_store.heads(session)))
        advance_stage(session, Stage.OPEN)

    run_command(ctx, Command.OPEN, transaction)


def make_boxes(session: Session, election: Election, now: int) -> None:
    """Make the boxes of an election; all in them follows from keys, cards and definition."""
    trustees = Single(tuple(key_store.trustees(session).values()))
    raw_trustees, key = trustees.to_bytes(), trustees.joint_key()
    for contest in election.contested_contests:
        params = box_params(election, contest, key).to_bytes()
        listed = archive.credentials_bytes(card_store.credentials(session, contest.uuid))
        session.add(
            Box(
                uuid=contest.uuid,
                contest=contest.id,
                params=params,
                trustees=raw_trustees,
                started=now,
            )
        )
        session.flush()
        added = archive.setup(params, raw_trustees, listed)
        box_store.append(session, contest.uuid, now, "Setup", added)


def close_voting(ctx: Context) -> None:
    """Let no more votes in. One that was acknowledged is in its box. Trail: ``voting_closed``.

    The boxes are ended when the count starts: papers can still come in (`seal_papers`).
    """

    def transaction(session: Session) -> None:
        append_event(ctx, session, VotingClosed(box_store.active_heads(session)))
        advance_stage(session, Stage.CLOSED)

    run_command(ctx, Command.CLOSE, transaction)
