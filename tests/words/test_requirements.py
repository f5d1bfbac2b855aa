"""docs/requirements.md names a test that exists, or a reason, for each of R1 to R76."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "requirements.md").read_text("utf-8")
ROW = re.compile(r"^\| R(\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROWS = {int(number): (tests, note.strip()) for number, _, tests, note in ROW.findall(TABLE)}


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_requirement_is_listed_once() -> None:
    numbers = [int(number) for number, *_ in ROW.findall(TABLE)]
    assert numbers == list(range(1, 77))


@pytest.mark.parametrize("number", sorted(ROWS))
def test_each_requirement_names_an_existing_test_or_a_reason(number: int) -> None:
    tests, note = ROWS[number]
    named = TEST.findall(tests)
    assert named or note
    assert [(file, name) for file, name in named if name not in names_in(file)] == []


def test_a_test_named_after_a_number_stands_in_its_row() -> None:
    missing = []
    for file in sorted((ROOT / "tests").glob("*/test_*.py")):
        path = file.relative_to(ROOT).as_posix()
        for name in sorted(names_in(path)):
            numbers = re.match(r"test_((?:r\d+_)+)", name)
            for number in re.findall(r"r(\d+)_", numbers[1]) if numbers else ():
                tests, _ = ROWS.get(int(number), ("", ""))
                if f"`{path}::{name}`" not in tests:
                    missing.append(f"R{number}: {path}::{name}")
    assert missing == []
