"""The box that belongs to a contest of a definition."""

from __future__ import annotations

from ballots.box_params import BoxParams
from ballots.definition.model import Contest, Election
from ballots.group import Point


def box_params(election: Election, contest: Contest, public_key: Point) -> BoxParams:
    """Make the parameters of a contest's box, under the key holders' joint key."""
    return BoxParams(
        uuid=contest.uuid,
        name=f"{election.title}: {contest.title}",
        question=contest.question.text,
        answers=tuple(candidate.name for candidate in contest.candidates),
        max_choices=min(contest.question.max_choices, len(contest.candidates)),
        public_key=public_key,
        definition=election.sha256,
    )
