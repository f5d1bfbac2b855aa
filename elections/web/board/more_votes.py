"""More votes than voters, in words for the board: what it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.stages import Stage
from elections.services.queries.board import BoardState, MoreVotes
from elections.web.core.language import own, say


@dataclass(frozen=True, slots=True)
class MoreVotesNote:
    """A line for each contest, then what follows for all of them."""

    contests: tuple[str, ...]
    sentences: tuple[str, ...]


def more_votes_note(state: BoardState) -> MoreVotesNote | None:
    """The note of the board's pages; None where all is well.

    While voting is open it tells no number, which would show how many have voted.
    """
    if not state.more_votes:
        return None
    lines = tuple(_line(contest, state.stage) for contest in state.more_votes)
    if state.stage is Stage.OPEN:
        return MoreVotesNote(lines, (say("board-more-open-do"), say("board-more-go-on")))
    if not state.stage.has_reached(Stage.RESULTS):
        return MoreVotesNote(lines, (say("board-more-go-on"),))
    return MoreVotesNote(lines, (say("board-more-public"),))


def _line(contest: MoreVotes, stage: Stage) -> str:
    title = own(contest.title)
    if stage is Stage.OPEN:
        return say("board-more-open", contest=title)
    line = say("board-more-contest", contest=title, more=contest.more)
    if contest.is_voted_again is None:
        return line
    follows = say("board-more-again") if contest.is_voted_again else say("board-more-stands")
    return line + " " + follows
