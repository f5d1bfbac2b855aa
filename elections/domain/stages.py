"""The commands that each stage of an election allows (`ballots.stages`)."""

from __future__ import annotations

from enum import StrEnum

from ballots.errors import Refused
from ballots.stages import Stage


class Command(StrEnum):
    """Commands that need a certain stage."""

    LOAD = "load"
    SET_UP = "set_up"  # change the answers, and what stands beside them
    PUT_TOGETHER = "put_together"
    OPEN_NOMINATIONS = "open_nominations"
    CLOSE_NOMINATIONS = "close_nominations"
    OPEN_NOMINATIONS_AGAIN = "open_nominations_again"
    NOMINATE = "nominate"
    MEND_NOMINATION = "mend_nomination"
    LOCK_LISTS = "lock_lists"
    OPEN_LISTS_AGAIN = "open_lists_again"
    ADD_KEY = "add_key"
    MAKE_CARDS = "make_cards"
    CANCEL_CARD = "cancel_card"
    OPEN = "open"
    CAST = "cast"
    PAUSE = "pause"
    RESUME = "resume"
    STOP_CONTEST = "stop_contest"
    CLOSE = "close"
    SEAL_PAPERS = "seal_papers"
    START_COUNT = "start_count"
    ADD_SHARES = "add_shares"
    DRAW_LOT = "draw_lot"
    CERTIFY = "certify"
    PUBLISH = "publish"


_BEFORE_OPEN = tuple(stage for stage in Stage if not stage.has_reached(Stage.OPEN))
_FROM_OPEN = tuple(stage for stage in Stage if stage.has_reached(Stage.OPEN))
_ALLOWED: dict[Command, tuple[Stage, ...]] = {
    Command.LOAD: (Stage.SETUP,),
    Command.SET_UP: (Stage.SETUP, Stage.NOMINATIONS, Stage.CHECKING),
    Command.PUT_TOGETHER: (Stage.SETUP, Stage.CHECKING),
    Command.OPEN_NOMINATIONS: (Stage.SETUP,),
    Command.CLOSE_NOMINATIONS: (Stage.NOMINATIONS,),
    Command.OPEN_NOMINATIONS_AGAIN: (Stage.CHECKING,),
    Command.NOMINATE: (Stage.NOMINATIONS,),
    Command.MEND_NOMINATION: (Stage.NOMINATIONS, Stage.CHECKING),
    Command.LOCK_LISTS: (Stage.SETUP, Stage.CHECKING),
    Command.OPEN_LISTS_AGAIN: (Stage.LOCKED,),
    Command.ADD_KEY: (Stage.LOCKED,),
    Command.MAKE_CARDS: (Stage.LOCKED,),
    Command.CANCEL_CARD: (Stage.LOCKED, Stage.OPEN),
    Command.OPEN: (Stage.LOCKED,),
    Command.CAST: (Stage.OPEN,),
    Command.PAUSE: (Stage.OPEN,),
    Command.RESUME: (Stage.OPEN,),
    Command.STOP_CONTEST: (Stage.OPEN,),
    Command.CLOSE: (Stage.OPEN,),
    Command.SEAL_PAPERS: (Stage.CLOSED,),
    Command.START_COUNT: (Stage.CLOSED,),
    Command.ADD_SHARES: (Stage.COUNTING,),
    Command.DRAW_LOT: (Stage.COUNTING,),
    Command.CERTIFY: (Stage.RESULTS,),
    Command.PUBLISH: _FROM_OPEN,
}
_WORDS: dict[Command, str] = {
    Command.LOAD: "It has begun already. A whole election can be loaded only before that.",
    Command.SET_UP: "The lists are locked now. They cannot be changed any more.",
    Command.PUT_TOGETHER: "The lists are put together when nominations are closed, not now.",
    Command.OPEN_NOMINATIONS: (
        "Nominations were opened before. Open them again when they are closed."
    ),
    Command.CLOSE_NOMINATIONS: "Nominations are not open. There is nothing to close.",
    Command.OPEN_NOMINATIONS_AGAIN: (
        "Nominations can be opened again when they are closed, before the lists are locked."
    ),
    Command.NOMINATE: "People can be put forward while nominations are open.",
    Command.MEND_NOMINATION: (
        "This cannot be changed now. The lists are locked, or nominations are not open yet."
    ),
    Command.LOCK_LISTS: "The lists are locked already. Go on to the next step.",
    Command.OPEN_LISTS_AGAIN: "Only locked lists can be opened again, before voting opens.",
    Command.ADD_KEY: "Keys can be added after the lists are locked and before voting opens.",
    Command.MAKE_CARDS: "Cards can be made after the lists are locked and before voting opens.",
    Command.CANCEL_CARD: "Cards can be cancelled before voting closes, not later.",
    Command.OPEN: "Voting can open once, after the lists are locked.",
    Command.PAUSE: "Voting is not open. There is nothing to pause.",
    Command.RESUME: "Voting is not open. It cannot go on.",
    Command.STOP_CONTEST: "Voting is not open. Only a vote that is going on can be stopped.",
    Command.CLOSE: "Voting is not open. There is nothing to close.",
    Command.SEAL_PAPERS: "Papers come in after voting is closed and before the count starts.",
    Command.START_COUNT: "The count starts once, after voting is closed.",
    Command.ADD_SHARES: "Key holders open the box while the count is going on.",
    Command.DRAW_LOT: "Names are drawn during the count, when there is a tie.",
    Command.CERTIFY: "The final result can be signed once, when the votes are counted.",
    Command.PUBLISH: "There is no public record yet. Come back when voting is open.",
}


def is_allowed(stage: Stage, command: Command) -> bool:
    """Tell whether ``command`` can be done in ``stage``."""
    return stage in _ALLOWED[command]


def require_stage(stage: Stage, command: Command) -> None:
    """Raise `Refused` (code ``stage-<command>``) when ``command`` cannot be done in ``stage``."""
    if is_allowed(stage, command):
        return
    if command is Command.CAST:
        if stage in _BEFORE_OPEN:
            raise Refused("box-not-open", "The box is not open yet. Please come back later.")
        raise Refused("box-closed", "The box is closed. No more votes can come in. Ask for help.")
    raise Refused(f"stage-{command.replace('_', '-')}", _WORDS[command])


def require_casting(stage: Stage, *, is_paused: bool) -> None:
    """Raise `Refused` when no vote can come in now: ``box-not-open``, ``-closed``, ``-paused``."""
    require_stage(stage, Command.CAST)
    if is_paused:
        raise Refused(
            "box-paused", "Voting is paused. Your vote is not in the box. Please try again later."
        )


def require_not_paused(*, is_paused: bool) -> None:
    """Raise `Refused` while voting is paused."""
    if is_paused:
        raise Refused("pause-there", "Voting is paused already.")


def require_paused(*, is_paused: bool) -> None:
    """Raise `Refused` unless voting is paused."""
    if not is_paused:
        raise Refused("pause-none", "Voting is not paused. It goes on.")
