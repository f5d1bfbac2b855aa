"""Finding and reading the files of an election folder, as people's computers name them.

A name is found though its accents, capitals or spaces are written in another way in the folder
than in ``election.json``. What lies outside the folder is not taken.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Protocol

from ballots.errors import Problem
from ballots.names import folded_name

MISSING = "This file is missing or cannot be read. Put it in the folder."
_NO_PLAIN_FILE = "This is not a plain file. Put the file itself in the folder."
_LEADS_OUT = "This is a link to another place. Put the file itself in the folder."


class FolderFiles(Protocol):
    """The files of a folder, on the disk or in a zip file."""

    def read(self, name: str, limit: int) -> bytes | Problem:
        """Read at most ``limit`` bytes of a file and one more, or why not."""

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that the folder has, in their order."""


class Files:
    """The files in one folder; ``inside`` names a folder in it, like "pictures"."""

    def __init__(self, folder: Path, inside: str = "") -> None:
        self._outermost = folder
        self._folder = folder / inside
        self._prefix = f"{inside}/" if inside else ""

    def read(self, name: str, limit: int) -> bytes | Problem:
        """Read at most ``limit`` bytes of a file and one more, or why not."""
        where = f"{self._prefix}{name}"
        meant = self._meant(name)
        if len(meant) > 1:
            text = f"{meant[0]} and {meant[1]} could both be meant. Take one away, or rename it."
            return Problem("F.1", where, text)
        try:
            return _plain_bytes(
                self._folder / (meant[0] if meant else name), limit, self._outermost
            )
        except _NotTakenError as reason:
            return Problem("F.1", where, str(reason))
        except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
            return Problem("F.1", where, MISSING)

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that the folder has, in their order."""
        return [name for name in names if self._meant(name)]

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Map the form in which names are compared to the names in the folder."""
        names: dict[str, list[str]] = {}
        try:
            for name in sorted(os.listdir(self._folder)):  # noqa: PTH208 - names, not paths
                names.setdefault(folded_name(name), []).append(name)
        except OSError:
            return {}
        return names

    def _meant(self, name: str) -> list[str]:
        """Return the files that this name can mean; the very same name wins."""
        alike = self._names.get(folded_name(name), [])
        return [name] if name in alike else alike


class _NotTakenError(Exception):
    """An existing file is refused; the message is a sentence for people."""


def _plain_bytes(path: Path, limit: int, outermost: Path) -> bytes:
    is_inside = path.resolve().is_relative_to(outermost.resolve())
    if not is_inside and path.is_file():
        raise _NotTakenError(_LEADS_OUT)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _NotTakenError(_NO_PLAIN_FILE)
            return file.read(limit + 1)
    except IsADirectoryError as problem:
        raise _NotTakenError(_NO_PLAIN_FILE) from problem


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe at once instead of waiting for its writer; Windows has no pipes in folders."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
