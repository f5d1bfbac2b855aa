"""Find the mistake in a JSON file: its line and column, and how to mend it, in easy words.

The file was refused by `strict_json`; what it says is for programs. People type commas, quotation
marks and brackets, and have to find the place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[{}\[\],:]|-?[A-Za-z]+', re.DOTALL
)
_ROUND_QUOTES = "“”„‟‘’‚'«»"  # noqa: RUF001 - these are what people type instead of "
_LONGEST_NUMBER = 16
_BY_PYTHON = (  # the beginning of what Python says, and what helps
    ("Expecting ':'", "A colon is missing here."),
    ("Expecting ','", "A comma is missing before this place."),
    ("Unterminated string", "This text has no quotation mark at its end."),
    ("Invalid control", "This text goes over the end of its line. Is a quotation mark missing?"),
    ("Invalid \\", "Write / in the place of this backslash."),
    ("Extra data", "Something stands after the end. Take it away, or look for a bracket too many."),
)


def find_mistake(text: str) -> tuple[int, str] | None:
    """Find the first mistake: its place in the text, and a sentence. None where none was found."""
    try:
        json.loads(text)
    except json.JSONDecodeError as problem:
        place = _comma_before(text, problem.pos)
        if place is not None:  # Pythons from 3.13 on find the comma, those before the bracket
            return place, "Take away the comma before the bracket."
        return problem.pos, _advice(text, problem)
    except (ValueError, RecursionError):  # a number with thousands of digits; too deep
        return None
    return next(_not_ours(text), None)


def line_and_column(text: str, place: int) -> str:
    """Write the place as people look for it, "line 3, column 14"."""
    before = text[:place]
    return f"line {before.count(chr(10)) + 1}, column {place - before.rfind(chr(10))}"


def _comma_before(text: str, place: int) -> int | None:
    """Find the comma before a closing bracket, if that is the mistake."""
    comma = len(text[:place].rstrip()) - 1 if text[place : place + 1] in {"}", "]"} else place
    is_last = text[comma + 1 :].lstrip()[:1] in {"}", "]"}
    return comma if text[comma : comma + 1] == "," and is_last else None


def _advice(text: str, problem: json.JSONDecodeError) -> str:
    place = problem.pos
    here = text[place : place + 1]
    if not text[place:].strip() and not problem.msg.startswith("Unterminated"):
        return "The file ends too early. Is a bracket missing?"
    if here in _ROUND_QUOTES:
        return 'Use straight quotation marks, like "this".'
    if here in "/#":
        return "Take away this note. An election file has no notes."
    for beginning, advice in _BY_PYTHON:
        if problem.msg.startswith(beginning):
            return advice
    return "This is not written as it must be. Look at the example in docs/election-folder.md."


def _not_ours(text: str) -> Iterator[tuple[int, str]]:
    """Find what JSON may have and an election file may not, in order."""
    names: list[set[str] | None] = []  # the fields so far of each open bracket; None for a list
    is_name = False
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            names.append(set() if sign == "{" else None)
        elif sign in "}]":
            names.pop()
        elif sign[0] == '"' and is_name and names and (fields := names[-1]) is not None:
            if sign in fields:
                yield token.start(), f"The field {sign} stands here twice. Take one away."
            fields.add(sign)
        elif sign[0] in "-0123456789" and not sign.lstrip("-").isdecimal():
            yield token.start(), "Write a whole number here."
        elif sign[0] in "-0123456789" and len(sign) > _LONGEST_NUMBER:
            yield token.start(), "This number is too long."
        elif sign.lstrip("-") in {"NaN", "Infinity"}:  # Python reads them
            yield token.start(), "Write a whole number here."
        is_name = sign in "{,"
