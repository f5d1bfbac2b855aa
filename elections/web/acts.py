"""The words of the grave acts: each says plainly what happens, and what cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """What the confirm page shows."""

    endpoint: str  # that does it
    title: str
    picture: str
    consequences: tuple[str, ...]
    sure: str
    button: str
    done: str


FREEZE = Act(
    "board.freeze_now",
    "Fix the lists",
    "list",
    (
        "After this nobody can change who stands.",
        "After this nobody can change the list of voters.",
        "The key holders can make their keys.",
    ),
    "I checked the lists. They are right.",
    "Fix the lists",
    "The lists are fixed.",
)

OPEN = Act(
    "board.open_now",
    "Open voting",
    "box",
    (
        "People can vote with their cards from now on.",
        "After this nobody can print other cards.",
        "After this nobody can make other keys.",
    ),
    "The cards are printed. Every key holder has a key file.",
    "Open voting",
    "Voting is open.",
)

CLOSE = Act(
    "board.close_now",
    "Close voting",
    "stop",
    (
        "No more votes can come in.",
        "Nobody can open voting again.",
        "The count can start.",
    ),
    "Everybody who wants to vote has voted.",
    "Close voting",
    "Voting is closed.",
)
