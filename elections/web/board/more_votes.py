"""More votes than voters, in words for the board: what it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ballots.stages import Stage
from elections.services.queries.board import BoardState, MoreVotes
from elections.web.core.language import own, say


@dataclass(frozen=True, slots=True)
class MoreVotesNote:
    """A title, a line for each contest, then what follows for all of them."""

    title: str
    contests: tuple[str, ...]
    sentences: tuple[str, ...]


def more_votes_note(state: BoardState) -> MoreVotesNote | None:
    """Write the note for the board's pages; None where all is well.

    While voting is open it tells no number, which would show how many have voted.
    """
    if not state.more_votes:
        return None
    has_more = any(contest.more for contest in state.more_votes)
    title = say("board-more-title") if has_more else say("board-lost-title")
    lines = tuple(_line(contest, state.stage) for contest in state.more_votes)
    if state.stage is Stage.OPEN:
        do = say("board-more-open-do") if has_more else say("board-lost-open-do")
        return MoreVotesNote(title, lines, (do, say("board-more-go-on")))
    if not state.stage.has_reached(Stage.RESULTS):
        return MoreVotesNote(title, lines, (say("board-more-go-on"),))
    return MoreVotesNote(title, lines, (say("board-more-public"),))


def _line(contest: MoreVotes, stage: Stage) -> str:
    title = own(contest.title)
    sentences = [say("board-lost-contest", contest=title)] if contest.has_lost_votes else []
    if contest.more and stage is Stage.OPEN:
        sentences.append(say("board-more-open", contest=title))
    elif contest.more:
        sentences.append(say("board-more-contest", contest=title, more=contest.more))
    if contest.is_voted_again is not None:
        again = contest.is_voted_again
        sentences.append(say("board-more-again") if again else say("board-more-stands"))
    return Markup(" ").join(sentences)  # the title carries its own marks
