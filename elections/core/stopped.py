"""The mark in a data folder that is not to be used: moved away, or half restored.

Two copies of an election that both go on would sign two trails with one key. So what was moved
away takes and signs nothing until it is moved back (docs/adr).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from ballots.encoding import canonical, parse_canonical
from ballots.errors import BadInput, RepVoteError
from ballots.typed_json import Matches, read_value, to_json
from elections.core.files import remove_durably, write_durably

STOPPED = "stopped.json"
_LIMIT = 64 * 1024
_MOVE = re.compile(r"[0-9a-f]{32}\Z")
MoveId = Annotated[str, Matches(_MOVE)]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The mark of a data folder that must not be used.

    ``move`` names the move by which it left; ``revision`` and ``rows`` say how its database was
    then: its tables, and a hash of all rows. All are None while a backup is restored.
    """

    format: Literal["repvote-stopped-1"]
    why: Literal["moved", "restoring"]
    move: MoveId | None
    revision: str | None
    rows: str | None


def moved_mark(move: str, revision: str, rows: str) -> Stopped:
    """Make the mark of an election that was moved away."""
    return Stopped("repvote-stopped-1", "moved", move, revision, rows)


RESTORING = Stopped("repvote-stopped-1", "restoring", None, None, None)


def mark_stopped(folder: Path, stopped: Stopped) -> None:
    """Mark the folder; return when the mark is on the disk."""
    write_durably(folder / STOPPED, canonical(to_json(stopped)))


def read_stopped(folder: Path) -> Stopped | None:
    """Read the mark, or None. Raises `RepVoteError` for one that cannot be read."""
    try:
        raw = (folder / STOPPED).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return read_value(Stopped, parse_canonical(raw, _LIMIT), STOPPED)
    except BadInput as problem:
        raise RepVoteError(
            "stopped-damaged",
            f"The file {folder / STOPPED} is damaged. It says that this copy of the election is "
            "not to be used. Keep it, and call for help.",
        ) from problem


def unmark(folder: Path) -> None:
    """Take the mark away; return when that is on the disk."""
    remove_durably(folder / STOPPED)


def require_running(folder: Path, *, is_moved_allowed: bool = False) -> None:
    """Raise `RepVoteError` when the folder is marked; not for a move if that is allowed."""
    stopped = read_stopped(folder)
    if stopped is None or (is_moved_allowed and stopped.why == "moved"):
        return
    if stopped.why == "restoring":
        raise RepVoteError(
            "restore-unfinished",
            "A backup was being restored here, and that did not come to its end. "
            "Restore it again: repvote restore FILE",
        )
    raise RepVoteError(
        "moved-away",
        "This election was moved away from here, so this copy is stopped. To move it back, "
        "restore a newer backup here: repvote restore FILE. If the file of the move is lost, "
        "make it again: repvote backup FILE --move",
    )
