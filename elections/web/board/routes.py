"""The secretary's pages together: each module adds its routes to the one blueprint."""

from elections.web.board import (
    cards,
    certification,
    home,
    lots,
    nominations,
    on_list,
    open_again,
    people,
    stages,
    stop_contest,
)
from elections.web.board.blueprint import blueprint

__all__ = [
    "blueprint",
    "cards",
    "certification",
    "home",
    "lots",
    "nominations",
    "on_list",
    "open_again",
    "people",
    "stages",
    "stop_contest",
]
