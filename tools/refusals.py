"""The sentences with which the program refuses something on the board's screen.

They are read from the sources: every text that a refusal is made with there, and the table of
stages. Sentences that an f-string puts together are in English only, and their pages say so.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_REFUSALS = frozenset({"Refused", "BadInput", "BallotRefused"})
_TABLE = "_WORDS"  # elections/domain/stages.py

# What answers the scripts of the key holders' pages (browser/src/board/board.js).
_TO_SCRIPTS = (
    "ballots/group.py",
    "ballots/trustees",
    "ballots/proofs",
    "ballots/encoding.py",
    "elections/domain/stages.py",
    "elections/services/count",
    "elections/services/setup/keys.py",
    "elections/web/core/access.py",
    "elections/web/keyholder/pages.py",
)
_TO_PAGES = (
    *_TO_SCRIPTS,
    "ballots/counting",
    "ballots/paper/wall.py",
    "ballots/tally.py",
    "elections/services",
    "elections/stores",
    "elections/web",
)


def to_scripts() -> tuple[str, ...]:
    """What the key holders' scripts may be answered."""
    return tuple(dict.fromkeys(_texts(_TO_SCRIPTS)))


def to_pages() -> tuple[str, ...]:
    """What any page of the board may say."""
    return tuple(dict.fromkeys(_texts(_TO_PAGES)))


def _texts(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield from _in_file(ast.parse(file.read_text("utf-8")))


def _in_file(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, text, *_]) if name in _REFUSALS:
                yield from _constants((text,))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(values=texts)):
                yield from _constants(texts if name == _TABLE else ())


def _constants(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _constants((node.body, node.orelse))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
