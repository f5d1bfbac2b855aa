"""The agreement of secretary and witness to open contests with few votes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from audit.trail.events import SmallContestsAgreed
from ballots.definition.model import Election
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command, require_stage
from elections.services.command import append_event, run_command
from elections.services.people.accounts import signing_key
from elections.stores import trail as trail_store
from elections.stores.box import counted_votes, stopped
from elections.stores.election import locked_election, stage_of


@dataclass(frozen=True, slots=True)
class Agreement:
    """Secretary and witness say yes together, each with a passphrase."""

    secretary_name: str
    secretary_passphrase: str
    witness_name: str
    witness_passphrase: str

    def __repr__(self) -> str:
        return f"Agreement({self.secretary_name!r}, {self.witness_name!r})"


@dataclass(frozen=True, slots=True)
class SmallContest:
    """A contest whose totals could give away how people voted: few votes in the box."""

    contest: str
    uuid: str
    title: str
    votes: int


def _small(session: Session, election: Election) -> tuple[SmallContest, ...]:
    votes, gone = counted_votes(session), stopped(session)
    floor = election.rules.small_contest
    return tuple(
        SmallContest(contest.id, contest.uuid, contest.title, votes[contest.uuid])
        for contest in election.contested_contests
        if votes[contest.uuid] < floor and contest.uuid not in gone
    )


def read_small_contests_to_agree(ctx: Context) -> tuple[SmallContest, ...]:
    """Read the small contests whose opening both officers still have to agree to."""

    def query(session: Session) -> tuple[SmallContest, ...]:
        require_stage(stage_of(session), Command.START_COUNT)
        return small_contests_to_agree(session)

    return ctx.db.read(query)


def small_contests_to_agree(session: Session) -> tuple[SmallContest, ...]:
    """List the small contests whose opening both officers still have to agree to."""
    agreed = trail_store.last_event(session, SmallContestsAgreed)
    return () if agreed else _small(session, locked_election(session))


def agree_small_contests(ctx: Context, agreement: Agreement) -> None:
    """Put on record that both officers were told and said yes. Trail: ``small_contests_agreed``.

    Raises `Refused` when a name or passphrase is wrong, or there is nothing to agree.
    """
    signing_key(ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase)
    signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)

    def transaction(session: Session) -> None:
        missing = small_contests_to_agree(session)
        if not missing:
            raise refused("small-none")
        uuids = tuple(sorted(contest.uuid for contest in missing))
        append_event(ctx, session, SmallContestsAgreed(uuids))

    run_command(ctx, Command.START_COUNT, transaction)
