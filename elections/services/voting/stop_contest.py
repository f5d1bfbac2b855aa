"""Stop one contest while voting is open: its box is closed and never opened; the others go on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from audit.trail.events import ContestStopped, StopReason
from audit.trail.stopped import stop_input
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command, require_stage
from elections.models import StoppedBox
from elections.services.command import append_event, run_command
from elections.services.count.agreement import Agreement
from elections.services.people.accounts import signing_key
from elections.stores import box as box_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of


@dataclass(frozen=True, slots=True)
class Stoppable:
    """A contest with a box; ``reason`` why it was stopped, None while it goes on."""

    id: str
    uuid: str
    title: str
    reason: StopReason | None


def stoppable(ctx: Context) -> tuple[Stoppable, ...]:
    """List the contests that people vote in, in order. Raises `Refused` unless voting is open."""

    def query(session: Session) -> tuple[Stoppable, ...]:
        require_stage(stage_of(session), Command.STOP_CONTEST)
        stopped = box_store.stopped(session)
        return tuple(
            Stoppable(contest.id, contest.uuid, contest.title, stopped.get(contest.uuid))
            for contest in locked_election(session).contested_contests
        )

    return ctx.db.read(query)


def stop_contest(ctx: Context, contest_id: str, reason: StopReason, agreement: Agreement) -> None:
    """Let no more votes into the box of one contest. Trail: ``contest_stopped``.

    The box stays as it is, without an end, and no key holder opens it; its people are voted for
    again in another election. Secretary and witness sign. Raises `Refused`: ``contest-unknown``,
    ``contest-stopped``, or when a name or passphrase is wrong.
    """
    secretary = signing_key(
        ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase
    )
    witness = signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)

    def transaction(session: Session) -> None:
        election = locked_election(session)
        contest = election.contest(contest_id)
        if contest is None or contest not in election.contested_contests:
            raise refused("contest-unknown")
        if contest.uuid in box_store.stopped(session):
            raise refused("contest-stopped", contest=contest.title)
        head = box_store.head(session, contest.uuid)
        session.add(StoppedBox(box_uuid=contest.uuid, reason=reason))
        session.flush()
        stop = ContestStopped(contest.uuid, head, reason, "", "")
        statement = stop_input(election.sha256, trail_store.size(session), stop)
        signed = replace(
            stop, secretary=secretary.sign(statement).hex(), witness=witness.sign(statement).hex()
        )
        append_event(ctx, session, signed)

    run_command(ctx, Command.STOP_CONTEST, transaction)
