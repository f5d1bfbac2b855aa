"""The needs of Windows and macOS, as far as Linux can test them (docs/platforms.md)."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.processes import ROOT, python

SOURCES = ("ballots", "audit", "elections", "tools")
# another program's script, on a system that spawns every process
_SPAWNING = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from audit.__main__ import main
    raise SystemExit(main(["verify", sys.argv[1], "--jobs", "2"]))
"""


def run(*arguments: str | Path) -> str:
    done = subprocess.run(
        python(*arguments), cwd=ROOT, capture_output=True, text=True, check=False, timeout=200
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def bare_election(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Hold an election in a Python without POSIX; return its folder and the output."""
    folder = tmp_path_factory.mktemp("bare_election")
    return folder, run("-m", "tests.support.bare_python", folder)


def test_everything_works_without_what_only_posix_has(bare_election: tuple[Path, str]) -> None:
    modules, page, script = bare_election[1].splitlines()
    assert int(modules.removesuffix(" modules")) > 150
    assert page == "/ 200 text/html"
    assert script == "/static/js/core.js 200 text/javascript"


@pytest.mark.parametrize(
    "line", ["import fcntl", "import pwd", "import os; os.geteuid()", "import os; os.O_NONBLOCK"]
)
def test_what_the_other_system_lacks_is_really_hidden(line: str) -> None:
    program = f"from tests.support import bare_python; bare_python.hide()\n{line}"
    done = subprocess.run(
        python("-c", program), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ImportError" in done.stderr or "AttributeError" in done.stderr


def test_votes_are_checked_in_processes_that_start_anew(
    bare_election: tuple[Path, str], tmp_path: Path
) -> None:
    script = tmp_path / "check.py"
    script.write_text(f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{_SPAWNING}")
    assert "All checks hold." in run(script, bare_election[0] / "record")


# --- texts are the same bytes everywhere ------------------------------------------------------


def machine_dependent_calls(source: str) -> Iterator[str]:
    """Find calls that read or write text with the machine's encoding or line ends."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        given = {keyword.arg for keyword in node.keywords}
        words = {
            word.value
            for word in [*node.args, *(keyword.value for keyword in node.keywords)]
            if isinstance(word, ast.Constant) and isinstance(word.value, str)
        }
        wanted: set[str] = set()
        if name == "write_text":
            wanted = {"encoding", "newline"}
        elif name == "read_text" and not words:
            wanted = {"encoding"}
        elif name in {"open", "fdopen"} and words & {"w", "x", "a", "r+", "w+"}:
            wanted = {"encoding", "newline"}
        elif name in {"open", "fdopen"} and "r" in words:
            wanted = {"encoding"}
        if wanted - given:
            yield f"line {node.lineno}: {name} without {' and '.join(sorted(wanted - given))}"


def test_texts_have_one_encoding_and_one_line_end_on_every_system() -> None:
    problems = [
        f"{path.relative_to(ROOT)}, {problem}"
        for folder in SOURCES
        for path in sorted((ROOT / folder).rglob("*.py"))
        for problem in machine_dependent_calls(path.read_text("utf-8"))
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("path.write_text('x')", 1),
        ("path.write_text('x', encoding='utf-8')", 1),
        ("path.write_text('x', encoding='utf-8', newline='')", 0),
        ("path.read_text()", 1),
        ("path.read_text('utf-8')", 0),
        ("open(path, 'w', encoding='utf-8')", 1),
        ("path.open('wb')", 0),
        ("os.fdopen(handle, 'w')", 1),
    ],
)
def test_careless_calls_are_found(source: str, number: int) -> None:
    assert len([*machine_dependent_calls(source)]) == number
