"""The confirm pages of serious commands: what happens, and what cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from elections.core.catalogue import key


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The content of a confirm page: the keys of its words."""

    endpoint: str  # the endpoint that does it
    title: str
    picture: str
    consequences: tuple[str, ...]
    sure: str
    button: str
    done: str


LOCK = Confirmation(
    "board.lock_now",
    key("board-lock-title"),
    "list",
    (
        key("board-lock-who"),
        key("board-lock-voters"),
        key("board-lock-rest"),
        key("board-lock-keys"),
    ),
    key("board-lock-sure"),
    key("board-lock-title"),
    key("board-lock-done"),
)

OPEN = Confirmation(
    "board.open_now",
    key("board-open-title"),
    "box",
    (
        key("board-open-cards"),
        key("board-open-no-cards"),
        key("board-open-no-keys"),
    ),
    key("board-open-sure"),
    key("board-open-title"),
    key("stage-open-now"),
)

CLOSE = Confirmation(
    "board.close_now",
    key("board-close-title"),
    "stop",
    (
        key("board-close-no-votes"),
        key("board-close-never-again"),
        key("board-close-count"),
    ),
    key("board-close-sure"),
    key("board-close-title"),
    key("stage-closed-now"),
)
