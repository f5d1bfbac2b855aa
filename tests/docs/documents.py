"""Our documents, and the files that they may name."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def our_files() -> frozenset[str]:
    """List every file of the repository, as a path from its root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


@cache
def our_folders() -> frozenset[str]:
    """List every folder that holds one of our files."""
    return frozenset(parent.as_posix() for name in our_files() for parent in Path(name).parents) - {
        "."
    }


DOCUMENTS = sorted(name for name in our_files() if name.endswith(".md"))


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def rows_of(document: str, heading: str) -> list[list[str]]:
    """Return the cells of each row of the first table after ``heading``, without its head."""
    text = text_of(document)
    table = re.search(
        r"^\|.*?(?:\n(?!\|)|\Z)", text[text.index(heading) :], re.DOTALL | re.MULTILINE
    )
    assert table is not None, f"{document} has no table after {heading}"
    lines = table[0].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def codes_in(text: str) -> list[str]:
    """Return the texts between back quotes in one line."""
    return re.findall(r"`([^`\n]+)`", text)
