"""Find the messages of the catalogue that our sources use; run at build time only.

A use names a key in full, ``say("board-title")``, or a family of keys that is put together where
it is used, ``say(f"picture-{name}")``. Keys in tables are marked with ``key("…")``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path

from jinja2 import Environment, nodes

# Functions whose first argument is a key, and the prefix of that key.
SAYING = {"say": "", "plain": "", "key": "", "message": "", "english": ""}
REFUSING = {"refused": "refused-", "bad_input": "refused-", "ballot_refused": "refused-"}
# The pure packages raise with the code and the English sentence itself.
RAISING = frozenset({"Refused", "BadInput", "BallotRefused"})
# Functions of the catalogue itself, whose key comes after the language.
_WITH_LANGUAGE = frozenset({"say", "text"})


@dataclass(frozen=True, slots=True)
class Use:
    """A key, or a family of keys with ``*`` in it, and the names of the arguments that it gets.

    ``arguments`` is None where they cannot be read. ``sentence``: the English beside the key.
    """

    key: str
    arguments: frozenset[str] | None
    where: str
    sentence: str | None = None

    @property
    def is_family(self) -> bool:
        """Tell whether it stands for several keys."""
        return "*" in self.key

    def fits(self, key: str) -> bool:
        """Tell whether a key of the catalogue belongs to this use."""
        return re.match(translate(self.key), key) is not None


class UnreadableUse(RuntimeError):
    """A use whose key cannot be read, with arguments that cannot be checked."""


def in_python(path: Path, name: str) -> Iterator[Use]:
    """Find every use in a module; ``name`` is the module's name in messages."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield from _python_call(node, f"{name}:{node.lineno}")


def _python_call(node: ast.Call, where: str) -> Iterator[Use]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    plain_name = node.func.id if isinstance(node.func, ast.Name) else ""
    arguments = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
    open_ended = any(keyword.arg is None for keyword in node.keywords)
    if plain_name in SAYING or plain_name in REFUSING:
        prefix = SAYING.get(plain_name, "") or REFUSING.get(plain_name, "")
        yield from _keyed(node.args[:1], prefix, None if open_ended else arguments, where)
    elif called in _WITH_LANGUAGE and _is_catalogue(node.func):
        known = None if called == "text" or open_ended else arguments
        yield from _keyed(node.args[1:2], "", known, where)
    elif plain_name in RAISING and len(node.args) > 1:
        for use in _keyed(node.args[:1], "refused-", arguments, where):
            yield Use(use.key, use.arguments, where, _constant(node.args[1]))


def _is_catalogue(function: ast.expr) -> bool:
    owner = function.value if isinstance(function, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id == "catalogue"


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _keyed(
    args: list[ast.expr], prefix: str, arguments: frozenset[str] | None, where: str
) -> Iterator[Use]:
    for node in args:
        match node:
            case ast.Constant(value=str(key)):
                yield Use(prefix + key, arguments, where)
            case ast.JoinedStr(values=parts):
                family = "".join(_constant(part) or "*" for part in parts)
                yield Use(prefix + family, arguments, where)
            case ast.IfExp(body=if_true, orelse=if_false):
                yield from _keyed([if_true, if_false], prefix, arguments, where)
            case _ if arguments:
                raise UnreadableUse(f"{where}: a key from elsewhere has arguments here")


def in_template(path: Path, name: str) -> Iterator[Use]:
    """Find every use in a template."""
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in {"say", "plain"}:
            arguments = frozenset(keyword.key for keyword in node.kwargs)
            yield from _template_key(node.args[0], arguments, f"{name}:{node.lineno}")


def _template_key(node: nodes.Expr, arguments: frozenset[str], where: str) -> Iterator[Use]:
    match node:
        case nodes.Const(value=str(key)):
            yield Use(key, arguments, where)
        case nodes.Concat(nodes=parts):
            family = "".join(
                str(part.value) if isinstance(part, nodes.Const) else "*" for part in parts
            )
            yield Use(family, arguments, where)
        case nodes.CondExpr(expr1=if_true, expr2=if_false) if if_false is not None:
            yield from _template_key(if_true, arguments, where)
            yield from _template_key(if_false, arguments, where)
        case _ if arguments:
            raise UnreadableUse(f"{where}: a key from elsewhere has arguments here")
