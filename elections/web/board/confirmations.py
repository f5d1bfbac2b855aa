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


OPEN_NOMINATIONS = Confirmation(
    "board.open_nominations_now",
    key("board-nominate-title"),
    "hello",
    (
        key("board-nominate-groups"),
        key("board-nominate-yes"),
        key("board-nominate-mend"),
        key("board-nominate-public"),
    ),
    key("board-nominate-sure"),
    key("board-nominate-title"),
    key("board-nominate-done"),
)

CLOSE_NOMINATIONS = Confirmation(
    "board.close_nominations_now",
    key("board-nominated-title"),
    "list",
    (
        key("board-nominated-nobody"),
        key("board-nominated-check"),
        key("board-nominated-again"),
    ),
    key("board-nominated-sure"),
    key("board-nominated-title"),
    key("board-nominated-done"),
)

NOMINATIONS_AGAIN = Confirmation(
    "board.nominations_again_now",
    key("board-again-title"),
    "hello",
    (
        key("board-again-groups"),
        key("board-again-stay"),
        key("board-again-public"),
    ),
    key("board-again-sure"),
    key("board-again-title"),
    key("board-nominate-done"),
)

LOCK = Confirmation(
    "board.lock_now",
    key("board-lock-title"),
    "list",
    (
        key("board-lock-who"),
        key("board-lock-voters"),
        key("board-lock-rest"),
        key("board-lock-keys"),
        key("board-lock-open-again"),
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
