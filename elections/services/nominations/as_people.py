"""From nominations to the people who stand: those who said yes and were approved, nobody else."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.domain.groups import InUse
from elections.domain.nominations import Nomination, with_people
from elections.domain.setup_answers import SetupAnswers
from elections.services.nominations.voice import lacks_of
from elections.stores import nominations as store

Standing = dict[str, tuple[Nomination, ...]]


def standing(session: Session) -> Standing:
    """Read those of whom nothing is missing, by the inner id of their contest."""
    found: Standing = {}
    nominations = store.every(session)
    lacking = lacks_of(session, nominations)
    for nomination in nominations:
        if not lacking[nomination.id]:
            found[nomination.contest] = (*found.get(nomination.contest, ()), nomination)
    return found


def with_nominations(session: Session, answers: SetupAnswers) -> SetupAnswers:
    """Add those who stand to the answers."""
    return with_people(answers, standing(session))


def in_use(session: Session) -> InUse:
    """Name the contests that somebody is put forward for."""
    return InUse(contests=frozenset(known.contest for known in store.every(session)))
