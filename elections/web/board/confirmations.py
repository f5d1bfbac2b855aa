"""The words of the grave acts: each says plainly what happens, and what cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from elections.web.core.language import mark


@dataclass(frozen=True, slots=True)
class Act:
    """What the confirm page shows; the words in English, for the catalogue."""

    endpoint: str  # that does it
    title: str
    picture: str
    consequences: tuple[str, ...]
    sure: str
    button: str
    done: str


FREEZE = Act(
    "board.freeze_now",
    mark("Fix the lists"),
    "list",
    (
        mark("After this nobody can change who stands."),
        mark("After this nobody can change the list of voters."),
        mark("The key holders can make their keys."),
    ),
    mark("I checked the lists. They are right."),
    mark("Fix the lists"),
    mark("The lists are fixed."),
)

OPEN = Act(
    "board.open_now",
    mark("Open voting"),
    "box",
    (
        mark("People can vote with their cards from now on."),
        mark("After this nobody can print other cards."),
        mark("After this nobody can make other keys."),
    ),
    mark("The cards are printed. Every key holder has a key file."),
    mark("Open voting"),
    mark("Voting is open."),
)

CLOSE = Act(
    "board.close_now",
    mark("Close voting"),
    "stop",
    (
        mark("No more votes can come in."),
        mark("Nobody can open voting again."),
        mark("The count can start."),
    ),
    mark("Everybody who wants to vote has voted."),
    mark("Close voting"),
    mark("Voting is closed."),
)
