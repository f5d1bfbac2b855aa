"""The stages of an election and what may be done in each. Only a person's act moves a stage."""

from __future__ import annotations

from enum import StrEnum

from ballots.errors import Refused


class Stage(StrEnum):
    """In the order in which they follow each other."""

    SETUP = "setup"
    CHECKING = "checking"
    OPEN = "open"
    CLOSED = "closed"
    COUNTING = "counting"
    RESULTS = "results"
    CERTIFIED = "certified"


STAGE_WORDS = {
    Stage.SETUP: "Getting ready",
    Stage.CHECKING: "Checking the lists",
    Stage.OPEN: "Voting is open",
    Stage.CLOSED: "Voting is closed",
    Stage.COUNTING: "Counting",
    Stage.RESULTS: "Results",
    Stage.CERTIFIED: "Certified",
}


class Act(StrEnum):
    """Commands that need a certain stage."""

    LOAD = "load"
    FREEZE = "freeze"
    ADD_KEY = "add_key"
    MAKE_CARDS = "make_cards"
    CANCEL_CARD = "cancel_card"
    OPEN = "open"
    CAST = "cast"
    CLOSE = "close"
    START_COUNT = "start_count"
    ADD_SHARES = "add_shares"
    DRAW_LOT = "draw_lot"
    CERTIFY = "certify"
    PUBLISH = "publish"


_BEFORE_OPEN = (Stage.SETUP, Stage.CHECKING)
_FROM_OPEN = (
    Stage.OPEN,
    Stage.CLOSED,
    Stage.COUNTING,
    Stage.RESULTS,
    Stage.CERTIFIED,
)
_ALLOWED: dict[Act, tuple[Stage, ...]] = {
    Act.LOAD: (Stage.SETUP,),
    Act.FREEZE: (Stage.SETUP,),
    Act.ADD_KEY: (Stage.CHECKING,),
    Act.MAKE_CARDS: (Stage.CHECKING,),
    Act.CANCEL_CARD: (Stage.CHECKING, Stage.OPEN),
    Act.OPEN: (Stage.CHECKING,),
    Act.CAST: (Stage.OPEN,),
    Act.CLOSE: (Stage.OPEN,),
    Act.START_COUNT: (Stage.CLOSED,),
    Act.ADD_SHARES: (Stage.COUNTING,),
    Act.DRAW_LOT: (Stage.COUNTING,),
    Act.CERTIFY: (Stage.RESULTS,),
    Act.PUBLISH: _FROM_OPEN,
}
_WORDS: dict[Act, str] = {
    Act.LOAD: "The lists are fixed now. They cannot be changed any more.",
    Act.FREEZE: "The lists are fixed already. Go on to the next step.",
    Act.ADD_KEY: "Keys can be added after the lists are fixed and before voting opens.",
    Act.MAKE_CARDS: "Cards can be made after the lists are fixed and before voting opens.",
    Act.CANCEL_CARD: "Cards can be taken out before voting closes, not later.",
    Act.OPEN: "Voting can open once, after the lists are fixed.",
    Act.CLOSE: "Voting is not open. There is nothing to close.",
    Act.START_COUNT: "The count starts once, after voting is closed.",
    Act.ADD_SHARES: "Key holders open the box while the count is going on.",
    Act.DRAW_LOT: "A lot is drawn during the count, when two people have the same votes.",
    Act.CERTIFY: "The election can be signed once, when the results are there.",
    Act.PUBLISH: "There is no public record yet. Come back when voting is open.",
}


def allowed(stage: Stage, act: Act) -> bool:
    """Whether ``act`` can be done in ``stage``."""
    return stage in _ALLOWED[act]


def require(stage: Stage, act: Act) -> None:
    """Raise `Refused` (code ``stage-<act>``) when ``act`` cannot be done in ``stage``."""
    if allowed(stage, act):
        return
    if act is Act.CAST:
        if stage in _BEFORE_OPEN:
            raise Refused("box-not-open", "The box is not open yet. Please come back later.")
        raise Refused("box-closed", "The box is closed. No more votes can come in. Ask for help.")
    raise Refused(f"stage-{act.replace('_', '-')}", _WORDS[act])
