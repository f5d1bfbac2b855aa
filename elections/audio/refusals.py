"""The sentences with which the server can refuse something on a voter's tablet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from ballots.encoding import strict_json
from elections.audio.errors import NoSound
from elections.core.paths import WORDS

_LIMIT = 4 * 1024 * 1024
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")  # as in tools/words.py

# Modules whose refusals can reach a voter's tablet. They are read, not imported: no web here.
_REFUSING = (
    "elections.services.voting.cast",
    "elections.services.queries.voter",
    "elections.web.core.forms",
    "elections.web.voter.pages",
    "elections.web.core.errors",
    "ballots.ballot",
)
_REFUSALS = frozenset({"Refused", "BadInput", "BallotRefused"})


def error_texts() -> tuple[str, ...]:
    """Every sentence with which the server can refuse something on a voter's tablet."""
    found: list[str] = []
    for name in _REFUSING:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise NoSound("sound-errors", f"The sentences of {name} cannot be read.")
        tree = ast.parse(Path(spec.origin).read_text("utf-8"))
        found += _refusals(tree)
    return tuple(dict.fromkeys(found))


def _refusals(tree: ast.Module) -> Iterator[str]:
    ending = _ending(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        said = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        texts = [one for one in said[1:] if isinstance(one, str) and one]
        if node.func.id == "_refuse" and texts:
            yield texts[0] + ending
        elif node.func.id in _REFUSALS and texts:
            yield texts[0]
        elif node.func.id == "Words" and texts:
            yield " ".join(texts)  # as web/errors.py joins what happened and what to do


def _ending(tree: ast.Module) -> str:
    """What a module's own `_refuse` adds to each sentence."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_refuse":
            for part in ast.walk(node):
                if isinstance(part, ast.JoinedStr) and isinstance(part.values[-1], ast.Constant):
                    return str(part.values[-1].value)
    return ""


def translated_errors(language: str) -> tuple[str, ...]:
    """The same sentences as a tablet shows them in a second language; none where there is none.

    They come from the tablet's own catalogue. A text that it lacks stays in the first language.
    """
    path = WORDS / language / "browser.json"
    if not path.is_file():
        return ()
    catalogue = strict_json(path.read_bytes(), _LIMIT)["texts"]
    parts = (_SENTENCE_END.split(text) for text in error_texts())
    return tuple(
        " ".join(catalogue[one] for one in sentences)
        for sentences in parts
        if all(isinstance(catalogue.get(one), str) for one in sentences)
    )
