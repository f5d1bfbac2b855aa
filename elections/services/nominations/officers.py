"""The officers of an election: they sign the result, so they cannot stand."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from elections.domain.roles import OFFICERS
from elections.services.people import duties
from elections.stores import draft as draft_store
from elections.stores import setup_answers


def officer_names(session: Session) -> Iterator[str]:
    """Yield the names of secretary and witness, as accounts and as the set-up has them."""
    for role in OFFICERS:
        account = duties.holder(session, role)
        if account is not None:
            yield account.name
    answers, draft = setup_answers.read(session), draft_store.read(session)
    if answers is not None and answers.witness:
        yield answers.witness
    if draft is not None:
        yield draft.officers.secretary
        yield draft.officers.witness
