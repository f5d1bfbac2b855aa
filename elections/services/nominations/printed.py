"""The sheets about people who stand, made from the election as it is put together."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ballots.paper.people_sheets import (
    PrintedPerson,
    PrintedVote,
    booklet_pdf,
    meeting_pdf,
    poster_pdf,
)
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.people_words import booklet_words, meeting_words, poster_words
from elections.domain.election_folder import Draft
from elections.stores import draft as store


def poster(ctx: Context, contest_id: str) -> bytes:
    """Return the posters of a vote, a PDF. Raises `Refused` where nobody stands."""
    draft, votes = _printed(ctx)
    vote = votes.get(contest_id)
    if vote is None:
        raise refused("print-nobody")
    return poster_pdf(vote, poster_words(draft.language, vote.title))


def booklet(ctx: Context) -> bytes:
    """Return the booklet of all who stand, a PDF. Raises `Refused` where nobody stands."""
    draft, votes = _printed(ctx)
    return booklet_pdf(tuple(votes.values()), booklet_words(draft.language, draft.title))


def meeting(ctx: Context) -> bytes:
    """Return the sheet for a meeting, a PDF. Raises `Refused` where nobody stands."""
    draft, votes = _printed(ctx)
    return meeting_pdf(tuple(votes.values()), meeting_words(draft.language, draft.title))


def votes_with_people(ctx: Context) -> dict[str, str]:
    """Map the votes in which somebody stands to their titles; empty before it is put together."""
    draft = ctx.db.read(store.read)
    contests = draft.contests if draft else ()
    return {contest.id: contest.title for contest in contests if contest.candidates}


def _printed(ctx: Context) -> tuple[Draft, dict[str, PrintedVote]]:
    def query(session: Session) -> tuple[Draft, dict[str, PrintedVote]]:
        draft = store.read(session)
        votes = _votes(session, draft) if draft else {}
        if draft is None or not votes:
            raise refused("print-nobody")
        return draft, votes

    return ctx.db.read(query)


def _votes(session: Session, draft: Draft) -> dict[str, PrintedVote]:
    """Read the people of each vote in the order of the box (`ballots.definition.model`)."""
    votes = {}
    for contest in draft.contests:
        people = sorted(contest.candidates, key=lambda person: person.name.casefold())
        if people:
            votes[contest.id] = PrintedVote(
                contest.title,
                tuple(
                    PrintedPerson(
                        person.name, person.points, store.photo(session, person.picture) or b""
                    )
                    for person in people
                ),
            )
    return votes
