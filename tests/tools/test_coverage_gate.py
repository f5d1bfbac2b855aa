"""The coverage gate: parts below their minimum are named with their lines and stop the run."""

from __future__ import annotations

import pytest

from tools.coverage_gate import GROUPS, ROOT, Group, group_of, report

PURE, REST = Group("pure", ("ballots/",), 100), Group("rest", ("",), 90)


def measured(run: int, whole: int, lines: tuple[int, ...] = ()) -> dict[str, object]:
    summary = {
        "covered_lines": run,
        "num_statements": whole,
        "covered_branches": 0,
        "num_branches": 0,
    }
    return {"summary": summary, "missing_lines": lines, "missing_branches": [(7, -1)]}


@pytest.mark.parametrize(
    ("pure", "rest", "good"),
    [(10, 90, True), (10, 89, False), (9, 90, False)],
)
def test_each_group_is_held_to_its_own_least(
    capsys: pytest.CaptureFixture[str], pure: int, rest: int, good: bool
) -> None:
    files = {"ballots/a.py": measured(pure, 10, (3,)), "elections/b.py": measured(rest, 100, (5,))}
    assert report(files, (PURE, REST)) is good
    output = capsys.readouterr().out
    assert f"coverage of rest: {rest}.00 %" in output
    assert ("ballots/a.py: 3, 7->-1" in output) is (pure < 10)
    assert ("elections/b.py: 5, 7->-1" in output) is (rest < 90)


def test_every_file_of_the_product_belongs_to_a_group() -> None:
    files = [
        path.relative_to(ROOT).as_posix()
        for room in ("ballots", "audit", "elections")
        for path in (ROOT / room).rglob("*.py")
    ]
    assert len(files) > 100
    assert [path for path in files if group_of(path) is None] == []
    for group in GROUPS:
        assert any(group_of(path) == group for path in files), f"{group.name} names no file"
