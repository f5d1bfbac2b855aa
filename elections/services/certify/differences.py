"""More votes than voters: shown as soon as it is so, stated by both officers before they sign."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit.record.differences import Difference, more_votes
from audit.trail.events import DifferencesStated
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command
from elections.services.command import append_event, run_command
from elections.services.count.agreement import Agreement
from elections.services.count.seats import counts_of
from elections.services.people.accounts import signing_key
from elections.stores import trail as trail_store
from elections.stores.box import counted_votes, stopped
from elections.stores.cards import electorates
from elections.stores.election import locked_election


def more_votes_now(session: Session) -> dict[str, int]:
    """Count the votes beyond the number of voters, by contest's id, from voting open on.

    Stopped contests are left out: they have no result.
    """
    votes, gone = counted_votes(session), stopped(session)
    counted = {
        contest.id: votes.get(contest.uuid, 0)
        for contest in locked_election(session).contested_contests
        if contest.uuid not in gone
    }
    return more_votes(counted, electorates(session))


def differences_of(session: Session) -> dict[str, Difference]:
    """Return the differences that a certificate states, by contest's id; empty before a result."""
    return {
        worked.contest.id: worked.difference
        for worked in counts_of(session) or ()
        if worked.difference is not None
    }


def unstated_differences(session: Session) -> dict[str, Difference]:
    """Return the differences that nobody has stated yet, by contest's id."""
    if trail_store.last_event(session, DifferencesStated):
        return {}
    differences = differences_of(session)  # a loss was stated when it was gone on with
    return {contest: difference for contest, difference in differences.items() if difference.more}


def state_differences(ctx: Context, agreement: Agreement) -> None:
    """Put on record that both officers know of all differences. Trail: ``differences_stated``.

    Raises `Refused` when a name or passphrase is wrong, or there is nothing to state.
    """
    signing_key(ctx, "secretary", agreement.secretary_name, agreement.secretary_passphrase)
    signing_key(ctx, "witness", agreement.witness_name, agreement.witness_passphrase)

    def transaction(session: Session) -> None:
        missing = unstated_differences(session)
        if not missing:
            raise refused("differences-none")
        more = {contest: difference.more for contest, difference in missing.items()}
        append_event(ctx, session, DifferencesStated(more))

    run_command(ctx, Command.CERTIFY, transaction)
