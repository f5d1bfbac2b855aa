"""The set-up's answers as they are now, for what groups write: typed, or of a loaded folder."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.domain.setup_answers import SetupAnswers
from elections.domain.setup_draft import answers_of
from elections.services.setup.vote_titles import usual_title
from elections.stores import draft as draft_store
from elections.stores import setup_answers


def answers_now(session: Session) -> SetupAnswers:
    """Read the answers, without the people whom groups put forward."""
    answers, draft = setup_answers.read(session), draft_store.read(session)
    if answers is None and draft is not None:
        return answers_of(draft, usual_title(draft.language))
    return answers or SetupAnswers()
